/**
 * From a bare clone to the first page, and the start after it: what a newcomer waits. The npm cache of this machine is
 * used as it is found; with an empty one the difference is the download.
 */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../paths.ts';
import { freePort } from '@quittance/platform/embedded';
import type { BenchResult } from './bench.command.ts';

export const name = 'start';
export const describe = 'fresh `npm start` of a clone to the first page, and a second start (goals: 60 s and 5 s)';

/** Seconds from the command to the first answered page; then everything is stopped. */
async function startOnce(clone: string): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  // Of the environment only what a person's shell has: not the npm that runs this bench.
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith('npm_') && !['NODE_ENV', 'DATABASE_URL', 'QUITTANCE_DATA'].includes(key)));
  env['PATH'] = (env['PATH'] ?? '').split(':').filter((dir) => !dir.includes('node_modules')).join(':');
  const run = spawn('npm', ['start'], { cwd: clone, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...env, PORT: String(port) } });
  let said = '';
  run.stdout.on('data', (d: Buffer) => { said += d; });
  run.stderr.on('data', (d: Buffer) => { said += d; });
  let ended = false;
  const over = new Promise<void>((resolve) => run.once('close', () => { ended = true; resolve(); }));
  try {
    while (!ended && performance.now() - started < 600_000) {
      const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { accept: 'text/html' } }).catch(() => undefined);
      if (answer?.ok) return (performance.now() - started) / 1000;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`npm start did not come up: ${said.slice(-2000)}`);
  } finally {
    if (!ended) process.kill(-run.pid!, 'SIGTERM');
    await over;
  }
}

export async function run(): Promise<BenchResult> {
  const clone = fs.mkdtempSync(path.join(os.tmpdir(), 'quittance-start-'));
  fs.chmodSync(clone, 0o755);
  try {
    const git = spawnSync('git', ['clone', '--quiet', root, clone], { encoding: 'utf8' });
    if (git.status !== 0) throw new Error(git.stderr);
    const fresh = await startOnce(clone);
    const seconds: number[] = [];
    for (let i = 0; i < 5; i++) seconds.push(await startOnce(clone));
    seconds.sort((a, b) => a - b);
    const figure = (id: string, value: number, goal: string) => ({ id, value: Number(value.toFixed(2)), unit: 's', goal, holds: true });
    return {
      bench: 'start', machine: `${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? '?'}, ${Math.round(os.totalmem() / 2 ** 30)} GiB`,
      figures: [figure('fresh_s', fresh, '<= 60'), figure('second_s', seconds[2]!, '<= 5')],
      notes: [`second starts: ${seconds.map((s) => s.toFixed(2)).join(', ')} s`, 'fresh: a git clone without node_modules, the npm cache as found'],
    };
  } finally {
    fs.rmSync(clone, { recursive: true, force: true });
  }
}
