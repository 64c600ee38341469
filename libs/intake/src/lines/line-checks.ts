/** What a line alone must be to become a claim: an invoice in euros of this creditor, past its due date, with something left to pay. */
import { parseMoney, type Cents } from '@quittance/law';
import { lineFault, type LineFault } from './faults.ts';
import type { HandedFile, ReadLine } from './read-files.ts';

/** An invoice that may be claimed, with the files that are its proof. */
export interface ClaimLine extends ReadLine {
  issuedOn: Temporal.PlainDate; dueOn: Temporal.PlainDate;
  /** What the document comes to, and what remains: the amount of the claim. */
  total: Cents; due: Cents;
  invoices: HandedFile[];
}

/** The claim of a line, or why there is none. siren: the creditor's own. */
export function claimLine(line: ReadLine, siren: string, today: Temporal.PlainDate): ClaimLine | LineFault {
  const { claim } = line;
  const at = { file: line.file.name, line: line.line };
  const { reference } = claim;
  if (claim.kind === 'creditNote') return lineFault('credit_note_alone', at, 'kind', { reference });
  if (claim.seller.siren && claim.seller.siren !== siren) return lineFault('other_seller', at, 'seller', { reference, seller: claim.seller.siren, creditor: siren });
  if (claim.currency !== 'EUR') return lineFault('currency_not_euro', at, 'currency', { reference, currency: claim.currency });
  // A negative amount, of an invoice paid in excess, is no decimal string of the house either.
  const due = parseMoney(claim.due);
  if (!due) return lineFault('nothing_due', at, 'due', { reference, due: claim.due });
  if (!claim.dueOn) return lineFault('no_due_date', at, 'dueOn', { reference });
  const days = { issuedOn: Temporal.PlainDate.from(claim.issuedOn), dueOn: Temporal.PlainDate.from(claim.dueOn) };
  if (Temporal.PlainDate.compare(days.dueOn, days.issuedOn) < 0) return lineFault('due_before_issue', at, 'dueOn', { reference, dueOn: claim.dueOn, issuedOn: claim.issuedOn });
  if (Temporal.PlainDate.compare(days.dueOn, today) >= 0) return lineFault('not_due', at, 'dueOn', { reference, dueOn: claim.dueOn });
  return { ...line, ...days, due, total: parseMoney(claim.total) ?? due, invoices: [] };
}

export const isFault = (found: ClaimLine | LineFault): found is LineFault => 'code' in found;
export const isClaim = (found: ClaimLine | LineFault): found is ClaimLine => !isFault(found);
