/** What a line alone must be to become a claim: an invoice of this creditor, in a currency and of an amount that his mandate takes, past its due date, with something left to pay. */
import { formatDecimal, parseMoney, type Cents } from '@quittance/law';
import type { MandateFacts } from '@quittance/parties';
import { lineFault, type LineFault } from './faults.ts';
import type { HandedFile, ReadLine } from './read-files.ts';
import { dueBy, type PaymentTerms } from './terms.ts';

/** An invoice that may be claimed, with the files that are its proof. */
export interface ClaimLine extends ReadLine {
  issuedOn: Temporal.PlainDate; dueOn: Temporal.PlainDate;
  /** terms: the file gave none, and it follows from what the creditor stated. */
  dueOnFrom: 'document' | 'terms';
  /** What the document comes to, and what remains: the amount of the claim. */
  total: Cents; due: Cents;
  invoices: HandedFile[];
}

/** Within what a claim is taken: by whom it was issued, from what amount on, in which currencies, on which terms where it says none. */
export interface LineLimits { siren: string; minimum: Cents; currencies: readonly string[]; terms: PaymentTerms | null; today: Temporal.PlainDate }

/** What the mandate takes. Claims are kept in euros: of another currency that it allows, the house itself takes none. */
export const limitsOf = (siren: string, { minimumClaim, currencies }: Pick<MandateFacts, 'minimumClaim' | 'currencies'>, terms: PaymentTerms | null, today: Temporal.PlainDate): LineLimits =>
  ({ siren, minimum: minimumClaim, currencies, terms, today });

/** The claim of a line, or why there is none. */
export function claimLine(line: ReadLine, { siren, minimum, currencies, terms, today }: LineLimits): ClaimLine | LineFault {
  const { claim } = line;
  const at = { file: line.file.name, line: line.line };
  const { reference } = claim;
  if (claim.kind === 'creditNote') return lineFault('credit_note_alone', at, 'kind', { reference });
  if (claim.seller.siren && claim.seller.siren !== siren) return lineFault('other_seller', at, 'seller', { reference, seller: claim.seller.siren, creditor: siren });
  if (!currencies.includes(claim.currency)) return lineFault('currency_excluded', at, 'currency', { reference, currency: claim.currency, allowed: currencies.join(', ') });
  if (claim.currency !== 'EUR') return lineFault('currency_not_euro', at, 'currency', { reference, currency: claim.currency });
  // A negative amount, of an invoice paid in excess, is no decimal string of the house either.
  const due = parseMoney(claim.due);
  if (!due) return lineFault('nothing_due', at, 'due', { reference, due: claim.due });
  const issuedOn = Temporal.PlainDate.from(claim.issuedOn);
  const dueOn = claim.dueOn ? Temporal.PlainDate.from(claim.dueOn) : terms && dueBy(issuedOn, terms);
  if (!dueOn) return lineFault('no_due_date', at, 'dueOn', { reference });
  if (Temporal.PlainDate.compare(dueOn, issuedOn) < 0) return lineFault('due_before_issue', at, 'dueOn', { reference, dueOn: String(dueOn), issuedOn: claim.issuedOn });
  if (Temporal.PlainDate.compare(dueOn, today) >= 0) return lineFault('not_due', at, 'dueOn', { reference, dueOn: String(dueOn) });
  if (due < minimum) return lineFault('below_minimum', at, 'due', { reference, due: claim.due, minimum: formatDecimal(minimum) });
  return { ...line, issuedOn, dueOn, dueOnFrom: claim.dueOn ? 'document' : 'terms', due, total: parseMoney(claim.total) ?? due, invoices: [] };
}

/** An invoice that says no due date, or several: somebody has to state the terms. */
export const saysNoDueDate = ({ claim }: Pick<ReadLine, 'claim'>): boolean => claim.kind === 'invoice' && claim.dueOn === null;

export const isFault = (found: ClaimLine | LineFault): found is LineFault => 'code' in found;
export const isClaim = (found: ClaimLine | LineFault): found is ClaimLine => !isFault(found);
