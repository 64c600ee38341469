/** The files that a person chose: their bounds, told before anything is sent, and their bytes as they cross the door. */
import { MOST_FILE_BYTES } from '@quittance/contract';

export { MOST_FILE_BYTES };
/** As a sentence says it. */
export const MOST_FILE_MEGABYTES = MOST_FILE_BYTES / (1024 * 1024);
/** What a file of a deposit may weigh at most: it goes in a stream of its own. */
export const MOST_STREAMED = 50 * 1024 * 1024 - 1;
export const MOST_BYTES = 100 * 1024 * 1024;
export const MOST_FILES = 300;
/** What a window of files proposes; whatever is dropped is looked at all the same. */
export const ACCEPT = '.csv,.txt,.tsv,.xml,.xlsx,.pdf,.jpg,.jpeg,.png,.heic,.docx,.odt,.eml,text/csv,text/plain,application/xml,text/xml,application/pdf,image/*,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const PAPERS = '.pdf,.jpg,.jpeg,.png,.heic,.docx,.odt,.eml,.txt';
/** What is a paper whatever is in it: no claim is read from one. */
const ALWAYS_PAPERS = /\.(?:jpe?g|png|heic|docx|odt|eml)$/iu;
/** What a file of a deposit may weigh: an invoice or a table goes in a stream, a paper as every file that is kept with what is said. */
export const mostOf = ({ name }: Pick<File, 'name'>): number => (ALWAYS_PAPERS.test(name) ? MOST_FILE_BYTES : MOST_STREAMED);

export interface ReadFile { id: string; name: string; size: number; base64: string }
export interface Unfit { name: string; code: 'file_too_big' | 'file_empty'; megabytes: string; limit: string }

/** The same file chosen twice is one. */
export const idOf = (file: File): string => `${file.name}\n${file.size}\n${file.lastModified}`;
/** bytes → "20", "23.4" */
export const megabytes = (bytes: number): string => (bytes / (1024 * 1024)).toFixed(1).replace(/\.0$/, '');

/** What may be read, and what may not and why. No byte is touched. */
export function fitting(files: readonly File[], mostFor: (file: File) => number = () => MOST_FILE_BYTES): { fit: File[]; unfit: Unfit[] } {
  const fit: File[] = [], unfit: Unfit[] = [];
  for (const file of files) {
    const most = mostFor(file);
    if (file.size > most) unfit.push({ name: file.name, code: 'file_too_big', megabytes: megabytes(file.size), limit: String(Math.round(most / (1024 * 1024))) });
    else if (file.size === 0) unfit.push({ name: file.name, code: 'file_empty', megabytes: '0', limit: '0' });
    else fit.push(file);
  }
  return { fit, unfit };
}

/** The bytes in base64. `onBytes`: how many have been read so far. */
export function readBase64(file: File, signal: AbortSignal, onBytes: (bytes: number) => void = () => undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    const stop = () => reader.abort();
    signal.addEventListener('abort', stop, { once: true });
    reader.onprogress = ({ loaded }) => onBytes(loaded);
    reader.onload = () => { const text = String(reader.result); resolve(text.slice(text.indexOf(',') + 1)); };
    reader.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.onloadend = () => signal.removeEventListener('abort', stop);
    if (signal.aborted) { reject(new DOMException('stopped', 'AbortError')); return; }
    reader.readAsDataURL(file);
  });
}

/** "a.csv" beside another "a.csv" is "a (2).csv": whatever is said of a file is said by its name. */
export function uniqueName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const dot = name.lastIndexOf('.'), stem = dot > 0 ? name.slice(0, dot) : name, end = dot > 0 ? name.slice(dot) : '';
  for (let number = 2; ; number++) if (!taken.has(`${stem} (${number})${end}`)) return `${stem} (${number})${end}`;
}
