/**
 * From facts to a debt that can be run forward: principals with their credit notes taken off (rule 1), the first day that bears
 * interest (rule 2), the earliest stop, costs in their order. What contradicts itself is refused here, by the name of its field.
 */
import { addDays, type Day } from '../calendar/day.ts';
import { LawFault } from '../faults/law-error.ts';
import { fault, refuseDuplicates, show } from '../reading/fields.ts';
import type { LawTables } from '../rates/tables.ts';
import { allocate, type CostRun, type Debt } from './allocation.ts';
import { startRun, type AccrualTerms, type ClaimRun } from './accrual.ts';
import { surchargeFirstDay } from './claim-rate.ts';
import type { ClaimFact, PaymentFact, PaymentStatement, StatementFacts } from './facts.ts';
import { cents } from '../money/money.ts';

/** Rule 2: the first day that bears interest, or undefined where none ever does. */
export function firstInterestDay(facts: StatementFacts<Day>, claim: ClaimFact<Day>): Day | undefined {
  if (facts.regime !== 'civil' || claim.defaultOnDue) return addDays(claim.dueOn, 1);
  const triggers = [facts.noticeReceivedOn, facts.judgment?.enforceableOn].filter((day) => day !== undefined && day !== null);
  if (triggers.length === 0) return undefined;
  return addDays(Math.max(Math.min(...triggers), claim.dueOn) as Day, 1);
}

function creditsByClaim(facts: StatementFacts<Day>): Map<string, bigint> {
  const credits = new Map(facts.claims.map((claim) => [claim.id, 0n]));
  (facts.credits ?? []).forEach((credit, index) => {
    const before = credits.get(credit.claim);
    if (before === undefined) throw fault('unknown_claim', `credits[${index}].claim`, `la créance ${show(credit.claim)} n’est pas dans claims.`);
    credits.set(credit.claim, before + credit.amount);
  });
  return credits;
}

function checkAmounts(facts: StatementFacts<Day>): void {
  for (const [list, rows] of Object.entries({ claims: facts.claims, credits: facts.credits ?? [], payments: facts.payments ?? [], costs: facts.costs ?? [] })) {
    refuseDuplicates(rows.map((row) => row.id), list);
    rows.forEach((row, index) => {
      if (row.amount < 0n) throw fault('bad_amount', `${list}[${index}].amount`, 'un montant n’est pas négatif.');
    });
  }
  const claims = new Set(facts.claims.map((claim) => claim.id));
  (facts.payments ?? []).forEach((payment, index) => {
    const named = payment.claim ?? null;
    if (named !== null && !claims.has(named)) throw fault('unknown_claim', `payments[${index}].claim`, `la créance ${show(named)} n’est pas dans claims.`);
  });
}

const byDate = <Row extends { readonly on: Day }>(rows: readonly Row[]): Row[] => [...rows].sort((one, other) => one.on - other.on);

/** The debt before any payment, with the costs that count on `asOf`. Throws a LawFault. */
export function openDebt(facts: StatementFacts<Day>, law: LawTables): Debt {
  checkAmounts(facts);
  const credits = creditsByClaim(facts);
  const stops = (facts.stops ?? []).map((stop) => stop.on);
  const enforceableOn = facts.regime === 'civil' ? facts.judgment?.enforceableOn : undefined;
  const terms: AccrualTerms = {
    law, regime: facts.regime, dayCount: facts.dayCount ?? 'ACT_ACT',
    column: facts.creditor === 'individual' ? 'individualCreditor' : 'otherCreditor',
    surchargeFrom: enforceableOn === undefined ? undefined : surchargeFirstDay(enforceableOn, law),
    stop: stops.length === 0 ? undefined : (Math.min(...stops) as Day),
  };
  const claims = facts.claims.map((claim, index): ClaimRun => {
    const principal = claim.amount - credits.get(claim.id)!;
    if (principal < 0n) throw new LawFault('credit_above_amount', `claims[${index}] « ${claim.id} » : les avoirs dépassent le montant de la créance.`, `claims[${index}].amount`);
    return startRun({ index, id: claim.id, dueOn: claim.dueOn, contractRate: claim.contractRate ?? undefined, principal, firstDay: firstInterestDay(facts, claim) });
  });
  const costs = byDate((facts.costs ?? []).filter((cost) => cost.on <= facts.asOf)).map((cost): CostRun => ({ id: cost.id, on: cost.on, amount: cost.amount, paid: 0n }));
  return { terms, order: facts.allocation ?? 'statutory', claims, costs, byDueDate: [...claims].sort((one, other) => one.dueOn - other.dueOn || one.index - other.index) };
}

/** Lays out every payment dated `asOf` or before, by date, then input order. */
export function takePayments(debt: Debt, payments: readonly PaymentFact<Day>[], asOf: Day): PaymentStatement<Day>[] {
  return byDate(payments.filter((payment) => payment.on <= asOf)).map((payment) => {
    const { allocations, unallocated } = allocate(debt, { day: payment.on, amount: payment.amount, claim: payment.claim ?? null });
    return { id: payment.id, on: payment.on, amount: payment.amount, allocations, unallocated: cents(unallocated) };
  });
}
