/** What a telephone loads to keep a page of the debtor alive: the script, the page's own part with what they import, and the catalogue of one language, gzipped. */
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
  const files = (key: string): string[] => [manifest[key]!.file, ...(manifest[key]!.imports ?? []).flatMap(files)];
  const gzipped = (keys: readonly string[]) => [...new Set(keys.flatMap(files))].reduce((sum, file) => sum + zlib.gzipSync(fs.readFileSync(path.join(dist, 'payer', file)), { level: 9 }).length, 0);
  const pages = ['statement', 'pay', 'plan', 'contest'].map((page) => ({ page, bytes: Math.max(...['fr', 'en'].map((locale) => gzipped(['src/main.tsx', `src/locales/live/${locale}.po`, `src/pages/${page}.tsx`]))) }));
  const most = Math.max(...pages.map(({ bytes }) => bytes));
  return {
    bench: 'payer', machine: `${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? '?'}`, gzip_bytes: most,
    figures: [{ id: 'gzip_bytes', value: most, unit: 'B', bound: `<= ${BOUND}`, goal: `<= ${20 * 1024}`, holds: most <= BOUND }],
    notes: [...pages.map(({ page, bytes }) => `${page} ${bytes} B`), 'the entrance, the code and the rights load no script'],
  };
}
