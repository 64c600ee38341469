/**
 * How a plan is kept: its instalments are met in their order by what was paid, to whomever, since it was proposed. Computed, never kept:
 * a payment that was entered late, or taken back, changes what this says and nothing else.
 */
import type { Suspension } from '@quittance/cases';
import { cents, lastDayOfGrace, type Cents } from '@quittance/law';

export interface PlannedPart { position: number; dueOn: Temporal.PlainDate; amount: Cents }
/** kept: wholly paid · partly: something of it, before its day is past · due: today · late: within the days of grace · missed: after them · waiting: to come. */
export type InstalmentState = 'kept' | 'partly' | 'due' | 'late' | 'missed' | 'waiting';
export interface KeptPart extends PlannedPart { paid: Cents; state: InstalmentState; graceUntil: Temporal.PlainDate }
export interface Keeping {
  instalments: KeptPart[];
  /** What of the payments meets instalments. */
  paid: Cents;
  /** What is left to pay of the plan. */
  left: Cents;
  /** The first instalment that is not wholly paid; undefined: all are. */
  next: KeptPart | undefined;
}

/** `paid` in cents, of which what goes beyond the plan meets nothing of it. `on`: the day on which it is asked. */
export function keeping(parts: readonly PlannedPart[], paid: bigint, on: Temporal.PlainDate, graceDays: number): Keeping {
  let rest = paid;
  const instalments = parts.map((part): KeptPart => {
    const met = rest < part.amount ? rest : part.amount;
    rest -= met;
    const graceUntil = lastDayOfGrace(part.dueOn, graceDays);
    return { ...part, paid: cents(met), graceUntil, state: stateOf({ ...part, paid: met, graceUntil }, on) };
  });
  const left = instalments.reduce((sum, part) => sum + part.amount - part.paid, 0n);
  return { instalments, paid: cents(paid - rest), left: cents(left), next: instalments.find(({ state }) => state !== 'kept') };
}

function stateOf({ dueOn, amount, paid, graceUntil }: { dueOn: Temporal.PlainDate; amount: bigint; paid: bigint; graceUntil: Temporal.PlainDate }, on: Temporal.PlainDate): InstalmentState {
  if (paid >= amount) return 'kept';
  if (Temporal.PlainDate.compare(on, graceUntil) > 0) return 'missed';
  if (Temporal.PlainDate.compare(on, dueOn) > 0) return 'late';
  if (paid > 0n) return 'partly';
  return on.equals(dueOn) ? 'due' : 'waiting';
}

/** Whether what was paid by the eve of `day` meets every instalment whose grace was over by then. */
export function keptBefore(parts: readonly PlannedPart[], payments: readonly { on: Temporal.PlainDate; amount: bigint }[], day: Temporal.PlainDate, graceDays: number): boolean {
  const before = (one: Temporal.PlainDate) => Temporal.PlainDate.compare(one, day) < 0;
  const sum = (amounts: readonly { amount: bigint }[]) => amounts.reduce((all, { amount }) => all + amount, 0n);
  return sum(payments.filter(({ on }) => before(on))) >= sum(parts.filter(({ dueOn }) => before(lastDayOfGrace(dueOn, graceDays))));
}

/** What hindered the debtor suspends what he owes at a term while it lasts (C. civ. 1218 al. 2). */
export const SUSPENSION_ARTICLE = 'C. civ. 1218';

const { compare } = Temporal.PlainDate;
/** Spans that touch or cover each other are one. */
function merged(suspensions: readonly Suspension[], on: Temporal.PlainDate): { from: Temporal.PlainDate; to: Temporal.PlainDate }[] {
  const spans: { from: Temporal.PlainDate; to: Temporal.PlainDate }[] = [];
  for (const { from, to: end } of suspensions.toSorted((one, other) => compare(one.from, other.from))) {
    const to = end === null || compare(end, on) > 0 ? on : end, last = spans.at(-1);
    if (compare(from, to) > 0) continue;
    if (!last || compare(from, last.to.add({ days: 1 })) > 0) spans.push({ from, to });
    else if (compare(to, last.to) > 0) last.to = to;
  }
  return spans;
}

/**
 * The schedule as it stands on `on`: while the law lets nothing be paid no instalment is missed. Those whose days of grace were not over when
 * a hold began, and all that follow, are pushed back by the days that it lasted: he then owes what he owed, as often as he owed it.
 */
export function pushedBack(parts: readonly PlannedPart[], suspensions: readonly Suspension[], on: Temporal.PlainDate, graceDays: number): PlannedPart[] {
  return merged(suspensions, on).reduce((shifted, { from, to }) => {
    const days = from.until(to).days + 1;
    return shifted.map((part) => (compare(lastDayOfGrace(part.dueOn, graceDays), from) >= 0 ? { ...part, dueOn: part.dueOn.add({ days }) } : part));
  }, [...parts]);
}
