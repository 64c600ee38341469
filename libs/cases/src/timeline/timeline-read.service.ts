import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { Database, page, pageSize, sql, toCursor, toFacts, toInstant, type Actor, type Sql } from '@quittance/platform';
import { timeCursor } from '../files/time-cursor.ts';
import { readsInside } from '../files/reader.ts';
import type { TimelineEntry, TimelinePage } from './timeline.type.ts';

interface Row {
  id: string; at: string; kind: string; code: string; facts: Record<string, string>; actor_name: string; internal: boolean; document_id: string | null; letter_id: string | null;
  note: string | null; found: string | null; reason: string | null; reversed: boolean;
}

/** The timeline as this person may read it, the latest first. What a collector wrote down on a call, and what the check of conduct found of it, stand with the call and are added for the agency only. */
@Injectable()
export class TimelineReadService {
  constructor(@Inject(Database) private readonly database: Database) {}

  async page(actor: Actor, caseId: string, { kind, first, after }: { kind?: string | null | undefined; first?: number | null | undefined; after?: string | null | undefined }): Promise<TimelinePage> {
    const size = pageSize(first);
    const cursor = timeCursor(after);
    const inside = readsInside(actor);
    const rows = await this.database.rows<Row>(sql`
      select e.id, e.at, e.kind, e.code, e.facts, e.actor_name, e.internal, e.document_id, e.letter_id, k.note, r.reason,
        (select string_agg(distinct f->>'code', ', ' order by f->>'code') from jsonb_array_elements(k.conduct) f) as found,
        exists (select 1 from reversal taken where e.fact_id = taken.fact_id and e.fact_kind <> 'reversal') as reversed
      from timeline_entry e
      left join call k on ${inside} and e.fact_kind = 'call' and k.id = e.fact_id
      left join reversal r on ${inside} and e.fact_kind = 'reversal' and r.id = e.fact_id
      where ${this.#mine(actor, caseId)} ${kind ? sql`and e.kind = ${kind}` : sql``}
        ${cursor ? sql`and (e.at, e.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : sql``}
      order by e.at desc, e.id desc limit ${size + 1}`);
    const cut = page(rows, size, (row) => toCursor(row.at, row.id));
    return { rows: cut.rows.map(entryOf), next: cut.next };
  }

  async count(actor: Actor, caseId: string): Promise<number> {
    const row = await this.database.first<{ n: string }>(sql`select count(*) as n from timeline_entry e where ${this.#mine(actor, caseId)}`);
    return Number(row!.n);
  }

  #mine(actor: Actor, caseId: string): Sql {
    return sql`e.case_id = ${caseId} and (${rowsFor(actor.ability, 'read', 'TimelineEntry', 'e')})`;
  }
}

const entryOf = (row: Row): TimelineEntry => ({
  id: row.id, at: toInstant(row.at), kind: row.kind, code: row.code, actorName: row.actor_name, internal: row.internal, documentId: row.document_id, letterId: row.letter_id,
  facts: toFacts({ ...row.facts, note: row.note ?? row.facts['note'], findings: row.found, reason: row.reason ?? row.facts['reason'], reversed: row.reversed || null }),
});
