/**
 * Where the lines of a table begin, for a table whose headers are not ours or that has none: looked for from below, by the first line
 * that holds a day beside an amount, since every claim has both. What stands above it is its row of headers, if that is one.
 */
import { writtenAmount } from '../amount.ts';
import { writtenDay } from '../day.ts';
import { decoded, encodingOf } from '../text.ts';
import type { EncodedText } from '../text.ts';
import { csvRecords } from './csv-records.ts';
import { CLEARLY_HEADERS, csvShape, DELIMITERS, HEAD_BYTES, isBlank, isSeparatorLine, NO_TABLE } from './csv-shape.ts';
import type { CsvShape } from './csv-shape.ts';

export type TableShape = CsvShape & {
  /** false: there is no row of headers; `headers` are then the cells of the first line, and `headerLine` the line above it, 0 at the top */
  readonly headed: boolean;
  /** lines of claims were seen under it */
  readonly rows: boolean;
};

const LINES_TRIED = 40;
/** bytes: two of the longest lines */
const LONG_HEAD_BYTES = 2_500_000;
/** A table may hold a damaged character; what holds many is no text. */
const CONTROLS = /[\u0000-\u0008\u000e-\u001f]/gu;
const CONTROLS_BORNE = 3;
const CONTROLS_AMONG = 500;

export const isDay = (cell: string): boolean => 'day' in writtenDay(cell);
/** A cell that is an amount and no day; a bare number counts, a word does not. */
export const isAmount = (cell: string): boolean => !isDay(cell) && 'amount' in writtenAmount(cell);

const isClaimLine = (cells: readonly string[]): boolean => cells.some(isDay) && cells.some(isAmount);
const filledIn = (cells: readonly string[]): string[] => cells.filter((cell) => cell.trim() !== '');
/** Names and no figures: at least two, no day, no amount but a year, and no more numbers than words. */
function isHeaderLine(cells: readonly string[]): boolean {
  const filled = filledIn(cells);
  return filled.length > 1 && !filled.some((cell) => isDay(cell) || (isAmount(cell) && !/^\s*\d{4}\s*$/u.test(cell))) && filled.filter((cell) => /\p{L}/u.test(cell)).length * 2 > filled.length;
}

type Line = { readonly line: number; readonly cells: readonly string[] };
type Found = { readonly delimiter: string; readonly headers: readonly string[]; readonly headerLine: number; readonly headed: boolean; readonly weight: number };

function linesOf(head: string, delimiter: string): Line[] {
  const lines: Line[] = [];
  for (const record of csvRecords([head], delimiter)) {
    if (!('cells' in record) || isBlank(record) || isSeparatorLine(record)) continue;
    if (lines.push(record) > LINES_TRIED) break;
  }
  return lines;
}

function found(head: string, delimiter: string): Found | null {
  const lines = linesOf(head, delimiter);
  const first = lines.findIndex(({ cells }) => isClaimLine(cells));
  if (first === -1) return null;
  const { cells } = lines[first]!;
  // The table begins with the first line that is as wide and about as full: what can't be read between it and this one is told as such.
  const least = Math.max(2, Math.ceil(filledIn(cells).length / 2));
  const top = lines.findIndex((each) => each.cells.length === cells.length && filledIn(each.cells).length >= least);
  const { cells: above, line } = lines[top]!;
  // The separator under which most lines are as wide as the first one is the table's.
  const weight = lines.slice(first).filter((each) => each.cells.length === cells.length).length * cells.length;
  const headed = top < first && isHeaderLine(above);
  // Without headers, nothing is above the lines but a title in one cell.
  const start = headed ? line : lines.find((each) => filledIn(each.cells).length > 1)!.line - 1;
  return { delimiter, headed, weight, headers: above, headerLine: start };
}

function bestIn(bytes: Uint8Array, { encoding }: EncodedText): Found | null {
  const head = [...decoded(bytes, encoding)].join('');
  const controls = head.match(CONTROLS)?.length ?? 0;
  if (NO_TABLE.test(head) || (controls > CONTROLS_BORNE && controls > head.length / CONTROLS_AMONG)) return null;
  let best: Found | null = null;
  for (const delimiter of DELIMITERS) {
    const one = found(head, delimiter);
    if (one !== null && one.headers.length > 2 && (best === null || one.weight > best.weight)) best = one;
  }
  return best;
}

/** The shape of a table whose columns somebody names; null where the bytes are no table. Where the headers are ours, it is `csvShape`. */
export function tableShape(bytes: Uint8Array): TableShape | null {
  const known = csvShape(bytes);
  if (known !== null && known.known >= CLEARLY_HEADERS) return { ...known, headed: true, rows: true };
  const encoded = known ?? encodingOf(bytes);
  // Further than usual only where the first lines are longer than the usual.
  const best = bestIn(bytes.subarray(0, HEAD_BYTES), encoded) ?? (bytes.length > HEAD_BYTES ? bestIn(bytes.subarray(0, LONG_HEAD_BYTES), encoded) : null);
  if (best === null) return known === null ? null : { ...known, headed: true, rows: false };
  const { delimiter, headers, headerLine, headed } = best;
  return { encoding: encoded.encoding, broken: encoded.broken, delimiter, headers, headerLine, headed, known: known?.known ?? 0, rows: true };
}
