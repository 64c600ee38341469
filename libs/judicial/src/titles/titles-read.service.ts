import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { AppliedLawService, type Reader } from '@quittance/cases';
import type { Document } from '@quittance/documents';
import type { LawTables } from '@quittance/law';
import { Database, list, sql, toDayOrNull, toInstant, type Actor, type Sql } from '@quittance/platform';
import { paperOf, toDocument, type PaperRow } from '../papers.ts';
import { titleDays, type TitleDaysRow } from './title-days.ts';
import { expiryOf, titleLife, type TitleDays } from './title-kinds.ts';
import { Title } from './title.type.ts';

interface Row extends TitleDaysRow {
  id: string; agency_id: string; case_id: string; authority: string; reference: string | null; document: PaperRow; service_paper: PaperRow | null; act_paper: PaperRow | null; recorded_at: string; recorded_by_name: string; limitation_on: string | null;
}
/** A title with what a hand-off asks of it. */
export interface TitleFacts extends TitleDays { id: string; authority: string; reference: string | null; document: Document; serviceDocument: Document | null; expiresOn: Temporal.PlainDate }

const COLUMNS = sql`t.id, t.case_id, t.agency_id, t.kind, t.issued_on, t.enforceable_on, t.served_on, t.authority, t.reference, ${paperOf('t.document_id')} as document, ${paperOf('t.service_document_id')} as service_paper, t.recorded_at, t.recorded_by_name, f.limitation_on,
  service.done_on as served_by_act, ${paperOf('service.document_id')} as act_paper`;
const FROM = sql`title t join case_file f on f.id = t.case_id left join lateral (select a.done_on, a.document_id from bailiff_act a where a.case_id = t.case_id and a.kind = 'title_service' and a.done_on >= t.issued_on
  and not exists (select 1 from reversal r where r.fact_id = a.id) order by a.done_on, a.id limit 1) service on true`;
const STANDS = sql`not exists (select 1 from reversal r where r.fact_id = t.id)`;

@Injectable()
export class TitlesReadService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(AppliedLawService) private readonly law: AppliedLawService) {}

  /** The latest of a case, as this person may see it. */
  async ofCase(actor: Actor, caseId: string, reader: Reader = this.database): Promise<Title | null> {
    const row = await reader.first<Row>(sql`select ${COLUMNS} from ${FROM} where t.case_id = ${caseId} and ${STANDS} and ${mine(actor)} order by t.recorded_at desc, t.id desc limit 1`);
    return row ? view(row, await this.law.of(reader, row.agency_id)) : null;
  }

  /** Those of several cases at once, by case. */
  async ofCases(actor: Actor, caseIds: readonly string[], reader: Reader = this.database): Promise<Map<string, Title>> {
    const rows = await reader.rows<Row>(sql`select distinct on (t.case_id) ${COLUMNS} from ${FROM} where t.case_id in (${list(caseIds)}) and ${STANDS} and ${mine(actor)} order by t.case_id, t.recorded_at desc, t.id desc`);
    const law = await this.law.ofAll(reader, rows.map((row) => row.agency_id));
    return new Map(rows.map((row) => [row.case_id, view(row, law.get(row.agency_id)!)]));
  }

  async one(actor: Actor, id: string, reader: Reader = this.database): Promise<Title | null> {
    const row = await reader.first<Row>(sql`select ${COLUMNS} from ${FROM} where t.id = ${id} and ${mine(actor)}`);
    return row ? view(row, await this.law.of(reader, row.agency_id)) : null;
  }

  /** For the use-cases of this room; who may see the case is asked before. */
  async facts(reader: Reader, caseId: string): Promise<TitleFacts | null> {
    const row = await reader.first<Row>(sql`select ${COLUMNS} from ${FROM} where t.case_id = ${caseId} and ${STANDS} order by t.recorded_at desc, t.id desc limit 1`);
    return row ? factsOf(row, await this.law.of(reader, row.agency_id)) : null;
  }
}

const mine = (actor: Actor): Sql => sql`(${rowsFor(actor.ability, 'read', 'Title', 't')})`;

function factsOf(row: Row, law: LawTables): TitleFacts {
  const service = row.service_paper ?? (row.served_on === null ? row.act_paper : null);
  const days = titleDays(row), limitationOn = toDayOrNull(row.limitation_on), life = expiryOf(days, law);
  // Acts of enforcement start the ten years anew: the later of the two.
  const later = life && limitationOn ? (Temporal.PlainDate.compare(life, limitationOn) > 0 ? life : limitationOn) : (life ?? limitationOn);
  return {
    ...days, id: row.id, authority: row.authority, reference: row.reference, document: toDocument(row.document), serviceDocument: service && toDocument(service),
    expiresOn: later ?? titleLife(days.enforceableOn, law),
  };
}

const view = (row: Row, law: LawTables): Title => Object.assign(new Title(), { ...factsOf(row, law), recordedAt: toInstant(row.recorded_at), by: row.recorded_by_name });
