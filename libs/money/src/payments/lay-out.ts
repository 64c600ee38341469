/**
 * What the payments of a case meet. Where a half-year has no rate yet, what came in since its first day can't be laid out: nobody knows
 * the interest that it meets before principal (C. civ. 1343-1). It is recorded all the same, and meets nothing until the rate is entered;
 * what came in before is laid out as ever, since later days change nothing of it.
 */
import { asFarAsKnown, refusedByLaw } from '@quittance/cases';
import { computeStatement, isLawError, type LawError, type LawTables, type PaymentFact, type PaymentStatement, type Statement, type StatementFacts } from '@quittance/law';

export interface AllocationDifference { paymentId: string; target: string; claimId: string | null; costId: string | null; amount: bigint }
export interface LaidOut {
  parts: AllocationDifference[];
  /** The debt on `facts.asOf`, as far as it is known. */
  statement: Statement;
  /** `rate_unknown`: why that is not all; null: it is. */
  waits: LawError | null;
}

const { compare } = Temporal.PlainDate;

/** What each of these payments meets, the part that meets nothing among it. */
const partsOf = (payments: readonly PaymentStatement[]): AllocationDifference[] => payments.flatMap(({ id, allocations, unallocated }) => [
  ...allocations.map(({ to, claim, cost, amount }) => ({ paymentId: id, target: to as string, claimId: claim, costId: cost, amount: amount as bigint })),
  ...(unallocated > 0n ? [{ paymentId: id, target: 'unallocated', claimId: null, costId: null, amount: unallocated as bigint }] : []),
]);
const waiting = ({ id, amount }: PaymentFact): AllocationDifference => ({ paymentId: id, target: 'unallocated', claimId: null, costId: null, amount });

/** Refuses what is wrong with the facts themselves; a rate that lacks is answered. */
export function layOut(facts: StatementFacts, law: LawTables): LaidOut {
  const known = asFarAsKnown(facts, law);
  const statement = mustHold(computeStatement(known.facts, law));
  if (!known.lacking) return { parts: partsOf(statement.payments), statement, waits: null };
  const first = Temporal.PlainDate.from(known.lacking.rate.from), payments = facts.payments ?? [];
  const before = mustHold(computeStatement({ ...facts, asOf: first.subtract({ days: 1 }) }, law));
  return { parts: [...partsOf(before.payments), ...payments.filter(({ on }) => compare(on, first) >= 0).map(waiting)], statement, waits: known.lacking.error };
}

function mustHold(statement: Statement | LawError): Statement {
  if (isLawError(statement)) throw refusedByLaw(statement);
  return statement;
}
