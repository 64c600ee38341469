import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { dueOf, matching } from '@quittance/cases';
import { cents } from '@quittance/law';
import { and, Clock, Database, fromCursor, isId, page, pageSize, sql, toCursor, toDay, toDayOrNull, toFacts, toInstant, toInstantOrNull, type Actor, type Sql } from '@quittance/platform';
import type { QueueFilter, QueuePage, QueueRow } from './queue.type.ts';
import { dueNow, limitationLevelOf, QUEUE_FILTERS, reasonOf, urgency } from './urgency.ts';

interface Row {
  id: string; public_reference: string; debtor_name: string; creditor_name: string; due: string; opened_at: string; version: number; rank: number; day: string;
  last_word_code: string | null; last_word_facts: Record<string, string>; last_word_at: string | null;
  next_action_kind: string; next_action_on: string; next_action_note: string | null; limitation_on: string | null; promise_due_on: string | null; promise_cents: string | null; disputed_on: string | null; question_on: string | null; hold_task: string | null; hold_task_on: string | null; held_kinds: string[]; paused_until: string | null; message_on: string | null;
}
interface Key { rank: number; day: string; id: string }

function keyOf(cursor: string | null | undefined): Key | undefined {
  const [rank, day, id] = fromCursor(cursor, 3) ?? [];
  return Number.isInteger(rank) && Number(rank) < 100 && typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) && typeof id === 'string' && isId(id) ? { rank: Number(rank), day, id } : undefined;
}
const behind = ({ rank, day, id }: Key): Sql => sql`(u.rank, u.day, f.id) > (${rank}::integer, ${day}::date, ${id}::uuid)`;

/** The collector's day: his open cases in order of urgency. One SQL statement a page, one for its counts. */
@Injectable()
export class QueueService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock) {}

  async queue(actor: Actor, { after, first, filter }: { after?: string | null | undefined; first?: number | null | undefined; filter?: QueueFilter | null | undefined }): Promise<QueuePage> {
    const today = this.clock.today();
    const size = pageSize(first);
    const key = keyOf(after);
    const kept = QUEUE_FILTERS[filter?.filter ?? 'all'] ?? QUEUE_FILTERS['all']!;
    const [rows, counts] = await Promise.all([
      this.database.rows<Row>(sql`
        select f.id, f.public_reference, d.name as debtor_name, c.name as creditor_name, ${dueOf('f', today)} as due, f.opened_at, f.version, u.rank, u.day,
          f.last_word_code, f.last_word_facts, f.last_word_at, f.next_action_kind, f.next_action_on, f.next_action_note, f.limitation_on, f.promise_due_on, f.promise_cents, f.disputed_on, f.question_on, f.hold_task, f.hold_task_on, to_jsonb(f.held_kinds) as held_kinds, f.paused_until, (f.last_message_at at time zone 'Europe/Paris')::date as message_on
        from case_file f join debtor d on d.id = f.debtor_id join creditor c on c.id = f.creditor_id cross join lateral ${urgency(today)} u
        where ${and(this.#his(actor), kept(today), matching(filter?.text), key && behind(key))}
        order by u.rank, u.day, f.id limit ${size + 1}`),
      this.#counts(actor, today),
    ]);
    const cut = page(rows, size, (row) => toCursor(row.rank, row.day, row.id));
    return { rows: cut.rows.map((row) => this.#view(row, today)), next: cut.next, ...counts };
  }

  /**
   * The case that follows the one being left, of those due now, in the same order; at the end it begins again. A case that
   * was just worked is no longer due: what follows it is the most urgent. Null: nothing is left to do.
   */
  async next(actor: Actor, afterId: string | null | undefined): Promise<string | null> {
    const today = this.clock.today();
    const left = afterId && isId(afterId) ? afterId : null;
    const [row] = await this.database.rows<{ id: string }>(sql`
      with due as (
        select f.id, u.rank, u.day from case_file f cross join lateral ${urgency(today)} u where ${this.#his(actor)} and ${dueNow(today)}),
      here as (select rank, day, id from due where id = ${left}::uuid)
      select due.id from due left join here on true where due.id is distinct from ${left}::uuid
      order by case when here.id is null or (due.rank, due.day, due.id) > (here.rank, here.day, here.id) then 0 else 1 end, due.rank, due.day, due.id limit 1`);
    return row?.id ?? null;
  }

  async #counts(actor: Actor, today: Temporal.PlainDate): Promise<Pick<QueuePage, 'counts' | 'doneToday'>> {
    const from = this.clock.startOf(today);
    const counted = Object.entries(QUEUE_FILTERS).map(([name, kept]) => sql`'${{ text: name, params: [] }}', count(*) filter (where ${kept(today)})`);
    const pairs = counted.reduce((all, pair) => sql`${all}, ${pair}`);
    // A call taken back does not count, nor does what its reversal put back.
    const row = await this.database.first<{ counts: Record<string, number>; done: string }>(sql`
      select (select jsonb_build_object(${pairs}) from case_file f where ${this.#his(actor)}) as counts,
        (select count(distinct acted.case_id) from (
          select k.case_id from call k where k.by_id = ${actor.id} and k.at >= ${from} and not exists (select 1 from reversal r where r.fact_id = k.id)
          union all select n.case_id from note n where n.by_id = ${actor.id} and n.at >= ${from}
          union all select e.case_id from timeline_entry e where e.actor_id = ${actor.id} and e.at >= ${from} and e.kind in ('letter', 'task')) acted
          join case_file f on f.id = acted.case_id where (${rowsFor(actor.ability, 'read', 'CaseFile', 'f')})) as done`);
    return { counts: Object.keys(QUEUE_FILTERS).map((filter) => ({ filter, count: Number(row!.counts[filter]) })), doneToday: Number(row!.done) };
  }

  #his(actor: Actor): Sql {
    return and(sql`f.assignee_id = ${actor.id} and f.stage not in ('closed', 'returned')`, rowsFor(actor.ability, 'read', 'CaseFile', 'f'));
  }

  #view(row: Row, today: Temporal.PlainDate): QueueRow {
    const ranked = {
      rank: row.rank, limitationOn: toDayOrNull(row.limitation_on), promiseDueOn: toDayOrNull(row.promise_due_on), disputedOn: toDayOrNull(row.disputed_on), questionOn: toDayOrNull(row.question_on), promise: row.promise_cents === null ? null : BigInt(row.promise_cents),
      nextActionKind: row.next_action_kind, nextActionOn: toDay(row.next_action_on), holdTask: row.hold_task, holdTaskOn: toDayOrNull(row.hold_task_on), heldKinds: row.held_kinds, pausedUntil: toDayOrNull(row.paused_until), messageOn: toDayOrNull(row.message_on), openedOn: this.clock.dayOf(toInstant(row.opened_at)),
    };
    return {
      id: row.id, publicReference: row.public_reference, debtorName: row.debtor_name, creditorName: row.creditor_name, ...reasonOf(ranked, today), due: cents(BigInt(row.due)),
      lastWordCode: row.last_word_code, lastWordFacts: toFacts(row.last_word_facts), lastWordAt: toInstantOrNull(row.last_word_at),
      nextActionKind: row.next_action_kind, nextActionOn: ranked.nextActionOn, nextActionNote: row.next_action_note,
      limitationOn: ranked.limitationOn, limitationLevel: limitationLevelOf(ranked, today), heldKinds: row.held_kinds, version: row.version,
    };
  }
}
