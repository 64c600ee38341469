import { Inject, Injectable, Logger } from '@nestjs/common';
import { as } from '@quittance/access';
import { DocumentsService } from '@quittance/documents';
import { SessionsService } from '@quittance/identity';
import { formatDecimal, type Cents } from '@quittance/law';
import { Clock, Database, Jobs, notFound, OnEvent, OnJob, Refused, sql, standAs, standAsSystem, standingOf, type Actor, type Happened, type Tx } from '@quittance/platform';
import { mediaTypeOf } from '../lines/read-files.ts';
import type { DepositPreview } from '../deposits/deposit.type.ts';
import { runLock, type RunChoices, type RunFile } from './deposit-runs.service.ts';
import { FaultLedger } from './fault-ledger.ts';
import { LargeDepositService, type LargeDeposit } from './large-deposit.service.ts';
import type { LargeRead } from './read-large.ts';
import { CalledOff, RunProgress } from './run-progress.ts';
import { UploadsService } from './uploads.service.ts';

const ORIGIN = 'deposit';
/** A worker that says nothing for so long has died, or is not far from it. */
const SILENT = Temporal.Duration.from({ seconds: 60 });
/** When one that is in other hands is looked at again. */
const AGAIN_SECONDS = 30;

interface Run { id: string; agency_id: string; creditor_id: string; asked_by: string; state: string; dry_run: boolean; idempotency_key: string; input_hash: string; files: RunFile[]; choices: RunChoices; cancel_asked_at: string | null; email: string; there: boolean }

/** Carries a run out in the name of the person who asked for it, as far as he may at that moment. One at a time works on it; where that one dies, the next begins anew, for nothing was kept. */
@Injectable()
export class CarryRunService {
  readonly #log = new Logger('deposit-run');
  /** A process carries one at a time: what it holds in memory, and of the database's lines, is bounded so. */
  #busy = false;

  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(Jobs) private readonly jobs: Jobs, @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(LargeDepositService) private readonly deposits: LargeDepositService, @Inject(UploadsService) private readonly uploads: UploadsService, @Inject(DocumentsService) private readonly documents: DocumentsService,
  ) {}

  @OnEvent('DepositRunMoved')
  async carryWhenDepositRunMoved(tx: Tx, { ids }: Happened): Promise<void> {
    const waiting = await tx.first(sql`select 1 as one from deposit_run where id = ${ids.depositRunId} and state = 'waiting'`);
    if (waiting) await this.jobs.send('deposit-run', { runId: ids.depositRunId! }, ids.depositRunId!);
  }

  /** Those whose worker has died: at each start, and in the night. */
  @OnJob('watch-deposit-runs')
  async watch(): Promise<void> {
    const silent = await this.database.rows<{ id: string }>(sql`select id from deposit_run where state in ('waiting', 'running') and moved_at < ${this.clock.now().subtract(SILENT)}`);
    for (const { id } of silent) await this.jobs.send('deposit-run', { runId: id });
  }

  @OnJob('deposit-run')
  async carry({ runId }: Record<string, string>): Promise<void> {
    if (this.#busy) { await this.jobs.send('deposit-run', { runId: runId! }, undefined, AGAIN_SECONDS); return; }
    this.#busy = true;
    try { await this.#carryIn(runId!); } finally { this.#busy = false; }
  }

  async #carryIn(runId: string): Promise<void> {
    await this.database.transact(async (guard) => {
      // Held as long as the work lasts, by a line of its own: it ends with the process that holds it.
      const mine = await guard.first<{ ok: boolean }>(sql`select pg_try_advisory_xact_lock(${runLock(runId)}) as ok`);
      const run = await this.#run(runId);
      if (!run || (run.state !== 'waiting' && run.state !== 'running')) return;
      if (!mine?.ok) { await this.jobs.send('deposit-run', { runId }, undefined, AGAIN_SECONDS); return; }
      const actor = run.there ? await this.sessions.actorFor(run.email) : undefined;
      if (!actor || !mayDeposit(actor, run.creditor_id)) { await this.#end(run, { state: 'refused', refusal: notFound('Creditor') }); return; }
      await standAs(standingOf(actor), () => this.#carry(actor, run));
    });
  }

  async #run(id: string): Promise<Run | undefined> {
    return this.database.first<Run>(sql`select r.id, r.agency_id, r.creditor_id, r.asked_by, r.state, r.dry_run, r.idempotency_key, r.input_hash, r.files, r.choices, r.cancel_asked_at, u.email, u.disabled_at is null as there
      from deposit_run r join app_user u on u.id = r.asked_by where r.id = ${id}`);
  }

  async #carry(actor: Actor, run: Run): Promise<void> {
    const progress = new RunProgress((moved) => this.database.transact(async (tx) => {
      const on = await tx.first<{ off: boolean }>(sql`update deposit_run set state = 'running', stage = ${moved.stage}, done = ${moved.done}, total = ${moved.of}, started_at = coalesce(started_at, ${this.clock.now()}), moved_at = ${this.clock.now()}
        where id = ${run.id} returning cancel_asked_at is not null as off`);
      await tx.emit('DepositRunMoved', { depositRunId: run.id, creditorId: run.creditor_id }, { agencyId: run.agency_id, creditorId: run.creditor_id });
      return !on!.off;
    }));
    const claims = run.files.filter(({ paper }) => !paper), ledger = new FaultLedger(claims.map(({ name }) => name));
    try {
      const before = run.dry_run ? undefined : await this.database.first<{ id: string }>(sql`select id from deposit where creditor_id = ${run.creditor_id} and idempotency_key = ${run.idempotency_key} and input_hash = ${run.input_hash}`);
      // It was carried out, and whoever did died before he could say so.
      if (before) { await this.#end(run, { state: 'done', depositId: before.id }); return; }
      const { depositId, preview } = await this.deposits.carry(actor, this.#asked(actor, run), progress, ledger, { dryRun: run.dry_run });
      await this.#end(run, { state: 'done', depositId, preview, ledger, lines: progress.now.of ?? 0 });
    } catch (e) {
      if (e instanceof CalledOff) await this.#end(run, { state: 'cancelled' });
      else if (e instanceof Refused) await this.#end(run, { state: 'refused', refusal: e, ledger });
      else {
        this.#log.error(`run ${run.id}: ${(e as Error).stack ?? String(e)}`);
        await this.#end(run, { state: 'failed' });
      }
    } finally {
      ledger.close();
    }
  }

  #asked(actor: Actor, run: Run): LargeDeposit {
    const claims = run.files.filter(({ paper }) => !paper);
    return {
      creditorId: run.creditor_id, idempotencyKey: run.idempotency_key, inputHash: run.input_hash, choices: run.choices,
      files: claims.map((file) => ({ name: file.name, sha256: file.sha256, size: file.size, bytes: () => this.uploads.bytes(file) })),
      papers: run.files.filter(({ paper }) => paper).map((file) => ({ name: file.name, sha256: file.sha256, size: file.size, bytes: () => this.uploads.bytes(file) })),
      keep: async (tx, depositId, home, files) => this.#keepFiles(tx, actor, run, depositId, home, files),
      still: async (tx) => {
        const person = await tx.asSystem('deposit-run', async () => { const now = await this.#run(run.id); return now?.there ? this.sessions.actorFor(now.email) : undefined; });
        if (!person || !mayDeposit(person, run.creditor_id)) throw notFound('Creditor');
        const off = await tx.first<{ off: boolean }>(sql`select cancel_asked_at is not null as off from deposit_run where id = ${run.id}`);
        if (off?.off) throw new CalledOff();
      },
    };
  }

  async #keepFiles(tx: Tx, actor: Actor, run: Run, depositId: string, home: { agencyId: string; creditorId: string }, read: LargeRead['files']): Promise<void> {
    const formats = new Map(read.map(({ file, format }) => [file.name, format]));
    for (const file of run.files.filter(({ name }) => formats.has(name))) {
      await this.uploads.keepAsDocument(tx, file, { ...home, depositId, kind: 'deposit_file', name: file.name, mediaType: mediaTypeOf(formats.get(file.name) ?? null), origin: ORIGIN, createdBy: actor.id });
    }
  }

  /** How it ended, with its report where anything could not be taken. */
  async #end(run: Run, { state, refusal, depositId, preview, ledger, lines }: { state: 'done' | 'refused' | 'cancelled' | 'failed'; refusal?: Refused; depositId?: string | null; preview?: DepositPreview; ledger?: FaultLedger; lines?: number }): Promise<void> {
    const now = this.clock.now(), home = { agencyId: run.agency_id, creditorId: run.creditor_id };
    // Told by the house: whoever asked may no longer be let in by now.
    await standAsSystem('deposit-run', () => this.database.transact(async (tx) => {
      const report = ledger?.count ? await this.documents.keep(tx, {
        ...home, depositId: depositId ?? null, kind: 'deposit_report', name: `anomalies-${String(now.toZonedDateTimeISO('Europe/Paris').toPlainDate())}.csv`, mediaType: 'text/csv', bytes: ledger.csv(), origin: ORIGIN, createdBy: run.asked_by, factKind: 'deposit_run', factId: run.id,
      }) : undefined;
      await tx.rows(sql`update deposit_run set state = ${state}, stage = case when ${state} = 'done' then 'done' else stage end, done = coalesce(${lines ?? null}::integer, done), total = coalesce(${lines ?? null}::integer, total), ended_at = ${now}, moved_at = ${now},
        started_at = coalesce(started_at, ${now}), deposit_id = ${depositId ?? null}, preview = ${preview ? JSON.stringify(preview, money) : null}::jsonb, refusal = ${refusal ? JSON.stringify(refusal.toRefusal(), money) : null}::jsonb, report_id = ${report?.id ?? null} where id = ${run.id}`);
      await tx.emit('DepositRunMoved', { depositRunId: run.id, creditorId: run.creditor_id }, home);
    }));
  }
}

const mayDeposit = (actor: Actor, creditorId: string): boolean => actor.ability.can('deposit', as('Creditor', { id: creditorId, agencyId: actor.agencyId }));
/** As the door writes it. */
const money = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? formatDecimal(value as Cents) : typeof value === 'string' ? value.replaceAll('\u0000', '\ufffd').toWellFormed() : value);
