/** The register can't drift: every column of words in the house is listed with its category, or said to be plain; what the function erases is what the map says. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { list, sql } from '@quittance/platform';
import { house, type House } from '@quittance/platform/testing';
import { NOT_PERSONAL, PERSONAL_DATA } from './personal-data.map.ts';
import { DATA_CATEGORIES, retentionKindOf } from './personal-data.ts';
import { TREATMENT_ROWS } from './treatments.ts';

/** Written by tools of ours and by nobody's hand. */
const MACHINERY = new Set(['socket_io_attachments']);
/** Types in which words can stand. */
const WORDY = ['text', 'jsonb', 'json', '_text', 'varchar', 'bytea', 'inet', 'citext'];

describe('the map of personal data', () => {
  let h: House;
  beforeAll(async () => { h = await house({ modules: [] }); }, 120_000);
  afterAll(() => h.close());

  test('every column of words of every table is listed or declared plain, and nothing is listed that is not there', async () => {
    const columns = await h.rows<{ place: string; name: string }>(sql`select c.table_name as place, c.column_name as name from information_schema.columns c join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
      where c.table_schema = 'public' and c.udt_name in (${list(WORDY)}) order by 1, 2`);
    const known = new Map(PERSONAL_DATA.map((table) => [table.table, new Set([...Object.keys(table.columns), ...table.plain])]));
    const unlisted = columns.filter(({ place, name }) => !MACHINERY.has(place) && !(place in NOT_PERSONAL) && !known.get(place)?.has(name)).map(({ place, name }) => `${place}.${name}`);
    expect(unlisted).toEqual([]);
    const there = new Set(columns.map(({ place, name }) => `${place}.${name}`));
    expect([...known].flatMap(([table, names]) => [...names].filter((name) => !there.has(`${table}.${name}`)).map((name) => `${table}.${name}`))).toEqual([]);
    expect(Object.keys(NOT_PERSONAL).filter((table) => known.has(table))).toEqual([]);
  });

  test('what erase_person blanks is what the map lists of debtors, kind by kind; authorship, credentials and clients are not its', async () => {
    const erased = await h.rows<{ kind: string; place: string; name: string }>(sql`select distinct c.kind, c.place, c.name from erasable_column c where c.name <> 'size' order by 1, 2, 3`);
    const listed = PERSONAL_DATA.filter(({ about }) => about === 'debtor').flatMap(({ table, columns }) => Object.entries(columns).flatMap(([name, category]) => (retentionKindOf(category) ? [`${table}.${name}`] : [])));
    expect([...new Set(erased.map(({ place, name }) => `${place}.${name}`))].sort()).toEqual([...new Set(listed)].sort());
    // Papers fall with the kind that they belong to; everything else with that of the map.
    for (const { kind, place, name } of erased.filter((one) => one.place !== 'document')) expect([place, name, kind]).toEqual([place, name, PERSONAL_DATA.find(({ table }) => table === place)!.columns[name]]);
  });

  test('each table has its purpose, each purpose its text', () => {
    const purposes = new Set(TREATMENT_ROWS.map(({ treatment }) => treatment));
    expect(PERSONAL_DATA.filter(({ treatment }) => !purposes.has(treatment))).toEqual([]);
    expect(TREATMENT_ROWS.filter(({ article, recipients }) => !article.startsWith('RGPD art. 6') || !recipients.length)).toEqual([]);
    expect(PERSONAL_DATA.flatMap(({ columns }) => Object.values(columns)).filter((category) => !DATA_CATEGORIES.includes(category))).toEqual([]);
  });
});
