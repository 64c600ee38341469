/**
 * `evidence verify|head|key`: whether the trail stands as it was sealed, without the server: it reads the database of DATABASE_URL, or the
 * embedded one, running or not. `verify` finds the first row that was altered, removed, inserted or put elsewhere; exit status 0 when all
 * is whole, 1 when something is not, 2 when it could not be checked. `head` prints the newest signed heads, to be kept elsewhere (printed,
 * mailed to the auditor): `verify --against FILE` holds the chain against them, which is what finds out even somebody who has both
 * the database and the key.
 */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { MikroORM } from '@mikro-orm/postgresql';
import { evidenceAgencies, existingKey, headsToKeep, verifyEvidence, type EvidenceReader, type EvidenceReport, type KeptHead } from '@quittance/identity/evidence';
import { startPostgres } from '@quittance/platform/embedded';
import { ormOptions } from '@quittance/platform/orm-options';
import { dataDir, root } from '../paths.ts';
import { faultSentence, reportLines } from './sentences.ts';

const USAGE = 'Usage : evidence verify [--agency ID] [--from AAAA-MM-JJ] [--against TETES.json] [--json] | evidence head [--agency ID] | evidence key';
const OPTIONS = { agency: { type: 'string' }, from: { type: 'string' }, against: { type: 'string' }, json: { type: 'boolean' } } as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function complain(sentence: string): number {
  process.stderr.write(`${sentence.replace(/\p{Cc}/gu, ' ')}\n`);
  return 2;
}

export async function evidenceCommand(args: string[]): Promise<number> {
  let asked: { values: { agency?: string; from?: string; against?: string; json?: boolean }; positionals: string[] };
  try { asked = parseArgs({ args, options: OPTIONS, allowPositionals: true }); } catch { return complain(USAGE); }
  const { values, positionals: [verb, ...more] } = asked;
  if (more.length || !['verify', 'head', 'key'].includes(verb ?? '')) return complain(USAGE);
  if (values.agency && !UUID.test(values.agency)) return complain(`« ${values.agency} » n’est pas l’identifiant d’une agence.`);
  if (values.from && !isDay(values.from)) return complain(`« ${values.from} » n’est pas un jour : AAAA-MM-JJ.`);
  if (verb === 'key') {
    const key = existingKey(dataDir);
    if (!key) return complain('Aucune clé ici : elle est faite à la première tête signée.');
    process.stdout.write(`${key.id}\n${key.publicKey}`);
    return 0;
  }
  let against: KeptHead[] | undefined;
  if (values.against) {
    try { against = headsIn(fs.readFileSync(values.against, 'utf8')); } catch (e) { return complain(`Les têtes de ${values.against} ne peuvent pas être lues : ${(e as Error).message}.`); }
  }
  try {
    return await withDatabase(async (reader) => (verb === 'head' ? printHeads(reader, values.agency) : verify(reader, { agency: values.agency, from: values.from, against, json: values.json ?? false })));
  } catch (e) {
    return complain(`La piste n’a pas pu être vérifiée : ${(e as Error).message || String((e as NodeJS.ErrnoException).code)}.`);
  }
}

function isDay(text: string): boolean {
  try { return Temporal.PlainDate.from(text).toString() === text; } catch { return false; }
}

const HEAD_KEYS = ['agencyId', 'number', 'day', 'position', 'hash', 'previousHead', 'keyId', 'signedAt', 'signature', 'publicKey'] as const;
function headsIn(text: string): KeptHead[] {
  const read = JSON.parse(text) as { heads?: unknown };
  const heads = Array.isArray(read) ? (read as unknown[]) : read.heads;
  if (!Array.isArray(heads) || !heads.length) throw new Error('ce fichier ne contient aucune tête');
  for (const head of heads as Record<string, unknown>[]) if (!HEAD_KEYS.every((key) => typeof head[key] === 'string')) throw new Error('une tête y est incomplète');
  return heads as KeptHead[];
}

async function printHeads(reader: EvidenceReader, agency: string | undefined): Promise<number> {
  const heads = (await Promise.all((agency ? [agency] : await evidenceAgencies(reader)).map((id) => headsToKeep(reader, id, 1)))).flat();
  if (!heads.length) return complain('Aucune tête n’est encore signée.');
  process.stdout.write(`${JSON.stringify({ heads }, null, 2)}\n`);
  return 0;
}

async function verify(reader: EvidenceReader, { agency, from, against, json }: { agency: string | undefined; from: string | undefined; against: KeptHead[] | undefined; json: boolean }): Promise<number> {
  const known = await evidenceAgencies(reader);
  // What was kept of an agency whose whole chain has gone must not go unnoticed.
  const agencies = agency ? [agency] : [...new Set([...known, ...(against ?? []).map((head) => head.agencyId)])];
  const reports: EvidenceReport[] = [];
  const started = performance.now();
  for (const agencyId of agencies) reports.push(await verifyEvidence(reader, { agencyId, from, against: against?.filter((head) => head.agencyId === agencyId) }));
  const ownKey = existingKey(dataDir);
  const whole = reports.every((report) => report.whole);
  if (json) process.stdout.write(`${JSON.stringify({ whole, seconds: Number(((performance.now() - started) / 1000).toFixed(2)), ownKey: ownKey?.id ?? null, agencies: reports }, null, 2)}\n`);
  else if (!reports.length) process.stdout.write('La piste est vide : rien n’a encore été scellé.\n');
  else for (const report of reports) process.stdout.write(`${reportLines(report, ownKey?.id, against !== undefined).join('\n')}\n`);
  if (!json) for (const { fault } of reports) if (fault) process.stderr.write(`${faultSentence(fault)}\n`);
  return whole ? 0 : 1;
}

/** The database of DATABASE_URL, else the embedded one: that of a running portal, or started for this question alone. */
async function withDatabase<T>(work: (reader: EvidenceReader) => Promise<T>): Promise<T> {
  const folder = path.join(dataDir, 'postgres');
  let url = process.env['DATABASE_URL'] ?? running(folder);
  let stop: (() => Promise<void>) | undefined;
  if (!url) {
    if (!fs.existsSync(path.join(folder, 'PG_VERSION'))) throw new Error(`il n’y a pas de base dans ${dataDir} : indiquez DATABASE_URL ou QUITTANCE_DATA`);
    const postgres = await startPostgres(folder);
    url = postgres.url;
    stop = () => postgres.stop();
  }
  try {
    const orm = await MikroORM.init(ormOptions(url, root));
    try { return await work({ rows: <R>({ text, params }: { text: string; params: unknown[] }) => orm.em.fork().execute(text, params) as Promise<R[]> }); } finally { await orm.close(true); }
  } finally {
    await stop?.();
  }
}

/** The address of the embedded server that works on this folder now, if any. */
function running(folder: string): string | undefined {
  try {
    const [pid, , , port] = fs.readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 0);
    return `postgres://postgres@127.0.0.1:${port}/postgres`;
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
    return `postgres://postgres@127.0.0.1:${fs.readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n')[3]}/postgres`;
  }
}
