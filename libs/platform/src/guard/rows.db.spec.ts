import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { as, rowsFor, unpack, type Ability } from '@quittance/access';
import { sql } from '../orm/sql.ts';
import { house, type House } from '../testing/index.ts';

/** Every shape that a rule may take, forbidding ones and nullable columns too. */
const RULES: unknown[][] = [
  [['read', 'CaseFile', { agencyId: 'a' }]],
  [['read', 'CaseFile', { agencyId: 'a', internal: false }]],
  [['read', 'CaseFile', { kind: { $in: ['call', 'note'] } }], ['read', 'CaseFile', { creditorId: 'x' }]],
  [['read', 'CaseFile'], ['read', 'CaseFile', { kind: 'note' }, 1]],
  [['read', 'CaseFile', { agencyId: 'a' }], ['read', 'CaseFile', { creditorId: { $ne: 'x' } }, 1]],
  [['read', 'CaseFile', { amount: { $gt: 10 } }], ['read', 'CaseFile', { amount: { $gte: 100 } }, 1]],
  [['read', 'CaseFile', { kind: { $nin: ['call'] } }]],
  [['read', 'CaseFile', { creditorId: null }]],
  [['read', 'CaseFile', { creditorId: { $exists: true } }], ['read', 'CaseFile', { kind: 'letter' }, 1]],
  [['write', 'CaseFile']],
];

describe('SQL answers as the ability does in memory', () => {
  let h: House;
  const rows: { agencyId: string; creditorId: string | null; kind: string | null; internal: boolean; amount: number | null; id: number }[] = [];
  beforeAll(async () => {
    h = await house({ modules: [] , entities: [] });
    let id = 0;
    for (const agencyId of ['a', 'b']) for (const creditorId of ['x', 'y', null]) for (const kind of ['call', 'note', 'letter', null]) for (const internal of [true, false]) for (const amount of [5, 50, 100, null])
      rows.push({ id: ++id, agencyId, creditorId, kind, internal, amount });
    await h.rows(sql`create table rule_row (id int, agency_id text, creditor_id text, kind text, internal boolean, amount int)`);
    for (const r of rows) await h.rows(sql`insert into rule_row values (${r.id}, ${r.agencyId}, ${r.creditorId}, ${r.kind}, ${r.internal}, ${r.amount})`);
  });
  afterAll(() => h.close());

  test.each(RULES.map((rules) => [JSON.stringify(rules)]))('%s', async (rules) => {
    // packed form: [actions, subject, conditions, inverted]
    const ability: Ability = unpack(rules);
    const found = await h.rows<{ id: number }>(sql`select id from rule_row r where ${rowsFor(ability, 'read', 'CaseFile', 'r')} order by id`);
    // In a row of SQL a missing value is NULL; CASL's $exists asks for the key.
    const inMemory = rows.filter((r) => ability.can('read', as('CaseFile', Object.fromEntries(Object.entries(r).filter(([, v]) => v !== null)))));
    expect(found.map((r) => r.id)).toEqual(inMemory.map((r) => r.id));
  });
});
