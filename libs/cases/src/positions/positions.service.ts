import { Inject, Injectable, Logger } from '@nestjs/common';
import { isLawError, LAW, position, type LawError } from '@quittance/law';
import { Clock, Database, notFound, OnJob, Refused, sql, type Tx } from '@quittance/platform';
import { among } from '../files/reader.ts';
import { limitationOf, nearest } from '../limitation/limitation-of.ts';
import { StatementService } from '../statement/statement.service.ts';

/** Few enough that nobody who works on one of them waits long. */
const AT_ONCE = 200;

/** Keeps what lists sum and sort by: the running position of each claim and the nearest limitation of the case. */
@Injectable()
export class PositionsService {
  readonly #log = new Logger('positions');

  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(StatementService) private readonly statements: StatementService) {}

  /** To be called in the transaction of every fact that changes what is owed. Refuses (rate_unknown …) where the law gives no figure. */
  async anchor(tx: Tx, caseId: string): Promise<void> {
    await this.anchorAll(tx, [caseId]);
  }

  /** The same for many cases, in the same three statements. */
  async anchorAll(tx: Tx, caseIds: readonly string[]): Promise<void> {
    const [error] = (await this.#anchor(tx, caseIds)).values();
    if (error) throw new Refused(error.code, { facts: { message: error.message, field: error.field } });
  }

  /** Answers the cases for which the law gives no figure. Their term is kept even so: it needs no rate. */
  async #anchor(tx: Tx, caseIds: readonly string[]): Promise<Map<string, LawError>> {
    const today = this.clock.today();
    const errors = new Map<string, LawError>();
    const limits: { id: string; on: string | null }[] = [];
    const rows: Record<string, string | number>[] = [];
    const cases = await this.statements.factsOf(tx, caseIds, today);
    if (cases.length < new Set(caseIds).size) throw notFound('CaseFile');
    for (const { caseId, agencyId, creditorId, facts, claims } of cases) {
      const terms = claims.map((claim) => limitationOf(claim, today));
      limits.push({ id: caseId, on: nearest(terms, today)?.expires.toString() ?? null });
      const found = position(facts, today, LAW);
      if (isLawError(found)) errors.set(caseId, found);
      else rows.push(...found.claims.map((claim, i) => ({
        claim_id: claim.id, case_id: caseId, agency_id: agencyId, creditor_id: creditorId, principal_cents: String(claim.principalOutstanding), closed_interest_cents: String(claim.closedInterestOutstanding),
        running_base_cents: String(claim.runningBase), running_rate: claim.runningRate, running_from: String(claim.runningFrom), running_year: claim.runningYear,
        valid_until: String(claim.validUntil), indemnity_cents: String(claim.indemnityOutstanding), indemnity_from: String(claim.indemnityFrom), limitation_on: String(terms[i]!.expires),
      })));
    }
    await tx.rows(sql`update case_file f set limitation_on = r."on" from jsonb_to_recordset(${JSON.stringify(limits)}::jsonb) as r(id uuid, "on" date) where f.id = r.id`);
    await tx.rows(sql`
      insert into claim_position (claim_id, case_id, agency_id, creditor_id, principal_cents, closed_interest_cents, running_base_cents, running_rate, running_from, running_year, valid_until, indemnity_cents, indemnity_from, limitation_on, anchored_on)
      select r.claim_id, r.case_id, r.agency_id, r.creditor_id, r.principal_cents, r.closed_interest_cents, r.running_base_cents, r.running_rate, r.running_from, r.running_year, r.valid_until, r.indemnity_cents, r.indemnity_from, r.limitation_on, ${today}::date
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(claim_id uuid, case_id uuid, agency_id uuid, creditor_id uuid, principal_cents bigint, closed_interest_cents bigint, running_base_cents bigint, running_rate numeric, running_from date, running_year integer, valid_until date, indemnity_cents bigint, indemnity_from date, limitation_on date)
      on conflict (claim_id) do update set principal_cents = excluded.principal_cents, closed_interest_cents = excluded.closed_interest_cents, running_base_cents = excluded.running_base_cents,
        running_rate = excluded.running_rate, running_from = excluded.running_from, running_year = excluded.running_year, valid_until = excluded.valid_until,
        indemnity_cents = excluded.indemnity_cents, indemnity_from = excluded.indemnity_from, limitation_on = excluded.limitation_on, anchored_on = excluded.anchored_on`);
    return errors;
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
      const errors = await this.database.transact(async (tx) => {
        await tx.rows(sql`select 1 from case_file where id = ${among(ids)} order by id for update`);
        return this.#anchor(tx, ids);
      });
      // A half-year whose rate nobody has entered yet: what stands goes on standing, and the statement says why.
      for (const [id, error] of errors) this.#log.warn(`The position of case ${id} could not be taken: ${error.code}`);
      if (cases.length < AT_ONCE) return;
      after = cases.at(-1)!.id;
    }
  }
}
