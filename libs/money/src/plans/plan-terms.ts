/** What is asked of the terms of a plan, before the mandate is asked: by field; and then the schedule that they make. */
import { checkPlan, formatDecimal, monthlyPlan, parseRate, PLAN_CLAUSES, type Cents, type Instalment, type PlanClause, type PlanLimits, type Refusal } from '@quittance/law';
import type { MandateFacts } from '@quittance/parties';
import { Refused, refuseFaults, type Fault, type FactValues } from '@quittance/platform';

export interface Terms { months: number; firstOn: Temporal.PlainDate; downPayment?: Cents | null }

const MOST_MONTHS = 120;

/** Codes: out_of_range (months, downPayment), day_past, day_too_far (firstOn). */
export function termFaults({ months, firstOn, downPayment }: Terms, total: bigint, today: Temporal.PlainDate): Fault[] {
  const faults: Fault[] = [];
  const most = total < BigInt(MOST_MONTHS) ? Number(total) : MOST_MONTHS;
  const countable = Number.isInteger(months) && months >= 1 && months <= most;
  if (!countable) faults.push({ field: 'months', code: 'out_of_range', facts: { least: 1, most, found: months } });
  if (Temporal.PlainDate.compare(firstOn, today) < 0) faults.push({ field: 'firstOn', code: 'day_past', facts: { on: String(firstOn), earliest: String(today) } });
  const latest = today.add({ years: 1 });
  if (Temporal.PlainDate.compare(firstOn, latest) > 0) faults.push({ field: 'firstOn', code: 'day_too_far', facts: { on: String(firstOn), latest: String(latest) } });
  const down = downPayment ?? 0n;
  if (!countable || down === 0n) return faults;
  // Alone it is the whole; else every month that follows has something left.
  const [least, above] = months === 1 ? [total, total] : [1n, total - BigInt(months - 1)];
  if (down < least || down > above) faults.push({ field: 'downPayment', code: 'out_of_range', facts: { least: formatDecimal(least), most: formatDecimal(above), found: formatDecimal(down) } });
  return faults;
}

/** Refuses bad_fields. */
export function scheduleOf(terms: Terms, total: bigint, today: Temporal.PlainDate): readonly Instalment[] {
  refuseFaults(termFaults(terms, total, today));
  return monthlyPlan(total, terms.firstOn, terms.months, terms.downPayment ?? 0n);
}

export const limitsOf = (mandate: MandateFacts): PlanLimits => ({
  maxMonths: mandate.planMaxMonths, minInstalment: mandate.planMinInstalment, firstWithinDays: mandate.planFirstWithinDays, downPayment: parseRate(mandate.planDownPaymentPercent) ?? null,
});

/** The agreement that this house prints says all of it. */
const AGREEMENT = Object.fromEntries(PLAN_CLAUSES.map((clause) => [clause, true])) as Record<PlanClause, boolean>;

/** Why the agency may not agree to it by itself; null: it may. Throws what no agreement of anybody could mend. */
export function outsideOf(instalments: readonly Instalment[], { total, downPayment, agreedOn, mandate }: { total: bigint; downPayment: bigint; agreedOn: Temporal.PlainDate; mandate: MandateFacts }): Refused | null {
  const plan = { agreedOn, total, instalments, downPayment, agreement: AGREEMENT };
  const never = checkPlan({ ...plan, creditorAgreed: true }, limitsOf(mandate));
  if (never) throw refusedBy(never);
  const outside = checkPlan(plan, limitsOf(mandate));
  return outside && refusedBy(outside);
}

const refusedBy = ({ code, article, facts }: Refusal): Refused => new Refused(code, { article, facts: facts as FactValues });
