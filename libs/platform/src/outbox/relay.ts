/**
 * Takes what happened out of the outbox, in order: runs its reactions, each once, then tells the browsers.
 * One relay works at a time (advisory lock), so that what browsers hear has one order; if it dies, another goes on.
 */
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import type { EventName, LiveEvent } from '@quittance/contract';
import { Clock } from '../clock/clock.ts';
import { Database } from '../orm/database.ts';
import { list, sql } from '../orm/sql.ts';
import { standAs, standAsSystem, workerOf } from '../guard/standing.ts';
import { PLATFORM_OPTIONS, type PlatformOptions } from '../options.ts';
import { Handlers, type EventHandler, type Happened } from './handlers.ts';

const LOCK = 7_203_311;
const MOST_ATTEMPTS = 8;

interface OutboxRow { id: string; name: EventName; ids: Happened['ids']; agency_id: string; case_id: string | null; creditor_id: string | null; internal: boolean; to_debtor: boolean; to_bailiff: boolean; study_id: string | null; attempts: number }
export interface LiveNotice { event: LiveEvent; agencyId: string; caseId: string | null; creditorId: string | null; internal: boolean; toDebtor: boolean; toBailiff: boolean; studyId: string | null }

@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #log = new Logger('outbox');
  #handlers = new Map<string, { key: string; run: EventHandler }[]>();
  #wake: (() => void) | undefined;
  #listener: pg.Client | undefined;
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(@Inject(Database) private readonly database: Database, @Inject(Handlers) private readonly handlers: Handlers, @Inject(Clock) private readonly clock: Clock, @Inject(PLATFORM_OPTIONS) private readonly options: PlatformOptions) {}

  async onApplicationBootstrap(): Promise<void> {
    this.#handlers = this.handlers.events();
    if (!this.options.works) return;
    this.#running = this.#work();
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    this.#wake?.();
    await this.#running;
    await this.#listener?.end().catch(() => undefined);
  }

  async #listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.options.databaseUrl });
    client.on('notification', () => this.#wake?.());
    client.on('error', () => { this.#listener = undefined; });
    await client.connect();
    await client.query('listen quittance_outbox');
    this.#listener = client;
  }

  async #work(): Promise<void> {
    while (!this.#stopped) {
      const rested = new Promise<void>((resolve) => { this.#wake = resolve; setTimeout(resolve, 2000).unref(); });
      try {
        if (!this.#listener) await this.#listen();
        while (!this.#stopped && (await this.relayOnce()) > 0);
      } catch (e) {
        this.#log.error(`The relay stumbled and goes on: ${(e as Error).message}`);
      }
      if (!this.#stopped) await rested;
    }
  }

  /** Stands in the way of every relay until released: for those who write history that nobody should hear. */
  async hold(): Promise<() => Promise<void>> {
    const client = new pg.Client({ connectionString: this.options.databaseUrl });
    client.on('error', () => undefined); // the lock went with the line
    await client.connect();
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    return () => client.end();
  }

  /** Relays what waits, at most 100. Answers how many events left; 0 also when another relay holds the lock. */
  relayOnce(): Promise<number> {
    return standAsSystem('relay', () => this.#relayWaiting());
  }

  #relayWaiting(): Promise<number> {
    return this.database.transact(async (guard) => {
      const held = await guard.first<{ ok: boolean }>(sql`select pg_try_advisory_xact_lock(${LOCK}) as ok`);
      if (!held?.ok) return 0;
      const waiting = await guard.rows<OutboxRow>(sql`select id, name, ids, agency_id, case_id, creditor_id, internal, to_debtor, to_bailiff, study_id, attempts from outbox_event where relayed_at is null and attempts < ${MOST_ATTEMPTS} order by id limit 100`);
      let left = 0;
      // In their order; those to which nobody reacts leave together, so that a large deposit keeps nobody else's news waiting.
      for (let i = 0; i < waiting.length;) {
        const from = i;
        while (i < waiting.length && !this.#handlers.get(waiting[i]!.name)?.length) i++;
        if (i > from) left += await this.#together(waiting.slice(from, i));
        else if (await this.#relay(waiting[i++]!)) left++;
      }
      return left;
    });
  }

  /** Where one of them can't be told, each is tried by itself. */
  async #together(rows: readonly OutboxRow[]): Promise<number> {
    try { return await this.#tell(rows); } catch { /* told below, one by one */ }
    let left = 0;
    for (const row of rows) if (await this.#relay(row)) left++;
    return left;
  }

  /** Marks them as gone and tells the browsers, in one transaction. */
  async #tell(rows: readonly OutboxRow[]): Promise<number> {
    const byId = new Map(rows.map((row) => [String(row.id), row]));
    await this.database.transact(async (tx) => {
      const marked = await tx.rows<{ id: string; live_seq: string }>(sql`update outbox_event o set relayed_at = ${this.clock.now()}, live_seq = n.seq
        from (select x.id, nextval('live_seq') as seq from (select id from outbox_event where id in (${list([...byId.keys()])}) order by id) x) n where o.id = n.id returning o.id, o.live_seq`);
      const notices = marked.map(({ id, live_seq: seq }): LiveNotice => noticeOf(byId.get(String(id))!, seq)).toSorted((a, b) => a.event.seq - b.event.seq);
      await tx.rows(sql`select pg_notify('quittance_live', n.value) from jsonb_array_elements_text(${JSON.stringify(notices.map((notice) => JSON.stringify(notice)))}::jsonb) with ordinality n order by n.ordinality`);
    });
    return rows.length;
  }

  async #relay(row: OutboxRow): Promise<boolean> {
    const event: Happened = { id: row.id, name: row.name, ids: row.ids, agencyId: row.agency_id, caseId: row.case_id, creditorId: row.creditor_id };
    try {
      for (const { key, run } of this.#handlers.get(row.name) ?? []) {
        await standAs(workerOf(key), () => this.database.transact(async (tx) => {
          const fresh = await tx.first(sql`insert into event_handled (event_id, handler, at) values (${row.id}, ${key}, ${this.clock.now()}) on conflict do nothing returning 1 as one`);
          if (fresh) await run(tx, event);
        }));
      }
      await this.#tell([row]);
      return true;
    } catch (e) {
      this.#log.error(`${row.name} ${row.id}: ${(e as Error).message}`);
      await this.database.transact((tx) => tx.rows(sql`update outbox_event set attempts = attempts + 1, last_error = ${(e as Error).message.slice(0, 500)} where id = ${row.id}`));
      return false;
    }
  }
}

const noticeOf = (row: OutboxRow, seq: string): LiveNotice => ({ event: { seq: Number(seq), name: row.name, ids: row.ids }, agencyId: row.agency_id, caseId: row.case_id, creditorId: row.creditor_id, internal: row.internal, toDebtor: row.to_debtor, toBailiff: row.to_bailiff, studyId: row.study_id });
