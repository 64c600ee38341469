/**
 * Ten thousand statements through the command line, start-up included: what an accountant waits for who checks a whole portfolio.
 * Each statement has the contract's shape (two claims, a credit note, a payment) with varied sums, days, regimes and orders. The figures
 * are measured; that they are right is for the tests.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import type { BenchResult } from './bench.command.ts';

export const name = 'statement';
export const describe = '10,000 statements of the contract’s shape through the command line, start-up included';

const STATEMENTS = 10_000;
const ROUNDS = 5;
const BOUND = 5;

export async function run(): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-statement-'));
  const file = join(folder, 'statements.json');
  const seconds: number[] = [];
  try {
    await writeFile(file, JSON.stringify(Array.from({ length: STATEMENTS }, (_, index) => statementInput(index))));
    for (let round = 0; round < ROUNDS; round += 1) seconds.push(await oneRound(file));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const sorted = [...seconds].sort((one, other) => one - other);
  const median = sorted[Math.floor(sorted.length / 2)]!;
  return {
    bench: name,
    machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    figures: [{ id: 'seconds_10000', value: Number(median.toFixed(2)), unit: 's', bound: `<= ${BOUND}`, holds: median <= BOUND }],
    notes: [`${ROUNDS} rounds, ${sorted[0]!.toFixed(2)} to ${sorted.at(-1)!.toFixed(2)} s; a process each, from start-up to the last byte of the result`],
  };
}

/** Seconds from starting the process to its end; fails where it does, or where a result is missing. */
function oneRound(file: string): Promise<number> {
  const main = resolve(import.meta.dirname, '../main.ts');
  return new Promise((settle, fail) => {
    const started = process.hrtime.bigint();
    const child = spawn(process.execPath, [main, 'law', 'statement', file], { stdio: ['ignore', 'pipe', 'inherit'] });
    let lines = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      for (const byte of chunk) if (byte === 10) lines += 1;
    });
    child.on('error', fail);
    child.on('close', (code) => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      if (code === 0 && lines === STATEMENTS) settle(seconds);
      else fail(new Error(`law statement ended with ${code} after ${lines} of ${STATEMENTS} results`));
    });
  });
}

/** The contract's example, varied without chance: the same ten thousand on every machine. */
function statementInput(index: number): object {
  const regime = (['commercial', 'commercial', 'public', 'civil'] as const)[index % 4]!;
  const day = (month: number, date: number): string => `2026-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const euros = (cents: number): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
  return {
    asOf: '2026-11-21', regime, dayCount: index % 3 === 0 ? 'ACT_ACT' : 'ACT_365',
    allocation: (['statutory', 'indemnity_first', 'principal_first'] as const)[index % 3],
    ...(regime === 'civil' ? { noticeReceivedOn: day(2, 1 + (index % 28)) } : {}),
    claims: [
      { id: 'F-1', dueOn: day(1 + (index % 6), 1 + (index % 28)), amount: euros(100_000 + ((index * 7919) % 2_000_000)) },
      { id: 'F-2', dueOn: day(1 + (index % 8), 1 + (index % 27)), amount: euros(50_000 + ((index * 104_729) % 900_000)), contractRate: '15.00' },
    ],
    credits: [{ id: 'A-1', claim: 'F-1', amount: euros(100 + (index % 20_000)) }],
    payments: [{ id: 'P-1', on: day(8, 1 + (index % 28)), amount: euros(10_000 + ((index * 31) % 400_000)) }],
  };
}
