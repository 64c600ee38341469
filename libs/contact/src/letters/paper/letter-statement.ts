import { cents, type Regime, type Statement } from '@quittance/law';
import type { LetterClaim, LetterStatement } from './letter.ts';
import { sum } from '@quittance/platform/paper';

const INDEMNITY_ARTICLE: Record<Regime, string> = { commercial: 'C. com. D441-5', public: 'CCP D2192-35', civil: '' };

export interface LetterWords {
  /** In the order in which they are to be printed. `id` is the one of the statement. */
  claims: readonly (LetterClaim & { id: string })[];
  /** "Votre virement", by the payment's id; "Votre paiement" where nothing is said. */
  payments?: Readonly<Record<string, string>>;
  costs?: Readonly<Record<string, { label: string; article?: string }>>;
}

/**
 * The law's statement as a letter prints it: the same figures, under the numbers and words that the debtor knows. A payment
 * shows what was counted of it; what met nothing owes nothing and is left out.
 */
export function letterStatement(statement: Statement, words: LetterWords): LetterStatement {
  const { totals } = statement;
  const found = new Map(statement.claims.map((claim) => [claim.id, claim]));
  const claims = words.claims.map((claim) => {
    const figures = found.get(claim.id);
    if (!figures) throw new RangeError(`The statement has no claim ${claim.id}.`);
    return { claim, figures };
  });
  return {
    asOf: statement.asOf,
    allocation: statement.allocation,
    claims: claims.map(({ claim }) => claim),
    interest: claims.flatMap(({ claim, figures }) => figures.interest.map((line) => ({ ...line, claim: claim.reference }))),
    indemnities: claims.filter(({ figures }) => figures.indemnity > 0n).map(({ claim, figures }) => ({ claim: claim.reference, amount: figures.indemnity, article: INDEMNITY_ARTICLE[statement.regime] })),
    costs: statement.costs.map(({ id, on, amount }) => ({ label: 'Frais', ...words.costs?.[id], on, amount })),
    payments: statement.payments.filter(({ amount, unallocated }) => amount > unallocated).map(({ id, on, amount, unallocated, allocations }) => {
      const part = (target: string) => sum(allocations.filter(({ to }) => to === target).map((allocation) => allocation.amount));
      return { label: words.payments?.[id] ?? 'Votre paiement', on, amount: amount - unallocated, parts: { interest: part('interest'), principal: part('principal'), indemnity: part('indemnity'), costs: part('cost') } };
    }),
    totals: { ...totals, paid: cents(totals.paid - totals.unallocated) },
  };
}
