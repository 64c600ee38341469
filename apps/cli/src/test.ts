/** `npm test`: lint with borders, types, unit, integration on a real PostgreSQL, browser journeys. Each step says how long it took; all run, the first failure decides the exit. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from './build.ts';
import { dist, root } from './paths.ts';

interface Counted { passed: number; failed: number }
const node = process.execPath;
const bin = (name: string) => path.join(root, 'node_modules', name);
const reports = path.join(dist, 'reports');

function run(args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(node, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NX_DAEMON: 'false', NODE_OPTIONS: '', ...env } });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

const total: Counted = { passed: 0, failed: 0 };

async function lint(): Promise<boolean> {
  const graph = await run([bin('nx/dist/bin/nx.js'), 'graph', `--file=${path.join(dist, 'graph.json')}`]);
  if (graph !== 0) return false;
  const eslint = await run([bin('eslint/bin/eslint.js'), '--max-warnings', '0', '.']);
  const borders = await run(['--test', '--test-reporter=dot', 'libs/platform/src/testing/borders/borders.check.mjs']);
  return eslint === 0 && borders === 0;
}

async function jest(): Promise<boolean> {
  const file = path.join(reports, 'jest.json');
  const code = await run(['--experimental-vm-modules', '--no-warnings', bin('jest/bin/jest.js'), '--config', 'libs/platform/src/testing/jest.config.mjs', '--json', `--outputFile=${file}`, '--silent', '--reporters=default'], { GROUPED: '1' });
  if (fs.existsSync(file)) {
    const result = JSON.parse(fs.readFileSync(file, 'utf8')) as { numPassedTests: number; numFailedTests: number; numRuntimeErrorTestSuites: number };
    total.passed += result.numPassedTests;
    total.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  } else total.failed++;
  return code === 0;
}

/** Every attack by every attacker, instead of the share that each takes in a run of everything; and what it came to. */
async function attacks(): Promise<boolean> {
  // Families of an earlier run are not counted again.
  fs.rmSync(path.join(reports, 'attacks'), { recursive: true, force: true });
  const code = await run(['--experimental-vm-modules', '--no-warnings', bin('jest/bin/jest.js'), '--config', 'libs/platform/src/testing/jest.config.mjs', 'e2e/attacks', 'libs/intake/src/runs/malformed'], { ATTACKS: 'all' });
  const families = fs.globSync('attacks/*.json', { cwd: reports }).sort().map((file) => JSON.parse(fs.readFileSync(path.join(reports, file), 'utf8')) as { family: string; attempts: number; leaks: string[] });
  const line = (name: string, attempts: number, leaks: number) => `${name.padEnd(12)}${attempts.toLocaleString('en').padStart(8)} attempts, ${leaks} leaks\n`;
  for (const { family, attempts, leaks } of families) process.stdout.write(line(family, attempts, leaks.length));
  process.stdout.write(line('all', families.reduce((sum, { attempts }) => sum + attempts, 0), families.reduce((sum, { leaks }) => sum + leaks.length, 0)));
  return code === 0;
}

/** The house of the journeys takes a minute to fill: it does so while the specs run. One that does not stand when they begin is begun by them. */
function houseOfJourneys(): { end: () => Promise<void> } {
  const data = (process.env['E2E_DATA'] ??= path.join(os.tmpdir(), `quittance-e2e-${randomUUID()}`));
  process.env['E2E_STANDING'] = '1';
  const child = spawn(node, ['apps/cli/src/main.ts', 'up'], { cwd: root, stdio: 'ignore', env: { ...process.env, PORT: process.env['E2E_PORT'] ?? '3907', QUITTANCE_DATA: data, QUITTANCE_CACHE: path.join(root, '.data/cache'), NODE_ENV: '', DATABASE_URL: '', QUITTANCE_OPEN_DOCUMENTS: '1' } });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return { end: async () => { child.kill('SIGTERM'); await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 8000))]); child.kill('SIGKILL'); fs.rmSync(data, { recursive: true, force: true }); } };
}

async function journeys(): Promise<boolean> {
  const file = path.join(reports, 'journeys.json');
  const code = await run([bin('@playwright/test/cli.js'), 'test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  if (fs.existsSync(file)) {
    const { stats } = JSON.parse(fs.readFileSync(file, 'utf8')) as { stats: { expected: number; unexpected: number; flaky: number } };
    total.passed += stats.expected;
    total.failed += stats.unexpected + stats.flaky;
  } else total.failed++;
  return code === 0;
}

async function drift(): Promise<boolean> {
  const code = await run(['apps/cli/src/main.ts', 'schema', '--check']);
  if (code !== 0) return false;
  for (const app of ['portal', 'payer']) if ((await run([bin('@lingui/cli/dist/lingui.js'), 'check', 'missing', '--config', `apps/${app}/lingui.config.ts`])) !== 0) return false;
  return true;
}

const types = async (): Promise<boolean> => (await run([bin('typescript/bin/tsc'), '-p', 'tsconfig.base.json'])) === 0;
const built = async (): Promise<boolean> => { await build(); return true; };

const steps: Record<string, () => Promise<boolean>> = { lint, types, build: built, drift, unit: jest, attacks, journeys };
/** What needs no other is done side by side: each has a core. */
const together: Record<string, () => Promise<boolean>> = {
  'lint, types, build and drift': async () => {
    const one = async (name: string, work: () => Promise<boolean>) => { const ok = await work(); if (!ok) process.stdout.write(`FAILED: ${name}\n`); return ok; };
    const [linted, others] = await Promise.all([one('lint', lint), one('types', types).then(async (typed) => ((await one('build', built)) && (await one('drift', drift))) && typed)]);
    return linted && others;
  },
  unit: async () => { house = houseOfJourneys(); return jest(); },
  journeys: async () => { try { return await journeys(); } finally { await house?.end(); } },
};
let house: ReturnType<typeof houseOfJourneys> | undefined;

const chosen = process.argv.slice(2);
fs.mkdirSync(reports, { recursive: true });
const failed: string[] = [];
for (const [name, step] of Object.entries(chosen.length ? steps : together)) {
  if (chosen.length && !chosen.includes(name)) continue;
  const started = performance.now();
  process.stdout.write(`\n— ${name} —\n`);
  let ok = false;
  try { ok = await step(); } catch (e) { process.stdout.write(`${(e as Error).message}\n`); }
  process.stdout.write(`${ok ? 'ok' : 'FAILED'}: ${name}, ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  if (!ok) failed.push(name);
}
if (total.passed + total.failed) process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
if (failed.length) process.stdout.write(`failed steps: ${failed.join(', ')}\n`);
process.exitCode = failed.length ? 1 : 0;
