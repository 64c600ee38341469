/** The queue's very statement with and without the second wall, in turn, in one run; and thirty-two tenants on a pool of four. On a PostgreSQL of its own. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { startPostgres } from '@quittance/platform/embedded';
import { applicationUrl } from '@quittance/platform/up-to-date';
import { build } from '../build.ts';
import { migrate } from '../database.ts';
import { cacheDir, dist, root } from '../paths.ts';
import type { BenchResult } from './bench.command.ts';

export const name = 'access';
export const describe = 'cost of the second wall on the queue page (bound: 1.35 ×); 32 tenants on a pool of 4, 1,600 interleaved transactions';

const BOUND = 1.35;

export async function run(): Promise<BenchResult> {
  await build(['server']);
  process.env['DATABASE_POOL'] = '4';
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'quittance-access-'));
  fs.chmodSync(folder, 0o755);
  const postgres = await startPostgres(path.join(folder, 'pg'), { durable: false });
  try {
    await migrate(postgres.url);
    const server = (await import(pathToFileURL(path.join(dist, 'server/server.js')).href)) as typeof import('../server.ts');
    const options = { databaseUrl: applicationUrl(postgres.url, ''), root, cacheDir, dataDir: folder, works: false, demo: false, production: false, publicUrl: 'http://localhost:3000', secretKey: new Uint8Array(32).fill(7) };
    const { withWall, withoutWall, pageRows, ownRows, foreignRows, transactions } = await server.queueUnderTwoWalls(options, postgres.url);
    const ratio = Number((withWall / withoutWall).toFixed(3));
    return {
      bench: name, machine: `${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? '?'}, ${Math.round(os.totalmem() / 2 ** 30)} GiB`,
      figures: [
        { id: 'queue_ratio', value: ratio, unit: '×', bound: `<= ${BOUND}`, holds: ratio <= BOUND },
        { id: 'foreign_rows', value: foreignRows, unit: 'rows', bound: '= 0', holds: foreignRows === 0 && ownRows > 0 },
      ],
      notes: [`queue page of ${pageRows} rows: median ${withWall.toFixed(2)} ms with, ${withoutWall.toFixed(2)} ms without`, `${transactions} transactions of 32 tenants on a pool of 4: ${ownRows} own rows`],
    };
  } finally {
    await postgres.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
