/** Where the fields of an accounting file stand, and how a line is cut into them. */
import { writtenDay } from '../day.ts';

/** The columns of LPF A47 A-1, in their order, and those that some programs write instead or besides. */
const NAMES = [
  'JournalCode', 'JournalLib', 'EcritureNum', 'EcritureDate', 'CompteNum', 'CompteLib', 'CompAuxNum', 'CompAuxLib', 'PieceRef', 'PieceDate', 'EcritureLib',
  'Debit', 'Credit', 'EcritureLet', 'DateLet', 'ValidDate', 'Montantdevise', 'Idevise', 'Montant', 'Sens', 'DateEcheance',
] as const;
export type FecField = (typeof NAMES)[number];

const ALIASES: Readonly<Record<string, FecField>> = { echeance: 'DateEcheance', echeancedate: 'DateEcheance', dateech: 'DateEcheance', datedecheance: 'DateEcheance' };
const REQUIRED: readonly FecField[] = ['EcritureDate', 'CompteNum', 'PieceRef'];
/** Free words, where a separator may have slipped in. */
const LABELS: readonly FecField[] = ['JournalLib', 'CompteLib', 'CompAuxLib', 'EcritureLib'];
/** What a line with one field too many is put together by. */
const DAYS: readonly FecField[] = ['EcritureDate', 'PieceDate', 'DateLet', 'ValidDate'];
const AMOUNTS: readonly FecField[] = ['Debit', 'Credit', 'Montant', 'Montantdevise'];
const AMOUNT = /^[+-]?[\d \u00a0\u202f]*(?:[.,]\d+)?$/u;
/** More slipped separators than this are not put together again. */
const MOST_EXTRA = 3;

export type FecColumns = { readonly delimiter: string; readonly headers: readonly string[]; readonly at: ReadonlyMap<FecField, number> };
export type FecColumnsProblem = { readonly missing: readonly string[]; readonly headers: readonly string[] };

const plain = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z]/gu, '');
const BY_NAME = new Map<string, FecField>([...NAMES.map((name) => [plain(name), name] as const), ...Object.entries(ALIASES)]);

const unquoted = (cell: string): string => (cell.length >= 2 && cell.startsWith('"') && cell.endsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);

/** The header line as columns, or what lacks of them. */
export function fecColumns(header: string): FecColumns | FecColumnsProblem {
  const delimiter = ['\t', '|', ';'].reduce((best, each) => (header.split(each).length > header.split(best).length ? each : best));
  const headers = header.split(delimiter).map((cell) => unquoted(cell.trim()));
  const at = new Map<FecField, number>();
  for (const [n, name] of headers.entries()) {
    const field = BY_NAME.get(plain(name));
    if (field !== undefined && !at.has(field)) at.set(field, n);
  }
  const missing: string[] = REQUIRED.filter((field) => !at.has(field));
  if (!(at.has('Debit') && at.has('Credit')) && !(at.has('Montant') && at.has('Sens'))) missing.push('Debit, Credit');
  return missing.length > 0 ? { missing, headers } : { delimiter, headers, at };
}

/** The cells of a line; a line with a few too many is put together again where its days and amounts allow one way alone. */
export function fecCells(columns: FecColumns, text: string): { readonly cells: readonly string[]; readonly mended: boolean } {
  const cells = text.split(columns.delimiter).map(unquoted);
  const width = columns.headers.length;
  const extra = cells.length - width;
  if (extra <= 0) return { cells, mended: false };
  // Separators at the end of each line are a program's habit, as long as the line reads without them.
  if (cells.slice(width).every((cell) => cell.trim() === '') && isPlausible(columns, cells.slice(0, width))) return { cells: cells.slice(0, width), mended: false };
  if (extra > MOST_EXTRA) return { cells, mended: false };
  const ways = waysToJoin(columns, cells, extra).filter((way) => isPlausible(columns, way));
  return ways.length === 1 ? { cells: ways[0]!, mended: true } : { cells, mended: false };
}

/** Every way to give the fields too many to the labels, each label taking some that follow it. */
function waysToJoin(columns: FecColumns, cells: readonly string[], extra: number): string[][] {
  const labels = LABELS.map((field) => columns.at.get(field)).filter((at) => at !== undefined).sort((a, b) => a - b);
  const ways: string[][] = [];
  const give = (n: number, left: number, taken: readonly number[]): void => {
    if (n === labels.length) {
      if (left === 0) ways.push(joined(columns, cells, labels, taken));
      return;
    }
    for (let take = 0; take <= left; take++) give(n + 1, left - take, [...taken, take]);
  };
  give(0, extra, []);
  // Two ways that read alike are one.
  return [...new Map(ways.map((way) => [way.map((cell) => cell.trim()).join('\u0000'), way])).values()];
}

function joined(columns: FecColumns, cells: readonly string[], labels: readonly number[], taken: readonly number[]): string[] {
  const out: string[] = [];
  let from = 0;
  for (let at = 0; at < columns.headers.length; at++) {
    const take = taken[labels.indexOf(at)] ?? 0;
    out.push(cells.slice(from, from + take + 1).join(' '));
    from += take + 1;
  }
  return out;
}

function isPlausible(columns: FecColumns, cells: readonly string[]): boolean {
  const cell = (field: FecField): string => (columns.at.has(field) ? (cells[columns.at.get(field)!] ?? '').trim() : '');
  return DAYS.every((field) => cell(field) === '' || 'day' in writtenDay(cell(field)))
    && cell('EcritureDate') !== '' && AMOUNTS.every((field) => AMOUNT.test(cell(field))) && /^\d/u.test(cell('CompteNum'))
    && (!columns.at.has('Debit') || `${cell('Debit')}${cell('Credit')}` !== '');
}
