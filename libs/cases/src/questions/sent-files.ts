/**
 * Files that people send with what they say: known by their content, never by their name, and kept under a name that says what they
 * are. A document that would open as a programme cannot be sent.
 */
import { bytesOf, isMail, megabytes, MOST_FILE_BYTES, writtenPaperOf, type FileInput } from '@quittance/documents';
import type { Fault } from '@quittance/platform';

/** As a mutation carries it, or as bytes that came otherwise. */
export type SentFile = FileInput | { name: string; bytes: Uint8Array };
export interface TakenFile { name: string; mediaType: string; bytes: Uint8Array }

export const MOST_FILES = 5;
/** bytes: as of every file that travels inside a mutation. */
export const MOST_SENT_BYTES = MOST_FILE_BYTES;

interface Kind { mediaType: string; extensions: readonly string[]; is: (bytes: Uint8Array) => boolean }
const starts = (...head: number[]) => (bytes: Uint8Array) => head.every((byte, i) => bytes[i] === byte);
const ascii = (bytes: Uint8Array, from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1');

/** Text as a person writes it: valid UTF-8 without control characters. */
function isText(bytes: Uint8Array): boolean {
  try {
    return !/[^\P{Cc}\t\n\v\f\r]/u.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}

const KINDS: readonly Kind[] = [
  { mediaType: 'application/pdf', extensions: ['pdf'], is: starts(0x25, 0x50, 0x44, 0x46, 0x2d) },
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], is: starts(0xff, 0xd8, 0xff) },
  { mediaType: 'image/png', extensions: ['png'], is: starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  { mediaType: 'image/heic', extensions: ['heic', 'heif'], is: (bytes) => ascii(bytes, 4, 8) === 'ftyp' && ['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1'].includes(ascii(bytes, 8, 12)) },
  { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extensions: ['docx'], is: (bytes) => writtenPaperOf(bytes) === 'docx' },
  { mediaType: 'application/vnd.oasis.opendocument.text', extensions: ['odt'], is: (bytes) => writtenPaperOf(bytes) === 'odt' },
  { mediaType: 'message/rfc822', extensions: ['eml'], is: isMail },
  { mediaType: 'text/plain; charset=utf-8', extensions: ['txt', 'csv', 'eml'], is: isText },
];

/** The files as they may be kept, or each one's fault at `files.N`: required, file_too_big, file_unreadable, file_kind_not_taken; too_many at `files`. */
export function takeFiles(sent: readonly SentFile[] | null | undefined): { files: TakenFile[]; faults: Fault[] } {
  const files: TakenFile[] = [];
  const faults: Fault[] = [];
  if ((sent?.length ?? 0) > MOST_FILES) return { files, faults: [{ field: 'files', code: 'too_many', facts: { most: MOST_FILES } }] };
  sent?.forEach((file, n) => {
    const taken = takeFile(file);
    if ('code' in taken) faults.push({ field: `files.${n}`, ...taken });
    else files.push(taken);
  });
  return { files, faults };
}

/** One file as it may be kept, or why it is not: required, file_too_big, file_unreadable, file_kind_not_taken. */
export function takeFile(file: SentFile): TakenFile | Omit<Fault, 'field'> {
  const { name } = file;
  const bytes = 'bytes' in file && file.bytes ? file.bytes : bytesOf(file as FileInput);
  if (!(bytes instanceof Uint8Array)) return bytes;
  if (bytes.length === 0) return { code: 'required', facts: { name } };
  if (bytes.length > MOST_SENT_BYTES) return { code: 'file_too_big', facts: { name, size: megabytes(bytes.length), limit: megabytes(MOST_SENT_BYTES) } };
  const kind = KINDS.find(({ is }) => is(bytes));
  if (!kind) return { code: 'file_kind_not_taken', facts: { name, list: KINDS.map(({ extensions }) => extensions[0]).join(', ') } };
  return { name: named(name, kind), mediaType: kind.mediaType, bytes };
}

/** "facture.exe" that is a PDF becomes "facture.exe.pdf". */
function named(name: string, { extensions }: Kind): string {
  const said = /\.([A-Za-z0-9]+)\s*$/u.exec(name)?.[1]?.toLowerCase();
  return said && extensions.includes(said) ? name : `${name.trim() || 'document'}.${extensions[0]}`;
}
