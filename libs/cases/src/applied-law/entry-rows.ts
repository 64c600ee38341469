/** Entries as the database keeps them, with their decision, their latest measure and the taking anew that followed. */
import { cents, type Confidence, type ConstantValue } from '@quittance/law';
import { sql, toDay, toDayOrNull, toInstant, toInstantOrNull, type Sql } from '@quittance/platform';
import { LawRun } from './law.type.ts';

export type EntryState = 'entered' | 'approved' | 'refused' | 'withdrawn';
export interface RunRow {
  id: string; state: 'running' | 'done' | 'failed'; as_of: string; total: number; done: number; changed: number; blocked_before: number; blocked_after: number; before_cents: string; after_cents: string; started_at: string; ended_at: string | null;
}
export interface EntryRow {
  id: string; agency_id: string; act: 'new' | 'correction' | 'confirmation'; name: string; from_on: string | null; to_on: string | null; value: ConstantValue; unit: string | null; article: string; confidence: Confidence; source: string;
  entered_at: string; entered_by: string; entered_name: string; outcome: Exclude<EntryState, 'entered'> | null; position: string | null; reason: string | null; decided_at: string | null; decided_name: string | null;
  measure: RunRow | null; application: RunRow | null;
}

const run = (kind: 'measure' | 'apply'): Sql => sql`(select jsonb_build_object('id', r.id, 'state', r.state, 'as_of', r.as_of, 'total', r.total, 'done', r.done, 'changed', r.changed, 'blocked_before', r.blocked_before, 'blocked_after', r.blocked_after,
  'before_cents', r.before_cents::text, 'after_cents', r.after_cents::text, 'started_at', r.started_at, 'ended_at', r.ended_at) from law_run r where r.entry_id = e.id and r.kind = ${kind} order by r.started_at desc, r.id desc limit 1)`;

/** Of `law_entry e`, to be narrowed and ordered by whoever asks. */
export const ENTRIES: Sql = sql`select e.id, e.agency_id, e.act, e.name, e.from_on, e.to_on, e.value, e.unit, e.article, e.confidence, e.source, e.entered_at, e.entered_by, u.name as entered_name,
    d.outcome, d.position, d.reason, d.decided_at, v.name as decided_name, ${run('measure')} as measure, ${run('apply')} as application
  from law_entry e join app_user u on u.id = e.entered_by left join law_decision d on d.entry_id = e.id left join app_user v on v.id = d.decided_by`;

export const stateOf = ({ outcome }: Pick<EntryRow, 'outcome'>): EntryState => outcome ?? 'entered';

export const runView = (row: RunRow | null): LawRun | null => row && Object.assign(new LawRun(), {
  state: row.state, asOf: toDay(row.as_of), total: row.total, done: row.done, changed: row.changed, blockedBefore: row.blocked_before, blockedAfter: row.blocked_after,
  before: cents(BigInt(row.before_cents)), after: cents(BigInt(row.after_cents)), startedAt: toInstant(row.started_at), endedAt: toInstantOrNull(row.ended_at),
});

export const entryDays = (row: Pick<EntryRow, 'from_on' | 'to_on'>): { from: Temporal.PlainDate | null; to: Temporal.PlainDate | null } => ({ from: toDayOrNull(row.from_on), to: toDayOrNull(row.to_on) });
