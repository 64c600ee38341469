/** Whether a text is a table, and how it is written: encoding, separator, first line. */
import { decoded, encodingOf } from '../text.ts';
import type { EncodedText } from '../text.ts';
import { readHeader } from './csv-headers.ts';
import { csvRecords } from './csv-records.ts';
import type { CsvRecord } from './csv-records.ts';

export type CsvShape = EncodedText & {
  readonly delimiter: string;
  readonly headers: readonly string[];
  /** physical line of the headers */
  readonly headerLine: number;
  /** how many of the headers are ours */
  readonly known: number;
};

export const DELIMITERS = [';', '\t', ',', '|'] as const;
export const HEAD_BYTES = 64 * 1024;
/** lines of title above the headers */
const LEADING_LINES = 10;
export const CLEARLY_HEADERS = 3;

/** how a text begins that is no table */
export const NO_TABLE = /^\s*(?:[<{[]|%PDF-|PK\u0003\u0004)/u;
const CONTROL = /[\u0000-\u0008\u000e-\u001f]/u;

type Candidate = { readonly delimiter: string; readonly headers: readonly string[]; readonly headerLine: number; readonly known: number; readonly regular: boolean };

export const isBlank = (record: CsvRecord): boolean => 'cells' in record && record.cells.every((cell) => cell.trim() === '');
// A spreadsheet may open the file with "sep=;": a word to itself, not a header.
export const isSeparatorLine = (record: CsvRecord): boolean => record.line === 1 && 'cells' in record && /^sep=.?$/iu.test(record.cells.join('').trim());

/**
 * The row of headers is the first line, unless that one names fewer than three columns and a later one does: a title, the name of a
 * company or a day printed above a table has not three words that head our columns. Lines keep their physical numbers.
 */
function candidate(head: string, delimiter: string): Candidate | null {
  const records: CsvRecord[] = [];
  for (const record of csvRecords([head], delimiter)) {
    if (isBlank(record) || isSeparatorLine(record)) continue;
    if (records.push(record) > LEADING_LINES + 1) break;
  }
  const known = records.map((record) => ('cells' in record ? knownIn(record.cells) : 0));
  const most = Math.max(...known);
  const at = (known[0] ?? 0) < CLEARLY_HEADERS && most >= CLEARLY_HEADERS ? known.indexOf(most) : 0;
  const headers = records[at];
  const next = records[at + 1];
  if (headers === undefined || !('cells' in headers)) return null;
  const regular = next !== undefined && 'cells' in next && headers.cells.length > 1 && next.cells.length === headers.cells.length;
  return { delimiter, headers: headers.cells, headerLine: headers.line, known: known[at]!, regular };
}

function knownIn(headers: readonly string[]): number {
  return headers.filter((header) => readHeader(header) !== null).length;
}

/**
 * The shape of a table, or null where the bytes are no table: its first line names at least one column we know beside another,
 * or its first two lines have the same number of cells and hold nothing but text.
 */
export function csvShape(bytes: Uint8Array): CsvShape | null {
  const encoded = encodingOf(bytes);
  const head = [...decoded(bytes.subarray(0, HEAD_BYTES), encoded.encoding)].join('');
  if (NO_TABLE.test(head)) return null;
  const plain = !CONTROL.test(head);
  let best: Candidate | null = null;
  for (const delimiter of DELIMITERS) {
    const found = candidate(head, delimiter);
    if (found === null) continue;
    if (best === null || found.known > best.known || (found.known === best.known && found.headers.length > best.headers.length)) best = found;
  }
  if (best === null) return null;
  const isTable = (best.known > 0 && best.headers.length > 1) || (best.regular && plain);
  return isTable ? { ...encoded, delimiter: best.delimiter, headers: best.headers, headerLine: best.headerLine, known: best.known } : null;
}
