import { Readable } from 'node:stream';
import type { DepositInput } from '@quittance/intake';
import { newId, Refused, refuseFaults, type DoorRequest, type Fault } from '@quittance/platform';

/** What one request may carry: as many files, each as large, as an operation may. */
const MOST_FILE_BYTES = 20 * 1024 * 1024, MOST_FILES = 300, LIMIT = '20';
export interface DepositQuery { filename?: unknown; dryRun?: unknown; termsDays?: unknown; termsEndOfMonth?: unknown }
export interface AskedDeposit { input: DepositInput; dryRun: boolean }
interface Received { name: string; bytes: Buffer }

const said = (value: unknown): boolean => value === '' || value === '1' || value === 'true';

/** A deposit as a plain request says it: the files of a form, or one body with its name beside it. Refuses bad_fields, file_too_big, too_many_files. */
export async function depositRequest(request: DoorRequest, query: DepositQuery): Promise<AskedDeposit> {
  const dryRun = said(query.dryRun), faults: Fault[] = [];
  const key = request.headers['idempotency-key'], given = typeof key === 'string' ? key.trim() : '';
  if (!given && !dryRun) faults.push({ field: 'Idempotency-Key', code: 'required' });
  const days = query.termsDays === undefined ? undefined : Number(query.termsDays);
  if (days !== undefined && (!Number.isInteger(days) || days < 0 || days > 120)) faults.push({ field: 'termsDays', code: 'out_of_range', facts: { least: 0, most: 120 } });
  const form = request.isMultipart(), name = typeof query.filename === 'string' ? query.filename.trim() : '';
  if (!form && !name) faults.push({ field: 'filename', code: 'required' });
  refuseFaults(faults);
  const files = form ? await filesOfForm(request) : [{ name, bytes: await bytesOfBody(request.body, name) }];
  return {
    dryRun,
    input: {
      files: files.map((file) => ({ name: file.name, base64: file.bytes.toString('base64') })), idempotencyKey: given || `dry run ${newId()}`,
      ...(days === undefined ? {} : { terms: { days, endOfMonth: said(query.termsEndOfMonth) } }),
    },
  };
}

/** The one file that the body is: read already, or as it comes. */
async function bytesOfBody(body: unknown, name: string): Promise<Buffer> {
  if (Buffer.isBuffer(body)) return body;
  if (typeof body === 'string') return Buffer.from(body);
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of (body instanceof Readable ? body : []) as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_FILE_BYTES) throw new Refused('file_too_big', { facts: { name, limit: LIMIT } });
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function filesOfForm(request: DoorRequest): Promise<Received[]> {
  const files: Received[] = [];
  try {
    // One byte too many is enough to know; what is cut is not kept.
    for await (const part of request.parts({ limits: { fileSize: MOST_FILE_BYTES + 1, files: MOST_FILES, fields: 0 } })) {
      if (part.type !== 'file') continue;
      const bytes = await part.toBuffer();
      if (bytes.length > MOST_FILE_BYTES) throw new Refused('file_too_big', { facts: { name: part.filename, limit: LIMIT } });
      files.push({ name: part.filename, bytes });
    }
  } catch (e) {
    if (e instanceof Refused) throw e;
    const { code } = e as { code?: string };
    if (code === 'FST_FILES_LIMIT') throw new Refused('too_many_files', { facts: { limit: MOST_FILES } });
    throw new Refused('bad_fields', { fields: [{ field: 'file', code: code === 'FST_FIELDS_LIMIT' ? 'unknown' : 'file_unreadable' }] });
  }
  return files;
}
