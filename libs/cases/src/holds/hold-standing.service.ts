import { Inject, Injectable } from '@nestjs/common';
import type { HoldEffects } from '@quittance/law';
import { Clock, sql, type Actor, type Tx } from '@quittance/platform';
import { among, type Reader } from '../files/reader.ts';
import { NextActionsService } from '../next-actions/next-actions.service.ts';
import { heldUnder } from './held-under.ts';
import { HoldEffectsService } from './hold-effects.service.ts';

/** entered: a hold was opened or voided: what comes next is its to say. changed: more is known of it. night: only time went by. */
export interface HoldCause { by: Pick<Actor, 'id' | 'name'> | null; cause: string; why: 'opened' | 'changed' | 'voided' | 'night' }

interface Row { id: string; stage: string; held_kinds: string[]; held_stops: string[]; hold_task: string | null; hold_task_on: string | null; next_action_kind: string | null }
interface Standing { kinds: string[]; stops: string[]; task: string | null; taskOn: string | null }

/** When a held case on which there is nothing to do is looked at again. */
const LOOK_AGAIN_DAYS = 30;

/** The task with the nearest due day, else the first. */
function standingOf({ active, stops, tasks }: HoldEffects): Standing {
  const [task] = tasks;
  return { kinds: [...new Set(active.map(({ kind }) => kind))], stops: stops.filter(({ outcome }) => outcome === 'refuse').map(({ what }) => what), task: task?.task ?? null, taskOn: task?.due?.toString() ?? null };
}
const same = (row: Row, now: Standing): boolean =>
  row.held_kinds.join() === now.kinds.join() && row.held_stops.join() === now.stops.join() && row.hold_task === now.task && (row.hold_task_on?.slice(0, 10) ?? null) === now.taskOn;

/** The hold says what comes next where nobody may be called, or where the law sets a day. */
const takesOver = ({ stops, taskOn }: Standing): boolean => stops.includes('calls') || taskOn !== null;

/** What holds do, kept on their cases because lists, rights and the queue stand by it; and what comes next on them. */
@Injectable()
export class HoldStandingService {
  constructor(@Inject(Clock) private readonly clock: Clock, @Inject(HoldEffectsService) private readonly effects: HoldEffectsService, @Inject(NextActionsService) private readonly nextActions: NextActionsService) {}

  /** Takes the standing of these cases anew, in the transaction of what changed it, and plans what comes next. Answers those on which something changed. */
  async refresh(tx: Tx, caseIds: readonly string[], cause: HoldCause): Promise<string[]> {
    if (!caseIds.length) return [];
    const rows = await this.#locked(tx, caseIds);
    const effects = await this.effects.withoutDispute(tx, caseIds, this.clock.today());
    const moved = rows.map((row) => ({ row, now: standingOf(effects.get(row.id)!) })).filter(({ row, now }) => !same(row, now) || cause.why === 'opened');
    if (!moved.length) return [];
    await tx.rows(sql`update case_file f set held_kinds = array(select jsonb_array_elements_text(r.kinds)), held_stops = array(select jsonb_array_elements_text(r.stops)), hold_task = r.task, hold_task_on = r.task_on
      from jsonb_to_recordset(${JSON.stringify(moved.map(({ row, now }) => ({ id: row.id, kinds: now.kinds, stops: now.stops, task: now.task, task_on: now.taskOn })))}::jsonb) as r(id uuid, kinds jsonb, stops jsonb, task text, task_on date) where f.id = r.id`);
    for (const { row, now } of moved) await this.#next(tx, row, now, cause);
    return moved.map(({ row }) => row.id);
  }

  /** The cases of a debtor under all his records, whatever became of them, locked in the one order in which everybody locks them. */
  async casesOf(tx: Tx, debtorId: string, caseId: string | null): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(sql`select f.id from case_file f where f.debtor_id in (select m from debtor_family(${debtorId}) m) and (${caseId}::uuid is null or f.id = ${caseId}::uuid) order by f.id for update`);
    return rows.map(({ id }) => id);
  }

  /** Of new cases those whose debtor is held already. */
  async held(reader: Reader, caseIds: readonly string[]): Promise<string[]> {
    const rows = await reader.rows<{ id: string }>(sql`select f.id from case_file f where f.id = ${among(caseIds)} and ${heldUnder('f')} order by f.id`);
    return rows.map(({ id }) => id);
  }

  #locked(tx: Tx, caseIds: readonly string[]): Promise<Row[]> {
    return tx.rows<Row>(sql`select f.id, f.stage, to_jsonb(f.held_kinds) as held_kinds, to_jsonb(f.held_stops) as held_stops, f.hold_task, f.hold_task_on, f.next_action_kind from case_file f where f.id = ${among(caseIds)} order by f.id for update`);
  }

  /** What was planned before gives way to the task of the hold, and comes back when nothing holds the case any more. What a person planned meanwhile stays his. */
  async #next(tx: Tx, row: Row, now: Standing, { by, cause, why }: HoldCause): Promise<void> {
    if (row.stage === 'closed' || row.stage === 'returned') return;
    const today = this.clock.today(), waits = row.next_action_kind === 'hold_task';
    const was = takesOver({ kinds: row.held_kinds, stops: row.held_stops, task: row.hold_task, taskOn: row.hold_task_on });
    if (!takesOver(now)) {
      if (was && waits) await this.nextActions.restoreBeforeHold(tx, by, row.id, { cause, exact: why === 'voided' });
      return;
    }
    if (was && !waits && why !== 'opened') return;
    if (was && why === 'night' && row.hold_task === now.task) return;
    await this.nextActions.plan(tx, by, row.id, { kind: 'hold_task', on: now.task ? today : today.add({ days: LOOK_AGAIN_DAYS }) }, cause);
  }
}
