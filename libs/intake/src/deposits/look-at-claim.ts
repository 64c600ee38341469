/** A claim within its case: whether the law lets it be asked for, and what is told of it where it does. */
import { cents, isLawError, limitation, parseRate, position, type LawError, type LawTables, type Limitation, type Regime } from '@quittance/law';
import type { CreditorFacts, MandateFacts } from '@quittance/parties';
import { lineFault, type LineFault } from '../lines/faults.ts';
import type { ClaimLine } from '../lines/line-checks.ts';
import { beyond, type PaymentTerms } from '../lines/terms.ts';
import { lineWarning, type LineWarning } from '../lines/warnings.ts';

export interface CaseTerms { creditor: CreditorFacts; mandate: MandateFacts; today: Temporal.PlainDate; law: LawTables; stated: PaymentTerms | null; seen: Seen }

/** What the law says of a nature and a day, and of a day and a rate: the claims of a large file fall due on few days, and no sum changes it. */
export class Seen {
  readonly #terms = new Map<string, Limitation>();
  readonly #lacking = new Map<string, LawError | null>();

  term(claim: { nature: string; dueOn: Temporal.PlainDate }, { today, law }: Pick<CaseTerms, 'today' | 'law'>): Limitation {
    const key = `${claim.nature} ${String(claim.dueOn)}`, known = this.#terms.get(key) ?? limitation({ nature: claim.nature, accrued: claim.dueOn, asOf: today }, law);
    this.#terms.set(key, known);
    return known;
  }

  /** Why nobody can reckon its interest, where nobody can. */
  lacking(claim: ClaimLine, regime: Regime, { creditor, mandate, today, law }: CaseTerms): LawError | null {
    const rate = claim.claim.contractRate === null ? null : (parseRate(claim.claim.contractRate) ?? null);
    const key = `${regime} ${String(claim.dueOn)} ${String(rate)}`;
    let known = this.#lacking.get(key);
    if (known === undefined) {
      const found = position({ asOf: today, regime, creditor: creditor.kind, dayCount: mandate.dayCount, allocation: mandate.allocation, claims: [{ id: claim.claim.reference, dueOn: claim.dueOn, amount: cents(claim.due), contractRate: rate }] }, today, law);
      this.#lacking.set(key, known = isLawError(found) ? found : null);
    }
    return known;
  }
}

/** Barred against a consumer: it may not be claimed any more (C. conso. L218-2). Against a company it may, and it is told that it is barred. */
export function lookAt(claim: ClaimLine & { nature: string }, regime: Regime, terms: CaseTerms): LineFault | { warnings: LineWarning[] } {
  const at = { file: claim.file.name, line: claim.line };
  const { reference } = claim.claim;
  const { stated, seen } = terms, term = seen.term(claim, terms);
  const expires = String(term.expires), dueOn = String(claim.dueOn);
  if (regime === 'civil' && term.barred) return lineFault('barred', at, 'dueOn', { reference, dueOn, expires, ...(term.article ? { article: term.article } : {}) });
  const lacking = seen.lacking(claim, regime, terms);
  if (lacking) return lineFault('rate_unknown', at, 'dueOn', { reference, dueOn, ...(lacking.lacking ? { from: lacking.lacking.from, to: lacking.lacking.to } : {}) });
  const long = stated && claim.dueOnFrom === 'terms' && regime === 'commercial' ? beyond(claim.issuedOn, stated) : undefined;
  return {
    warnings: [
      ...(term.barred ? [lineWarning('barred', term.article ?? null, { reference, dueOn, expires })] : []),
      ...(long ? [lineWarning('long_terms', long.article, { reference, days: stated!.days, endOfMonth: String(stated!.endOfMonth), most: long.most })] : []),
    ],
  };
}
