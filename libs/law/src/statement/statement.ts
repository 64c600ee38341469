/**
 * The statement of debt (décompte): a pure function of the facts and of the law. The same facts always give the same cents.
 * The rules stand beside: principals and days in debt.ts, rates in claim-rate.ts, lines and indemnities in accrual.ts, payments in
 * allocation.ts. This file adds up what they find.
 */
import { addDays, daysInYear, civilOf, fromPlainDate, toPlainDate, type Day } from '../calendar/day.ts';
import { attempt, type LawError } from '../faults/law-error.ts';
import { cents, sumCents } from '../money/money.ts';
import { RATE_SCALE } from '../money/rate.ts';
import { round } from '../money/round.ts';
import type { LawTables } from '../rates/tables.ts';
import { cut, indemnityOn, runRate, type ClaimRun } from './accrual.ts';
import type { Debt } from './allocation.ts';
import { openDebt, takePayments } from './debt.ts';
import { mapFacts, mapStatement } from './days.ts';
import type { ClaimStatement, CostStatement, Statement, StatementFacts } from './facts.ts';
import { warningsOf } from './warnings.ts';

/**
 * The statement of `facts` on `facts.asOf` under `law`, or the error that names its field (`rate_unknown` names the half-year).
 * Amounts are cents, rates ten-thousandths of a percent, days Temporal.PlainDate.
 */
export function computeStatement(facts: StatementFacts, law: LawTables): Statement | LawError {
  return attempt(() => mapStatement(statementOf(mapFacts(facts, fromPlainDate), law), toPlainDate));
}

/** The same on day numbers; throws a LawFault. */
export function statementOf(facts: StatementFacts<Day>, law: LawTables): Statement<Day> {
  const debt = openDebt(facts, law);
  const payments = takePayments(debt, facts.payments ?? [], facts.asOf);
  const claims = debt.claims.map((run) => claimStatement(debt, run, facts.asOf));
  const costs = debt.costs.map((cost): CostStatement<Day> => ({
    id: cost.id, on: cost.on, amount: cents(cost.amount), paid: cents(cost.paid), outstanding: cents(cost.amount - cost.paid),
  }));

  const principal = sumCents(claims.map((claim) => claim.principal));
  const interest = sumCents(claims.map((claim) => claim.interestTotal));
  const indemnity = sumCents(claims.map((claim) => claim.indemnity));
  const costTotal = sumCents(costs.map((cost) => cost.amount));
  const paid = sumCents(payments.map((payment) => payment.amount));
  const unallocated = sumCents(payments.map((payment) => payment.unallocated));
  return {
    asOf: facts.asOf, law: law.version, regime: facts.regime, dayCount: debt.terms.dayCount, allocation: debt.order,
    totals: {
      principal, interest, indemnity, costs: costTotal, paid, unallocated,
      due: cents(principal + interest + indemnity + costTotal - (paid - unallocated)),
      dailyInterest: dailyInterest(debt, facts.asOf),
    },
    claims, payments, costs, warnings: warningsOf(facts, law, debt.claims, claims),
  };
}

function claimStatement({ terms }: Debt, run: ClaimRun, asOf: Day): ClaimStatement<Day> {
  cut(terms, run, asOf);
  const indemnity = indemnityOn(terms, run, asOf);
  return {
    id: run.id, dueOn: run.dueOn, principal: cents(run.principal), interest: run.lines, interestTotal: cents(run.closed), indemnity,
    paid: { interest: cents(run.paidInterest), principal: cents(run.paidPrincipal), indemnity: cents(run.paidIndemnity) },
    outstanding: { interest: cents(run.closed - run.paidInterest), principal: cents(run.base), indemnity: cents(indemnity - run.paidIndemnity) },
  };
}

/** Rule 7: what the day after `asOf` adds, in ten-thousandths of a euro, rounded once over the sum; null where its rate is unknown. */
function dailyInterest({ terms, claims }: Debt, asOf: Day): bigint | null {
  const tomorrow = addDays(asOf, 1);
  if (terms.stop !== undefined && tomorrow >= terms.stop) return 0n;
  let sum = 0n;
  for (const run of claims) {
    if (run.firstDay === undefined || tomorrow < run.firstDay || run.base === 0n) continue;
    const yearly = runRate(terms, run, tomorrow)?.rate;
    if (yearly === undefined) return null;
    sum += run.base * yearly;
  }
  const year = terms.dayCount === 'ACT_ACT' ? daysInYear(civilOf(tomorrow).year) : 365;
  // cents × ten-thousandths of a percent → ten-thousandths of a euro: ÷ 100 for the percent, × 100 for the cents' two further decimals.
  return round(sum, RATE_SCALE * BigInt(year));
}
