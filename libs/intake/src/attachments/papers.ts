/** Papers that prove a claim: known by their content, as all that people send. */
import { takeFile, type SentFile, type TakenFile } from '@quittance/cases';

const head = (bytes: Uint8Array, from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1');

/** A PDF, or an image as a camera or a scanner makes it. */
export const isPaper = (bytes: Uint8Array): boolean =>
  head(bytes, 0, 5) === '%PDF-' || head(bytes, 0, 8) === '\x89PNG\r\n\x1a\n' || head(bytes, 0, 3) === '\xff\xd8\xff' || (head(bytes, 4, 8) === 'ftyp' && /^(?:hei[cxms]|hevc|mif1|msf1)$/.test(head(bytes, 8, 12)));

/** A paper with what it is by its content: its kind of medium, and a name that says it; or why it is not taken. */
export type Paper = TakenFile;
export const paperOf = (file: SentFile): ReturnType<typeof takeFile> => takeFile(file);
