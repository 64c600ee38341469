/**
 * With the first wall switched off (every filter true, every ability all-permitting), the second still holds every row: each kind of actor
 * asks each table as it is, and tries each operation of the schema with what is another's. The reverse is one-wall.db.spec.
 */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Actor, Standing } from '@quittance/platform';
import type { SmallHouse } from './testing/small-house.ts';

let open = false;
const access = await import('@quittance/access');
jest.unstable_mockModule('@quittance/access', () => ({
  ...access,
  rowsFor: (...args: Parameters<typeof access.rowsFor>) => (open ? { text: 'true', params: [] } : access.rowsFor(...args)),
  abilityFor: (who: Parameters<typeof access.abilityFor>[0]) => {
    const closed = access.abilityFor(who);
    return new Proxy(closed, { get: (target, name) => (open && name === 'can' ? () => true : open && name === 'cannot' ? () => false : (Reflect.get(target, name, target) as unknown)) });
  },
  openFields: (...args: Parameters<typeof access.openFields>) => (open ? undefined : access.openFields(...args)),
}));
const { smallHouse, STAFF, STUDIES } = await import('./testing/small-house.ts');
const { MUTATIONS, QUERIES } = await import('./testing/attempts.ts');
const { Database, newId, sql, standAs, standingOf } = await import('@quittance/platform');
const { SessionsService, visitor } = await import('@quittance/identity');
const { ownerOf } = await import('@quittance/platform/testing');

const UNKNOWN = '0197f000-0000-7000-8000-000000000000';
const attempts = Object.entries({ ...QUERIES, ...MUTATIONS }).filter((one): one is [string, Exclude<(typeof QUERIES)[string], string>] => one[1] !== 'his own');

let h: SmallHouse, owner: ReturnType<typeof ownerOf>;
let tables: { name: string; columns: string[] }[];
/** Everything that stands on the first company: ids of its rows, by which any of them is known wherever it shows. */
let foreign: Set<string>;
const strangers: Record<string, Standing> = {};

beforeAll(async () => {
  h = await smallHouse();
  owner = ownerOf(h.databaseUrl);
  tables = await owner.rows(sql`select table_name as name, jsonb_agg(column_name) as columns from information_schema.columns where table_schema = 'public' and table_name in (select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r') group by table_name order by table_name`);
  foreign = new Set([h.first.id]);
  for (const { name, columns } of tables) {
    if (!columns.includes('id')) continue;
    const of = columns.includes('creditor_id') ? sql`t.creditor_id = ${h.first.id}` : columns.includes('case_id') ? sql`t.case_id in (select f.id from case_file f where f.creditor_id = ${h.first.id})` : undefined;
    if (of) for (const { id } of await owner.rows<{ id: string }>(sql`select t.id::text as id from ${{ text: name, params: [] }} t where ${of}`)) if (id.length === 36) foreign.add(id);
  }
  const otherAgency = newId();
  await owner.rows(sql`insert into agency (id, name, legal_form, siren, line1, postal_code, city, phone, email, data_email, segregated_account_name, segregated_iban, segregated_bic, created_at) values (${otherAgency}, 'Autre agence', 'SAS', '1', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', now())`);
  const actorOf = (email: string): Promise<Actor> => h.app.get(SessionsService).actorFor(email);
  const [theirs] = await owner.rows<{ debtor_id: string }>(sql`select debtor_id from case_file where id = ${h.second.cases[0]!.id}`);
  expect(theirs).toBeDefined();
  strangers['creditor'] = standingOf(await actorOf(h.second.email));
  strangers['bailiff'] = standingOf(await actorOf(STUDIES[1]));
  strangers['debtor'] = standingOf(visitor({ id: newId(), agency_id: h.agencyId, creditor_id: h.second.id, case_id: h.second.cases[0]!.id, name: 'X', locale: 'fr' }));
  strangers['staff of another agency'] = { kind: 'staff', actorId: newId(), agencyId: otherAgency, creditorId: null, studyId: null, caseIds: [], name: 'X' };
}, 120_000);
afterAll(async () => { await owner.close(); await h.close(); });

const foreignIn = (rows: unknown): string[] => [...new Set(JSON.stringify(rows, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v)).match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [])].filter((id) => foreign.has(id));
const table = (name: string) => ({ text: name, params: [] });

describe('without the first wall', () => {
  beforeAll(() => { open = true; });
  afterAll(() => { open = false; });

  test.each(['creditor', 'bailiff', 'debtor', 'staff of another agency'])('%s asks every table for everything: nothing of the other is in it, nothing of it is changed or removed', async (who) => {
    const database = h.app.get(Database);
    const found: string[] = [];
    let asked = 0;
    for (const { name, columns } of tables) {
      const tries = [sql`select * from ${table(name)}`, sql`select t.*, t.ctid::text from ${table(name)} t for update`, sql`update ${table(name)} set ${table(columns[0]!)} = ${table(columns[0]!)} returning *`, sql`delete from ${table(name)} returning *`];
      for (const attempt of tries) {
        const rows = await standAs(strangers[who]!, () => database.transact((tx) => tx.rows<unknown>(attempt), { dryRun: true })).catch((e: Error) => { if (/permission denied|never edited|violates|no longer|four eyes|generated|identity|A fact is never/.test(e.message)) return []; throw e; });
        asked++;
        // Whose offers and rights the agency tells everybody of are the house's own, not the other's.
        if (foreignIn(rows).length) found.push(`${name}: ${attempt.text.slice(0, 40)}`);
      }
    }
    expect(found).toEqual([]);
    expect(asked).toBe(tables.length * 4);
  });

  test.each(['creditor', 'bailiff'])('%s tries every operation with what is the other’s: nothing of it comes back, none of it is changed', async (who) => {
    const cookie = await h.signIn(who === 'creditor' ? h.second.email : STUDIES[1]);
    const kept = async () => {
      const all: Record<string, unknown> = {};
      for (const { name, columns } of tables) if (columns.includes('creditor_id') && name !== 'outbox_event') all[name] = (await owner.rows(sql`select count(*) as n, md5(string_agg(t::text, '|' order by t::text)) as sum from ${table(name)} t where t.creditor_id = ${h.first.id}`))[0];
      return all;
    };
    const before = await kept();
    const told: string[] = [];
    for (const [name, { query, variables }] of attempts) {
      const given = variables(h, (id) => id);
      const asked = new Set(JSON.stringify([given, variables(h, () => UNKNOWN)]).match(/[0-9a-f-]{36}/g) ?? []);
      const answer = await h.ask(cookie, query, given);
      if (foreignIn(answer.data).some((id) => !asked.has(id))) told.push(name);
      if (/Tessonville|Carnaudet 0|Guilvédec 0/.test(JSON.stringify(answer.data ?? {}))) told.push(name);
    }
    expect(told).toEqual([]);
    expect(await kept()).toEqual(before);
  }, 120_000);

  test('what is his own he sees', async () => {
    const rows = await standAs(strangers['creditor']!, () => h.app.get(Database).rows<{ id: string }>(sql`select id from case_file`));
    expect(rows.map(({ id }) => id).sort()).toEqual(h.second.cases.map(({ id }) => id).sort());
    expect(await standAs(strangers['debtor']!, () => h.app.get(Database).rows<{ id: string }>(sql`select id from case_file`))).toEqual([{ id: h.second.cases[0]!.id }]);
    const [collector] = [await h.app.get(SessionsService).actorFor(STAFF.collector)];
    expect((await standAs(standingOf(collector), () => h.app.get(Database).rows(sql`select id from case_file`))).length).toBe(4);
  });
});
