/**
 * Rules 2, 4 and 5: the days on which a claim bears interest, the lines in which it is written, and the fixed indemnity.
 * A claim is run forward once, payment by payment. Its finished lines are kept; the running line is only closed by the end of a
 * half-year, a change of rate, a stop, or a payment that meets principal: never by one that does not, so rounding stays the line's.
 */
import { addDays, formatDay, type Day } from '../calendar/day.ts';
import { nameHalfYear, spanOf } from '../calendar/half-year.ts';
import { LawFault } from '../faults/law-error.ts';
import { cents, type Cents } from '../money/money.ts';
import { interestOf, type Rate } from '../money/rate.ts';
import type { RateName } from '../rates/entries.ts';
import { eurosOn } from '../rates/lookup.ts';
import type { LawTables } from '../rates/tables.ts';
import { rateOn, type DayRate, type RateTerms } from './claim-rate.ts';
import type { DayCount, InterestLine } from './facts.ts';

/** What all claims of a statement share. */
export interface AccrualTerms extends RateTerms {
  readonly law: LawTables;
  readonly dayCount: DayCount;
  /** The earliest stop: from this day on no interest runs. */
  readonly stop: Day | undefined;
}

/** A claim on its way through the payments. Only this file and the allocation move it. */
export interface ClaimRun {
  readonly index: number;
  readonly id: string;
  readonly dueOn: Day;
  readonly contractRate: Rate | undefined;
  readonly principal: bigint;
  /** The first day that bears interest; undefined where rule 2 gives none. */
  readonly firstDay: Day | undefined;
  readonly lines: InterestLine<Day>[];
  /** Sum of the closed lines. */
  closed: bigint;
  /** The first day that no closed line covers. */
  next: Day;
  /** Outstanding principal: the base of the running line. */
  base: bigint;
  /** Paid in full on or before its due date: no indemnity arises. */
  settledByDue: boolean;
  paidInterest: bigint;
  paidPrincipal: bigint;
  paidIndemnity: bigint;
}

export function startRun(claim: Pick<ClaimRun, 'index' | 'id' | 'dueOn' | 'contractRate' | 'principal' | 'firstDay'>): ClaimRun {
  return {
    ...claim, lines: [], closed: 0n, next: claim.firstDay ?? addDays(claim.dueOn, 1), base: claim.principal,
    settledByDue: false, paidInterest: 0n, paidPrincipal: 0n, paidIndemnity: 0n,
  };
}

/** The rate on a day where rule 2 gives a first day, else undefined. */
export const runRate = (terms: AccrualTerms, run: ClaimRun, day: Day): DayRate | undefined =>
  run.firstDay === undefined ? undefined : rateOn(terms.law, terms, run.contractRate, run.firstDay, day);

/** The last day that bears interest, up to and including `day`. */
export const lastDay = (terms: AccrualTerms, day: Day): Day =>
  terms.stop !== undefined && terms.stop <= day ? addDays(terms.stop, -1) : day;

export const yearOf = (terms: AccrualTerms, rate: DayRate): 365 | 366 => (terms.dayCount === 'ACT_ACT' ? rate.span.daysInYear : 365);

function knownRate(run: ClaimRun, rate: DayRate): Rate {
  if (rate.rate !== undefined) return rate.rate;
  const half = rate.missing!, { from, to } = spanOf(half), { composition } = rate;
  const name: RateName = composition.kind !== 'legal' ? 'ecb_main_refinancing_rate' : composition.column === 'individualCreditor' ? 'legal_rate_individual' : 'legal_rate_other';
  throw new LawFault('rate_unknown', `claims[${run.index}] « ${run.id} » : le taux du ${nameHalfYear(half)} n’est pas dans la table.`, `claims[${run.index}]`, { rate: name, from: formatDay(from), to: formatDay(to), article: rate.article });
}

function closeLine(terms: AccrualTerms, run: ClaimRun, rate: DayRate, to: Day): void {
  const days = to - run.next + 1, yearly = knownRate(run, rate), year = yearOf(terms, rate);
  const amount = interestOf(run.base, yearly, days, year);
  run.lines.push({ from: run.next, to, days, base: cents(run.base), rate: yearly, year, amount, article: rate.article, confidence: rate.confidence, composition: rate.composition });
  run.closed += amount;
  run.next = addDays(to, 1);
}

/**
 * Interest accrued by the end of `day`, counted as if the statement ended on it: the closed lines and the running one, each rounded.
 * Lines that have come to their natural end on or before `day` are closed on the way.
 */
export function accrue(terms: AccrualTerms, run: ClaimRun, day: Day): bigint {
  if (run.firstDay === undefined || run.base === 0n) return run.closed;
  const end = lastDay(terms, day);
  while (run.next <= end) {
    const rate = runRate(terms, run, run.next)!;
    const naturalEnd = lastDay(terms, rate.until);
    if (naturalEnd > end) return run.closed + interestOf(run.base, knownRate(run, rate), end - run.next + 1, yearOf(terms, rate));
    closeLine(terms, run, rate, naturalEnd);
  }
  return run.closed;
}

/** Writes the running line up to `day`, where there is one. */
export function cut(terms: AccrualTerms, run: ClaimRun, day: Day): void {
  accrue(terms, run, day);
  const end = lastDay(terms, day);
  if (run.firstDay !== undefined && run.base > 0n && run.next <= end) closeLine(terms, run, runRate(terms, run, run.next)!, end);
}

/** A payment of `day` meets principal: the line ends with that day and the next one runs on less. */
export function meetPrincipal(terms: AccrualTerms, run: ClaimRun, day: Day, amount: bigint): void {
  cut(terms, run, day);
  run.base -= amount;
  run.paidPrincipal += amount;
  if (run.base === 0n && day <= run.dueOn) run.settledByDue = true;
}

/** Rule 5, as if the statement ended on `day`: what arose, before payments. */
export function indemnityOn(terms: AccrualTerms, run: ClaimRun, day: Day): Cents {
  if (terms.regime === 'civil' || run.principal === 0n || run.settledByDue) return cents(0n);
  if (run.dueOn >= day || (terms.stop !== undefined && run.dueOn >= terms.stop)) return cents(0n);
  return eurosOn(terms.law, terms.regime === 'commercial' ? 'fixed_indemnity_b2b' : 'fixed_indemnity_public', addDays(run.dueOn, 1));
}
