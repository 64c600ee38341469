import { Inject, Injectable } from '@nestjs/common';
import { isRateName, type RateName } from '@quittance/law';
import { Clock, Jobs, newId, OnEvent, sql, type Happened, type Sql, type Tx } from '@quittance/platform';
import type { EntryRow } from './entry-rows.ts';
import { entryDays } from './entry-rows.ts';

export type RunKind = 'measure' | 'apply';
const JOBS = { measure: 'measure-law', apply: 'apply-law' } as const;
const MONTHS_MEASURED = 6;

/** Open cases on which a figure may bear, of `case_file f`: a rate on those of its regimes, any other figure on all. */
export function concerned(name: string): Sql {
  const open = sql`f.stage not in ('closed', 'returned')`;
  if (!isRateName(name)) return open;
  const regimes: Record<RateName, Sql> = {
    ecb_main_refinancing_rate: sql`f.regime in ('commercial', 'public')`,
    legal_rate_other: sql`f.regime = 'civil' and exists (select 1 from creditor c where c.id = f.creditor_id and c.kind <> 'individual')`,
    legal_rate_individual: sql`f.regime = 'civil' and exists (select 1 from creditor c where c.id = f.creditor_id and c.kind = 'individual')`,
  };
  return sql`${open} and ${regimes[name]}`;
}

/** How the measure of an entry, and the taking anew once it is approved, begin: rows that the jobs carry forward, some seconds at a time. */
@Injectable()
export class LawRunsService {
  constructor(@Inject(Clock) private readonly clock: Clock, @Inject(Jobs) private readonly jobs: Jobs) {}

  /** In the transaction of what asks for it; the event of that transaction sends the job. */
  async start(tx: Tx, entry: Pick<EntryRow, 'id' | 'agency_id' | 'name' | 'from_on' | 'to_on'>, kind: RunKind): Promise<void> {
    const counted = await tx.first<{ n: string }>(sql`select count(*) as n from case_file f where f.agency_id = ${entry.agency_id} and ${concerned(entry.name)}`);
    const asOf = kind === 'apply' ? this.clock.today() : this.#measuredOn(entry);
    await tx.rows(sql`insert into law_run (id, entry_id, agency_id, kind, state, as_of, total, done, changed, blocked_before, blocked_after, before_cents, after_cents, started_at)
      values (${newId()}, ${entry.id}, ${entry.agency_id}, ${kind}, 'running', ${asOf}, ${counted!.n}, 0, 0, 0, 0, 0, 0, ${this.clock.now()})`);
  }

  /** Today where the row has begun, for that is what is asked for today; else the last day of its span, half a year where it has no end. */
  #measuredOn(entry: Pick<EntryRow, 'from_on' | 'to_on'>): Temporal.PlainDate {
    const { from, to } = entryDays(entry), today = this.clock.today();
    if (!from || Temporal.PlainDate.compare(from, today) <= 0) return today;
    return to ?? from.add({ months: MONTHS_MEASURED }).subtract({ days: 1 });
  }

  @OnEvent('LawEntered')
  async measureWhenLawEntered(tx: Tx, { ids }: Happened): Promise<void> {
    if (ids.lawEntryId) await this.#send(tx, 'measure', sql`r.entry_id = ${ids.lawEntryId}`);
  }

  @OnEvent('LawDecided')
  async applyWhenLawDecided(tx: Tx, { ids }: Happened): Promise<void> {
    if (ids.lawEntryId) await this.#send(tx, 'apply', sql`r.entry_id = ${ids.lawEntryId}`);
  }

  /** Runs whose worker died at every attempt wait in no queue any more: each start of a worker, and each night, sends them again. */
  async resume(tx: Tx): Promise<void> {
    const waiting = sql`r.started_at < ${this.clock.now().subtract({ minutes: 10 })}`;
    await this.#send(tx, 'measure', waiting);
    await this.#send(tx, 'apply', waiting);
  }

  async #send(tx: Tx, kind: RunKind, which: Sql): Promise<void> {
    const runs = await tx.rows<{ id: string; done: number }>(sql`select r.id, r.done from law_run r where r.kind = ${kind} and r.state = 'running' and ${which} order by r.started_at`);
    for (const { id, done } of runs) await this.next(kind, id, done);
  }

  /** What is left of a run is a job of its own: a job lives for a minute, a run as long as it takes. */
  next(kind: RunKind, runId: string, done: number): Promise<void> {
    return this.jobs.send(JOBS[kind], { runId }, `${runId} ${done}`);
  }
}
