import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import yazl from 'yazl';

export interface PackedFile { name: string; bytes: Buffer; kind: string; /** ISO day. */ date: string }
export interface ManifestFile { name: string; size: number; sha256: string; kind: string; date: string }

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
export const MANIFEST = 'manifeste.json';
export const MANIFEST_HASH = 'manifeste.sha256';

/** What the manifest says beside its files. */
export type ManifestHead = Readonly<Record<string, string | null>>;

/** The files with a manifest that hashes each, and the hash of the manifest. The same files on the same day are the same bytes. */
export async function packed(head: ManifestHead, files: readonly PackedFile[], day: Temporal.PlainDate): Promise<Buffer> {
  const listed: ManifestFile[] = files.map(({ name, bytes, kind, date }) => ({ name, size: bytes.length, sha256: hashOf(bytes), kind, date }));
  const manifest = Buffer.from(`${JSON.stringify({ ...head, files: listed }, null, 2)}\n`);
  const zip = new yazl.ZipFile();
  const mtime = new Date(Date.UTC(day.year, day.month - 1, day.day, 12));
  const add = (name: string, bytes: Buffer) => zip.addBuffer(bytes, name, { mtime, mode: 0o100644 });
  for (const { name, bytes } of files) add(name, bytes);
  add(MANIFEST, manifest);
  add(MANIFEST_HASH, Buffer.from(`${hashOf(manifest)}  ${MANIFEST}\n`));
  zip.end();
  return buffer(zip.outputStream as Readable);
}

/** A name that every system takes: letters without accents, no folders, not endless. */
export function plainFileName(name: string): string {
  const flat = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^A-Za-z0-9._ ()-]+/g, '_').replace(/\s+/g, ' ').replace(/^[. _-]+/, '').trim();
  const [, stem = flat, ending = ''] = /^(.*?)(\.[A-Za-z0-9]{1,8})?$/.exec(flat) ?? [];
  return `${stem.slice(0, 80) || 'document'}${ending}`;
}
