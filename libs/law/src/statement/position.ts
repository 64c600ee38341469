/**
 * Interest is a line, not a nightly job. For each claim this gives the running position: what is closed, and the one line that still
 * grows. Until `validUntil`, and as long as no new fact arrives, what is due on day D is
 *   principalOutstanding + closedInterestOutstanding
 *   + round_half_up(runningBase × runningRate × max(0, D − runningFrom + 1) ÷ (100 × runningYear))
 *   + (D >= indemnityFrom ? indemnityOutstanding : 0)
 * to the cent what `computeStatement` says on D: one SQL expression over a million rows. A position is taken anew when a fact arrives
 * or its last valid day has passed. `closedInterestOutstanding` is below zero where a payment has met interest of the line that runs on.
 */
import { addDays, dayOf, fromPlainDate, toPlainDate, type Day } from '../calendar/day.ts';
import { attempt, type LawError } from '../faults/law-error.ts';
import { cents, type Cents } from '../money/money.ts';
import { formatRate, interestOf, parseRate } from '../money/rate.ts';
import type { LawTables } from '../rates/tables.ts';
import { accrue, indemnityOn, lastDay, runRate, yearOf, type AccrualTerms, type ClaimRun } from './accrual.ts';
import { mapFacts } from './days.ts';
import { openDebt, takePayments } from './debt.ts';
import type { StatementFacts } from './facts.ts';

export interface ClaimPosition<D = Temporal.PlainDate> {
  readonly id: string;
  readonly principalOutstanding: Cents;
  /** Interest of closed lines less all interest paid; below zero where the running line has been paid in part. */
  readonly closedInterestOutstanding: Cents;
  /** Zero where nothing runs. */
  readonly runningBase: Cents;
  /** Percent a year, decimal string. */
  readonly runningRate: string;
  readonly runningFrom: D;
  readonly runningYear: 365 | 366;
  /** The last day on which the formula holds; 9999-12-31 where nothing but a new fact ends it. */
  readonly validUntil: D;
  readonly indemnityOutstanding: Cents;
  /** The first day on which the indemnity is owed. */
  readonly indemnityFrom: D;
}

export interface Position<D = Temporal.PlainDate> {
  readonly asOf: D;
  /** The version of the tables that it was taken with. */
  readonly law: string;
  readonly claims: readonly ClaimPosition<D>[];
  readonly costsOutstanding: Cents;
  /** The last day on which the whole holds: the earliest of the claims', or the day before a fact that is already known. */
  readonly validUntil: D;
}

const FOREVER: Day = dayOf(9999, 12, 31);

/** The running position of each claim of `facts` on `asOf` (which takes the place of `facts.asOf`), or the error of the statement. */
export function position(facts: StatementFacts, asOf: Temporal.PlainDate, law: LawTables): Position | LawError {
  return attempt(() => {
    const found = positionOf({ ...mapFacts(facts, fromPlainDate), asOf: fromPlainDate(asOf) }, law);
    return {
      ...found, asOf, validUntil: toPlainDate(found.validUntil),
      claims: found.claims.map((claim) => ({
        ...claim, runningFrom: toPlainDate(claim.runningFrom), validUntil: toPlainDate(claim.validUntil), indemnityFrom: toPlainDate(claim.indemnityFrom),
      })),
    };
  });
}

/** The same on day numbers, on `facts.asOf`; throws a LawFault. */
export function positionOf(facts: StatementFacts<Day>, law: LawTables): Position<Day> {
  const { asOf } = facts;
  const debt = openDebt(facts, law);
  takePayments(debt, facts.payments ?? [], asOf);
  const dayBefore = (rows: readonly { readonly on: Day }[]): Day => rows.reduce<Day>((day, row) => (row.on > asOf && row.on <= day ? addDays(row.on, -1) : day), FOREVER);
  const paidAgainOn = dayBefore(facts.payments ?? []);
  const claims = debt.claims.map((run) => claimPosition(debt.terms, run, asOf, paidAgainOn));
  return {
    asOf, law: law.version, claims,
    costsOutstanding: cents(debt.costs.reduce((sum, cost) => sum + cost.amount - cost.paid, 0n)),
    validUntil: Math.min(paidAgainOn, dayBefore(facts.costs ?? []), ...claims.map((claim) => claim.validUntil)) as Day,
  };
}

function claimPosition(terms: AccrualTerms, run: ClaimRun, asOf: Day, paidAgainOn: Day): ClaimPosition<Day> {
  accrue(terms, run, asOf);
  const indemnityFrom = addDays(run.dueOn, 1);
  const running = runningLine(terms, run, asOf);
  return {
    id: run.id,
    principalOutstanding: cents(run.base),
    closedInterestOutstanding: cents(run.closed - run.paidInterest),
    ...running,
    validUntil: Math.min(running.validUntil, paidAgainOn) as Day,
    indemnityOutstanding: cents(indemnityOn(terms, run, Math.max(asOf, indemnityFrom) as Day) - run.paidIndemnity),
    indemnityFrom,
  };
}

type Running = Pick<ClaimPosition<Day>, 'runningBase' | 'runningRate' | 'runningFrom' | 'runningYear' | 'validUntil'>;

function runningLine(terms: AccrualTerms, run: ClaimRun, asOf: Day): Running {
  const still = (validUntil: Day): Running => ({ runningBase: cents(0n), runningRate: '0.00', runningFrom: addDays(asOf, 1), runningYear: 365, validUntil });
  if (run.firstDay === undefined || run.base === 0n || (terms.stop !== undefined && run.next >= terms.stop)) return still(FOREVER);
  const rate = runRate(terms, run, run.next)!;
  if (rate.rate === undefined) return still(addDays(run.next, -1));
  return {
    runningBase: cents(run.base), runningRate: formatRate(rate.rate), runningFrom: run.next, runningYear: yearOf(terms, rate),
    validUntil: lastDay(terms, rate.until),
  };
}

/** What a claim owes on a day from `asOf` to `validUntil`, by the formula above: the SQL expression's twin. */
export function dueOn(claim: ClaimPosition, day: Temporal.PlainDate): Cents {
  const at = fromPlainDate(day);
  const running = interestOf(claim.runningBase, parseRate(claim.runningRate)!, at - fromPlainDate(claim.runningFrom) + 1, claim.runningYear);
  const indemnity = at >= fromPlainDate(claim.indemnityFrom) ? claim.indemnityOutstanding : 0n;
  return cents(claim.principalOutstanding + claim.closedInterestOutstanding + running + indemnity);
}
