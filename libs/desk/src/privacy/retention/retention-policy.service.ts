import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { AuditService } from '@quittance/identity';
import { RETENTION_DEFAULTS, RETENTION_KINDS, retentionOn, type RetentionRow } from '@quittance/law';
import { Clock, Database, inputHash, newId, notFound, refuseFaults, refuseOtherInput, sql, toDay, toInstant, type Actor, type Fault, type Sql } from '@quittance/platform';
import { RetentionRule, type RetentionInput } from './retention.type.ts';

interface Row { id: string; kind: string; period: string; automatic: boolean; from_on: string; reason: string; set_at: string; set_by: string }
interface Reader { rows<T>(query: Sql): Promise<T[]> }
const LONGEST_REASON = 500, LONGEST_YEARS = 30;

/** How long an agency keeps what: its own rows, only ever added, over the defaults of libs/law. */
@Injectable()
export class RetentionPolicyService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(AuditService) private readonly audit: AuditService) {}

  /** In force on a day, one row a kind. */
  async on(reader: Reader, agencyId: string, day: Temporal.PlainDate): Promise<RetentionRow[]> {
    const own = await reader.rows<Row>(sql`select p.kind, p.period, p.automatic, p.from_on from retention_policy p where p.agency_id = ${agencyId} order by p.position`);
    return retentionOn(own.map((row) => ({ kind: row.kind, period: row.period, automatic: row.automatic, from: row.from_on.slice(0, 10) })), day);
  }

  async kept(agencyId: string): Promise<Map<string, RetentionRow>> {
    return new Map((await this.on(this.database, agencyId, this.clock.today())).map((row) => [row.kind, row]));
  }

  /** Kind by kind: the one in force first, then those to come and those past, the default last. */
  async list(actor: Actor): Promise<RetentionRule[]> {
    const own = await this.database.rows<Row>(sql`select p.id, p.kind, p.period, p.automatic, p.from_on, p.reason, p.set_at, u.name as set_by from retention_policy p join app_user u on u.id = p.set_by
      where (${rowsFor(actor.ability, 'read', 'RetentionPolicy', 'p')}) order by p.from_on desc, p.position desc`);
    const today = String(this.clock.today());
    return RETENTION_KINDS.flatMap((kind) => {
      const shipped = RETENTION_DEFAULTS.find((row) => row.kind === kind)!, mine = own.filter((row) => row.kind === kind);
      const now = mine.find((row) => row.from_on.slice(0, 10) <= today);
      const rules = mine.map((row) => view(shipped, row, row === now));
      const standard = Object.assign(new RetentionRule(), { ...shipped, from: null, inForce: !now, reason: null, setBy: null, setAt: null });
      return [...rules.filter(({ inForce }) => inForce), ...(now ? [] : [standard]), ...rules.filter(({ inForce }) => !inForce), ...(now ? [standard] : [])];
    });
  }

  /** From a day on, today at the earliest. Refusals: not_found, bad_fields, idempotency_key_reused. */
  set(actor: Actor, input: RetentionInput): Promise<RetentionRule> {
    return this.database.transact(async (tx) => {
      if (!(await tx.first(sql`select 1 as one from (select ${actor.agencyId}::uuid as agency_id) p where (${rowsFor(actor.ability, 'set', 'RetentionPolicy', 'p')})`))) throw notFound('RetentionPolicy');
      const hash = inputHash({ ...input, by: actor.id });
      await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`retention ${actor.agencyId}`}, 0))`);
      const kept = await tx.first<{ id: string; input_hash: string }>(sql`select id, input_hash from retention_policy where agency_id = ${actor.agencyId} and idempotency_key = ${input.idempotencyKey}`);
      if (kept) refuseOtherInput(kept.input_hash, hash);
      const id = kept?.id ?? newId();
      if (!kept) {
        refuseFaults(this.#faults(input));
        await tx.rows(sql`insert into retention_policy (id, agency_id, kind, period, automatic, from_on, reason, set_at, set_by, idempotency_key, input_hash)
          values (${id}, ${actor.agencyId}, ${input.kind}, ${input.period}, ${input.automatic}, ${input.from}, ${input.reason.trim()}, ${this.clock.now()}, ${actor.id}, ${input.idempotencyKey}, ${hash})`);
        await this.audit.record(tx, actor, { action: 'setRetention', subject: 'RetentionPolicy', subjectId: id, outcome: 'done', facts: { kind: input.kind, period: input.period, automatic: input.automatic, from: String(input.from), reason: input.reason.trim() } });
      }
      const row = (await tx.first<Row>(sql`select p.id, p.kind, p.period, p.automatic, p.from_on, p.reason, p.set_at, u.name as set_by from retention_policy p join app_user u on u.id = p.set_by where p.id = ${id}`))!;
      return view(RETENTION_DEFAULTS.find(({ kind }) => kind === row.kind)!, row, row.from_on.slice(0, 10) <= String(this.clock.today()));
    });
  }

  #faults({ kind, period, from, reason, idempotencyKey }: RetentionInput): Fault[] {
    const faults: Fault[] = [], today = this.clock.today();
    if (!(RETENTION_KINDS as readonly string[]).includes(kind)) faults.push({ field: 'kind', code: 'not_in_list', facts: { value: kind.slice(0, 60), list: RETENTION_KINDS.join(', ') } });
    if (!/^P[1-9][0-9]{0,3}[YMD]$/.test(period) || Temporal.Duration.from(period).total({ unit: 'years', relativeTo: today }) > LONGEST_YEARS) faults.push({ field: 'period', code: 'out_of_range', facts: { least: 'P1D', most: `P${LONGEST_YEARS}Y`, found: period.slice(0, 20) } });
    // Accounts are kept by the law itself: no agency shortens it (C. com. L123-22).
    else if (kind === 'accounts' && Temporal.PlainDate.compare(today.add(Temporal.Duration.from(period)), today.add(Temporal.Duration.from(RETENTION_DEFAULTS.find((row) => row.kind === 'accounts')!.period))) < 0) {
      faults.push({ field: 'period', code: 'shorter_than_law', facts: { least: 'P10Y', article: 'C. com. L123-22' } });
    }
    if (Temporal.PlainDate.compare(from, today) < 0) faults.push({ field: 'from', code: 'day_past', facts: { on: String(from), earliest: String(today) } });
    if (!reason.trim()) faults.push({ field: 'reason', code: 'missing' });
    if (reason.trim().length > LONGEST_REASON) faults.push({ field: 'reason', code: 'too_long', facts: { most: LONGEST_REASON } });
    if (idempotencyKey.trim().length < 8 || idempotencyKey.length > 200) faults.push({ field: 'idempotencyKey', code: 'bad_key' });
    return faults;
  }
}

const view = (shipped: RetentionRow, row: Row, inForce: boolean): RetentionRule => Object.assign(new RetentionRule(), {
  ...shipped, period: row.period, automatic: row.automatic, from: toDay(row.from_on), inForce, reason: row.reason, setBy: row.set_by, setAt: toInstant(row.set_at),
});
