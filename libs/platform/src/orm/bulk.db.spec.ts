import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { defineEntity, p } from '@mikro-orm/core';
import { house, type House } from '../testing/index.ts';
import { standAs } from '../guard/standing.ts';
import { newId } from '../ids.ts';
import { sql } from './sql.ts';
import { InstantType } from './types.ts';
import { MANY_ROWS } from './bulk.ts';

const oddity = defineEntity({
  name: 'Oddity', tableName: 'oddity',
  properties: {
    id: p.uuid().primary(), n: p.integer(), words: p.text().nullable(), facts: p.json().nullable(), names: p.array<string>().columnType('text[]').nullable(), cents: p.bigint().nullable(),
    at: p.type(InstantType).nullable().$type<Temporal.Instant | null>(), told: p.boolean().nullable(), usual: p.text().nullable(),
  },
});

let h: House;
beforeAll(async () => {
  h = await house({ modules: [], entities: [oddity] });
  await h.rows(sql`create table oddity (id uuid primary key, n integer not null, words text, facts jsonb, names text[], cents bigint check (cents >= 0), at timestamptz, told boolean, usual text default 'usual', seq bigint generated always as identity)`);
});
afterAll(async () => { await h.close(); });

const ODD = ['plain', '', '\\N', '\\.', 'tab\there', 'line\nbreak\r\n', 'back\\slash \\t', 'l’œuvre – 漢字 🙂', '"quoted", {brace}', "it's", '=1+1', null, 'lone \ud800 surrogate', '\u2028\u0001'];
const rowsOf = (count: number) => Array.from({ length: count }, (_, n) => ({
  id: newId(), n, words: ODD[n % ODD.length]!, facts: n % 3 ? { a: ODD[n % ODD.length]?.toWellFormed(), deep: [1, { b: '\\\t"' }] } : null, names: n % 4 ? [ODD[n % ODD.length]?.toWellFormed() ?? 'x', 'a,b', 'NULL', ''] : [],
  cents: BigInt(n) * 10_000_000_000n, at: n % 2 ? Temporal.Instant.from('2026-11-23T08:00:00.123456Z') : null, told: n % 5 === 0,
}));
const kept = () => h.rows(sql`select n, words, facts, names, cents, at, told, usual from oddity order by seq`);

describe('many rows at once', () => {
  test('by COPY they are what they are one by one: every sign, in their order, with what the table adds', async () => {
    const rows = rowsOf(MANY_ROWS + 20);
    await h.database.transact(async (tx) => { for (let i = 0; i < rows.length; i += 50) await tx.addAll(oddity, rows.slice(i, i + 50) as never); });
    const few = await kept();
    await h.rows(sql`truncate oddity restart identity`);
    await h.database.transact((tx) => tx.addAll(oddity, rows as never));
    expect(await kept()).toEqual(few);
    expect(few).toHaveLength(rows.length);
    expect(few[12]).toMatchObject({ words: 'lone \ufffd surrogate', usual: 'usual' });
    await h.rows(sql`truncate oddity restart identity`);
  });

  test('one wrong row among many leaves nothing, and the line is fit for use afterwards', async () => {
    const rows = rowsOf(MANY_ROWS + 5);
    rows[MANY_ROWS]!.cents = -1n;
    await expect(h.database.transact((tx) => tx.addAll(oddity, rows as never))).rejects.toThrow(/oddity_cents_check/);
    const unreadable = rowsOf(MANY_ROWS + 5) as unknown as { n: unknown }[];
    unreadable[7]!.n = 'seven';
    await expect(h.database.transact((tx) => tx.addAll(oddity, unreadable as never))).rejects.toThrow(/integer/);
    expect(await kept()).toEqual([]);
    await h.database.transact((tx) => tx.addAll(oddity, rowsOf(3) as never));
    expect(await kept()).toHaveLength(3);
  });

  test('twice in one transaction, and what is dry leaves nothing', async () => {
    await h.database.transact(async (tx) => {
      await tx.addAll(oddity, rowsOf(MANY_ROWS) as never);
      await tx.addAll(oddity, rowsOf(MANY_ROWS) as never);
      expect(await tx.first(sql`select count(*)::int as n from oddity`)).toEqual({ n: 2 * MANY_ROWS + 3 });
    }, { dryRun: true });
    expect(await kept()).toHaveLength(3);
  });
});

describe('the second wall looks at each of many rows', () => {
  test('a row of another agency among five hundred is refused, and with it all', async () => {
    const [one, other] = [newId(), newId()];
    const event = (agencyId: string) => ({ name: 'CaseOpened' as const, ids: {}, scope: { agencyId } });
    const staff = { kind: 'staff', actorId: null, agencyId: one, creditorId: null, studyId: null, caseIds: [], name: 'spec' } as const;
    const many = Array.from({ length: MANY_ROWS + 1 }, () => event(one));
    await expect(standAs(staff, () => h.database.transact((tx) => tx.emitAll([...many, event(other)])))).rejects.toThrow(/row-level security/);
    await standAs(staff, () => h.database.transact((tx) => tx.emitAll(many)));
    expect(await h.rows(sql`select count(*)::int as n from outbox_event`)).toEqual([{ n: MANY_ROWS + 1 }]);
  });
});
