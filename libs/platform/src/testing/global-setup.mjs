/** One PostgreSQL for all specs, without fsync, and one migrated template that each house clones in a tenth of a second. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import { startPostgres } from '../embedded/index.ts';
import { ormOptions } from '../orm/options.ts';
import { bringUpToDate } from '../orm/up-to-date.ts';

const root = path.resolve(import.meta.dirname, '../../../..');

export default async function setup() {
  if (process.env.TEST_DATABASE_URL) return;
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quittance-test-'));
  fs.chmodSync(dir, 0o755);
  const postgres = await startPostgres(path.join(dir, 'pg'), { durable: false });
  globalThis.__quittancePostgres = { postgres, dir };
  const admin = await MikroORM.init(ormOptions(postgres.url, root));
  // Tables of a few rows that nobody has counted yet look large: helpers for a query take longer to be called than it does.
  await admin.em.fork().execute('alter system set max_parallel_workers_per_gather = 0');
  await admin.em.fork().execute('select pg_reload_conf()');
  await admin.em.fork().execute('create database quittance_template');
  await admin.close(true);
  await bringUpToDate(postgres.url.replace(/\/postgres$/, '/quittance_template'), root);
  process.env.TEST_DATABASE_URL = postgres.url;
}
