import { Inject, Injectable } from '@nestjs/common';
import { retentionOf, type RetentionRow } from '@quittance/law';
import { Clock, Database, OnJob, sql, type Tx } from '@quittance/platform';
import { ErasureService } from '../acts/erasure.service.ts';
import { KeptLifeService } from '../acts/kept-life.service.ts';
import { HeldDataService } from '../export/held-data.service.ts';
import { RetentionPolicyService } from './retention-policy.service.ts';
import { CANDIDATE, RetentionRunsService } from './retention-runs.service.ts';

const AT_ONCE = 25, SECONDS = 8;
const NOBODY = '00000000-0000-0000-0000-000000000000';
interface Run { id: string; agency_id: string; dry: boolean; as_of: string; policy: RetentionRow[]; last_debtor_id: string | null; started_by: string | null; done: number }

/** Carries looks and erasings on, some debtors a transaction; what is left goes on in a job of its own. Run twice, it does once. */
@Injectable()
export class RetentionJobsService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(RetentionRunsService) private readonly runs: RetentionRunsService, @Inject(RetentionPolicyService) private readonly policies: RetentionPolicyService,
    @Inject(KeptLifeService) private readonly lives: KeptLifeService, @Inject(HeldDataService) private readonly held: HeldDataService, @Inject(ErasureService) private readonly erasure: ErasureService,
  ) {}

  @OnJob('retention-dry-run')
  async look({ runId }: Record<string, string>): Promise<void> {
    if (runId) await this.#carry(runId, true);
  }

  /** With a run: carries it on. Without, each night: begins one for the kinds that a rule of the agency lets fall by themselves. */
  @OnJob('retention-run')
  async run({ runId }: Record<string, string>): Promise<void> {
    if (runId) return this.#carry(runId, false);
    const today = this.clock.today();
    const agencies = await this.database.rows<{ id: string }>(sql`select distinct p.agency_id as id from retention_policy p where p.automatic and p.from_on <= ${today}`);
    for (const { id } of agencies) {
      await this.database.transact(async (tx) => {
        await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`retention ${id}`}, 0))`);
        const policy = await this.policies.on(tx, id, today), key = `night ${today}`;
        if (!policy.some(({ automatic }) => automatic) || (await tx.first(sql`select 1 as one from retention_run r where r.agency_id = ${id} and (r.state = 'running' or r.idempotency_key = ${key})`))) return;
        await this.runs.begin(tx, id, policy, { dry: false, by: null, key });
      });
    }
  }

  async #carry(runId: string, dry: boolean): Promise<void> {
    const until = this.clock.now().add({ seconds: SECONDS });
    for (;;) {
      const step = await this.database.transact((tx) => this.#step(tx, runId, dry));
      if (!step || step.last) return;
      if (Temporal.Instant.compare(this.clock.now(), until) >= 0) return this.runs.next(runId, dry, step.done);
    }
  }

  async #step(tx: Tx, runId: string, dry: boolean): Promise<{ last: boolean; done: number } | null> {
    const run = await tx.first<Run>(sql`select r.id, r.agency_id, r.dry, r.as_of, r.policy, r.last_debtor_id, r.started_by, r.done from retention_run r where r.id = ${runId} and r.dry = ${dry} and r.state = 'running' for update of r`);
    if (!run) return null;
    const debtors = await tx.rows<{ id: string; creditor_id: string; case_id: string; gone: string[] }>(sql`select d.id, d.creditor_id, (select f.id from case_file f where f.debtor_id = d.id order by f.opened_at desc limit 1) as case_id,
        coalesce((select jsonb_agg(distinct k.kind) from erasure e cross join lateral unnest(e.kinds) as k(kind) where e.debtor_id = d.id), '[]') as gone
      from debtor d where d.agency_id = ${run.agency_id} and d.id > ${run.last_debtor_id ?? NOBODY} and ${CANDIDATE} order by d.id limit ${AT_ONCE}`);
    const lives = debtors.length ? await this.lives.of(tx, debtors.map(({ id }) => id)) : new Map<string, never>();
    const today = Temporal.PlainDate.from(run.as_of.slice(0, 10)), last = debtors.length < AT_ONCE;
    let people = 0, erased = 0;
    for (const debtor of debtors) {
      const free = retentionOf(lives.get(debtor.id)!, run.policy, today).filter(({ code, kind }) => code === null && !debtor.gone.includes(kind) && (run.started_by !== null || run.policy.find((row) => row.kind === kind)!.automatic));
      const counts = free.length ? await this.held.counts(tx, debtor.id) : new Map<string, number>();
      const falls = free.filter(({ kind }) => (counts.get(kind) ?? 0) > 0);
      if (!falls.length) continue;
      people += 1;
      if (!dry) erased += await this.erasure.carryOut(tx, { debtorId: debtor.id, requestId: null, runId: run.id, kinds: falls.map(({ kind }) => kind), by: null });
      for (const { kind, freeSince } of falls) await tx.rows(sql`insert into retention_effect (run_id, debtor_id, kind, agency_id, creditor_id, case_id, free_since, erasure_id)
        values (${run.id}, ${debtor.id}, ${kind}, ${run.agency_id}, ${debtor.creditor_id}, ${debtor.case_id}, ${freeSince ?? today}, (select e.id from erasure e where e.run_id = ${run.id} and e.debtor_id = ${debtor.id} limit 1))`);
    }
    await tx.rows(sql`update retention_run set done = done + ${debtors.length}, total = greatest(total, done + ${debtors.length}), people = people + ${people}, erased = erased + ${erased}, last_debtor_id = coalesce(${debtors.at(-1)?.id ?? null}::uuid, last_debtor_id),
      state = ${last ? 'done' : 'running'}, ended_at = ${last ? this.clock.now() : null}::timestamptz where id = ${run.id}`);
    if (last) await tx.emit('RetentionRun', {}, { agencyId: run.agency_id, internal: true });
    return { last, done: run.done + debtors.length };
  }
}
