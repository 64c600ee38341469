import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { EmbeddedPostgresError, startPostgres } from './index.ts';

const waitFor = async (what: () => boolean | Promise<boolean>) => { for (let i = 0; i < 200; i++) { if (await what()) return; await new Promise((r) => setTimeout(r, 50)); } throw new Error('it did not come to pass'); };
const alive = (pid: number) => { try { process.kill(pid, 0); return !/\) Z /.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8')); } catch { return false; } };

async function ask<T>(url: string, query: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try { return (await client.query(query)).rows as T[]; } finally { await client.end().catch(() => undefined); }
}

describe('embedded PostgreSQL', () => {
  let home: string;
  beforeAll(() => { home = fs.mkdtempSync(path.join(os.tmpdir(), 'quittance-embedded-')); fs.chmodSync(home, 0o755); });
  afterAll(() => fs.rmSync(home, { recursive: true, force: true }));

  test('what was committed is there after kill -9 of the server, whatever was under way', async () => {
    const dir = path.join(home, 'killed');
    const first = await startPostgres(dir);
    await ask(first.url, 'create table kept (n int)');
    for (let n = 1; n <= 50; n++) await ask(first.url, `insert into kept values (${n})`);
    const open = new pg.Client({ connectionString: first.url });
    open.on('error', () => undefined);
    await open.connect();
    await open.query('begin; insert into kept values (999)');
    const children = fs.readdirSync('/proc').filter((p) => /^\d+$/.test(p)).filter((p) => { try { return fs.readFileSync(`/proc/${p}/stat`, 'utf8').split(') ')[1]!.split(' ')[1] === String(first.pid); } catch { return false; } });
    for (const pid of [first.pid, ...children.map(Number)]) process.kill(pid, 'SIGKILL');
    await waitFor(() => !alive(first.pid));
    const second = await startPostgres(dir);
    try {
      expect(await ask(second.url, 'select count(*)::int as n, max(n) as most from kept')).toEqual([{ n: 50, most: 50 }]);
      await expect(startPostgres(dir)).rejects.toThrow(EmbeddedPostgresError);
    } finally { await second.stop(); }
    await open.end().catch(() => undefined);
  });

  test('a parent killed with -9 leaves no server behind, and the next start finds its rows', async () => {
    const dir = path.join(home, 'orphan');
    const script = `import { startPostgres } from ${JSON.stringify(path.resolve(import.meta.dirname, 'index.ts'))}; const p = await startPostgres(${JSON.stringify(dir)}); console.log(p.pid, p.url); setInterval(() => 0, 1000);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } });
    let said = '';
    parent.stdout.on('data', (d: Buffer) => { said += d; });
    await waitFor(() => said.includes('\n'));
    const [pid, url] = said.trim().split(' ') as [string, string];
    await ask(url, 'create table kept as select 7 as n');
    parent.kill('SIGKILL');
    await waitFor(() => !alive(Number(pid)));
    const again = await startPostgres(dir);
    try { expect(await ask(again.url, 'select n from kept')).toEqual([{ n: 7 }]); } finally { await again.stop(); }
  });
});
