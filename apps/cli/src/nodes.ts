/** The house on several machines: doors and workers apart, on one PostgreSQL that is already migrated. All of them need the same SECRET_KEY. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MailServer, PlatformOptions } from '@quittance/platform';
import { applicationUrl } from '@quittance/platform/up-to-date';
import { build } from './build.ts';
import { mailServer } from './mail-server.ts';
import { cacheDir, dataDir, dist, root } from './paths.ts';
import { secretKey, SecretKeyError } from './secret-key.ts';

type Server = typeof import('./server.ts');

async function prepare(works: boolean): Promise<{ server: Server; options: PlatformOptions; port: number } | undefined> {
  const databaseUrl = process.env['DATABASE_URL'];
  if (!databaseUrl) {
    process.stderr.write('DATABASE_URL n’est pas défini : indiquez la base PostgreSQL.\n');
    return undefined;
  }
  const mail = mailServer(), key = keyOrSentence();
  for (const said of [mail, key]) {
    if (typeof said !== 'string') continue;
    process.stderr.write(`${said}\n`);
    return undefined;
  }
  await build();
  const server = (await import(pathToFileURL(path.join(dist, 'server/server.js')).href)) as Server;
  const port = Number(process.env['PORT'] ?? 3000);
  const production = process.env['NODE_ENV'] === 'production';
  return { server, port, options: { databaseUrl: applicationUrl(databaseUrl), root, cacheDir, dataDir, works, production, demo: !production && process.env['DEMO'] !== '0', publicUrl: process.env['PUBLIC_URL'] ?? `http://localhost:${port}`, mail: mail as MailServer | undefined, secretKey: key as Uint8Array } };
}

function keyOrSentence(): Uint8Array | string {
  try { return secretKey(dataDir); } catch (e) { if (e instanceof SecretKeyError) return e.message; throw e; }
}

const untilTold = (close: () => Promise<void>) => new Promise<number>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close().then(() => { resolve(0); process.exit(0); }));
});

export async function serveCommand(): Promise<number> {
  const ready = await prepare(false);
  if (!ready) return 2;
  const api = await ready.server.createApi(ready.options, path.join(dist, 'portal'));
  await api.listen(ready.port, '0.0.0.0');
  process.stdout.write(`prêt : ${ready.options.publicUrl}\n`);
  return untilTold(() => api.close());
}

export async function workCommand(): Promise<number> {
  const ready = await prepare(true);
  if (!ready) return 2;
  const worker = await ready.server.createWorker(ready.options);
  process.stdout.write('le travailleur est prêt\n');
  return untilTold(() => worker.close());
}
