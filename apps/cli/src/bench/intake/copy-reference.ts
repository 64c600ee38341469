/** The reference of `bench intake`: plain COPY of the rows that the deposit made, into the same tables of a fresh database. */
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** In the order in which their rows may come. */
const TABLES = ['deposit', 'debtor', 'debtor_address', 'debtor_contact_point', 'case_file', 'claim', 'claim_position', 'next_action', 'timeline_entry', 'outbox_event'] as const;

/** A database made anew from another, whoever is still in either of them. */
export async function fresh(admin: pg.Client, name: string, template: string): Promise<void> {
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${template}' and pid <> pg_backend_pid()`);
  await admin.query(`create database ${name} template ${template} strategy file_copy`);
}

/** The rows that the deposit made, as COPY writes them: those that were known before are told apart by their source. */
export async function keepRows(url: string, folder: string): Promise<Record<string, number>> {
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
export async function copyRows(url: string, folder: string): Promise<number> {
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
