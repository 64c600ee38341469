import { Inject, Injectable } from '@nestjs/common';
import { Clock, newId, refuseFaults, sql, type Actor, type Fault, type Tx } from '@quittance/platform';
import { nextActionEntity } from './next-action.entity.ts';
import { SYSTEM_NAME } from '../timeline/timeline.service.ts';

export const NEXT_ACTION_KINDS = ['call', 'check_bank', 'send_formal_notice', 'wait_answer', 'choose_court', 'ask_creditor', 'settle_dispute', 'answer_plan', 'hold_task', 'other'] as const;
export type NextActionKind = (typeof NEXT_ACTION_KINDS)[number];
export interface NewNextAction { kind: string; on: Temporal.PlainDate; note?: string | null | undefined }

const LONGEST_NOTE = 500;

/** What comes next on a case: always something, on a day that is not past. */
@Injectable()
export class NextActionsService {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** The faults of a next action, by field. Codes: not_in_list, day_past, day_too_far, too_long. */
  faults(next: NewNextAction, path = 'nextAction'): Fault[] {
    const today = this.clock.today();
    const faults: Fault[] = [];
    if (!(NEXT_ACTION_KINDS as readonly string[]).includes(next.kind)) faults.push({ field: `${path}.kind`, code: 'not_in_list', facts: { value: next.kind.slice(0, 60), list: NEXT_ACTION_KINDS.join(', ') } });
    if (Temporal.PlainDate.compare(next.on, today) < 0) faults.push({ field: `${path}.on`, code: 'day_past', facts: { on: String(next.on), earliest: String(today) } });
    const latest = today.add({ years: 1 });
    if (Temporal.PlainDate.compare(next.on, latest) > 0) faults.push({ field: `${path}.on`, code: 'day_too_far', facts: { on: String(next.on), latest: String(latest) } });
    if ((next.note?.trim().length ?? 0) > LONGEST_NOTE) faults.push({ field: `${path}.note`, code: 'too_long', facts: { most: LONGEST_NOTE } });
    return faults;
  }

  /** Sets what comes next, in the caller's transaction, on a case that he has found to be his. Refuses bad_fields. `cause`: what led to it ('opening', 'letter', 'call:<id>'). */
  async plan(tx: Tx, actor: Pick<Actor, 'id' | 'name'> | null, caseId: string, next: NewNextAction, cause: string): Promise<void> {
    refuseFaults(this.faults(next));
    await this.#set(tx, actor, caseId, { kind: await this.#kind(tx, actor, caseId, next.kind), on: next.on, note: next.note?.trim() || null }, cause);
  }

  /** What comes next on cases as they are opened, whose rows say it already. */
  async recordFirst(tx: Tx, files: readonly { id: string; agencyId: string; creditorId: string }[], next: NewNextAction, cause: string, at: Temporal.Instant): Promise<void> {
    refuseFaults(this.faults(next));
    await tx.addAll(nextActionEntity, files.map(({ id, agencyId, creditorId }) => ({ id: newId(), caseId: id, agencyId, creditorId, kind: next.kind, dueOn: next.on, note: next.note?.trim() || null, setAt: at, setBy: null, cause })));
  }

  /** Puts back what was planned before `cause`, if nothing else was planned since; a new fact, nothing is edited. Answers whether it did. */
  async restoreBefore(tx: Tx, actor: Pick<Actor, 'id' | 'name'>, caseId: string, cause: string): Promise<boolean> {
    const [last, before] = await tx.rows<{ kind: string; due_on: string; note: string | null; cause: string; set_at: string; by: string | null }>(sql`
      select n.kind, n.due_on, n.note, n.cause, n.set_at, u.name as by from next_action n left join app_user u on u.id = n.set_by where n.case_id = ${caseId} order by n.set_at desc, n.id desc limit 2`);
    if (last?.cause !== cause || !before) return false;
    await this.#set(tx, actor, caseId, { kind: before.kind, on: Temporal.PlainDate.from(before.due_on.slice(0, 10)), note: before.note }, `reversal of ${cause}`);
    await tx.rows(sql`update case_file set next_action_set_at = ${before.set_at}, next_action_set_by = ${before.by ?? SYSTEM_NAME} where id = ${caseId}`);
    return true;
  }

  /**
   * Nothing holds the case any more: what was planned before it was held comes back, and if it never was planned, a call. `exact`: on its
   * own day, be it past, as though nothing had been; else not before today.
   */
  async restoreBeforeHold(tx: Tx, actor: Pick<Actor, 'id' | 'name'> | null, caseId: string, { cause, exact }: { cause: string; exact: boolean }): Promise<void> {
    const before = await tx.first<{ kind: string; due_on: string; note: string | null; set_at: string; by: string | null }>(sql`
      select n.kind, n.due_on, n.note, n.set_at, u.name as by from next_action n left join app_user u on u.id = n.set_by where n.case_id = ${caseId} and n.kind <> 'hold_task' order by n.set_at desc, n.id desc limit 1`);
    const today = this.clock.today(), on = before ? Temporal.PlainDate.from(before.due_on.slice(0, 10)) : today;
    await this.#set(tx, actor, caseId, { kind: before?.kind ?? 'call', on: exact || Temporal.PlainDate.compare(on, today) > 0 ? on : today, note: before?.note ?? null }, cause);
    if (before) await tx.rows(sql`update case_file set next_action_set_at = ${before.set_at}, next_action_set_by = ${before.by ?? SYSTEM_NAME} where id = ${caseId}`);
  }

  /** The product itself plans no call on a case on which nobody may be called: the hold comes first. */
  async #kind(tx: Tx, actor: Pick<Actor, 'id' | 'name'> | null, caseId: string, kind: string): Promise<string> {
    if (actor || kind !== 'call') return kind;
    return (await tx.first(sql`select 1 as one from case_file where id = ${caseId} and 'calls' = any(held_stops)`)) ? 'hold_task' : kind;
  }

  async #set(tx: Tx, actor: Pick<Actor, 'id' | 'name'> | null, caseId: string, next: { kind: string; on: Temporal.PlainDate; note: string | null }, cause: string): Promise<void> {
    const at = this.clock.now();
    await tx.rows(sql`
      with file as (
        update case_file set next_action_kind = ${next.kind}, next_action_on = ${next.on}, next_action_note = ${next.note}, next_action_set_at = ${at}, next_action_set_by = ${actor?.name ?? SYSTEM_NAME}
        where id = ${caseId} returning id, agency_id, creditor_id)
      insert into next_action (id, case_id, agency_id, creditor_id, kind, due_on, note, set_at, set_by, cause)
      select ${newId()}, file.id, file.agency_id, file.creditor_id, ${next.kind}, ${next.on}, ${next.note}, ${at}, ${actor?.id}, ${cause} from file`);
  }
}
