/** Papers that prove a claim, as they came: known by their content, as all that people send, and told apart by their names. */
import { takeFile, type SentFile } from '@quittance/cases';
import { isMail, writtenPaperOf, type FileInput } from '@quittance/documents';
import { refuseFaults, type Fault } from '@quittance/platform';
import { plainName } from '../lines/plain-name.ts';
import { kindOfPaper, type PaperKind } from './paper-kind.ts';

const MOST_PAPERS = 300;
const head = (bytes: Uint8Array, from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1');

/** A PDF, an image as a camera or a scanner makes it, a text of Word or OpenDocument, a mail. A plain text among claims is a table that could not be read, and is told as such. */
export const isPaper = (bytes: Uint8Array): boolean =>
  head(bytes, 0, 5) === '%PDF-' || head(bytes, 0, 8) === '\x89PNG\r\n\x1a\n' || head(bytes, 0, 3) === '\xff\xd8\xff' || (head(bytes, 4, 8) === 'ftyp' && /^(?:hei[cxms]|hevc|mif1|msf1)$/.test(head(bytes, 8, 12))) || writtenPaperOf(bytes) !== null || isMail(bytes);

/** name: under which it was sent, and by which it is told; keptAs: with the ending of what it is by its content. */
export interface Paper { name: string; keptAs: string; mediaType: string; bytes: Uint8Array; kind: PaperKind }

/**
 * What may be kept as a paper. Two of one name are told apart by a number, as files are. Refuses bad_fields at `attachments.N`: required,
 * file_too_big, file_unreadable, file_kind_not_taken; too_many at `attachments` (or another field). `taken`: names that files of the same deposit have.
 */
export function papersOf(sent: readonly (FileInput | SentFile)[] | null | undefined, taken: Iterable<string> = [], field = 'attachments'): Paper[] {
  const faults: Fault[] = [];
  if ((sent?.length ?? 0) > MOST_PAPERS) refuseFaults([{ field, code: 'too_many', facts: { most: MOST_PAPERS } }]);
  const names = new Map<string, number>([...taken].map((name) => [name, 1]));
  const papers = (sent ?? []).flatMap((file, n) => {
    const plain = plainName(file.name) || `pièce ${n + 1}`;
    const before = names.get(plain) ?? 0;
    names.set(plain, before + 1);
    const found = takeFile({ ...(file as SentFile), name: plain });
    if (!('code' in found)) return [paperFrom(before ? `${plain} (${before + 1})` : plain, found)];
    faults.push({ field: `${field}.${n}`, ...found });
    return [];
  });
  refuseFaults(faults);
  return papers;
}

/** The papers that lay among the files of a deposit; what is too big for one is told as its fault. */
export function papersAmong(files: readonly { name: string; bytes: Uint8Array }[]): { papers: Paper[]; faults: { name: string; code: string; facts: Fault['facts'] }[] } {
  const papers: Paper[] = [];
  const faults: { name: string; code: string; facts: Fault['facts'] }[] = [];
  for (const { name, bytes } of files) {
    const found = takeFile({ name: plainName(name) || 'pièce', bytes });
    if ('code' in found) faults.push({ name, code: found.code, facts: found.facts }); else papers.push(paperFrom(name, found));
  }
  return { papers, faults };
}

const paperFrom = (name: string, { name: keptAs, mediaType, bytes }: { name: string; mediaType: string; bytes: Uint8Array }): Paper => ({ name, keptAs, mediaType, bytes, kind: kindOfPaper(keptAs) });
