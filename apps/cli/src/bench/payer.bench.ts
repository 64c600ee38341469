/** What a telephone loads to show and keep alive the debtor's page: script with what it imports and the catalogue of one language, gzipped. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { build } from '../build.ts';
import { dist } from '../paths.ts';
import type { BenchResult } from './bench.command.ts';

export const name = 'payer';
export const describe = 'gzipped JavaScript of the debtor’s page on first load (bound: 80 KB, goal: 20 KB)';

interface Chunk { file: string; imports?: string[] }
const BOUND = 80 * 1024;

export async function run(): Promise<BenchResult & { gzip_bytes: number }> {
  await build(['payer']);
  const manifest = JSON.parse(fs.readFileSync(path.join(dist, 'payer/.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const gzipped = (keys: readonly string[]) => keys.reduce((sum, key) => sum + zlib.gzipSync(fs.readFileSync(path.join(dist, 'payer', manifest[key]!.file)), { level: 9 }).length, 0);
  const entry = gzipped(['src/main.tsx', ...(manifest['src/main.tsx']!.imports ?? [])]);
  const languages = ['fr', 'en'].map((locale) => ({ locale, bytes: gzipped([`src/locales/${locale}.po`]) }));
  const most = entry + Math.max(...languages.map(({ bytes }) => bytes));
  return {
    bench: 'payer', machine: `${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? '?'}`, gzip_bytes: most,
    figures: [{ id: 'gzip_bytes', value: most, unit: 'B', bound: `<= ${BOUND}`, goal: `<= ${20 * 1024}`, holds: most <= BOUND }],
    notes: [`entry ${entry} B`, ...languages.map(({ locale, bytes }) => `${locale} ${bytes} B`), 'the entrance, the code and the rights load no script'],
  };
}
