import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { AuditService } from '@quittance/identity';
import type { RetentionRow } from '@quittance/law';
import { Clock, Database, fromDayCursor, isId, Jobs, newId, notFound, OnEvent, page, pageSize, Refused, sql, toCursor, toDay, toInstant, toInstantOrNull, type Actor, type Happened, type Sql, type Tx } from '@quittance/platform';
import { RetentionPolicyService } from './retention-policy.service.ts';
import { RetentionCount, RetentionEffect, RetentionRun, type RetentionEffectPage } from './retention.type.ts';

interface Row { id: string; dry: boolean; state: string; as_of: string; total: number; done: number; people: number; erased: number; started_at: string; ended_at: string | null; started_by: string | null }

/** Debtors of an agency none of whose cases is open, and who are not wholly erased: of `debtor d`. */
export const CANDIDATE: Sql = sql`not exists (select 1 from case_file f where f.debtor_id = d.id and f.stage not in ('closed', 'returned')) and exists (select 1 from case_file f where f.debtor_id = d.id) and d.erased_on is null`;
export const jobOf = (dry: boolean) => (dry ? ('retention-dry-run' as const) : ('retention-run' as const));

/** Looks at what is past its time, and erasings of it: rows that the jobs carry forward. Nothing is erased by itself unless a rule says so. */
@Injectable()
export class RetentionRunsService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(Jobs) private readonly jobs: Jobs, @Inject(RetentionPolicyService) private readonly policies: RetentionPolicyService, @Inject(AuditService) private readonly audit: AuditService) {}

  /** Refusals: not_found, run_running, not_looked_at (an erasing follows a look of the same day). */
  async start(actor: Actor, dry: boolean, idempotencyKey: string): Promise<RetentionRun> {
    const id = await this.database.transact(async (tx) => {
      if (!(await tx.first(sql`select 1 as one from (select ${actor.agencyId}::uuid as agency_id) p where (${rowsFor(actor.ability, 'set', 'RetentionPolicy', 'p')})`))) throw notFound('RetentionPolicy');
      await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`retention ${actor.agencyId}`}, 0))`);
      const kept = await tx.first<{ id: string }>(sql`select id from retention_run where agency_id = ${actor.agencyId} and idempotency_key = ${idempotencyKey} and dry = ${dry}`);
      if (kept) return kept.id;
      if (await tx.first(sql`select 1 as one from retention_run where agency_id = ${actor.agencyId} and state = 'running'`)) throw new Refused('run_running');
      if (!dry && !(await tx.first(sql`select 1 as one from retention_run where agency_id = ${actor.agencyId} and dry and state = 'done' and as_of = ${this.clock.today()}`))) throw new Refused('not_looked_at');
      const run = await this.begin(tx, actor.agencyId, await this.policies.on(tx, actor.agencyId, this.clock.today()), { dry, by: actor.id, key: idempotencyKey });
      await this.audit.record(tx, actor, { action: dry ? 'lookAtRetention' : 'runRetention', subject: 'RetentionPolicy', subjectId: run, outcome: 'done' });
      return run;
    });
    return (await this.list(actor, id))[0]!;
  }

  /** In the transaction of what asks for it; the event of that transaction sends the job. */
  async begin(tx: Tx, agencyId: string, policy: readonly RetentionRow[], { dry, by, key }: { dry: boolean; by: string | null; key: string }): Promise<string> {
    const id = newId(), counted = await tx.first<{ n: string }>(sql`select count(*) as n from debtor d where d.agency_id = ${agencyId} and ${CANDIDATE}`);
    await tx.rows(sql`insert into retention_run (id, agency_id, dry, state, as_of, policy, total, started_at, started_by, idempotency_key)
      values (${id}, ${agencyId}, ${dry}, 'running', ${this.clock.today()}, ${JSON.stringify(policy)}::jsonb, ${counted!.n}, ${this.clock.now()}, ${by}, ${key})`);
    await tx.emit('RetentionRun', {}, { agencyId, internal: true });
    return id;
  }

  @OnEvent('RetentionRun')
  async carryWhenRetentionRun(tx: Tx, { agencyId }: Happened): Promise<void> {
    const runs = await tx.rows<{ id: string; dry: boolean; done: number }>(sql`select r.id, r.dry, r.done from retention_run r where r.agency_id = ${agencyId} and r.state = 'running'`);
    for (const { id, dry, done } of runs) await this.next(id, dry, done);
  }

  next(runId: string, dry: boolean, done: number): Promise<void> {
    return this.jobs.send(jobOf(dry), { runId }, `${runId} ${done}`);
  }

  /** The newest first; or one. */
  async list(actor: Actor, id?: string): Promise<RetentionRun[]> {
    if (id !== undefined && !isId(id)) return [];
    const rows = await this.database.rows<Row>(sql`select r.id, r.dry, r.state, r.as_of, r.total, r.done, r.people, r.erased, r.started_at, r.ended_at, u.name as started_by from retention_run r left join app_user u on u.id = r.started_by
      where (${rowsFor(actor.ability, 'read', 'RetentionPolicy', 'r')}) ${id ? sql`and r.id = ${id}` : sql``} order by r.started_at desc, r.id desc limit 20`);
    return rows.map((row) => Object.assign(new RetentionRun(), {
      id: row.id, dry: row.dry, state: row.state, asOf: toDay(row.as_of), total: row.total, done: row.done, people: row.people, erased: row.erased, startedAt: toInstant(row.started_at), endedAt: toInstantOrNull(row.ended_at), startedBy: row.started_by,
    }));
  }

  async counts(actor: Actor, runId: string): Promise<RetentionCount[]> {
    const rows = await this.database.rows<{ kind: string; people: string }>(sql`select x.kind, count(*) as people from retention_effect x where x.run_id = ${runId} and (${rowsFor(actor.ability, 'read', 'RetentionPolicy', 'x')}) group by x.kind order by x.kind`);
    return rows.map(({ kind, people }) => Object.assign(new RetentionCount(), { kind, people: Number(people) }));
  }

  /** Whom it would concern, the longest free first. */
  async effectsOf(actor: Actor, runId: string, { kind, after, first }: { kind?: string | null | undefined; after?: string | null | undefined; first?: number | null | undefined }): Promise<RetentionEffectPage> {
    const size = pageSize(first), cursor = fromDayCursor(after);
    if (!isId(runId)) return { rows: [], next: null };
    const rows = await this.database.rows<{ debtor_id: string; case_id: string; public_reference: string; creditor_name: string; kinds: string[]; free_since: string; erased: boolean }>(sql`
      select * from (select x.debtor_id, x.case_id, f.public_reference, c.name as creditor_name, to_jsonb(array_agg(x.kind order by x.kind)) as kinds, min(x.free_since) as free_since, bool_and(x.erasure_id is not null) as erased
        from retention_effect x join case_file f on f.id = x.case_id join creditor c on c.id = x.creditor_id
        where x.run_id = ${runId} and (${rowsFor(actor.ability, 'read', 'RetentionPolicy', 'x')}) ${kind ? sql`and x.kind = ${kind}` : sql``} group by x.debtor_id, x.case_id, f.public_reference, c.name) e
      ${cursor ? sql`where (e.free_since, e.debtor_id) > (${cursor.day}::date, ${cursor.id}::uuid)` : sql``} order by e.free_since, e.debtor_id limit ${size + 1}`);
    const cut = page(rows, size, (row) => toCursor(row.free_since.slice(0, 10), row.debtor_id));
    return { next: cut.next, rows: cut.rows.map((row) => Object.assign(new RetentionEffect(), { debtorId: row.debtor_id, caseId: row.case_id, publicReference: row.public_reference, creditorName: row.creditor_name, kinds: row.kinds, freeSince: toDay(row.free_since), erased: row.erased })) };
  }
}
