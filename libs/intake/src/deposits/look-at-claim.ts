/** A claim within its case: whether the law lets it be asked for, and what is told of it where it does. */
import { cents, isLawError, limitation, parseRate, position, type LawTables, type Regime } from '@quittance/law';
import type { CreditorFacts, MandateFacts } from '@quittance/parties';
import { lineFault, type LineFault } from '../lines/faults.ts';
import type { ClaimLine } from '../lines/line-checks.ts';
import { beyond, type PaymentTerms } from '../lines/terms.ts';
import { lineWarning, type LineWarning } from '../lines/warnings.ts';

export interface CaseTerms { creditor: CreditorFacts; mandate: MandateFacts; today: Temporal.PlainDate; law: LawTables; stated: PaymentTerms | null }

/** Barred against a consumer: it may not be claimed any more (C. conso. L218-2). Against a company it may, and it is told that it is barred. */
export function lookAt(claim: ClaimLine & { nature: string }, regime: Regime, { creditor, mandate, today, law, stated }: CaseTerms): LineFault | { warnings: LineWarning[] } {
  const at = { file: claim.file.name, line: claim.line };
  const { reference } = claim.claim;
  const term = limitation({ nature: claim.nature, accrued: claim.dueOn, asOf: today }, law);
  const expires = String(term.expires), dueOn = String(claim.dueOn);
  if (regime === 'civil' && term.barred) return lineFault('barred', at, 'dueOn', { reference, dueOn, expires, ...(term.article ? { article: term.article } : {}) });
  const rate = claim.claim.contractRate === null ? null : (parseRate(claim.claim.contractRate) ?? null);
  const found = position({ asOf: today, regime, creditor: creditor.kind, dayCount: mandate.dayCount, allocation: mandate.allocation, claims: [{ id: reference, dueOn: claim.dueOn, amount: cents(claim.due), contractRate: rate }] }, today, law);
  if (isLawError(found)) return lineFault('rate_unknown', at, 'dueOn', { reference, dueOn, ...(found.lacking ? { from: found.lacking.from, to: found.lacking.to } : {}) });
  const long = stated && claim.dueOnFrom === 'terms' && regime === 'commercial' ? beyond(claim.issuedOn, stated) : undefined;
  return {
    warnings: [
      ...(term.barred ? [lineWarning('barred', term.article ?? null, { reference, dueOn, expires })] : []),
      ...(long ? [lineWarning('long_terms', long.article, { reference, days: stated!.days, endOfMonth: String(stated!.endOfMonth), most: long.most })] : []),
    ],
  };
}
