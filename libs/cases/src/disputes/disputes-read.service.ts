import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { DocumentsService } from '@quittance/documents';
import { and, Database, sql, toInstant, type Actor, type Sql } from '@quittance/platform';
import { Dispute } from './dispute.type.ts';

interface Row {
  id: string; case_id: string; reason: string; words: string | null; opened_at: string; opened_by_name: string; opened_by_kind: string; claims: string[];
  events: { at: string; kind: string; by: string; words: string | null; outcome: string | null }[];
}

/** Disputes as this person may read them. */
@Injectable()
export class DisputesReadService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(DocumentsService) private readonly documents: DocumentsService) {}

  /** Of one case, the newest first. */
  ofCase(actor: Actor, caseId: string): Promise<Dispute[]> {
    return this.#read(actor, sql`d.case_id = ${caseId}`);
  }

  async one(actor: Actor, id: string): Promise<Dispute> {
    return (await this.#read(actor, sql`d.id = ${id}`))[0]!;
  }

  async #read(actor: Actor, condition: Sql): Promise<Dispute[]> {
    const rows = await this.database.rows<Row>(sql`
      select d.id, d.case_id, d.reason, d.words, d.opened_at, d.opened_by_name, d.opened_by_kind,
        coalesce((select jsonb_agg(k.reference order by k.position, k.id) from dispute_claim c join claim k on k.id = c.claim_id where c.dispute_id = d.id), '[]') as claims,
        coalesce((select jsonb_agg(jsonb_build_object('at', e.at, 'kind', e.kind, 'by', e.by_name, 'words', e.words, 'outcome', e.outcome) order by e.at, e.id) from dispute_event e where e.dispute_id = d.id), '[]') as events
      from dispute d where ${and(condition, rowsFor(actor.ability, 'read', 'Dispute', 'd'))} order by d.opened_at desc, d.id desc`);
    const documents = await this.documents.ofFacts(actor, rows.map(({ id }) => id));
    return rows.map((row) => {
      const settled = row.events.find(({ kind }) => kind === 'settled');
      return Object.assign(new Dispute(), {
        id: row.id, caseId: row.case_id, reason: row.reason, words: row.words, claimReferences: row.claims, openedAt: toInstant(row.opened_at), openedBy: row.opened_by_name, openedByKind: row.opened_by_kind,
        state: settled ? 'settled' : row.events.some(({ kind }) => kind === 'answered') ? 'answered' : 'open', outcome: settled?.outcome ?? null,
        events: row.events.map((event) => ({ ...event, at: toInstant(event.at) })), documents: documents.get(row.id) ?? [],
      });
    });
  }
}
