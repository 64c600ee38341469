/** What the second wall costs on the queue page, and whether tenants meet on a small pool. Runs in the server's bundle: the queue's statement is the product's own. */
import type { INestApplicationContext } from '@nestjs/common';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { contexts, entities } from '@quittance/api/contexts';
import { QueueService } from '@quittance/desk';
import { SessionsService } from '@quittance/identity';
import { Database, PlatformModule, sql, standAs, standAsSystem, standingOf, type PlatformOptions, type Sql, type Standing } from '@quittance/platform';
import pg from 'pg';

const TENANTS = 32, CASES = 2000, ROUNDS = 400, TRANSACTIONS = 1600;

@Module({})
class BenchModule {
  static with(options: PlatformOptions): DynamicModule {
    return { module: BenchModule, imports: [PlatformModule.forRoot(options, entities), ...contexts] };
  }
}

export interface Measured { withWall: number; withoutWall: number; pageRows: number; ownRows: number; foreignRows: number; transactions: number }

/** options.databaseUrl: the application's; ownerUrl: the same database as its owner, whom no wall stops. Medians in milliseconds. */
export async function queueUnderTwoWalls(options: PlatformOptions, ownerUrl: string): Promise<Measured> {
  const owner = poolOf(ownerUrl);
  const app = await NestFactory.createApplicationContext(BenchModule.with(options), { logger: ['error'] });
  try {
    for (let tenant = 0; tenant < TENANTS; tenant++) await settle(owner, tenant);
    await owner.query('analyze');
    const { page, stands } = await pageOf(app);
    const line = { app: poolOf(options.databaseUrl), open: owner };
    const database = app.get(Database);
    const text = database.said(page), asked = database.said(page, stands);
    const times: Record<'walled' | 'open', number[]> = { walled: [], open: [] };
    let pageRows = 0;
    const once = async (which: 'walled' | 'open') => {
      const started = process.hrtime.bigint();
      const result = await (which === 'walled' ? line.app.query(asked) : line.open.query(text));
      times[which].push(Number(process.hrtime.bigint() - started) / 1e6);
      pageRows = ([result].flat().at(-1) as { rows: unknown[] }).rows.length;
    };
    for (let round = -20; round < ROUNDS; round++) {
      for (const which of round % 2 ? (['walled', 'open'] as const) : (['open', 'walled'] as const)) await once(which);
      if (round === -1) { times.walled.length = 0; times.open.length = 0; }
    }
    await line.app.end();
    return { withWall: median(times.walled), withoutWall: median(times.open), pageRows, ...(await meet(app)), transactions: TRANSACTIONS };
  } finally {
    await app.close();
    await owner.end();
  }
}

/** One line. That the server ends under it when all is measured is no news. */
function poolOf(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 1 });
  pool.on('error', () => undefined);
  return pool;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** The very statement of the collector's queue, as the service asks it. */
async function pageOf(app: INestApplicationContext): Promise<{ page: Sql; stands: Standing }> {
  const database = app.get(Database), actor = await standAsSystem('operator', () => app.get(SessionsService).actorFor('collector-0@bench.example')), stands = standingOf(actor);
  const asked: Sql[] = [];
  const rows = database.rows.bind(database);
  database.rows = <T>(query: Sql): Promise<T[]> => { asked.push(query); return rows<T>(query); };
  await standAs(stands, () => app.get(QueueService).queue(actor, { first: 50 }));
  database.rows = rows;
  return { page: asked.find(({ text }) => text.includes('order by u.rank'))!, stands };
}

/** Tenants in turn on the application's own pool: half in one statement, half in a transaction of two. */
async function meet(app: INestApplicationContext): Promise<{ ownRows: number; foreignRows: number }> {
  const database = app.get(Database);
  const tenants = (await standAsSystem('operator', () => database.rows<{ id: string }>(sql`select id from agency order by name`))).map(({ id }) => id);
  let ownRows = 0, foreignRows = 0;
  const count = (id: string, rows: readonly { agency_id: string }[]) => { for (const row of rows) if (row.agency_id === id) ownRows++; else foreignRows++; };
  const read = sql`select agency_id from case_file order by opened_at desc limit 60`;
  await Promise.all(Array.from({ length: TRANSACTIONS }, (_, n) => {
    const id = tenants[(n * 7) % tenants.length]!;
    return standAs({ kind: 'staff', actorId: null, agencyId: id, creditorId: null, studyId: null, caseIds: [], name: 'bench' }, async () => {
      if (n % 2) return count(id, await database.rows(read));
      return database.transact(async (tx) => { count(id, await tx.rows(read)); count(id, await tx.rows(read)); });
    });
  }));
  return { ownRows, foreignRows };
}

/** One agency with four collectors, twenty creditors and their cases, two claims each; the same on every machine. */
async function settle(owner: pg.Pool, tenant: number): Promise<void> {
  const id = (kind: number, n = 'n') => `('${String(kind).padStart(8, '0')}-${String(tenant).padStart(4, '0')}-7000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;
  const agency = id(1, '0'), cases = tenant === 0 ? CASES : CASES / 10;
  await owner.query([
    `insert into agency (id, name, legal_form, siren, line1, postal_code, city, phone, email, data_email, segregated_account_name, segregated_iban, segregated_bic, created_at) values (${agency}, 'Agence ${String(tenant).padStart(2, '0')}', 'SAS', '000000000', 'x', '37000', 'Tours', 'x', 'x', 'x', 'x', 'x', 'x', now())`,
    `insert into app_user (id, agency_id, email, name, created_at) select ${id(2)}, ${agency}, 'collector-' || ${tenant * 10} + n || '@bench.example', 'Gestionnaire ' || n, now() from generate_series(0, 3) n`,
    `insert into role_held (id, user_id, role, given_at) select ${id(3)}, ${id(2)}, 'collector', now() from generate_series(0, 3) n`,
    `insert into creditor (id, agency_id, kind, name, siren, line1, postal_code, city, iban, created_at) select ${id(4)}, ${agency}, 'company', 'Créancier ' || n, lpad((100000000 + ${tenant} * 1000 + n)::text, 9, '0'), 'x', '37000', 'Tours', 'x', now() from generate_series(0, 19) n`,
    `insert into mandate (id, agency_id, creditor_id, reference, signed_on, in_force_from, basis_clause, insurance_clause, fee_clause, remittance_clause, fee_rate, remittance_days, plan_max_months, discount_max_percent, allocation, day_count, created_at) select ${id(5)}, ${agency}, ${id(4)}, 'M', '2026-01-01', '2026-01-01', 'x', 'x', 'x', 'x', 12, 30, 6, 5, 'statutory', 'ACT_365', now() from generate_series(0, 19) n`,
    `insert into debtor (id, agency_id, creditor_id, kind, name, name_key, created_at, source) select ${id(6)}, ${agency}, ${id(4, 'n % 20')}, 'company', 'Débiteur ' || n, 'debiteur ' || n, now(), 'bench' from generate_series(0, ${cases - 1}) n`,
    `insert into case_file (id, agency_id, creditor_id, debtor_id, mandate_id, public_reference, regime, stage, assignee_id, opened_at, next_action_kind, next_action_on, limitation_on)
      select ${id(7)}, ${agency}, ${id(4, 'n % 20')}, ${id(6)}, ${id(5, 'n % 20')}, 'B${tenant}-' || n, 'commercial', 'amicable', ${id(2, 'n % 4')}, now() - n * interval '1 hour', 'call', current_date + (n % 40 - 20), current_date + 400 + n from generate_series(0, ${cases - 1}) n`,
    `insert into claim (id, case_id, agency_id, creditor_id, position, reference, issued_on, due_on, amount_cents, nature, created_at) select ${id(8)}, ${id(7, 'n / 2')}, ${agency}, ${id(4, '(n / 2) % 20')}, n % 2, 'F' || n, '2026-01-01', '2026-02-01', 100000 + n, 'services', now() from generate_series(0, ${cases * 2 - 1}) n`,
    `insert into claim_position (claim_id, case_id, agency_id, creditor_id, principal_cents, closed_interest_cents, running_base_cents, running_rate, running_from, running_year, valid_until, indemnity_cents, indemnity_from, anchored_on) select ${id(8)}, ${id(7, 'n / 2')}, ${agency}, ${id(4, '(n / 2) % 20')}, 100000 + n, 0, 100000 + n, 12.15, '2026-02-02', 365, '2026-12-31', 4000, '2026-02-02', '2026-11-23' from generate_series(0, ${cases * 2 - 1}) n`,
  ].join(';\n'));
}

