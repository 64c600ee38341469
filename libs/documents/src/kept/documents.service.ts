import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { Blobs, Clock, Database, isId, list, newId, sql, toInstant, type Actor, type Sql, type Tx } from '@quittance/platform';
import { documentEntity } from './document.entity.ts';
import { refuseBeyondQuota } from './quota.ts';
import { Document, type DocumentKind } from './document.type.ts';

export interface NewDocument {
  agencyId: string; creditorId: string; caseId?: string | null; claimId?: string | null; mandateId?: string | null; depositId?: string | null;
  kind: DocumentKind; name: string; mediaType: string; bytes: Uint8Array;
  /** Where it comes from: 'deposit', 'mandate', 'letter' … */
  origin: string;
  /** Not for the creditor's eyes. */
  internal?: boolean; createdBy?: string | null;
  /** The fact that it belongs to: a receipt, a plan, a dispute, a title, a hand-off, an act, an answer. */
  factKind?: string; factId?: string; studyId?: string | null;
}
export interface Kept { id: string; sha256: string; size: number }

interface Row { id: string; kind: string; name: string; media_type: string; size: string | number; sha256: string; created_at: string; claim_id: string | null; fact_id: string | null }

const MOST_LETTERS_OF_A_NAME = 200;

@Injectable()
export class DocumentsService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Blobs) private readonly blobs: Blobs, @Inject(Clock) private readonly clock: Clock) {}

  /** Keeps bytes as a document, in the transaction of what they prove. Refuses what is handed over beyond the quota: quota_reached. */
  async keep(tx: Tx, document: NewDocument): Promise<Kept> {
    await this.mustFit(tx, document, document.bytes.length);
    return this.#add(tx, document, { sha256: await this.blobs.keep(tx, document.bytes), size: document.bytes.length });
  }

  /** The same of bytes that are kept under this hash already. */
  async keepStored(tx: Tx, document: Omit<NewDocument, 'bytes'>, stored: { sha256: string; size: number }): Promise<Kept> {
    await this.mustFit(tx, document, stored.size);
    return this.#add(tx, document, stored);
  }

  /** Refuses what would be beyond the quota: quota_reached. */
  mustFit(tx: Tx, { agencyId, creditorId, kind }: Pick<NewDocument, 'agencyId' | 'creditorId' | 'kind'>, size: number): Promise<void> {
    return refuseBeyondQuota(tx, { agencyId, creditorId, kind, bytes: { length: size } }, this.clock.today());
  }

  async #add(tx: Tx, document: Omit<NewDocument, 'bytes'>, { sha256, size }: { sha256: string; size: number }): Promise<Kept> {
    const kept = { id: newId(), sha256, size };
    await tx.add(documentEntity, {
      ...kept, agencyId: document.agencyId, creditorId: document.creditorId, caseId: document.caseId ?? null, claimId: document.claimId ?? null,
      mandateId: document.mandateId ?? null, depositId: document.depositId ?? null, kind: document.kind, name: plainName(document.name),
      mediaType: document.mediaType, origin: document.origin, internal: document.internal ?? false, createdAt: this.clock.now(), createdBy: document.createdBy ?? null,
      factKind: document.factKind ?? null, factId: document.factId ?? null, studyId: document.studyId ?? null,
    });
    return kept;
  }

  /** Those of a case that this person may see, its claims' and letters' among them, newest first. */
  ofCase(actor: Actor, caseId: string): Promise<Document[]> { return this.#where(actor, sql`d.case_id = ${caseId}`); }

  ofMandate(actor: Actor, mandateId: string): Promise<Document[]> { return this.#where(actor, sql`d.mandate_id = ${mandateId}`); }

  ofDeposit(actor: Actor, depositId: string): Promise<Document[]> { return this.#where(actor, sql`d.deposit_id = ${depositId}`); }

  /** Those of a fact, as this person may see them. */
  ofFact(actor: Actor, factId: string): Promise<Document[]> { return this.#where(actor, sql`d.fact_id = ${factId}`); }

  /** Those of several facts at once, by fact. */
  async ofFacts(actor: Actor, factIds: readonly string[]): Promise<Map<string, Document[]>> {
    const byFact = new Map<string, Document[]>();
    if (factIds.length === 0) return byFact;
    for (const row of await this.#rows(actor, sql`d.fact_id in (${list(factIds)})`)) byFact.set(row.fact_id!, [...(byFact.get(row.fact_id!) ?? []), fromRow(row)]);
    return byFact;
  }

  async ofClaim(actor: Actor, caseId: string, claimId: string): Promise<Document[]> {
    return (await this.ofClaims(actor, caseId, [claimId])).get(claimId) ?? [];
  }

  /** Those of several claims of one case at once, by claim. */
  async ofClaims(actor: Actor, caseId: string, claimIds: readonly string[]): Promise<Map<string, Document[]>> {
    const byClaim = new Map<string, Document[]>();
    for (const row of await this.#rows(actor, sql`d.case_id = ${caseId} and d.claim_id in (${list(claimIds)})`)) {
      byClaim.set(row.claim_id!, [...(byClaim.get(row.claim_id!) ?? []), fromRow(row)]);
    }
    return byClaim;
  }

  /** Unknown and not yours are one answer. */
  async one(actor: Actor, id: string): Promise<Document | undefined> {
    return isId(id) ? (await this.#where(actor, sql`d.id = ${id}`))[0] : undefined;
  }

  /** A document with its bytes, checked against their hash. */
  async open(actor: Actor, id: string): Promise<{ document: Document; bytes: Buffer } | undefined> {
    const document = await this.one(actor, id);
    return document && { document, bytes: await this.blobs.read(document.sha256) };
  }

  async #where(actor: Actor, condition: Sql): Promise<Document[]> {
    return (await this.#rows(actor, condition)).map(fromRow);
  }

  #rows(actor: Actor, condition: Sql): Promise<Row[]> {
    return this.database.rows<Row>(sql`select d.id, d.kind, d.name, d.media_type, d.size, d.sha256, d.created_at, d.claim_id, d.fact_id from document d
      where (${condition}) and (${rowsFor(actor.ability, 'read', 'Document', 'd')}) order by d.created_at desc, d.id desc`);
  }
}

const fromRow = (row: Row): Document => Object.assign(new Document(), {
  id: row.id, kind: row.kind, name: row.name, mediaType: row.media_type, size: Number(row.size), sha256: row.sha256, createdAt: toInstant(row.created_at),
});

/** A name to show and to save under: no folders, no control characters, not endless. */
function plainName(name: string): string {
  const flat = name.replace(/[\p{Cc}\p{Cf}]/gu, '').replace(/^.*[\\/]/u, '').trim();
  return [...flat].slice(-MOST_LETTERS_OF_A_NAME).join('') || 'document';
}
