/** A large deposit against plain COPY of the very rows that it made, into the same tables. Runs in the server's bundle: the deposit is the product's own. */
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { contexts, entities } from '@quittance/api/contexts';
import { SessionsService } from '@quittance/identity';
import { CarryRunService, DepositRunsService, UploadsService } from '@quittance/intake';
import { DebtorsService } from '@quittance/parties';
import { Database, newId, PlatformModule, standAs, standAsSystem, standingOf, type Actor, type PlatformOptions } from '@quittance/platform';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { debtor, depositLines, siren, type InventedDeposit } from './invent-deposit.ts';

/** In the order in which their rows may come. */
const TABLES = ['deposit', 'debtor', 'debtor_address', 'debtor_contact_point', 'case_file', 'claim', 'claim_position', 'next_action', 'timeline_entry', 'outbox_event'] as const;

@Module({})
class BenchModule {
  static with(options: PlatformOptions): DynamicModule {
    return { module: BenchModule, imports: [PlatformModule.forRoot(options, entities), ...contexts] };
  }
}

export interface IntakeRound { importMs: number; copyMs: number; peakMib: number }
export interface IntakeMeasured { rounds: IntakeRound[]; rows: Record<string, number>; claims: number; cases: number; faults: number; fileMib: number; baseMib: number }
export interface IntakeAsked extends InventedDeposit { rounds: number; known: number; folder: string }

const named = (url: string, name: string) => url.replace(/\/[^/?]+(\?|$)/, `/${name}$1`);

/** options.databaseUrl: the application's, of the database `work`; adminUrl: the server's, as its owner. */
export async function intakeAgainstCopy(options: PlatformOptions, adminUrl: string, asked: IntakeAsked): Promise<IntakeMeasured> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const app = await NestFactory.createApplicationContext(BenchModule.with(options), { logger: ['error'] });
  const measured: IntakeMeasured = { rounds: [], rows: {}, claims: 0, cases: 0, faults: 0, fileMib: 0, baseMib: 0 };
  try {
    const actor = await settle(app, named(adminUrl, 'work'), asked);
    await fresh(admin, 'base', 'work');
    const file = path.join(asked.folder, 'impayes.csv');
    fs.writeFileSync(file, '');
    for (const lines of slices(depositLines(asked))) fs.appendFileSync(file, lines);
    measured.fileMib = fs.statSync(file).size / 2 ** 20;
    for (let round = 0; round < asked.rounds; round++) {
      if (round) await fresh(admin, 'work', 'base');
      globalThis.gc?.();
      measured.baseMib ||= residentMib('VmRSS');
      fs.writeFileSync('/proc/self/clear_refs', '5');
      const began = performance.now();
      const told = await deposit(app, actor, file, round);
      const importMs = performance.now() - began, peakMib = residentMib('VmHWM');
      Object.assign(measured, told);
      if (!round) measured.rows = await keepRows(named(adminUrl, 'work'), asked.folder);
      await fresh(admin, 'reference', 'base');
      measured.rounds.push({ importMs, peakMib, copyMs: await copyRows(named(adminUrl, 'reference'), asked.folder) });
      process.stderr.write(`${JSON.stringify(measured.rounds.at(-1))}\n`);
    }
    return measured;
  } finally {
    await app.close();
    await admin.end();
  }
}

/** One thousand lines at a time. */
function* slices(lines: Iterable<string>): Generator<string> {
  let slice = '', n = 0;
  for (const line of lines) { slice += line; if (++n % 1000 === 0) { yield slice; slice = ''; } }
  yield slice;
}

async function fresh(admin: pg.Client, name: string, template: string): Promise<void> {
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${template}' and pid <> pg_backend_pid()`);
  await admin.query(`create database ${name} template ${template} strategy file_copy`);
}

/** From the system's own account of this process: VmRSS as it is, VmHWM the most since it was last cleared. */
const residentMib = (what: 'VmRSS' | 'VmHWM'): number => Number(new RegExp(`${what}:\\s+(\\d+)`).exec(fs.readFileSync('/proc/self/status', 'utf8'))![1]) / 1024;

/** Hands the file over as its creditor does: in a stream, then as a run that the worker carries out. */
async function deposit(app: INestApplicationContext, actor: Actor, file: string, round: number): Promise<{ claims: number; cases: number; faults: number }> {
  const runs = app.get(DepositRunsService);
  const runId = await standAs(standingOf(actor), async () => {
    const { id } = await app.get(UploadsService).receive(actor, { name: 'impayes.csv' }, fs.createReadStream(file));
    return (await runs.start(actor, { files: [{ name: 'impayes.csv', upload: id }], idempotencyKey: `bench-${round}` }, false)).id;
  });
  await standAsSystem('deposit-run', () => app.get(CarryRunService).carry({ runId }));
  return standAs(standingOf(actor), async () => {
    const { state, refusal, preview } = (await runs.one(actor, runId))!;
    if (state !== 'done') throw new Error(`The run ended as ${state}: ${JSON.stringify(refusal)}`);
    return { claims: preview!.claimCount, cases: preview!.caseCount, faults: preview!.files[0]!.faults };
  });
}

/** The rows that the deposit made, as COPY writes them: those that were known before are told apart by their source. */
async function keepRows(url: string, folder: string): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const rows: Record<string, number> = {};
  const brought = new Set<string>(['debtor', 'debtor_address', 'debtor_contact_point']);
  for (const table of TABLES) {
    const { rows: columns } = await client.query<{ name: string }>(`select attname as name from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`);
    const names = columns.map(({ name }) => `"${name}"`).join(', ');
    const said = `copy (select ${names} from ${table} ${brought.has(table) ? `where source = 'deposit'` : ''} order by ctid) to stdout`;
    const copy = client.query(copyTo(said));
    await pipeline(copy, fs.createWriteStream(path.join(folder, `${table}.copy`)));
    fs.writeFileSync(path.join(folder, `${table}.columns`), names);
    rows[table] = copy.rowCount;
  }
  await client.end();
  return rows;
}

/** The reference: COPY of the same rows into the same tables with all that stands on them, in one transaction. */
async function copyRows(url: string, folder: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const began = performance.now();
    await client.query('begin');
    for (const table of TABLES) {
      await pipeline(fs.createReadStream(path.join(folder, `${table}.copy`), { highWaterMark: 256 * 1024 }), client.query(copyFrom(`copy ${table} (${fs.readFileSync(path.join(folder, `${table}.columns`), 'utf8')}) from stdin`)));
    }
    await client.query('commit');
    return performance.now() - began;
  } finally {
    await client.end();
  }
}

/** An agency with two collectors, a creditor under mandate, his user, and the debtors whom he has handed over before. */
async function settle(app: INestApplicationContext, ownerUrl: string, { known }: IntakeAsked): Promise<Actor> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const [agency, creditor, user] = [newId(), newId(), newId()];
  await owner.query([
    `insert into agency (id, name, legal_form, siren, line1, postal_code, city, phone, email, data_email, segregated_account_name, segregated_iban, segregated_bic, created_at) values ('${agency}', 'Orvelle', 'SAS', '000000000', 'x', '37000', 'Tours', 'x', 'x', 'x', 'x', 'x', 'x', now())`,
    `insert into app_user (id, agency_id, email, name, created_at) select ('00000000-0000-7000-8000-00000000000' || n)::uuid, '${agency}', 'collector-' || n || '@bench.example', 'Gestionnaire ' || n, now() from generate_series(0, 1) n`,
    `insert into role_held (id, user_id, role, given_at) select gen_random_uuid(), id, 'collector', now() from app_user`,
    `insert into creditor (id, agency_id, kind, name, siren, line1, postal_code, city, iban, created_at) values ('${creditor}', '${agency}', 'company', 'Papeteries Tessonville', '${siren(81_204_736)}', 'x', 'x', 'x', 'x', now())`,
    `insert into mandate (id, agency_id, creditor_id, reference, signed_on, in_force_from, basis_clause, insurance_clause, fee_clause, remittance_clause, fee_rate, remittance_days, plan_max_months, discount_max_percent, allocation, day_count, created_at) values (gen_random_uuid(), '${agency}', '${creditor}', 'M', '2025-01-01', '2025-01-01', 'x', 'x', 'x', 'x', 12, 30, 6, 5, 'statutory', 'ACT_365', now())`,
    `insert into app_user (id, agency_id, email, name, created_at) values ('${user}', '${agency}', 'camille@bench.example', 'Camille', now())`,
    `insert into role_held (id, user_id, role, grade, creditor_id, given_at) values (gen_random_uuid(), '${user}', 'creditor_user', 'administrator', '${creditor}', now())`,
  ].join(';\n'));
  const database = app.get(Database);
  await standAsSystem('demo', () => database.transact((tx) => app.get(DebtorsService).registerAll(tx, { agencyId: agency, creditorId: creditor, source: 'bench' }, Array.from({ length: known }, (_, n) => {
    const { name, kind, siren: number, line1, postalCode, city } = debtor(n * 3);
    return { name, kind, siren: number || null, address: { line1, line2: null, postalCode, city, country: 'FR' } };
  }))));
  await owner.query('analyze');
  await owner.end();
  return standAsSystem('operator', () => app.get(SessionsService).actorFor('camille@bench.example'));
}
