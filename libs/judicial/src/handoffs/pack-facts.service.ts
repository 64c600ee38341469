import { Inject, Injectable } from '@nestjs/common';
import { refusedByLaw, StatementService, type ClaimName, type Reader, type SeenCase } from '@quittance/cases';
import { type Document, type DocumentKind } from '@quittance/documents';
import { computeStatement, formatDecimal, isLawError, sumCents, type LawTables, type Statement } from '@quittance/law';
import { AgencyService, CreditorsService, DebtorsService, mandateState, MandatesService, type AgencyFacts, type CreditorFacts, type DebtorFacts, type MandateFacts } from '@quittance/parties';
import { Clock, sql, type Sql } from '@quittance/platform';
import { toDocument, type PaperRow } from '../papers.ts';
import { TitlesReadService } from '../titles/titles-read.service.ts';
import type { CasePaper, Mission, PackFacts } from './pack-items.ts';

export interface Gathered { facts: PackFacts; statement: Statement; law: LawTables; names: ClaimName[]; agency: AgencyFacts; creditor: CreditorFacts; debtor: DebtorFacts; mandate: MandateFacts }
interface Standing { limitation_on: string | null; lines: string; notice: { reference: string; on: string } | null; source: string | null; since: string | null }

/** The papers of a case that a bailiff may have, its mandate's among them. */
const PAPER_KINDS: readonly DocumentKind[] = ['invoice', 'attachment', 'contract', 'order', 'delivery', 'correspondence', 'terms', 'formal_notice', 'receipt', 'plan_agreement', 'dispute_evidence', 'title', 'title_service', 'bailiff_act', 'signed_mandate'];

/** Gathers what a hand-off carries, as it stands now; who may see the case is asked before. */
@Injectable()
export class PackFactsService {
  constructor(
    @Inject(Clock) private readonly clock: Clock, @Inject(AgencyService) private readonly agencies: AgencyService, @Inject(CreditorsService) private readonly creditors: CreditorsService, @Inject(DebtorsService) private readonly debtors: DebtorsService,
    @Inject(MandatesService) private readonly mandates: MandatesService, @Inject(StatementService) private readonly statements: StatementService, @Inject(TitlesReadService) private readonly titles: TitlesReadService,
  ) {}

  /** Refuses where the law gives no figure (rate_unknown …): nothing is handed over without a statement. */
  async gather(reader: Reader, file: Pick<SeenCase, 'id' | 'agencyId' | 'creditorId' | 'debtorId' | 'mandateId'>, { mission, instructions }: { mission?: Mission; instructions: string | null }): Promise<Gathered> {
    const today = this.clock.today();
    const agency = await this.agencies.facts(reader, file.agencyId);
    const creditor = await this.creditors.facts(reader, file.creditorId);
    const debtor = await this.debtors.facts(reader, file.debtorId);
    const mandate = await this.mandates.facts(reader, file.mandateId);
    const title = await this.titles.facts(reader, file.id);
    const { facts: debt, law, claims: names } = await this.statements.facts(reader, file.id, today);
    const statement = computeStatement(debt, law);
    if (isLawError(statement)) throw refusedByLaw(statement);
    const standing = await this.#standing(reader, file);
    return {
      statement, law, names, agency, creditor, debtor, mandate,
      facts: {
        mission: mission ?? (title?.servedOn ? 'enforce' : 'serve'), mandate: { reference: mandate.reference, inForce: mandateState(mandate, today) === 'in_force' }, creditor: { name: creditor.name, siren: creditor.siren },
        debtor: { name: debtor.name, hasAddress: debtor.address !== null, addressSource: standing.source, addressSince: standing.since },
        claims: names.map(({ id, reference }) => ({ id, reference })), papers: await this.papers(reader, file.id, file.mandateId), noticeSent: standing.notice, historyLines: Number(standing.lines),
        statement: balanceOf(statement), title, limitationOn: standing.limitation_on?.slice(0, 10) ?? null, instructions, account: agency.segregatedAccount.iban ? { iban: agency.segregatedAccount.iban } : null,
      },
    };
  }

  /** Oldest first. What the agency keeps to itself is not among them. */
  async papers(reader: Reader, caseId: string, mandateId: string): Promise<CasePaper[]> {
    const kinds: Sql = sql`d.kind = any(${`{${PAPER_KINDS.join(',')}}`}::text[])`;
    const rows = await reader.rows<PaperRow & { claimId: string | null; factId: string | null }>(sql`
      select d.id, d.kind, d.name, d.media_type as "mediaType", d.size, d.sha256, d.created_at as "createdAt", d.claim_id as "claimId", d.fact_id as "factId"
      from document d where (d.case_id = ${caseId} or (d.mandate_id = ${mandateId} and d.kind = 'signed_mandate')) and not d.internal and ${kinds} order by d.created_at, d.id`);
    return rows.map(({ claimId, factId, ...row }) => ({ document: toDocument({ ...row, size: Number(row.size) }) as Document, claimId, factId }));
  }

  async #standing(reader: Reader, file: { id: string; debtorId: string }): Promise<Standing> {
    return (await reader.first<Standing>(sql`select f.limitation_on, home.source, to_char(home.since at time zone 'Europe/Paris', 'YYYY-MM-DD') as since,
        (select count(*) from timeline_entry e where e.case_id = f.id and e.to_bailiff and not e.internal) as lines,
        (select jsonb_build_object('reference', e.facts->>'reference', 'on', to_char(e.at at time zone 'Europe/Paris', 'YYYY-MM-DD')) from timeline_entry e
          where e.case_id = f.id and e.code = 'letter.sent' order by e.at, e.id limit 1) as notice
      from case_file f left join lateral (select a.source, a.since from debtor_address a where a.debtor_id in (select m from debtor_family(${file.debtorId}) m) and a.superseded_at is null and a.returned_at is null order by a.since desc, a.id desc limit 1) home on true
      where f.id = ${file.id}`))!;
  }
}

/** A statement is balanced where each payment is allocated to the cent and the parts that are left are what is due. */
export function balanceOf(statement: Statement): NonNullable<PackFacts['statement']> {
  const allocated = sumCents(statement.payments.flatMap(({ allocations }) => allocations.map(({ amount }) => amount)));
  const whole = statement.payments.every(({ amount, allocations, unallocated }) => sumCents(allocations.map((one) => one.amount)) + unallocated === amount);
  const left = statement.claims.reduce((sum, { outstanding }) => sum + outstanding.principal + outstanding.interest + outstanding.indemnity, 0n) + statement.costs.reduce((sum, { outstanding }) => sum + outstanding, 0n);
  const { principal, interest, indemnity, costs, due } = statement.totals;
  return { due: formatDecimal(due), paid: formatDecimal(statement.totals.paid), allocated: formatDecimal(allocated), balanced: whole && left === due && principal + interest + indemnity + costs - allocated === due };
}
