/** `intake preview FILE...`: what the files hold, as JSON on standard output, one element a file. Needs no server and no database. */
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { FILE_BYTES } from '@quittance/intake/readers';
import { writePreview } from './preview-json.ts';
import type { Write } from './preview-json.ts';

const OK = 0;
const BAD_INPUT = 2;
const CHUNK_CHARS = 64 * 1024;

export type Streams = { readonly stdout: Writable; readonly stderr: Writable };

/** The bytes of a file, or its first ones up to the size that is refused: no file, pipe or device is read beyond it. */
async function bytesOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of file.createReadStream({ autoClose: false, end: FILE_BYTES })) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  } finally {
    await file.close();
  }
}

function whyUnreadable(path: string, fault: unknown): string {
  const code = (fault as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return `Le fichier « ${path} » n’existe pas.`;
  if (code === 'EISDIR') return `« ${path} » est un dossier, un fichier est attendu.`;
  if (code === 'EACCES' || code === 'EPERM') return `Le fichier « ${path} » ne peut pas être ouvert : l’accès est refusé.`;
  return `Le fichier « ${path} » ne peut pas être lu.`;
}

/** The reader at the other end has left: `head` has the lines it wanted. */
class Gone extends Error {}

const hasLeft = (fault: unknown): boolean => ['EPIPE', 'ERR_STREAM_DESTROYED'].includes((fault as NodeJS.ErrnoException).code ?? '');

/** Gathers small pieces, and waits where the reader at the other end is slow; throws Gone once that reader has left. */
function writer(stream: Writable): { readonly write: Write; readonly flush: () => Promise<void> } {
  let pending = '';
  let failure: Error | null = null;
  // Never taken away: the pipe may break after the last write, when nobody else listens any more.
  stream.on('error', (fault: Error) => { failure ??= hasLeft(fault) ? new Gone() : fault; });
  const flush = async (): Promise<void> => {
    const text = pending;
    pending = '';
    if (failure !== null) throw failure;
    if (text !== '' && !stream.write(text)) await once(stream, 'drain').catch((fault: unknown) => { throw hasLeft(fault) ? new Gone() : fault; });
  };
  return { flush, write: (text) => { pending += text; if (pending.length >= CHUNK_CHARS) return flush(); } };
}

/**
 * Runs the command; `args` come after the word "intake". Returns the exit status: 0, or 2 after one French sentence on standard error
 * for a wrong call or a path that cannot be opened. A path is tried before anything is printed, so that standard output is JSON or empty.
 * What a file holds is never a wrong call: it is told in its element.
 */
export async function intakeCommand(args: string[], { stdout, stderr }: Streams = process): Promise<number> {
  const [verb, ...paths] = args;
  if (verb !== 'preview' || paths.length === 0) {
    stderr.write('Usage : intake preview FICHIER… (au moins un fichier).\n');
    return BAD_INPUT;
  }
  for (const path of paths) {
    try {
      const file = await open(path);
      const isDirectory = (await file.stat()).isDirectory();
      await file.close();
      if (isDirectory) throw Object.assign(new Error(path), { code: 'EISDIR' });
    } catch (fault) {
      stderr.write(`${whyUnreadable(path, fault)}\n`);
      return BAD_INPUT;
    }
  }
  const { write, flush } = writer(stdout);
  try {
    let separator = '[';
    for (const path of paths) {
      await write(separator);
      await writePreview(await bytesOf(path), path, write);
      separator = ',\n';
    }
    await write(']\n');
    await flush();
  } catch (fault) {
    // Whoever cuts the pipe has read enough; nothing went wrong here.
    if (!(fault instanceof Gone)) throw fault;
  }
  return OK;
}
