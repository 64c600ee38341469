/** The files of a deposit: from what crossed the door to what their readers found, each under its own name. */
import { bytesOf, megabytes, MOST_FILE_BYTES, type FileInput } from '@quittance/documents';
import { newId, Refused, sha256, type Fault } from '@quittance/platform';
import { readFile, type ReadClaim, type ReadFormat } from '../readers/index.ts';
import type { LineFault } from './faults.ts';

const MOST_FILES = 300;
const MOST_BYTES = 2 * MOST_FILE_BYTES;

export interface HandedFile { name: string; bytes: Buffer; sha256: string }
export interface ReadLine { id: string; file: HandedFile; format: ReadFormat; line: number | null; claim: ReadClaim }
export interface FilesRead {
  files: { file: HandedFile; format: ReadFormat | null; claims: number }[];
  lines: ReadLine[];
  faults: LineFault[];
}

const MEDIA: Record<ReadFormat, string> = {
  csv: 'text/csv', ubl: 'application/xml', cii: 'application/xml', facturx: 'application/pdf', fec: 'text/plain',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
export const mediaTypeOf = (format: ReadFormat | null): string => (format ? MEDIA[format] : 'application/octet-stream');
/** A format in which the file is the invoice itself. */
export const isInvoiceItself = (format: ReadFormat): boolean => format === 'ubl' || format === 'cii' || format === 'facturx';

/** The bytes of all files, or one refusal that names those that can't be taken. Two of one name are told apart by a number. */
export function filesOf(inputs: readonly FileInput[]): HandedFile[] {
  if (!inputs.length) throw new Refused('bad_fields', { fields: [{ field: 'files', code: 'required' }] });
  if (inputs.length > MOST_FILES) throw new Refused('too_many_files', { facts: { limit: MOST_FILES, found: inputs.length } });
  const faults: Fault[] = [];
  const names = new Map<string, number>();
  const files = inputs.flatMap((input, i) => {
    const plain = input.name.trim().slice(0, 200) || `fichier ${i + 1}`;
    const before = names.get(plain) ?? 0;
    names.set(plain, before + 1);
    const name = before ? `${plain} (${before + 1})` : plain;
    const bytes = bytesOf(input);
    if (Buffer.isBuffer(bytes)) return [{ name, bytes, sha256: sha256(bytes) }];
    faults.push({ field: `files.${i}`, code: bytes.code === 'required' ? 'file_empty' : bytes.code, facts: { ...bytes.facts, name } });
    return [];
  });
  const big = faults.find(({ code }) => code === 'file_too_big');
  if (big) throw new Refused('file_too_big', { facts: big.facts ?? {}, fields: faults });
  if (faults.length) throw new Refused('bad_fields', { fields: faults });
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size > MOST_BYTES) throw new Refused('files_too_big', { facts: { size: megabytes(size), limit: megabytes(MOST_BYTES) } });
  return files;
}

/** What the readers found, in the order of the files and their lines. */
export async function readFiles(files: readonly HandedFile[]): Promise<FilesRead> {
  const read: FilesRead = { files: [], lines: [], faults: [] };
  for (const file of files) {
    const found = await readFile(file.bytes, file.name);
    if ('error' in found) {
      read.files.push({ file, format: null, claims: 0 });
      read.faults.push({ file: file.name, line: null, field: null, code: found.error.code, message: found.error.message, facts: { name: file.name } });
      continue;
    }
    read.files.push({ file, format: found.format, claims: found.claims.length });
    read.faults.push(...found.errors.map(({ line, field, code, message, facts }) => ({ file: file.name, line, field, code, message, facts })));
    read.lines.push(...found.claims.map((claim) => ({ id: newId(), file, format: found.format, line: claim.extras.line, claim })));
  }
  return read;
}
