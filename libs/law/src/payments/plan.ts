/**
 * A payment plan that the agency may grant: within what the mandate allows, month after month, to the last cent. Only a judge can impose
 * time on a creditor (C. civ. 1343-5); what the agency agrees to is a contract, written, in which the debtor acknowledges the debt, and
 * which starts the limitation period again (C. civ. 2240).
 */
import { addMonths, fromPlainDate, toPlainDate } from '../calendar/day.ts';
import { refuse, type Refusal } from '../faults/refusal.ts';
import { cents, formatDecimal, sumCents, type Cents } from '../money/money.ts';

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
}

export interface PlanFacts {
  readonly agreedOn: Day;
  /** What the plan covers, in cents. */
  readonly total: bigint;
  readonly instalments: readonly Instalment[];
  /** The creditor agreed to this very plan: the limits of the mandate no longer matter. */
  readonly creditorAgreed?: boolean;
  /** What the written agreement says. */
  readonly agreement: Readonly<Record<PlanClause, boolean>>;
}
export const PLAN_CLAUSES = ['writtenAndSigned', 'debtAcknowledged', 'schedule', 'forfeitureClause', 'fateOfInterest', 'meansOfPayment'] as const;
export type PlanClause = (typeof PLAN_CLAUSES)[number];

export type PlanRefusalCode =
  | 'plan_empty' | 'plan_not_in_mandate' | 'plan_too_long' | 'instalment_below_minimum' | 'plan_first_too_late' | 'plan_in_the_past' | 'plan_not_the_whole' | 'plan_not_monthly' | 'plan_remainder_not_last' | 'plan_clause_missing';

/** The day of the nth instalment: the first one's day number, or the month's last day where there is none. */
export const instalmentDay = (first: Day, index: number): Day => toPlainDate(addMonths(fromPlainDate(first), index));

/**
 * A monthly plan of `total` from `first` on: equal instalments, the cents that do not divide in the last.
 * `months` is a positive whole number, at most as many as there are cents.
 */
export function monthlyPlan(total: bigint, first: Day, months: number): readonly Instalment[] {
  if (!Number.isInteger(months) || months < 1 || total < BigInt(months)) throw new RangeError('monthlyPlan: months must be a whole number from 1 to the number of cents');
  const each = total / BigInt(months);
  return Array.from({ length: months }, (_, index): Instalment => ({ on: instalmentDay(first, index), amount: cents(index === months - 1 ? total - each * BigInt(months - 1) : each) }));
}

/** A monthly plan by its instalment: as many as it takes, the last with the rest. */
export function planByInstalment(total: bigint, first: Day, instalment: bigint): readonly Instalment[] {
  if (instalment < 1n || total < 1n) throw new RangeError('planByInstalment: amounts are positive');
  const full = Number((total - 1n) / instalment);
  return Array.from({ length: full + 1 }, (_, index): Instalment => ({ on: instalmentDay(first, index), amount: cents(index === full ? total - instalment * BigInt(full) : instalment) }));
}

const tooFar = (agreedOn: Day, on: Day, days: number): boolean => fromPlainDate(on) - fromPlainDate(agreedOn) > days;

/** Whether a plan may be agreed: its arithmetic, then the mandate, then the writing. Null: yes. */
export function checkPlan(plan: PlanFacts, limits: PlanLimits): Refusal<PlanRefusalCode> | null {
  return arithmetic(plan) ?? (plan.creditorAgreed ? null : inMandate(plan, limits)) ?? writing(plan);
}

function arithmetic({ agreedOn, total, instalments }: PlanFacts): Refusal<PlanRefusalCode> | null {
  const [first] = instalments;
  if (!first || instalments.some(({ amount }) => amount <= 0n)) return refuse('plan_empty', 'C. civ. 1343-5', { instalments: instalments.length });
  if (Temporal.PlainDate.compare(first.on, agreedOn) < 0) return refuse('plan_in_the_past', null, { first: first.on.toString(), agreedOn: agreedOn.toString() });
  const wrong = instalments.findIndex(({ on }, index) => !on.equals(instalmentDay(first.on, index)));
  if (wrong >= 0) return refuse('plan_not_monthly', null, { instalment: wrong + 1, on: instalments[wrong]!.on.toString(), expected: instalmentDay(first.on, wrong).toString() });
  const sum = sumCents(instalments.map(({ amount }) => amount));
  if (sum !== total) return refuse('plan_not_the_whole', 'C. civ. 1342-4', { total: formatDecimal(total), sum: formatDecimal(sum) });
  const unequal = instalments.slice(0, -1).findIndex(({ amount }) => amount !== first.amount);
  return unequal >= 0 ? refuse('plan_remainder_not_last', null, { instalment: unequal + 1, amount: formatDecimal(instalments[unequal]!.amount), expected: formatDecimal(first.amount) }) : null;
}

function inMandate({ agreedOn, instalments }: PlanFacts, { maxMonths, minInstalment, firstWithinDays }: PlanLimits): Refusal<PlanRefusalCode> | null {
  const first = instalments[0]!, smallest = minInstalment ?? 0n;
  if (!maxMonths) return refuse('plan_not_in_mandate', 'CPCE R124-3, R124-5', {});
  if (instalments.length > maxMonths) return refuse('plan_too_long', 'CPCE R124-3, R124-5', { months: instalments.length, atMost: maxMonths });
  const small = instalments.findIndex(({ amount }, index) => amount < smallest && (index < instalments.length - 1 || instalments.length === 1));
  if (small >= 0) return refuse('instalment_below_minimum', 'CPCE R124-3, R124-5', { instalment: small + 1, amount: formatDecimal(instalments[small]!.amount), atLeast: formatDecimal(smallest) });
  if (firstWithinDays !== null && firstWithinDays !== undefined && tooFar(agreedOn, first.on, firstWithinDays)) return refuse('plan_first_too_late', 'CPCE R124-3, R124-5', { first: first.on.toString(), withinDays: firstWithinDays });
  return null;
}

function writing({ agreement }: PlanFacts): Refusal<PlanRefusalCode> | null {
  const missing = PLAN_CLAUSES.filter((clause) => !agreement[clause]);
  return missing.length === 0 ? null : refuse('plan_clause_missing', missing.includes('debtAcknowledged') ? 'C. civ. 2240' : 'C. civ. 1366', { missing });
}
