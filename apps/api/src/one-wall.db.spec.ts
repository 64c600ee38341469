/** The reverse of two-walls.db.spec: the house comes in as the owner of the database and takes no role, so that PostgreSQL shows everything to everybody; the first wall alone still holds. */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { SmallHouse } from './testing/small-house.ts';

// What the platform keeps to itself is put aside here and nowhere else: the product has no switch for it.
const orm = path.resolve(import.meta.dirname, '../../../libs/platform/src/orm');
const roles = (await import(path.join(orm, 'wall-roles.ts'))) as object;
jest.unstable_mockModule(path.join(orm, 'wall-roles.ts'), () => ({ ...roles, applicationUrl: (url: string) => url, asRole: (url: string) => url }));
jest.unstable_mockModule(path.join(orm, 'standing-settings.ts'), () => ({ settingsOf: () => 'select 1', roleOnly: () => 'select 1' }));
const { smallHouse, STUDIES } = await import('./testing/small-house.ts');
const { MUTATIONS, QUERIES } = await import('./testing/attempts.ts');
const { Database, sql, standAs } = await import('@quittance/platform');

const UNKNOWN = '0197f000-0000-7000-8000-000000000000';
const attempts = Object.entries({ ...QUERIES, ...MUTATIONS }).filter((one): one is [string, Exclude<(typeof QUERIES)[string], string>] => one[1] !== 'his own');

describe('without the second wall', () => {
  let h: SmallHouse;
  beforeAll(async () => { h = await smallHouse(); }, 120_000);
  afterAll(() => h.close());

  test('PostgreSQL shows everything to a creditor', async () => {
    const rows = await standAs({ kind: 'creditor', actorId: null, agencyId: h.agencyId, creditorId: h.second.id, studyId: null, caseIds: [], name: 'x' }, () => h.app.get(Database).rows(sql`select id from case_file`));
    expect(rows).toHaveLength(h.first.cases.length + h.second.cases.length);
  });

  test.each(['creditor', 'study'])('a second %s: every operation answers another’s id as it does an unknown one', async (who) => {
    const cookie = await h.signIn(who === 'creditor' ? h.second.email : STUDIES[1]);
    const told: string[] = [];
    for (const [name, { query, variables }] of attempts) {
      const [real, unknown] = [await h.ask(cookie, query, variables(h, (id) => id)), await h.ask(cookie, query, variables(h, () => UNKNOWN))];
      if (JSON.stringify(real) !== JSON.stringify(unknown)) told.push(name);
    }
    expect(told).toEqual([]);
  }, 120_000);
});
