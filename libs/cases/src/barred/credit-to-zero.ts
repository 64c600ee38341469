/**
 * What a credit note must be so that nothing more can be asked on a claim, and not a cent above: what was paid on a debt that time has
 * barred stays paid and is not given back (C. civ. 2249). A note of all the principal would take away the interest that was paid with it.
 */
import { cents, computeStatement, isLawError, type Cents, type LawTables, type StatementFacts } from '@quittance/law';
import { refusedByLaw } from '../statement/known-law.ts';

/**
 * The smallest credit note, in cents, of each of these claims, on which something is owed, in their order: with the notes of those before it the claim owes nothing on
 * `facts.asOf`. Where even all that is left of its amount would leave something (an indemnity beyond the payment), it is all of it.
 * Throws Refused rate_unknown where the law gives no figure yet.
 */
export function creditsToZero(facts: StatementFacts, claimIds: readonly string[], law: LawTables): Map<string, Cents> {
  const credits = [...(facts.credits ?? [])], notes = new Map<string, Cents>();
  for (const claim of claimIds) {
    const note = (amount: bigint) => ({ id: `barred ${claim}`, claim, amount: cents(amount) });
    const owes = (amount: bigint): bigint => {
      const statement = computeStatement({ ...facts, credits: amount > 0n ? [...credits, note(amount)] : credits }, law);
      if (isLawError(statement)) throw refusedByLaw(statement);
      const { interest, principal, indemnity } = statement.claims.find(({ id }) => id === claim)!.outstanding;
      return interest + principal + indemnity;
    };
    const credited = credits.filter((one) => one.claim === claim).reduce((sum, { amount }) => sum + amount, 0n);
    // Interest falls with what it runs on, so that what is owed only falls as the note grows: halved until one cent separates enough from too little.
    let short = 0n, enough = facts.claims.find(({ id }) => id === claim)!.amount - credited;
    while (enough - short > 1n) {
      const middle = (short + enough) / 2n;
      if (owes(middle) <= 0n) enough = middle; else short = middle;
    }
    notes.set(claim, cents(enough));
    credits.push(note(enough));
  }
  return notes;
}
