/**
 * Why a case stands where it stands in the queue: a rank, and a day within the rank. What the law will not wait for comes
 * first, whenever it was planned; then what is due now: a nearing term, what somebody waits for (a dispute, a plan, a question),
 * a broken promise, one of today, a call, what was put off too long, what is new; last what is planned for a later day. What the
 * debtor or the bailiff began, and nobody has acted upon, is due at once. A case on which nobody may be called is never offered as a call,
 * a promise or a delay: it is its hold's task, by the day that the law sets. What its creditor lets rest is not due before the day on which
 * it goes on, but for what somebody waits for and what the law will not wait for. Columns of case_file alone decide, in SQL.
 */
import { isPaused, limitationLevel, SYSTEM_NAME } from '@quittance/cases';
import { sql, toFacts, type Fact, type Sql } from '@quittance/platform';
import { formatDecimal } from '@quittance/law';

const RANKS = [
  'limitation_red', 'hold_task', 'limitation_amber', 'hold_task', 'dispute_opened', 'dispute_answered', 'plan_proposed', 'plan_broken', 'question', 'message', 'promise_broken', 'promise_due', 'callback_due', 'hold_task', 'overdue', 'new', 'planned', 'planned',
] as const;
/** paused: planned for the day on which it goes on. */
export type QueueReason = (typeof RANKS)[number] | 'paused';
const rank = (reason: Exclude<QueueReason, 'hold_task' | 'paused'>) => RANKS.indexOf(reason);
/** Of a hold's task: within three days of its term or past it, within fifteen, with more time or none set. */
const HOLD_RED = 1, HOLD_AMBER = 3, HOLD_PLAIN = 13;
const RED_DAYS = 3, AMBER_DAYS = 15;
/** Planned for a later day: behind everything that is due. */
const LATER = RANKS.length - 1;

const LEVELS: Partial<Record<QueueReason, 'danger' | 'wait'>> = { limitation_red: 'danger', limitation_amber: 'wait', dispute_opened: 'wait', dispute_answered: 'wait', plan_proposed: 'wait', plan_broken: 'wait', question: 'wait', message: 'wait', promise_due: 'wait' };
export const levelOf = (reason: QueueReason, place: number): string => (place === HOLD_RED ? 'danger' : place === HOLD_AMBER ? 'wait' : (LEVELS[reason] ?? 'plain'));

const within = (today: Temporal.PlainDate, months: number): Sql => sql`(f.limitation_on >= ${today}::date and f.limitation_on <= ${today.add({ months })}::date)`;

/** Contested, and the creditor has not answered yet. */
const asked = sql`(f.disputed_on is not null and f.next_action_kind = 'ask_creditor')`;
/** Began from outside and nobody of the agency has acted since, a question that waits, or what the creditor wrote and nobody read: due whatever day stands on the case. */
const news = sql`((${asked} and f.next_action_set_by is not distinct from ${SYSTEM_NAME}) or f.question_on is not null or f.unread_by_agency > 0)`;
const heldBy = (today: Temporal.PlainDate, days: number): Sql => sql`(f.hold_task_on <= ${today.add({ days })}::date)`;
/** Nobody may be called, or somebody put the hold's task next. */
const held = sql`('calls' = any(f.held_stops) or f.next_action_kind = 'hold_task')`;
/** What is due now, over a case_file `f`. */
export const dueNow = (today: Temporal.PlainDate): Sql => sql`((f.next_action_on <= ${today}::date and not ${isPaused('f', today)}) or ${news})`;

/** To be joined laterally to a case_file `f`: `rank` (small integer) and `day` (date). */
export const urgency = (today: Temporal.PlainDate): Sql => sql`(select r.rank,
  case when r.rank in (${rank('limitation_red')}, ${rank('limitation_amber')}) then f.limitation_on when r.rank in (${HOLD_RED}, ${HOLD_AMBER}, ${HOLD_PLAIN}) then coalesce(f.hold_task_on, f.next_action_on) when r.rank = ${rank('dispute_opened')} then f.disputed_on when r.rank = ${rank('question')} then f.question_on when r.rank = ${rank('message')} then (f.last_message_at at time zone 'Europe/Paris')::date when r.rank = ${LATER} and ${isPaused('f', today)} then greatest(f.next_action_on, f.paused_until + 1) when r.rank in (${rank('promise_broken')}, ${rank('promise_due')}) then f.promise_due_on else f.next_action_on end as day
  from (select case
    when ${within(today, 1)} then ${rank('limitation_red')}::integer
    when ${heldBy(today, RED_DAYS)} and (f.hold_task_on >= ${today}::date or ${dueNow(today)}) then ${HOLD_RED}
    when not ${dueNow(today)} then ${LATER}
    when ${within(today, 6)} then ${rank('limitation_amber')}
    when ${heldBy(today, AMBER_DAYS)} then ${HOLD_AMBER}
    when ${asked} then ${rank('dispute_opened')}
    when f.next_action_kind = 'settle_dispute' then ${rank('dispute_answered')}
    when f.question_on is not null and ${held} then ${rank('question')}
    when ${held} then ${HOLD_PLAIN}
    when f.next_action_kind = 'answer_plan' then ${rank('plan_proposed')}
    when f.plan_state = 'broken' and f.next_action_set_by = ${SYSTEM_NAME} and f.next_action_on <= ${today}::date then ${rank('plan_broken')}
    when f.question_on is not null then ${rank('question')}
    when f.unread_by_agency > 0 then ${rank('message')}
    when f.promise_due_on < ${today}::date then ${rank('promise_broken')}
    when f.promise_due_on = ${today}::date then ${rank('promise_due')}
    when f.next_action_kind = 'call' then ${rank('callback_due')}
    when f.stage = 'placed' then ${rank('new')}
    when f.next_action_on < ${today}::date then ${rank('overdue')}
    else ${rank('planned')} end as rank) r)`;

/** What each filter of the queue keeps, over a case_file `f`. */
export const QUEUE_FILTERS: Record<string, (today: Temporal.PlainDate) => Sql> = {
  all: () => sql`true`,
  today: dueNow,
  deadlines: (today) => sql`(${within(today, 6)} or f.hold_task_on is not null)`,
  promises: () => sql`f.promise_due_on is not null`,
  answers: () => sql`(${asked} or f.next_action_kind in ('settle_dispute', 'answer_plan') or f.question_on is not null or f.unread_by_agency > 0)`,
  callbacks: (today) => sql`(f.next_action_kind = 'call' and f.next_action_on <= ${today}::date and not 'calls' = any(f.held_stops) and not ${isPaused('f', today)})`,
  new: () => sql`f.stage = 'placed'`,
};

export interface Ranked { rank: number; limitationOn: Temporal.PlainDate | null; promiseDueOn: Temporal.PlainDate | null; disputedOn: Temporal.PlainDate | null; questionOn: Temporal.PlainDate | null; promise: bigint | null; nextActionKind: string; nextActionOn: Temporal.PlainDate; holdTask: string | null; holdTaskOn: Temporal.PlainDate | null; pausedUntil: Temporal.PlainDate | null; messageOn: Temporal.PlainDate | null; heldKinds: readonly string[]; openedOn: Temporal.PlainDate }

/** The reason behind a rank and its facts: on (a day), days (until a term, or since a day), amount, kind of the next action; of a hold its task, due, days until it (negative: past), kind. */
export function reasonOf(row: Ranked, today: Temporal.PlainDate): { reason: QueueReason; reasonFacts: Fact[]; level: string } {
  const planned = RANKS[row.rank] ?? 'planned';
  const reason: QueueReason = row.rank === LATER && row.pausedUntil && Temporal.PlainDate.compare(row.pausedUntil, today) >= 0 ? 'paused' : planned;
  const since = (day: Temporal.PlainDate) => day.until(today, { largestUnit: 'days' }).days;
  const facts = {
    limitation_red: () => ({ on: String(row.limitationOn), days: -since(row.limitationOn!) }),
    limitation_amber: () => ({ on: String(row.limitationOn), days: -since(row.limitationOn!) }),
    hold_task: () => ({ task: row.holdTask, due: row.holdTaskOn?.toString(), days: row.holdTaskOn && -since(row.holdTaskOn), kind: row.heldKinds[0] }),
    dispute_opened: () => ({ on: String(row.disputedOn), days: since(row.disputedOn!) }),
    dispute_answered: () => ({ on: String(row.nextActionOn), days: since(row.nextActionOn) }),
    plan_proposed: () => ({ on: String(row.nextActionOn), days: since(row.nextActionOn) }),
    plan_broken: () => ({ on: String(row.nextActionOn), days: since(row.nextActionOn) }),
    question: () => ({ on: String(row.questionOn), days: since(row.questionOn!) }),
    message: () => ({ on: String(row.messageOn), days: since(row.messageOn!) }),
    paused: () => ({ until: String(row.pausedUntil) }),
    promise_broken: () => ({ on: String(row.promiseDueOn), amount: formatDecimal(row.promise!), days: since(row.promiseDueOn!) }),
    promise_due: () => ({ on: String(row.promiseDueOn), amount: formatDecimal(row.promise!) }),
    callback_due: () => ({ on: String(row.nextActionOn), days: since(row.nextActionOn) }),
    overdue: () => ({ on: String(row.nextActionOn), days: since(row.nextActionOn), kind: row.nextActionKind }),
    new: () => ({ on: String(row.openedOn), days: since(row.openedOn) }),
    planned: () => ({ on: String(row.nextActionOn), kind: row.nextActionKind }),
  }[reason]();
  return { reason, reasonFacts: toFacts(facts), level: levelOf(reason, row.rank) };
}

export const limitationLevelOf = (row: Pick<Ranked, 'limitationOn'>, today: Temporal.PlainDate): string | null => (row.limitationOn ? limitationLevel(row.limitationOn, today) : null);
