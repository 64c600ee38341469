/** 100,000 claims of a CSV, some thousand faulty lines among them, into cases: against plain COPY of the rows that they became, in turn, on a PostgreSQL of its own. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startPostgres } from '@quittance/platform/embedded';
import { applicationUrl } from '@quittance/platform/up-to-date';
import pg from 'pg';
import { build } from '../build.ts';
import { migrate } from '../database.ts';
import { cacheDir, dist, root } from '../paths.ts';
import type { BenchResult } from './bench.command.ts';
import { copyRows, fresh, keepRows } from './intake/copy-reference.ts';
import type { HandedOver } from './intake/intake-hand.ts';
import { depositLines, slices } from './intake/invent-deposit.ts';

export const name = 'intake';
export const describe = '100,000 claims from CSV into cases against plain COPY of the same rows (gate: 5 ×, goal: 3 ×); resident memory (bound: 400 MiB)';

const CLAIMS = Number(process.env['BENCH_CLAIMS'] ?? 100_000), ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const GATE = 5, GOAL = 3, MOST_MIB = 400;

export async function run(): Promise<BenchResult> {
  await build(['server']);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'quittance-intake-'));
  fs.chmodSync(folder, 0o755);
  const postgres = await startPostgres(path.join(folder, 'pg'), { durable: false });
  const admin = new pg.Client({ connectionString: postgres.url });
  const at = (name: string) => postgres.url.replace(/\/postgres$/, `/${name}`);
  const child = fork(path.join(import.meta.dirname, 'intake/intake-child.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ask = <T>(what: object) => new Promise<T>((resolve, reject) => {
    const over = () => reject(new Error('The process of the deposit has ended'));
    child.once('exit', over);
    child.once('message', (said) => { child.off('exit', over); const { told, failed } = said as { told: T; failed?: string }; if (failed) reject(new Error(failed)); else resolve(told); });
    child.send(what);
  });
  try {
    await admin.connect();
    await admin.query('create database work');
    await migrate(at('work'));
    const options = { databaseUrl: applicationUrl(at('work'), ''), root, cacheDir, dataDir: folder, works: false, demo: false, production: false, publicUrl: 'http://localhost:3000' };
    await ask({ open: options, bundle: path.join(dist, 'server/server.js') });
    await ask({ settle: at('work'), known: Math.round(CLAIMS * 0.05) });
    await fresh(admin, 'base', 'work');
    const file = path.join(folder, 'impayes.csv');
    for (const lines of slices(depositLines({ claims: CLAIMS, debtors: Math.round(CLAIMS * 0.4), faults: Math.round(CLAIMS * 0.05) }))) fs.appendFileSync(file, lines);
    const rounds: (HandedOver & { copyMs: number })[] = [];
    let rows: Record<string, number> = {};
    for (let round = 0; round < ROUNDS; round++) {
      if (round) await fresh(admin, 'work', 'base');
      const told = await ask<HandedOver>({ file, round });
      if (!round) rows = await keepRows(at('work'), folder);
      await fresh(admin, 'reference', 'base');
      rounds.push({ ...told, copyMs: await copyRows(at('reference'), folder) });
      process.stderr.write(`${JSON.stringify(rounds.at(-1))}\n`);
    }
    await ask({ close: true });
    // It ends by itself, so that a profile asked of it is written.
    await once(child, 'exit');
    const ratio = median(rounds.map(({ ms, copyMs }) => ms / copyMs)), peak = Math.max(...rounds.map(({ peakMib }) => peakMib));
    const { claims, cases, faults } = rounds[0]!, made = Object.values(rows).reduce((sum, n) => sum + n, 0);
    return {
      bench: name, machine: `${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? '?'}, ${Math.round(os.totalmem() / 2 ** 30)} GiB`,
      figures: [
        { id: 'import_vs_copy', value: rounded(ratio), unit: '×', bound: `<= ${GATE}`, goal: `<= ${GOAL}`, holds: ratio <= GATE },
        { id: 'rss_mib', value: rounded(peak), unit: 'MiB', bound: `<= ${MOST_MIB}`, holds: peak <= MOST_MIB },
        { id: 'claims', value: claims, unit: 'claims', bound: `>= ${CLAIMS}`, holds: claims >= CLAIMS },
      ],
      notes: [
        `deposit ${spread(rounds.map(({ ms }) => ms / 1000))} s, from the first byte sent to the last word of the run; COPY ${spread(rounds.map(({ copyMs }) => copyMs / 1000))} s; ratios ${spread(rounds.map(({ ms, copyMs }) => ms / copyMs))}; ${rounds.length} rounds in turn`,
        `${(fs.statSync(file).size / 2 ** 20).toFixed(1)} MiB of CSV: ${claims} claims in ${cases} cases, ${faults} faults told; ${made} rows: ${Object.entries(rows).map(([table, n]) => `${table} ${n}`).join(', ')}`,
        `resident before ${spread(rounds.map(({ baseMib }) => baseMib))} MiB, at most ${spread(rounds.map(({ peakMib }) => peakMib))} MiB during the deposit (VmHWM of its process, cleared before each)`,
      ],
    };
  } finally {
    child.kill();
    await admin.end().catch(() => undefined);
    await postgres.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

const rounded = (value: number): number => Number(value.toFixed(2));
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const spread = (values: readonly number[]): string => `${rounded(median(values))} (${rounded(Math.min(...values))}–${rounded(Math.max(...values))})`;
