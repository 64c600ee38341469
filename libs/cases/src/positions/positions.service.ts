import { Inject, Injectable, Logger } from '@nestjs/common';
import type { LawError } from '@quittance/law';
import { Clock, Database, notFound, OnJob, sql, type Tx } from '@quittance/platform';
import { among } from '../files/reader.ts';
import { refusedByLaw } from '../statement/known-law.ts';
import { StatementService } from '../statement/statement.service.ts';
import { claimPositionEntity } from './claim-position.entity.ts';
import { derive, type Derived } from './derive.ts';

/** Few enough that nobody who works on one of them waits long. */
const AT_ONCE = 200;

/** Keeps what lists sum and sort by: the running position of each claim and the nearest limitation of the case. */
@Injectable()
export class PositionsService {
  readonly #log = new Logger('positions');

  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(StatementService) private readonly statements: StatementService) {}

  /**
   * To be called in the transaction of every fact that changes what is owed. What happened is never refused because a half-year has no rate
   * yet: what is owed then stands as far as it is known, and the error is answered. Refuses what is wrong with the facts themselves.
   */
  async anchor(tx: Tx, caseId: string): Promise<LawError | null> {
    return (await this.anchorAll(tx, [caseId])).get(caseId) ?? null;
  }

  /** The same for many cases, in the same few statements; those that lack a rate are in the answer. */
  async anchorAll(tx: Tx, caseIds: readonly string[]): Promise<Map<string, LawError>> {
    const derived = await this.#anchor(tx, caseIds);
    mustHold(derived.filter(({ error }) => error && !error.lacking));
    return new Map(derived.flatMap(({ caseId, error }) => (error ? [[caseId, error] as const] : [])));
  }

  /** The same where nothing happened but the law itself: refuses nothing; a case that can't be reckoned at all is in the answer too. */
  async takeAnew(tx: Tx, caseIds: readonly string[]): Promise<Map<string, LawError>> {
    return new Map((await this.#anchor(tx, caseIds)).flatMap(({ caseId, error }) => (error ? [[caseId, error] as const] : [])));
  }

  async #anchor(tx: Tx, caseIds: readonly string[]): Promise<Derived[]> {
    const today = this.clock.today();
    const cases = await this.statements.factsOf(tx, caseIds, today);
    if (cases.length < new Set(caseIds).size) throw notFound('CaseFile');
    const derived = cases.map((one) => derive(one, today));
    const standing = derived.map(({ caseId, limitationOn, costsDue, overpaid, paid, error, positions }) => ({ id: caseId, on: limitationOn, costs: String(costsDue), over: overpaid === null ? null : String(overpaid), paid: String(paid), known: positions.length > 0 || !error }));
    await tx.rows(sql`update case_file f set limitation_on = r."on", paid_cents = r.paid, costs_due_cents = case when r.known then r.costs else f.costs_due_cents end, overpaid_cents = coalesce(r.over, f.overpaid_cents)
      from jsonb_to_recordset(${JSON.stringify(standing)}::jsonb) as r(id uuid, "on" date, costs bigint, over bigint, paid bigint, known boolean) where f.id = r.id`);
    await this.keep(tx, derived);
    return derived;
  }

  /** What was derived becomes rows; the terms stand on the cases by then, or will. */
  async keep(tx: Tx, derived: readonly Derived[]): Promise<void> {
    const rows = derived.flatMap(({ positions }) => positions);
    await tx.rows(sql`
      insert into claim_position (claim_id, case_id, agency_id, creditor_id, principal_cents, closed_interest_cents, running_base_cents, running_rate, running_from, running_year, valid_until, indemnity_cents, indemnity_from, limitation_on, anchored_on)
      select r.claim_id, r.case_id, r.agency_id, r.creditor_id, r.principal_cents, r.closed_interest_cents, r.running_base_cents, r.running_rate, r.running_from, r.running_year, r.valid_until, r.indemnity_cents, r.indemnity_from, r.limitation_on, ${this.clock.today()}::date
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(claim_id uuid, case_id uuid, agency_id uuid, creditor_id uuid, principal_cents bigint, closed_interest_cents bigint, running_base_cents bigint, running_rate numeric, running_from date, running_year integer, valid_until date, indemnity_cents bigint, indemnity_from date, limitation_on date)
      on conflict (claim_id) do update set principal_cents = excluded.principal_cents, closed_interest_cents = excluded.closed_interest_cents, running_base_cents = excluded.running_base_cents,
        running_rate = excluded.running_rate, running_from = excluded.running_from, running_year = excluded.running_year, valid_until = excluded.valid_until,
        indemnity_cents = excluded.indemnity_cents, indemnity_from = excluded.indemnity_from, limitation_on = excluded.limitation_on, anchored_on = excluded.anchored_on`);
  }

  /** The same for claims that are being opened, of which nothing was kept yet. */
  keepFirst(tx: Tx, derived: readonly Derived[]): Promise<void> {
    const anchoredOn = this.clock.today();
    return tx.addAll(claimPositionEntity, derived.flatMap(({ positions }) => positions.map((p) => ({
      claimId: p.claim_id, caseId: p.case_id, agencyId: p.agency_id, creditorId: p.creditor_id, principalCents: p.principal_cents, closedInterestCents: p.closed_interest_cents, runningBaseCents: p.running_base_cents,
      runningRate: p.running_rate, runningFrom: p.running_from, runningYear: p.running_year, validUntil: p.valid_until, indemnityCents: p.indemnity_cents, indemnityFrom: p.indemnity_from, limitationOn: p.limitation_on, anchoredOn,
    })) as never[]));
  }

  /** Positions whose last valid day has passed, and cases whose nearest limitation has: at a half-year's beginning that is nearly all of them. */
  @OnJob('anchor-positions')
  async anchorStale(): Promise<void> {
    const today = this.clock.today();
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const cases = await this.database.rows<{ id: string }>(sql`
        select f.id from case_file f where f.id > ${after} and (exists (select 1 from claim_position p where p.case_id = f.id and p.valid_until < ${today})
          or (f.limitation_on < ${today} and exists (select 1 from claim_position p where p.case_id = f.id and p.limitation_on >= ${today}))) order by f.id limit ${AT_ONCE}`);
      if (!cases.length) return;
      const ids = cases.map(({ id }) => id);
      const derived = await this.database.transact(async (tx) => {
        await tx.rows(sql`select 1 from case_file where id = ${among(ids)} order by id for update`);
        return this.#anchor(tx, ids);
      });
      // A half-year whose rate nobody has entered yet: what stands goes on standing, and the statement says why.
      const lacking = derived.flatMap(({ error }) => (error ? [error] : []));
      if (lacking.length) this.#log.warn(`What is owed on ${lacking.length} cases is known in part only: ${lacking[0]!.message}`);
      if (cases.length < AT_ONCE) return;
      after = cases.at(-1)!.id;
    }
  }
}

/** Refuses (rate_unknown …) where the law gives no figure. */
export function mustHold(derived: readonly Derived[]): void {
  const error = derived.find((one) => one.error)?.error;
  if (error) throw refusedByLaw(error);
}
