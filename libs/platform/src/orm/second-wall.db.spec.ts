/** The second wall as PostgreSQL holds it: what each kind may do with each table, that nothing is seen outside a transaction, and that tenants on one pool never meet. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OUTSIDE_THE_WALL, SECOND_WALL, WALL_KINDS } from '@quittance/access/second-wall';
import pg from 'pg';
import { standAs, standAsSystem, type Standing } from '../guard/standing.ts';
import { newId } from '../ids.ts';
import { house, type House } from '../testing/index.ts';
import { predicate, roleOf, schemaOf, wallStatements, type Schema } from './second-wall.ts';
import { sql } from './sql.ts';
import { applicationUrl } from './wall-roles.ts';

let h: House, schema: Schema;
beforeAll(async () => {
  h = await house({ modules: [], entities: [] });
  const owner = new pg.Client({ connectionString: h.databaseUrl });
  await owner.connect();
  schema = await schemaOf(owner);
  await owner.end();
});
afterAll(() => h.close());

const FACTS = ['payment', 'allocation', 'receipt', 'timeline_entry', 'letter', 'letter_event', 'audit_entry', 'audit_link', 'audit_head', 'claim', 'document', 'law_entry', 'law_decision', 'call', 'note', 'plan', 'dispute', 'handoff'];
const staffOf = (agencyId: string): Standing => ({ kind: 'staff', actorId: null, agencyId, creditorId: null, studyId: null, caseIds: [], name: 'x' });

describe('every table', () => {
  test('has its line, or the reason why it has none; and no line is of a table that is not there', () => {
    const tables = schema.tables.map(({ name }) => name);
    expect(tables.filter((name) => !Object.hasOwn(SECOND_WALL, name) && !Object.hasOwn(OUTSIDE_THE_WALL, name))).toEqual([]);
    expect(Object.keys(SECOND_WALL).filter((name) => !tables.includes(name))).toEqual([]);
  });

  test('each column that a line names is there', () => {
    const columns = new Map(schema.tables.map(({ name, columns: all }) => [name, all]));
    const missing: string[] = [];
    for (const [table, { see, add }] of Object.entries(SECOND_WALL)) for (const by of [...Object.values(see), ...Object.values(add ?? {})]) {
      if (by === 'all' || by === 'none' || by === 'own') continue;
      const column = typeof by === 'string' ? by : by[0]!;
      if (!columns.get(table)?.includes(column)) missing.push(`${table}.${column}`);
      if (by.length === 3 && typeof by !== 'string' && !columns.get(by[1])?.includes(by[2])) missing.push(`${by[1]}.${by[2]}`);
    }
    expect(missing).toEqual([]);
  });

  test('row-level security is on and forced, and each kind that may ask has one predicate without OR', async () => {
    const open = await h.rows<{ name: string }>(sql`select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)`);
    expect(open.map(({ name }) => name)).toEqual(Object.keys(OUTSIDE_THE_WALL));
    const policies = await h.rows<{ tablename: string; policyname: string; roles: string; qual: string | null; with_check: string | null; cmd: string; permissive: string }>(sql`select tablename, policyname, array_to_string(roles, ',') as roles, qual, with_check, cmd, permissive from pg_policies where schemaname = 'public' and policyname <> 'wall_owner'`);
    expect(policies.length).toBeGreaterThan(300);
    for (const { roles } of policies) expect(WALL_KINDS.map(roleOf)).toContain(roles);
    expect(policies.filter(({ qual, with_check: check }) => / OR /.test(`${qual} ${check}`)).map((p) => p.policyname)).toEqual([]);
    const twice = Map.groupBy(policies.filter(({ permissive }) => permissive === 'PERMISSIVE'), ({ tablename, roles, cmd }) => `${tablename} ${roles} ${cmd}`);
    expect([...twice].filter(([, all]) => all.length > 1)).toEqual([]);
  });

  test('what happened is changed and removed by no role of the application', async () => {
    const guarded = await h.rows<{ name: string }>(sql`select distinct t.tgrelid::regclass::text as name from pg_trigger t join pg_proc p on p.oid = t.tgfoid where p.proname = 'refuse_edit' and t.tgname = 'facts_stand'`);
    const facts = [...new Set([...guarded.map(({ name }) => name), ...FACTS])];
    expect(facts.length).toBeGreaterThan(30);
    const roles = [...WALL_KINDS.map(roleOf), 'quittance_app'];
    const may: string[] = [];
    for (const table of facts) for (const role of roles) for (const right of ['update', 'delete', 'truncate']) {
      const [row] = await h.rows<{ may: boolean }>(sql`select has_table_privilege(${role}, ${table}, ${right}) as may`);
      if (row!.may) may.push(`${role} may ${right} ${table}`);
    }
    expect(may).toEqual([]);
  });

  test('the application owns nothing and bypasses nothing', async () => {
    expect(await h.rows(sql`select rolname from pg_roles where rolname like 'quittance\\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolinherit)`)).toEqual([]);
    expect(await h.rows(sql`select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname like 'quittance\\_%' and c.relnamespace = 'public'::regnamespace`)).toEqual([]);
  });

  test('the wall raised twice says the same', () => {
    expect(wallStatements(schema)).toEqual(wallStatements(schema));
    expect(predicate('claim', 'case_id')).toContain('= any');
    expect(() => predicate('claim', 'amount_cents')).toThrow(/brings with him/);
  });
});

describe('outside a transaction', () => {
  test('the application sees nothing of any table', async () => {
    const client = new pg.Client({ connectionString: applicationUrl(h.databaseUrl) });
    await client.connect();
    try {
      for (const { name } of schema.tables) await expect(client.query(`select 1 from ${name} limit 1`)).rejects.toThrow(/permission denied/);
    } finally {
      await client.end();
    }
  });

  test('a role without what is its own sees no row; nobody acts where nobody stands', async () => {
    await h.rows(sql`insert into agency (id, name, legal_form, siren, line1, postal_code, city, phone, email, data_email, segregated_account_name, segregated_iban, segregated_bic, created_at) values (${newId()}, 'A', 'SAS', '1', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', now())`);
    for (const kind of ['staff', 'creditor', 'bailiff', 'debtor'] as const)
      expect(await standAs({ kind, actorId: null, agencyId: null, creditorId: null, studyId: null, caseIds: [], name: 'x' }, () => h.database.rows(sql`select 1 as one from agency`))).toEqual([]);
    expect(() => standAs({ ...staffOf('x'), agencyId: `' or true --` }, () => h.database.rows(sql`select 1`)).then(() => undefined)).rejects.toThrow(/stands on ids/);
  });
});

describe('within one transaction', () => {
  test('a step of the house sees more, what waits beside it does not, and afterwards all is as before', async () => {
    const [mine, other] = [newId(), newId()];
    for (const id of [mine, other]) await h.rows(sql`insert into agency (id, name, legal_form, siren, line1, postal_code, city, phone, email, data_email, segregated_account_name, segregated_iban, segregated_bic, created_at) values (${id}, ${id}, 'SAS', '1', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', now())`);
    const seen = (reader: { rows<T>(q: ReturnType<typeof sql>): Promise<T[]> }) => reader.rows<{ id: string }>(sql`select id from agency where id in (${mine}, ${other})`).then((rows) => rows.length);
    await standAs(staffOf(mine), () => h.database.transact(async (tx) => {
      expect(await seen(tx)).toBe(1);
      const [inside, beside] = await Promise.all([tx.asSystem('assignment', async (all) => { const n = await seen(all); await new Promise((resolve) => setTimeout(resolve, 20)); return [n, await seen(all)]; }), seen(tx)]);
      expect(inside).toEqual([2, 2]);
      expect(beside).toBe(1);
      await expect(tx.asSystem('notify', async () => { throw new Error('refused'); })).rejects.toThrow('refused');
      expect(await seen(tx)).toBe(1);
    }));
  });
});

describe('thirty-two tenants on a pool of four', () => {
  test('1,600 interleaved transactions, no foreign row', async () => {
    const before = process.env['DATABASE_POOL'];
    process.env['DATABASE_POOL'] = '4';
    const small = await house({ modules: [], entities: [] });
    if (before === undefined) delete process.env['DATABASE_POOL']; else process.env['DATABASE_POOL'] = before;
    try {
      const tenants = Array.from({ length: 32 }, newId);
      for (const id of tenants) await small.rows(sql`insert into agency (id, name, legal_form, siren, line1, postal_code, city, phone, email, data_email, segregated_account_name, segregated_iban, segregated_bic, created_at) values (${id}, 'A', 'SAS', '1', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', now())`);
      for (const [n, id] of tenants.entries()) for (let i = 0; i < 3; i++) await small.rows(sql`insert into creditor (id, agency_id, kind, name, siren, line1, postal_code, city, iban, created_at) values (${newId()}, ${id}, 'company', 'C', ${String(100_000_000 + n * 10 + i)}, 'x', 'x', 'x', 'x', now())`);
      let own = 0, foreign = 0;
      const count = (id: string, rows: { agency_id: string }[]) => { for (const row of rows) if (row.agency_id === id) own++; else foreign++; };
      const read = sql`select agency_id from creditor`;
      await Promise.all(Array.from({ length: 1600 }, (_, n) => {
        const id = tenants[(n * 7) % 32]!;
        return standAs(staffOf(id), async () => {
          if (n % 2) return count(id, await small.database.rows(read));
          return small.database.transact(async (tx) => { count(id, await tx.rows(read)); await new Promise((resolve) => setTimeout(resolve, n % 3)); count(id, await tx.rows(read)); });
        });
      }));
      expect([own, foreign]).toEqual([800 * 3 + 800 * 6, 0]);
      expect(await standAsSystem('spec', () => small.database.first<{ n: string }>(sql`select count(*) as n from creditor`))).toEqual({ n: '96' });
    } finally {
      await small.close();
    }
  });
});
