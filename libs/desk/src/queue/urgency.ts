/**
 * Why a case stands where it stands in the queue: a rank, and a day within the rank. What the law will not wait for comes
 * first, whenever it was planned; then what is due now: a nearing term, what somebody waits for (a dispute, a plan, a question),
 * a broken promise, one of today, a call, what was put off too long, what is new; last what is planned for a later day. What the
 * debtor or the bailiff began, and nobody has acted upon, is due at once. Columns of case_file alone decide, in SQL.
 */
import { limitationLevel, SYSTEM_NAME } from '@quittance/cases';
import { sql, toFacts, type Fact, type Sql } from '@quittance/platform';
import { formatDecimal } from '@quittance/law';

const RANKS = ['limitation_red', 'limitation_amber', 'dispute_opened', 'dispute_answered', 'plan_proposed', 'plan_broken', 'question', 'promise_broken', 'promise_due', 'callback_due', 'overdue', 'new', 'planned', 'planned'] as const;
export type QueueReason = (typeof RANKS)[number];
const rank = (reason: QueueReason) => RANKS.indexOf(reason);
/** Planned for a later day: behind everything that is due. */
const LATER = RANKS.length - 1;

const LEVELS: Partial<Record<QueueReason, 'danger' | 'wait'>> = { limitation_red: 'danger', limitation_amber: 'wait', dispute_opened: 'wait', dispute_answered: 'wait', plan_proposed: 'wait', plan_broken: 'wait', question: 'wait', promise_due: 'wait' };
export const levelOf = (reason: QueueReason): string => LEVELS[reason] ?? 'plain';

const within = (today: Temporal.PlainDate, months: number): Sql => sql`(f.limitation_on >= ${today}::date and f.limitation_on <= ${today.add({ months })}::date)`;

/** Contested, and the creditor has not answered yet. */
const asked = sql`(f.disputed_on is not null and f.next_action_kind = 'ask_creditor')`;
/** Began from outside and nobody of the agency has acted since, or a question that waits: due whatever day stands on the case. */
const news = sql`((${asked} and f.next_action_set_by is not distinct from ${SYSTEM_NAME}) or f.question_on is not null)`;
/** What is due now, over a case_file `f`. */
export const dueNow = (today: Temporal.PlainDate): Sql => sql`(f.next_action_on <= ${today}::date or ${news})`;

/** To be joined laterally to a case_file `f`: `rank` (small integer) and `day` (date). */
export const urgency = (today: Temporal.PlainDate): Sql => sql`(select r.rank,
  case when r.rank in (${rank('limitation_red')}, ${rank('limitation_amber')}) then f.limitation_on when r.rank = ${rank('dispute_opened')} then f.disputed_on when r.rank = ${rank('question')} then f.question_on when r.rank in (${rank('promise_broken')}, ${rank('promise_due')}) then f.promise_due_on else f.next_action_on end as day
  from (select case
    when ${within(today, 1)} then ${rank('limitation_red')}::integer
    when not ${dueNow(today)} then ${LATER}
    when ${within(today, 6)} then ${rank('limitation_amber')}
    when ${asked} then ${rank('dispute_opened')}
    when f.next_action_kind = 'settle_dispute' then ${rank('dispute_answered')}
    when f.next_action_kind = 'answer_plan' then ${rank('plan_proposed')}
    when f.plan_state = 'broken' and f.next_action_set_by = ${SYSTEM_NAME} and f.next_action_on <= ${today}::date then ${rank('plan_broken')}
    when f.question_on is not null then ${rank('question')}
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
  deadlines: (today) => within(today, 6),
  promises: () => sql`f.promise_due_on is not null`,
  answers: () => sql`(${asked} or f.next_action_kind in ('settle_dispute', 'answer_plan') or f.question_on is not null)`,
  callbacks: (today) => sql`(f.next_action_kind = 'call' and f.next_action_on <= ${today}::date)`,
  new: () => sql`f.stage = 'placed'`,
};

export interface Ranked { rank: number; limitationOn: Temporal.PlainDate | null; promiseDueOn: Temporal.PlainDate | null; disputedOn: Temporal.PlainDate | null; questionOn: Temporal.PlainDate | null; promise: bigint | null; nextActionKind: string; nextActionOn: Temporal.PlainDate; openedOn: Temporal.PlainDate }

/** The reason behind a rank and its facts: on (a day), days (until a term, or since a day), amount, kind of the next action. */
export function reasonOf(row: Ranked, today: Temporal.PlainDate): { reason: QueueReason; reasonFacts: Fact[]; level: string } {
  const reason = RANKS[row.rank] ?? 'planned';
  const since = (day: Temporal.PlainDate) => day.until(today, { largestUnit: 'days' }).days;
  const facts = {
    limitation_red: () => ({ on: String(row.limitationOn), days: -since(row.limitationOn!) }),
    limitation_amber: () => ({ on: String(row.limitationOn), days: -since(row.limitationOn!) }),
    dispute_opened: () => ({ on: String(row.disputedOn), days: since(row.disputedOn!) }),
    dispute_answered: () => ({ on: String(row.nextActionOn), days: since(row.nextActionOn) }),
    plan_proposed: () => ({ on: String(row.nextActionOn), days: since(row.nextActionOn) }),
    plan_broken: () => ({ on: String(row.nextActionOn), days: since(row.nextActionOn) }),
    question: () => ({ on: String(row.questionOn), days: since(row.questionOn!) }),
    promise_broken: () => ({ on: String(row.promiseDueOn), amount: formatDecimal(row.promise!), days: since(row.promiseDueOn!) }),
    promise_due: () => ({ on: String(row.promiseDueOn), amount: formatDecimal(row.promise!) }),
    callback_due: () => ({ on: String(row.nextActionOn), days: since(row.nextActionOn) }),
    overdue: () => ({ on: String(row.nextActionOn), days: since(row.nextActionOn), kind: row.nextActionKind }),
    new: () => ({ on: String(row.openedOn), days: since(row.openedOn) }),
    planned: () => ({ on: String(row.nextActionOn), kind: row.nextActionKind }),
  }[reason]();
  return { reason, reasonFacts: toFacts(facts), level: levelOf(reason) };
}

export const limitationLevelOf = (row: Pick<Ranked, 'limitationOn'>, today: Temporal.PlainDate): string | null => (row.limitationOn ? limitationLevel(row.limitationOn, today) : null);
