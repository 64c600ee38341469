/** What the jobs of a run share: one chunk of cases a transaction, some seconds a job, told at most once a second. */
import { sql, type Clock, type Database, type Tx } from '@quittance/platform';
import { asEntry } from './applied-law.service.ts';
import { concerned, type LawRunsService, type RunKind } from './law-runs.service.ts';
import type { LawEntry } from '@quittance/law';

export interface CarriedRun { id: string; agencyId: string; entryId: string; name: string; entry: LawEntry; asOf: Temporal.PlainDate; from: string | null }
/** Of one chunk: added to what the run has counted so far. */
export interface Counted { changed: number; blockedBefore: number; blockedAfter: number; before: bigint; after: bigint }
export type Chunk = (tx: Tx, run: CarriedRun, caseIds: readonly string[]) => Promise<Counted>;

const SECONDS = 4;
const TOLD_EVERY_MS = 1000;
const NOBODY = '00000000-0000-0000-0000-000000000000';

type Row = Parameters<typeof asEntry>[0] & { id: string; agency_id: string; entry_id: string; as_of: string; last_case_id: string | null; done: number };

export interface Carrying { database: Database; clock: Clock; runs: LawRunsService; kind: RunKind; runId: string; atOnce: number; chunk: Chunk; ended: (tx: Tx, run: CarriedRun) => Promise<void> }

/** Carries a run on for some seconds; what is left goes on in a job of its own. A run that has ended, or is another's at this moment, is left alone. */
export async function carry({ database, clock, runs, kind, runId, atOnce, chunk, ended }: Carrying): Promise<void> {
  const until = clock.now().add({ seconds: SECONDS });
  let told = clock.now().subtract({ milliseconds: TOLD_EVERY_MS });
  for (;;) {
    const step = await database.transact(async (tx) => {
      const row = await tx.first<Row>(sql`select r.id, r.agency_id, r.entry_id, r.as_of, r.last_case_id, r.done, e.name, e.from_on, e.to_on, e.value, e.unit, e.article, e.confidence, e.source
        from law_run r join law_entry e on e.id = r.entry_id where r.id = ${runId} and r.kind = ${kind} and r.state = 'running' for update of r`);
      if (!row) return null;
      const entry = asEntry(row);
      const run: CarriedRun = { id: row.id, agencyId: row.agency_id, entryId: row.entry_id, name: row.name, entry, asOf: Temporal.PlainDate.from(row.as_of.slice(0, 10)), from: entry.from };
      const cases = await tx.rows<{ id: string }>(sql`select f.id from case_file f where f.agency_id = ${row.agency_id} and f.id > ${row.last_case_id ?? NOBODY} and ${concerned(row.name)} order by f.id limit ${atOnce}`);
      const now = clock.now(), last = cases.length < atOnce, tell = last || Temporal.Instant.compare(told.add({ milliseconds: TOLD_EVERY_MS }), now) <= 0;
      const counted = cases.length ? await chunk(tx, run, cases.map(({ id }) => id)) : { changed: 0, blockedBefore: 0, blockedAfter: 0, before: 0n, after: 0n };
      await tx.rows(sql`update law_run set done = done + ${cases.length}, total = greatest(total, done + ${cases.length}), last_case_id = coalesce(${cases.at(-1)?.id ?? null}::uuid, last_case_id), changed = changed + ${counted.changed},
        blocked_before = blocked_before + ${counted.blockedBefore}, blocked_after = blocked_after + ${counted.blockedAfter}, before_cents = before_cents + ${counted.before}, after_cents = after_cents + ${counted.after},
        state = ${last ? 'done' : 'running'}, ended_at = ${last ? now : null}::timestamptz where id = ${runId}`);
      if (last) await ended(tx, run);
      if (tell) {
        told = now;
        await tx.emit('LawMeasured', { lawEntryId: run.entryId }, { agencyId: run.agencyId, internal: true });
      }
      return { last, done: row.done + cases.length };
    });
    if (!step || step.last) return;
    if (Temporal.Instant.compare(clock.now(), until) >= 0) return runs.next(kind, runId, step.done);
  }
}
