import { Injectable } from '@nestjs/common';
import { retentionKindOf, type DataCategory, type PersonalTable } from '../map/personal-data.ts';
import { PERSONAL_DATA } from '../map/personal-data.map.ts';
import { sql, type Sql } from '@quittance/platform';

interface Reader { rows<T>(query: Sql): Promise<T[]> }

/** One row of ours on him: what it is, since when and from where, and what it says, column by column. */
export interface HeldDatum { table: string; label: string; at: string | null; source: string | null; data: Record<string, unknown> }
export interface HeldPart { category: DataCategory; retention: string | null; data: HeldDatum[] }

/** What a person is told of who did it: his function, not his name (RGPD art. 15, § 4). */
const AGENT = 'un agent de l’agence', STAFF_NAMES = new Set(['actor_name', 'by_name', 'opened_by_name', 'asked_by_name', 'proposed_by_name']);
/** Not told: keys by which we recognise, hashes that only we read. */
const OURS = new Set(['name_key', 'address_key', 'sha256']);
const MOST = 20_000;
const raw = (text: string): Sql => ({ text, params: [] });

const whose = (by: PersonalTable['by'], debtorId: string): Sql => {
  if (by === 'id' || by === 'debtor_id') return sql`t.${raw(by)} = ${debtorId}`;
  if (by === 'hold_id') return sql`t.hold_id in (select h.id from hold h where h.debtor_id = ${debtorId})`;
  if (by === 'request_id') return sql`t.request_id in (select r.id from privacy_request r where r.debtor_id = ${debtorId})`;
  return sql`t.case_id in (select f.id from case_file f where f.debtor_id = ${debtorId})`;
};

/** Everything held on one debtor of one creditor, by the map of personal data: no table can be forgotten that the map knows. */
@Injectable()
export class HeldDataService {
  async of(reader: Reader, debtorId: string): Promise<HeldPart[]> {
    const parts = new Map<DataCategory, HeldDatum[]>();
    for (const table of PERSONAL_DATA) {
      if (table.by === null) continue;
      const told = Object.entries(table.columns).filter(([column, category]) => category !== 'authorship' && !OURS.has(column));
      const [first] = told.length ? told : [['', 'words' as DataCategory] as const];
      const rows = await reader.rows<{ row: Record<string, unknown> }>(sql`select to_jsonb(t) as row from ${raw(`"${table.table}"`)} t where ${whose(table.by, debtorId)} ${table.at ? sql`order by t.${raw(`"${table.at}"`)}` : sql``} limit ${MOST}`);
      for (const { row } of rows) {
        const data = Object.fromEntries([...told.map(([column]) => [column, STAFF_NAMES.has(column) && !hisOwn(row, column) ? AGENT : row[column]] as const), ...table.plain.filter((column) => !ours(column)).map((column) => [column, row[column]] as const), ...figures(row, table)]
          .filter(([, value]) => value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)));
        if (!Object.keys(data).length) continue;
        const category = first[1];
        parts.set(category, [...(parts.get(category) ?? []), { table: table.table, label: table.label, at: table.at ? String(row[table.at] ?? '') || null : null, source: table.source ? String(row[table.source] ?? '') || null : null, data }]);
      }
    }
    return [...parts].map(([category, data]) => ({ category, retention: retentionKindOf(category), data }));
  }

  /** How many rows of each kind still say something, for what an erasure would reach: by the columns that fall. */
  async counts(reader: Reader, debtorId: string): Promise<Map<string, number>> {
    const columns = await reader.rows<{ kind: string; place: string; only_where: string; differs: string }>(sql`
      select c.kind, c.place, c.only_where, string_agg(format('to_jsonb(t.%I) is distinct from %s', c.name, case when c.value is null then format('without_words(t.%I)', c.name) when c.value = 'null'::jsonb then 'null' else format('case when t.%I is null then null else %L::jsonb end', c.name, c.value) end), ' or ') as differs
      from erasable_column c group by c.kind, c.place, c.only_where`);
    const counts = new Map<string, number>();
    const each = columns.map(({ kind, place, only_where: only, differs }) => sql`select ${kind}::text as kind, count(*) as n from ${raw(`"${place}"`)} t where ${whose(PERSONAL_DATA.find(({ table }) => table === place)?.by ?? 'case_id', debtorId)} and (${raw(only)}) and (${raw(differs)})`);
    if (!each.length) return counts;
    const rows = await reader.rows<{ kind: string; n: string }>(each.reduce((all, one) => sql`${all} union all ${one}`));
    for (const { kind, n } of rows) counts.set(kind, (counts.get(kind) ?? 0) + Number(n));
    return counts;
  }
}

const ours = (column: string): boolean => /^(idempotency_key|input_hash|token_hash|code_hash|law_version|template_version)$/.test(column);
/** A name that is the debtor's own, not one of ours. */
const hisOwn = (row: Record<string, unknown>, column: string): boolean => {
  const kind = row[column.replace(/_name$/, '_kind')];
  return kind === undefined ? row['kind'] === 'visit' : kind === 'debtor';
};
/** Days and sums that stand beside the words: they are his as well. */
const figures = (row: Record<string, unknown>, { at }: PersonalTable): [string, unknown][] => Object.entries(row).filter(([column, value]) => column !== at && value !== null && /(_on|_cents|_day)$/.test(column));
