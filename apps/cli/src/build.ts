/** Builds the portal, the debtor's page and the server into dist/, each only if what it is made of has changed since. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { dist, root } from './paths.ts';

interface Target { name: string; config: string; sources: string[]; result: string; ssr: boolean }
const targets: Target[] = [
  { name: 'server', config: 'apps/cli/vite.config.ts', sources: ['apps/api', 'apps/worker', 'apps/cli', 'apps/payer', 'libs'], result: 'server/server.js', ssr: true },
  { name: 'portal', config: 'apps/portal/vite.config.ts', sources: ['apps/portal', 'libs/ui', 'libs/law', 'libs/access', 'libs/contract'], result: 'portal/index.html', ssr: false },
  { name: 'payer', config: 'apps/payer/vite.config.ts', sources: ['apps/payer', 'libs/ui/src/fonts', 'libs/law'], result: 'payer/.vite/manifest.json', ssr: false },
];

function fingerprint(sources: string[]): string {
  const hash = createHash('sha256').update(fs.readFileSync(path.join(root, 'package-lock.json')));
  for (const source of sources)
    for (const file of (fs.readdirSync(path.join(root, source), { recursive: true, withFileTypes: true })).filter((f) => f.isFile()).map((f) => path.join(f.parentPath, f.name)).filter((f) => !/\.spec\.tsx?$|\/fixtures\//.test(f)).sort())
      hash.update(path.relative(root, file)).update(fs.readFileSync(file));
  return hash.digest('hex');
}

async function buildOne(target: Target): Promise<boolean> {
  const stamp = path.join(dist, `.${target.name}.stamp`);
  const want = fingerprint(target.sources);
  if (fs.existsSync(path.join(dist, target.result)) && fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === want) return false;
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const said: Buffer[] = [];
  const code = await new Promise<number | null>((resolve) => {
    const run = spawn(process.execPath, [vite, 'build', '--config', path.join(root, target.config), '--logLevel', 'warn'], { cwd: root, env: { ...process.env, NODE_ENV: 'production' } });
    run.stdout.on('data', (d: Buffer) => said.push(d));
    run.stderr.on('data', (d: Buffer) => said.push(d));
    run.on('close', resolve);
  });
  if (code !== 0) throw new Error(`${target.name}: ${Buffer.concat(said).toString().trim()}`);
  fs.mkdirSync(dist, { recursive: true });
  fs.writeFileSync(stamp, want);
  return true;
}

/** Builds all, or those named; answers the names of what had to be built. */
export async function build(names: string[] = targets.map((t) => t.name)): Promise<string[]> {
  // An image carries what was built and no tools to build it again.
  if (process.env['PREBUILT']) return [];
  const built = await Promise.all(targets.filter((t) => names.includes(t.name)).map(async (target) => ((await buildOne(target)) ? target.name : undefined)));
  return built.filter((name): name is string => name !== undefined);
}

export async function buildCommand(): Promise<number> {
  const built = await build();
  process.stdout.write(built.length ? `${built.join(', ')}\n` : 'nothing has changed\n');
  return 0;
}
