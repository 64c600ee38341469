/** Everything in one process, from a bare clone: each step says what it does, what goes wrong says so in one sentence. */
import net from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { INestApplicationContext } from '@nestjs/common';
import type { PlatformOptions } from '@quittance/platform';
import { applicationUrl, WallError } from '@quittance/platform/up-to-date';
import { EmbeddedPostgresError, startPostgres, type EmbeddedPostgres } from '@quittance/platform/embedded';
import { chromium } from '@quittance/platform/pdf';
import { build } from './build.ts';
import { migrate } from './database.ts';
import { mailServer } from './mail-server.ts';
import { cacheDir, dataDir, dist, root } from './paths.ts';
import { secretKey, SecretKeyError } from './secret-key.ts';

type Server = typeof import('./server.ts');

const started = performance.now();
const seconds = () => `${((performance.now() - started) / 1000).toFixed(1).replace('.', ',')} s`.padStart(7);
const step = (text: string) => process.stdout.write(`${seconds()}  ${text}\n`);

const portTaken = (port: number) => new Promise<boolean>((resolve) => {
  const probe = net.createServer().once('error', () => resolve(true)).listen(port, () => probe.close(() => resolve(false)));
});

function say(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

const FULL = 'Le disque est plein : libérez au moins 1 Go, puis relancez npm start. Rien de ce qui était enregistré n’est perdu.';

const roleNames: Record<string, string> = { collector: 'gestionnaire', supervisor: 'superviseur', accountant: 'comptable', administrator: 'administrateur', creditor_user: 'créancier', bailiff: 'commissaire' };

export async function up(): Promise<number> {
  const port = Number(process.env['PORT'] ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535) return say(`PORT=${process.env['PORT']} n’est pas un numéro de port : choisissez un nombre entre 1 et 65535.`);
  if (await portTaken(port)) return say(`Le port ${port} est déjà pris par un autre programme : fermez-le, ou choisissez un autre port, par exemple PORT=${port + 1} npm start.`);
  const openDocuments = process.env['QUITTANCE_OPEN_DOCUMENTS'] === '1';
  if (openDocuments && process.env['NODE_ENV'] === 'production') return say('QUITTANCE_OPEN_DOCUMENTS=1 ouvre la porte à toute requête : en production elle reste fermée. Retirez cette variable ; un programme reçoit une clé d’accès (Agence, « Clés d’accès »).');
  const mail = mailServer();
  if (typeof mail === 'string') return say(mail);
  // Until told otherwise the process stays, even when the database, its last company, has gone: somebody must say why.
  const stay = setInterval(() => undefined, 1 << 30);
  const production = process.env['NODE_ENV'] === 'production';
  let postgres: EmbeddedPostgres | undefined;
  let app: INestApplicationContext | undefined;
  let closing = false;
  const close = async () => {
    if (closing) return;
    closing = true;
    await app?.close().catch(() => undefined);
    await postgres?.stop();
  };
  /** The ground gave way under a running portal: one sentence, and an orderly end where one is still possible. */
  let over = false;
  const ended = (sentence: string) => {
    if (over) return;
    over = true;
    say(sentence);
    setTimeout(() => process.exit(1), 3000);
    void close().then(() => process.exit(1));
  };
  // A line to the database breaks in many places at once when the disk is full or the server dies; the reason is told by the first who knows it.
  process.on('uncaughtException', (e) => setTimeout(() => ended(/No space left|could not extend file/i.test(e.message) ? FULL : `Quittance s’arrête sur une faute : ${e.message}. Relancez npm start, rien de ce qui était enregistré n’est perdu.`), 300));
  try {
    // Unpacked while the rest is built; a machine without it says so when the first letter is printed.
    void chromium(cacheDir).catch(() => undefined);
    const building = build().then((built) => step(built.length ? `construit : ${built.join(', ')}` : 'déjà construit'));
    building.catch(() => undefined);
    let databaseUrl = process.env['DATABASE_URL'];
    if (databaseUrl) step('base de données : celle de DATABASE_URL');
    else {
      step('démarrage de PostgreSQL (embarqué, durable)');
      postgres = await startPostgres(path.join(dataDir, 'postgres'), { onExit: (diskFull) => ended(diskFull ? FULL : 'PostgreSQL s’est arrêté : le portail s’arrête aussi. Relancez npm start, rien n’est perdu.') });
      databaseUrl = postgres.url;
      step(`PostgreSQL écoute sur le port ${postgres.port}`);
    }
    const applied = await migrate(databaseUrl);
    step(applied.length ? `base mise à jour (${applied.length} migration${applied.length > 1 ? 's' : ''})` : 'base à jour');
    await building;
    const server = (await import(pathToFileURL(path.join(dist, 'server/server.js')).href)) as Server;
    const publicUrl = process.env['PUBLIC_URL'] ?? `http://localhost:${port}`;
    const options: PlatformOptions = { databaseUrl: applicationUrl(databaseUrl), root, cacheDir, dataDir, works: true, demo: !production && process.env['DEMO'] !== '0', production, publicUrl, mail, secretKey: secretKey(dataDir) };
    const portal = path.join(dist, 'portal');
    const api = await server.createApi(options, portal, path.join(dist, 'payer'), server.documentsOf(portal, openDocuments));
    app = api;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { process.stdout.write('\n'); void close().then(() => process.exit(0)); });
    await api.init();
    if (options.demo) {
      const loaded = await server.loadDemo(api, step);
      step(loaded ? 'agence de démonstration chargée' : 'agence de démonstration déjà là');
    }
    await api.listen(port, '0.0.0.0');
    step(`prêt : ${publicUrl}`);
    if (options.demo) {
      process.stdout.write(`\n  Comptes de démonstration (mot de passe : ${server.demoAccounts[0]!.password})\n`);
      for (const { role, email, name, company } of server.demoAccounts) process.stdout.write(`    ${roleNames[role]!.padEnd(15)} ${email.padEnd(42)} ${name}${company ? `, ${company}` : ''}\n`);
      process.stdout.write('\n');
    }
    return await new Promise<number>(() => undefined);
  } catch (e) {
    // Where the database died under the start, its own last words tell more than the broken line.
    await new Promise((resolve) => setTimeout(resolve, 500));
    clearInterval(stay);
    if (over) return 1;
    await close();
    if (e instanceof EmbeddedPostgresError || e instanceof WallError || e instanceof SecretKeyError) return say(e.message);
    const error = e as NodeJS.ErrnoException & { errors?: Error[] };
    const reason = error.code ?? (error.errors?.[0] as NodeJS.ErrnoException | undefined)?.code;
    if (reason === 'ENOSPC' || /No space left|could not extend file/i.test(error.message)) return say(FULL);
    if (reason === 'EADDRINUSE') return say(`Le port ${port} vient d’être pris par un autre programme : choisissez-en un autre, par exemple PORT=${port + 1} npm start.`);
    if (process.env['DATABASE_URL'] && (reason === 'ECONNREFUSED' || reason === 'ENOTFOUND' || /connect|authentication|does not exist/i.test(error.message))) return say(`La base de DATABASE_URL ne répond pas : ${error.message || reason}.`);
    process.stderr.write(`${error.stack ?? String(e)}\n`);
    return say('Le démarrage a échoué ; rien n’a été écrit à moitié.');
  }
}
