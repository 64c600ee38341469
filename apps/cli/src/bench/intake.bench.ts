/** 100,000 claims of a CSV, some thousand faulty lines among them, into cases: against plain COPY of the rows that they became, in turn, on a PostgreSQL of its own. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { startPostgres } from '@quittance/platform/embedded';
import { applicationUrl } from '@quittance/platform/up-to-date';
import pg from 'pg';
import { build } from '../build.ts';
import { migrate } from '../database.ts';
import { cacheDir, dist, root } from '../paths.ts';
import type { BenchResult } from './bench.command.ts';

export const name = 'intake';
export const describe = '100,000 claims from CSV into cases against plain COPY of the same rows (gate: 5 ×, goal: 3 ×); resident memory (bound: 400 MiB)';

const CLAIMS = Number(process.env['BENCH_CLAIMS'] ?? 100_000), ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const GATE = 5, GOAL = 3, MOST_MIB = 400;

export async function run(): Promise<BenchResult> {
  await build(['server']);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'quittance-intake-'));
  fs.chmodSync(folder, 0o755);
  const postgres = await startPostgres(path.join(folder, 'pg'), { durable: false });
  try {
    const admin = new pg.Client({ connectionString: postgres.url });
    await admin.connect();
    await admin.query('create database work');
    await admin.end();
    const workUrl = postgres.url.replace(/\/postgres$/, '/work');
    await migrate(workUrl);
    const server = (await import(pathToFileURL(path.join(dist, 'server/server.js')).href)) as typeof import('../server.ts');
    const options = { databaseUrl: applicationUrl(workUrl, ''), root, cacheDir, dataDir: folder, works: false, demo: false, production: false, publicUrl: 'http://localhost:3000', secretKey: new Uint8Array(32).fill(7) };
    const { rounds, rows, claims, cases, faults, fileMib, baseMib } = await server.intakeAgainstCopy(options, postgres.url, { claims: CLAIMS, debtors: Math.round(CLAIMS * 0.4), faults: Math.round(CLAIMS * 0.05), known: Math.round(CLAIMS * 0.05), rounds: ROUNDS, folder });
    const ratio = median(rounds.map(({ importMs, copyMs }) => importMs / copyMs)), peak = Math.max(...rounds.map(({ peakMib }) => peakMib));
    const made = Object.values(rows).reduce((sum, n) => sum + n, 0);
    return {
      bench: name, machine: `${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? '?'}, ${Math.round(os.totalmem() / 2 ** 30)} GiB`,
      figures: [
        { id: 'import_vs_copy', value: rounded(ratio), unit: '×', bound: `<= ${GATE}`, goal: `<= ${GOAL}`, holds: ratio <= GATE },
        { id: 'rss_mib', value: rounded(peak), unit: 'MiB', bound: `<= ${MOST_MIB}`, holds: peak <= MOST_MIB },
        { id: 'claims', value: claims, unit: 'claims', bound: `= ${CLAIMS}`, holds: claims === CLAIMS },
      ],
      notes: [
        `import ${spread(rounds.map(({ importMs }) => importMs / 1000))} s, COPY ${spread(rounds.map(({ copyMs }) => copyMs / 1000))} s, ratios ${spread(rounds.map(({ importMs, copyMs }) => importMs / copyMs))}, ${rounds.length} rounds in turn`,
        `${fileMib.toFixed(1)} MiB of CSV: ${claims} claims in ${cases} cases, ${faults} faults told; ${made} rows: ${Object.entries(rows).map(([table, n]) => `${table} ${n}`).join(', ')}`,
        `resident before ${baseMib.toFixed(0)} MiB, at most ${spread(rounds.map(({ peakMib }) => peakMib))} MiB during the import (VmHWM, cleared before each)`,
      ],
    };
  } finally {
    await postgres.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

const rounded = (value: number): number => Number(value.toFixed(2));
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const spread = (values: readonly number[]): string => `${rounded(median(values))} (${rounded(Math.min(...values))}–${rounded(Math.max(...values))})`;
