import { Inject, Injectable } from '@nestjs/common';
import { cents, computeStatement, parseRate, type AllocationOrder, type CreditorKind, type DayCount, type LawError, type LawTables, type Regime, type Statement, type StatementFacts } from '@quittance/law';
import { Clock, notFound, sql, toDay, toDayOrNull } from '@quittance/platform';
import { AppliedLawService } from '../applied-law/applied-law.service.ts';
import { among, type Reader } from '../files/reader.ts';
import type { NewClaim } from '../opening/new-case.ts';
import { DebtFactsSources, type DebtFacts, type Interruption } from './debt-facts.ts';

/** What stands beside the facts of a claim: its name, and what limitation asks. */
export interface ClaimName { id: string; reference: string; nature: string; issuedOn: Temporal.PlainDate; dueOn: Temporal.PlainDate; /** Its creditor took it back: no term of it is waited for. */ withdrawn?: boolean }
/** A case on its way in: its claims have their ids. */
export interface NewFile { id: string; agencyId: string; creditorId: string; mandateId: string; regime: Regime; lines: readonly { id: string; claim: NewClaim }[] }
/** `law`: the tables of its agency as they stand; whatever is reckoned from the facts is reckoned with them. */
export interface CaseFacts { caseId: string; agencyId: string; creditorId: string; law: LawTables; facts: StatementFacts; claims: ClaimName[]; interruptions: Interruption[] }

/** Under what a case is reckoned: who its creditor is, and what his mandate says. */
interface Terms { creditor_kind: CreditorKind; day_count: DayCount; allocation: AllocationOrder }
interface Row extends Terms {
  id: string; agency_id: string; creditor_id: string; regime: Regime; notice_received_on: string | null;
  claims: { id: string; reference: string; nature: string; issuedOn: string; dueOn: string; amount: string; rate: string | null; defaultOnDue: boolean; withdrawn?: boolean }[];
  credits: { id: string; claim: string; amount: string }[];
}

/** The facts of a debt as libs/law takes them, and the statement that follows from them. Who may see the case is asked before. */
@Injectable()
export class StatementService {
  constructor(@Inject(Clock) private readonly clock: Clock, @Inject(DebtFactsSources) private readonly sources: DebtFactsSources, @Inject(AppliedLawService) private readonly law: AppliedLawService) {}

  /** Claims are named by their id; `asOf` is today unless said. Throws not_found for a case that is not. */
  async facts(reader: Reader, caseId: string, asOf: Temporal.PlainDate = this.clock.today()): Promise<CaseFacts> {
    const [facts] = await this.factsOf(reader, [caseId], asOf);
    if (!facts) throw notFound('CaseFile');
    return facts;
  }

  /** Those of many cases in one question, in whatever order; a case that is not is not among them. */
  async factsOf(reader: Reader, caseIds: readonly string[], asOf: Temporal.PlainDate = this.clock.today()): Promise<CaseFacts[]> {
    const rows = await reader.rows<Row>(sql`
      select f.id, f.agency_id, f.creditor_id, f.regime, f.notice_received_on, c.kind as creditor_kind, m.day_count, m.allocation,
        coalesce((select jsonb_agg(jsonb_build_object('id', k.id, 'reference', k.reference, 'nature', k.nature, 'issuedOn', k.issued_on, 'dueOn', k.due_on,
          'amount', k.amount_cents::text, 'rate', k.contract_rate::text, 'defaultOnDue', k.default_on_due, 'withdrawn', k.withdrawn_at is not null) order by k.position, k.id) from claim k where k.case_id = f.id), '[]') as claims,
        coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'claim', n.claim_id, 'amount', n.amount_cents::text) order by n.created_at, n.id) from credit_note n where n.case_id = f.id), '[]') as credits
      from case_file f join creditor c on c.id = f.creditor_id join mandate m on m.id = f.mandate_id where f.id = ${among(caseIds)}`);
    const known = await this.sources.of(reader, rows.map(({ id }) => id), asOf);
    const law = await this.law.ofAll(reader, rows.map((row) => row.agency_id));
    return rows.map((row) => factsFrom(row, asOf, law.get(row.agency_id)!, known.get(row.id)!));
  }

  /** Those of cases that are being opened, before they are written down, in their order: one question for their creditors and mandates. */
  async factsOfNew(reader: Reader, files: readonly NewFile[], asOf: Temporal.PlainDate = this.clock.today()): Promise<CaseFacts[]> {
    const pairs = new Map(files.map(({ creditorId, mandateId }) => [`${creditorId} ${mandateId}`, { creditor_id: creditorId, mandate_id: mandateId }]));
    const rows = await reader.rows<Terms & { pair: string }>(sql`
      select r.creditor_id || ' ' || r.mandate_id as pair, c.kind as creditor_kind, m.day_count, m.allocation
      from jsonb_to_recordset(${JSON.stringify([...pairs.values()])}::jsonb) as r(creditor_id uuid, mandate_id uuid) join creditor c on c.id = r.creditor_id join mandate m on m.id = r.mandate_id`);
    const terms = new Map(rows.map((row) => [row.pair, row]));
    const law = await this.law.ofAll(reader, files.map(({ agencyId }) => agencyId));
    return files.map(({ id, agencyId, creditorId, mandateId, regime, lines }) => factsFrom({
      ...terms.get(`${creditorId} ${mandateId}`)!, id, agency_id: agencyId, creditor_id: creditorId, regime, notice_received_on: null, credits: [],
      claims: lines.map(({ id: claimId, claim: k }) => ({
        id: claimId, reference: k.reference, nature: k.nature, issuedOn: String(k.issuedOn), dueOn: String(k.dueOn), amount: String(k.amount), rate: k.contractRate ?? null, defaultOnDue: k.defaultOnDue ?? false,
      })),
    }, asOf, law.get(agencyId)!));
  }

  /** The statement of a case on a day, or the law's error (rate_unknown where a half-year has no rate yet). */
  async compute(reader: Reader, caseId: string, asOf: Temporal.PlainDate = this.clock.today()): Promise<{ statement: Statement | LawError; claims: ClaimName[]; facts: StatementFacts; law: LawTables }> {
    const { facts, claims, law } = await this.facts(reader, caseId, asOf);
    return { statement: computeStatement(facts, law), claims, facts, law };
  }
}

const factsFrom = (row: Row, asOf: Temporal.PlainDate, law: LawTables, known?: DebtFacts): CaseFacts => ({
  law, caseId: row.id, agencyId: row.agency_id, creditorId: row.creditor_id, interruptions: known?.interruptions ?? [],
  claims: row.claims.map((k) => ({ id: k.id, reference: k.reference, nature: k.nature, issuedOn: toDay(k.issuedOn), dueOn: toDay(k.dueOn), ...(k.withdrawn ? { withdrawn: true } : {}) })),
  facts: {
    asOf, regime: row.regime, creditor: row.creditor_kind, dayCount: row.day_count, allocation: row.allocation, noticeReceivedOn: toDayOrNull(row.notice_received_on),
    claims: row.claims.map((k) => ({ id: k.id, dueOn: toDay(k.dueOn), amount: cents(BigInt(k.amount)), contractRate: k.rate === null ? null : (parseRate(k.rate) ?? null), defaultOnDue: k.defaultOnDue })),
    credits: row.credits.map((n) => ({ id: n.id, claim: n.claim, amount: cents(BigInt(n.amount)) })),
    payments: known?.payments ?? [], costs: known?.costs ?? [], stops: known?.stops ?? [], judgment: known?.judgment ?? null,
  },
});
