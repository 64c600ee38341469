import { Injectable } from '@nestjs/common';
import type { Hold } from '@quittance/law';
import { sql, toDay, toDayOrNull, toInstant, type Sql } from '@quittance/platform';
import { among, type Reader } from '../files/reader.ts';
import { holdOf, type HoldEntryRecord, type HoldRecord } from './hold-record.ts';

interface Row {
  id: string; agency_id: string; creditor_id: string; debtor_id: string; head_id: string; case_id: string | null; opened_from: string; kind: HoldRecord['kind']; opened_at: string; opened_by: string;
  entries: (Omit<HoldEntryRecord, 'at'> & { at: string })[];
}
interface CaseRow { id: string; head_id: string; title: boolean; consumer: boolean; dispute_id: string | null; disputed_on: string | null; forwarded_on: string | null }

/** Of one case: its holds as libs/law takes them, and the records behind them by their id. The open dispute has no record. */
export interface CaseHolds { holds: readonly Hold[]; records: ReadonlyMap<string, HoldRecord> }

/** What is known of the holds of a debtor and of his cases. Who may read them is asked before. */
@Injectable()
export class HoldFactsService {
  /** Those for which `where` holds (over `h`), oldest first. */
  async records(reader: Reader, where: Sql): Promise<HoldRecord[]> {
    const rows = await reader.rows<Row>(sql`
      select h.id, h.agency_id, h.creditor_id, h.debtor_id, coalesce(x.merged_into, x.id) as head_id, h.case_id, h.opened_from, h.kind, h.opened_at, u.name as opened_by,
        (select jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'facts', e.facts, 'source', e.source, 'reason', e.reason, 'at', e.at, 'by', b.name) order by e.position) from hold_entry e join app_user b on b.id = e.by_id where e.hold_id = h.id) as entries
      from hold h join debtor x on x.id = h.debtor_id join app_user u on u.id = h.opened_by where (${where}) order by h.opened_at, h.id`);
    return rows.map((row) => ({
      id: row.id, agencyId: row.agency_id, creditorId: row.creditor_id, debtorId: row.debtor_id, headId: row.head_id, caseId: row.case_id, openedFrom: row.opened_from, kind: row.kind, openedAt: toInstant(row.opened_at), openedBy: row.opened_by,
      entries: row.entries.map((entry) => ({ ...entry, at: Temporal.Instant.from(entry.at) })),
    }));
  }

  /** Those that count for each of these cases: a judge's grace for its case, the rest for every case of the debtor, under whichever record of his it was entered; with the dispute that is open. */
  async ofCases(reader: Reader, caseIds: readonly string[]): Promise<Map<string, CaseHolds>> {
    if (!caseIds.length) return new Map();
    const records = await this.records(reader, sql`h.debtor_id in (select m.id from case_file f cross join lateral debtor_family(f.debtor_id) as m(id) where f.id = ${among(caseIds)})`);
    const cases = await reader.rows<CaseRow>(sql`
      select f.id, coalesce(d.merged_into, d.id) as head_id, f.title_on is not null as title, f.regime = 'civil' and d.kind = 'person' as consumer, o.id as dispute_id, o.opened_on as disputed_on,
        (select (min(q.asked_at) at time zone 'Europe/Paris')::date from question q where q.about_kind = 'dispute' and q.about_id = o.id and q.asked_of = 'creditor') as forwarded_on
      from case_file f join debtor d on d.id = f.debtor_id
      left join lateral (select s.id, s.opened_on from dispute s where s.case_id = f.id and not exists (select 1 from dispute_event e where e.dispute_id = s.id and e.kind = 'settled') order by s.opened_at, s.id limit 1) o on true
      where f.id = ${among(caseIds)}`);
    return new Map(cases.map((file) => {
      const own = records.filter((record) => record.headId === file.head_id && (record.caseId === null || record.caseId === file.id));
      const dispute: Hold[] = file.dispute_id ? [{ kind: 'dispute', id: file.dispute_id, receivedOn: toDay(file.disputed_on!), debtorIsConsumer: file.consumer, forwardedOn: toDayOrNull(file.forwarded_on) }] : [];
      return [file.id, { holds: [...own.map((record) => holdOf(record, file.title)), ...dispute], records: new Map(own.map((record) => [record.id, record])) }];
    }));
  }
}
