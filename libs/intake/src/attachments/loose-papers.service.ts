import { Inject, Injectable } from '@nestjs/common';
import { as, rowsFor } from '@quittance/access';
import { CasesReadService, TimelineService } from '@quittance/cases';
import { Document, DocumentsService, type DocumentKind } from '@quittance/documents';
import { AuditService } from '@quittance/identity';
import { cents } from '@quittance/law';
import { Database, isId, notFound, Refused, sql, toInstant, type Actor, type Sql, type Tx } from '@quittance/platform';
import { LOOSE } from './attach-papers.service.ts';
import { DepositedClaim } from './loose-paper.type.ts';

/** By this the paper of a claim says which loose one it was. */
const FACT = 'loose_paper';
const MOST_CLAIMS = 40;

interface PaperRow { id: string; agency_id: string; creditor_id: string; kind: DocumentKind; name: string; media_type: string; size: string | number; sha256: string; created_at: string }
interface ClaimRow { id: string; case_id: string; reference: string; public_reference: string; debtor_name: string; amount_cents: string; due_on: string }

/** Papers that came with a deposit and found no claim: they stay with it until somebody says which one they prove. */
@Injectable()
export class LoosePapersService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(AuditService) private readonly audit: AuditService, @Inject(CasesReadService) private readonly cases: CasesReadService,
    @Inject(DocumentsService) private readonly documents: DocumentsService, @Inject(TimelineService) private readonly timeline: TimelineService,
  ) {}

  /** Those of a deposit that wait, as this person may read them, in the order in which they came. */
  async of(actor: Actor, depositId: string): Promise<Document[]> {
    return (await this.#papers(this.database, actor, sql`d.deposit_id = ${depositId} and not exists (select 1 from document n where n.fact_kind = ${FACT} and n.fact_id = d.id)`)).map(documentOf);
  }

  /** Claims of the deposit that a paper may be attached to, by their number or their debtor's name. */
  async claims(actor: Actor, depositId: string, { text, first }: { text?: string | null; first?: number | null } = {}): Promise<DepositedClaim[]> {
    const words = (text ?? '').trim().slice(0, 100).split(/\s+/u).filter(Boolean).map((word) => `%${word.replace(/[\\%_]/gu, (sign) => `\\${sign}`)}%`);
    const found = words.map((word) => sql`and (k.reference ilike ${word} or coalesce(m.name, b.name) ilike ${word})`).reduce((all, one) => sql`${all} ${one}`, sql``);
    const rows = await this.database.rows<ClaimRow>(sql`select k.id, k.case_id, k.reference, f.public_reference, coalesce(m.name, b.name) as debtor_name, k.amount_cents, k.due_on
      ${this.#open(actor, depositId)} ${found} order by k.created_at, k.id limit ${Math.min(Math.max(first ?? MOST_CLAIMS, 1), MOST_CLAIMS)}`);
    return rows.map((row) => Object.assign(new DepositedClaim(), { id: row.id, caseId: row.case_id, reference: row.reference, publicReference: row.public_reference, debtorName: row.debtor_name, amount: cents(BigInt(row.amount_cents)), dueOn: Temporal.PlainDate.from(row.due_on) }));
  }

  /** Claims of the deposit that stand, in cases that are open and that this person may see. */
  #open(actor: Actor, depositId: string): Sql {
    return sql`from claim k join case_file f on f.id = k.case_id and f.stage not in ('closed', 'returned') join debtor b on b.id = f.debtor_id left join debtor m on m.id = b.merged_into
      where k.deposit_id = ${depositId} and k.withdrawn_at is null and (${rowsFor(actor.ability, 'read', 'Claim', 'k')}) and (${rowsFor(actor.ability, 'read', 'CaseFile', 'f')})`;
  }

  /** The paper is kept with its claim, under the bytes that came with the deposit. Done twice for one claim it is done once. Refuses not_found, paper_attached, quota_reached. */
  async attach(actor: Actor, { depositId, documentId, claimId }: { depositId: string; documentId: string; claimId: string }, { dryRun }: { dryRun: boolean }): Promise<void> {
    if (![depositId, documentId, claimId].every(isId)) throw notFound('Document');
    await this.database.transact(async (tx) => {
      await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`loose paper ${documentId}`}, 0))`);
      const [paper] = await this.#papers(tx, actor, sql`d.id = ${documentId} and d.deposit_id = ${depositId}`);
      if (!paper || !actor.ability.can('register', as('Document', { agencyId: paper.agency_id, creditorId: paper.creditor_id }))) throw notFound('Document');
      const [claim] = await tx.rows<ClaimRow>(sql`select k.id, k.case_id, k.reference, f.public_reference, b.name as debtor_name, k.amount_cents, k.due_on ${this.#open(actor, depositId)} and k.id = ${claimId}`);
      if (!claim) throw notFound('Claim');
      await this.cases.mustSee(tx, actor, 'read', claim.case_id, { lock: true });
      const before = await tx.first<{ claim_id: string; reference: string }>(sql`select n.claim_id, k.reference from document n join claim k on k.id = n.claim_id where n.fact_kind = ${FACT} and n.fact_id = ${paper.id}`);
      if (before && before.claim_id !== claim.id) throw new Refused('paper_attached', { facts: { name: paper.name, reference: before.reference } });
      if (!before) await this.#keep(tx, actor, depositId, paper, claim);
    }, { dryRun });
  }

  async #keep(tx: Tx, actor: Actor, depositId: string, paper: PaperRow, claim: ClaimRow): Promise<void> {
    const scope = { agencyId: paper.agency_id, creditorId: paper.creditor_id, caseId: claim.case_id };
    const { id } = await this.documents.keepStored(tx, { ...scope, claimId: claim.id, depositId, kind: paper.kind, name: paper.name, mediaType: paper.media_type, origin: 'attachment', createdBy: actor.id, factKind: FACT, factId: paper.id }, { sha256: paper.sha256, size: Number(paper.size) });
    await this.timeline.write(tx, { ...scope, kind: 'deposit', code: 'papers.attached', actor, internal: false, documentId: id, facts: { papers: 1, kinds: paper.kind === 'attachment' ? 'other' : paper.kind, references: claim.reference, names: paper.name } });
    await tx.emit('PapersAttached', { caseId: claim.case_id, depositId }, { ...scope, toBailiff: true });
    await this.audit.record(tx, actor, { action: 'attachLoosePaper', subject: 'Document', subjectId: paper.id, caseId: claim.case_id, outcome: 'done', facts: { claim: claim.reference } });
  }

  #papers(reader: { rows<T>(query: Sql): Promise<T[]> }, actor: Actor, condition: Sql): Promise<PaperRow[]> {
    return reader.rows<PaperRow>(sql`select d.id, d.agency_id, d.creditor_id, d.kind, d.name, d.media_type, d.size, d.sha256, d.created_at from document d
      where d.origin = ${LOOSE} and (${condition}) and (${rowsFor(actor.ability, 'read', 'Document', 'd')}) order by d.created_at, d.id`);
  }
}

const documentOf = (row: PaperRow): Document => Object.assign(new Document(), { id: row.id, kind: row.kind, name: row.name, mediaType: row.media_type, size: Number(row.size), sha256: row.sha256, createdAt: toInstant(row.created_at) });
