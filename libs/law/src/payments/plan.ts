/**
 * A payment plan that the agency may grant: within what the mandate allows, month after month, to the last cent. Only a judge can impose
 * time on a creditor (C. civ. 1343-5); what the agency agrees to is a contract, written, in which the debtor acknowledges the debt, and
 * which starts the limitation period again (C. civ. 2240).
 */
import { workingDayFrom } from '../calendar/calendar.ts';
import { addMonths, fromPlainDate, toPlainDate } from '../calendar/day.ts';
import { refuse, type Refusal } from '../faults/refusal.ts';
import { cents, formatDecimal, sumCents, type Cents } from '../money/money.ts';
import { formatRate, RATE_SCALE, type Rate } from '../money/rate.ts';
import { round } from '../money/round.ts';

type Day = Temporal.PlainDate;
export interface Instalment { readonly on: Day; readonly amount: Cents }

/** The limits of the mandate; null: the mandate does not speak of it. */
export interface PlanLimits {
  /** Number of instalments at most; null or 0: the agency may grant none. */
  readonly maxMonths: number | null;
  /** The smallest instalment, in cents; the last one may be smaller. */
  readonly minInstalment?: bigint | null;
  /** Days from the agreement to the first instalment, at most. */
  readonly firstWithinDays?: number | null;
  /** The share of the whole that the first payment must reach, rounded to the cent; 0: none is asked for. */
  readonly downPayment?: Rate | null;
}

export interface PlanFacts {
  readonly agreedOn: Day;
  /** What the plan covers, in cents. */
  readonly total: bigint;
  readonly instalments: readonly Instalment[];
  /** The first instalment where it is another than the rest, in cents; 0 or absent: it is one of them. */
  readonly downPayment?: bigint | null;
  /** The creditor agreed to this very plan: the limits of the mandate no longer matter. */
  readonly creditorAgreed?: boolean;
  /** What the written agreement says. */
  readonly agreement: Readonly<Record<PlanClause, boolean>>;
}
export const PLAN_CLAUSES = ['writtenAndSigned', 'debtAcknowledged', 'schedule', 'forfeitureClause', 'fateOfInterest', 'meansOfPayment'] as const;
export type PlanClause = (typeof PLAN_CLAUSES)[number];

export type PlanRefusalCode =
  | 'plan_empty' | 'plan_not_in_mandate' | 'plan_too_long' | 'instalment_below_minimum' | 'down_payment_below_minimum' | 'plan_first_too_late' | 'plan_in_the_past' | 'plan_not_the_whole' | 'plan_not_monthly' | 'plan_remainder_not_last' | 'plan_clause_missing';

/** The day of the nth instalment: the first one's day number, or the month's last day where there is none. */
export const instalmentDay = (first: Day, index: number): Day => toPlainDate(addMonths(fromPlainDate(first), index));

/**
 * A monthly plan of `total` from `first` on: equal instalments, the cents that do not divide in the last. With a `downPayment` (cents)
 * the first of them is that sum and the rest is shared among those that follow: the parties arrange payment as they agree (C. civ. 1103,
 * 1342-4), only its whole is given. `months`, the down payment counted among them, is a positive whole number, at most as many as there
 * are cents; a down payment leaves at least a cent for each that follows, and is the whole where none does. RangeError otherwise.
 */
export function monthlyPlan(total: bigint, first: Day, months: number, downPayment = 0n): readonly Instalment[] {
  if (!Number.isInteger(months) || months < 1 || total < BigInt(months)) throw new RangeError('monthlyPlan: months must be a whole number from 1 to the number of cents');
  const rest = total - downPayment, equal = downPayment === 0n ? months : months - 1;
  if (downPayment < 0n || rest < BigInt(equal) || (equal === 0 && rest > 0n)) throw new RangeError('monthlyPlan: a down payment leaves something for every month that follows, and nothing for none');
  const each = equal === 0 ? 0n : rest / BigInt(equal);
  const amount = (index: number): bigint => (downPayment > 0n && index === 0 ? downPayment : index === months - 1 ? rest - each * BigInt(equal - 1) : each);
  return Array.from({ length: months }, (_, index): Instalment => ({ on: instalmentDay(first, index), amount: cents(amount(index)) }));
}

/** The least that the first payment may be, where the mandate asks for a share of the whole. */
export const leastDownPayment = (total: bigint, share: Rate): Cents => cents(round(total * share, 100n * RATE_SCALE));

/** A monthly plan by its instalment: as many as it takes, the last with the rest. */
export function planByInstalment(total: bigint, first: Day, instalment: bigint): readonly Instalment[] {
  if (instalment < 1n || total < 1n) throw new RangeError('planByInstalment: amounts are positive');
  const full = Number((total - 1n) / instalment);
  return Array.from({ length: full + 1 }, (_, index): Instalment => ({ on: instalmentDay(first, index), amount: cents(index === full ? total - instalment * BigInt(full) : instalment) }));
}

/**
 * The last day on which an instalment still comes in time: its due day and the days of grace that the mandate gives, in calendar days, as
 * the agreement says them. If that day is none on which banks transfer, the next working day: a transfer takes up to one (CMF L133-13),
 * and the doubt is the debtor's. Nothing in the law shortens or lengthens a term that a contract sets.
 */
export const lastDayOfGrace = (dueOn: Day, graceDays: number): Day => workingDayFrom(dueOn.add({ days: graceDays }));

const tooFar = (agreedOn: Day, on: Day, days: number): boolean => fromPlainDate(on) - fromPlainDate(agreedOn) > days;

/** Whether a plan may be agreed: its arithmetic, then the mandate, then the writing. Null: yes. */
export function checkPlan(plan: PlanFacts, limits: PlanLimits): Refusal<PlanRefusalCode> | null {
  return arithmetic(plan) ?? (plan.creditorAgreed ? null : inMandate(plan, limits)) ?? writing(plan);
}

function arithmetic({ agreedOn, total, instalments, downPayment }: PlanFacts): Refusal<PlanRefusalCode> | null {
  const [first] = instalments;
  if (!first || instalments.some(({ amount }) => amount <= 0n)) return refuse('plan_empty', 'C. civ. 1343-5', { instalments: instalments.length });
  if (Temporal.PlainDate.compare(first.on, agreedOn) < 0) return refuse('plan_in_the_past', null, { first: first.on.toString(), agreedOn: agreedOn.toString() });
  const wrong = instalments.findIndex(({ on }, index) => !on.equals(instalmentDay(first.on, index)));
  if (wrong >= 0) return refuse('plan_not_monthly', null, { instalment: wrong + 1, on: instalments[wrong]!.on.toString(), expected: instalmentDay(first.on, wrong).toString() });
  const sum = sumCents(instalments.map(({ amount }) => amount));
  if (sum !== total) return refuse('plan_not_the_whole', 'C. civ. 1342-4', { total: formatDecimal(total), sum: formatDecimal(sum) });
  const equal = downPayment ? instalments.slice(1) : instalments, ahead = instalments.length - equal.length;
  if (downPayment && first.amount !== downPayment) return refuse('plan_remainder_not_last', null, { instalment: 1, amount: formatDecimal(first.amount), expected: formatDecimal(cents(downPayment)) });
  const unequal = equal.slice(0, -1).findIndex(({ amount }) => amount !== equal[0]!.amount);
  return unequal >= 0 ? refuse('plan_remainder_not_last', null, { instalment: unequal + 1 + ahead, amount: formatDecimal(equal[unequal]!.amount), expected: formatDecimal(equal[0]!.amount) }) : null;
}

function inMandate({ agreedOn, total, instalments }: PlanFacts, { maxMonths, minInstalment, firstWithinDays, downPayment }: PlanLimits): Refusal<PlanRefusalCode> | null {
  const first = instalments[0]!, smallest = minInstalment ?? 0n;
  if (!maxMonths) return refuse('plan_not_in_mandate', 'CPCE R124-3, R124-5', {});
  if (instalments.length > maxMonths) return refuse('plan_too_long', 'CPCE R124-3, R124-5', { months: instalments.length, atMost: maxMonths });
  const small = instalments.findIndex(({ amount }, index) => amount < smallest && (index < instalments.length - 1 || instalments.length === 1));
  if (small >= 0) return refuse('instalment_below_minimum', 'CPCE R124-3, R124-5', { instalment: small + 1, amount: formatDecimal(instalments[small]!.amount), atLeast: formatDecimal(smallest) });
  const least = leastDownPayment(total, downPayment ?? (0n as Rate));
  if (first.amount < least) return refuse('down_payment_below_minimum', 'CPCE R124-3, R124-5', { amount: formatDecimal(first.amount), atLeast: formatDecimal(least), percent: formatRate(downPayment!) });
  if (firstWithinDays !== null && firstWithinDays !== undefined && tooFar(agreedOn, first.on, firstWithinDays)) return refuse('plan_first_too_late', 'CPCE R124-3, R124-5', { first: first.on.toString(), withinDays: firstWithinDays });
  return null;
}

function writing({ agreement }: PlanFacts): Refusal<PlanRefusalCode> | null {
  const missing = PLAN_CLAUSES.filter((clause) => !agreement[clause]);
  return missing.length === 0 ? null : refuse('plan_clause_missing', missing.includes('debtAcknowledged') ? 'C. civ. 2240' : 'C. civ. 1366', { missing });
}
