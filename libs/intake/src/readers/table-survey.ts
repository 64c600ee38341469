/**
 * What a table file shows to whoever is to say how it is read: its columns with a few of their values, and for each what we take it for.
 * Only the head of the file is looked at. A guess by what stands in a column is offered, never acted upon: without a mapping, a table is
 * read by its headers alone.
 */
import { createHash } from 'node:crypto';
import { writtenDay } from './day.ts';
import { checks, ibanOf, sirenOf, vatOf } from './identifier.ts';
import { decoded, flat } from './text.ts';
import { columnsOf } from './csv/csv-columns.ts';
import { headerKey, readHeader } from './csv/csv-headers.ts';
import { columnNames, MAPPING_FIELDS, takesSeveral } from './csv/csv-mapping.ts';
import type { ColumnMapping, MappingField } from './csv/csv-mapping.ts';
import { csvRecords } from './csv/csv-records.ts';
import { isAmount, isDay, tableShape } from './csv/table-shape.ts';
import type { TableShape } from './csv/table-shape.ts';
import { startsLikeFec } from './recognise.ts';
import { sheetHead } from './xlsx/xlsx-reader.ts';

export type SurveyedColumn = {
  readonly column: number;
  /** as the file names it; "Colonne 3" where it does not */
  readonly header: string;
  /** different values of the first lines */
  readonly samples: readonly string[];
  /** what it is taken for; null: for nothing */
  readonly field: MappingField | null;
};

export type TableSurvey = {
  /** false: the file has no row of headers */
  readonly headed: boolean;
  readonly columns: readonly SurveyedColumn[];
  /** the same for every file of these columns in this order */
  readonly fingerprint: string;
};

const LINES_SEEN = 200;
const SAMPLES = 5;
const SAMPLE_CHARS = 80;
/** columns of a table that somebody may still look at */
const MOST_COLUMNS = 200;

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');

/** Null where the file is neither CSV nor XLSX. Reading the same bytes again gives the same. */
export async function surveyTable(bytes: Uint8Array): Promise<TableSurvey | null> {
  if (Buffer.from(bytes.subarray(0, 4)).equals(ZIP)) {
    const head = await sheetHead(bytes, LINES_SEEN);
    return head === null ? null : surveyOf(head);
  }
  return startsLikeFec(bytes) ? null : surveyOf(bytes);
}

function surveyOf(bytes: Uint8Array): TableSurvey | null {
  const shape = tableShape(bytes);
  if (shape === null || shape.headers.length > MOST_COLUMNS) return null;
  const lines = linesOf(bytes, shape);
  const fields = shape.headed ? byHeaders(shape, lines) : new Map<number, MappingField>();
  const values = shape.headers.map((_, column) => lines.map((cells) => flat(cells[column] ?? '')).filter((value) => value !== ''));
  byContent(values, fields);
  const columns = columnNames(shape).map((header, column) => ({ column, header: cut(header), field: fields.get(column) ?? null, samples: [...new Set(values[column]!.map(cut))].slice(0, SAMPLES) }));
  return { headed: shape.headed, columns, fingerprint: fingerprintOf(shape, values) };
}

function linesOf(bytes: Uint8Array, shape: TableShape): (readonly string[])[] {
  const lines: (readonly string[])[] = [];
  for (const record of csvRecords(decoded(bytes, shape.encoding), shape.delimiter)) {
    if (record.line <= shape.headerLine || !('cells' in record) || record.cells.every((cell) => cell.trim() === '')) continue;
    if (lines.push(record.cells) >= LINES_SEEN) break;
  }
  return lines;
}

/** What may be shown of a value: one line, not endless, no character that moves the others. */
const cut = (value: string): string => {
  const plain = value.replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, '');
  return [...plain].length > SAMPLE_CHARS ? `${[...plain].slice(0, SAMPLE_CHARS - 1).join('')}…` : plain;
};

/** As the table would be read without a mapping; where it would be refused, each header by itself. */
function byHeaders(shape: TableShape, lines: readonly (readonly string[])[]): Map<number, MappingField> {
  const found = new Map<number, MappingField>();
  const read = columnsOf(shape.headers, lines[0] ?? [], { terms: true });
  if (!('code' in read)) {
    for (const [field, column] of read.at) found.set(column, field);
    for (const column of read.payments) found.set(column, 'paid');
    return found;
  }
  const taken = new Set<MappingField>();
  shape.headers.forEach((header, column) => {
    const field = readHeader(header)?.field;
    if (field === undefined || (taken.has(field) && !takesSeveral(field))) return;
    taken.add(field);
    found.set(column, field);
  });
  return found;
}

const all = (values: readonly string[], is: (value: string) => boolean): boolean => values.length > 0 && values.every(is);
const SAID: readonly (readonly [field: MappingField, is: (value: string) => boolean])[] = [
  ['email', (value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(value)],
  ['buyerIban', (value) => ibanOf(value) !== null],
  ['buyerSiren', (value) => { const read = sirenOf(value); return read !== null && checks(read.siren); }],
  ['buyerVat', (value) => /^[A-Z]{2}/iu.test(value) && vatOf(value) !== null && /\d{8}/u.test(value.replace(/\W/gu, ''))],
  ['phone', (value) => /^(?:\+33|0)\s?[1-9](?:[\s.-]?\d{2}){4}$/u.test(value)],
  ['postalCode', (value) => /^(?:0[1-9]|[1-8]\d|9[0-8])\d{3}$/u.test(value)],
  ['currency', (value) => /^(?:EUR|USD|GBP|CHF|€)$/u.test(value)],
];

/** What the values say where the headers do not: numbers that check themselves, one column of amounts, days of which one never precedes the other. */
function byContent(values: readonly (readonly string[])[], fields: Map<number, MappingField>): void {
  const given = new Set(fields.values());
  const give = (column: number, field: MappingField): void => { if (!given.has(field)) { fields.set(column, field); given.add(field); } };
  const open = (): number[] => values.flatMap((_, column) => (fields.has(column) ? [] : [column]));
  for (const [field, is] of SAID) {
    const [only, ...others] = open().filter((column) => all(values[column]!, is));
    if (only !== undefined && others.length === 0) give(only, field);
  }
  const days = open().filter((column) => all(values[column]!, isDay));
  const [first, second, ...more] = days;
  if (more.length === 0 && second !== undefined && !given.has('issuedOn') && !given.has('dueOn')) {
    const earlier = precedes(values[first!]!, values[second]!) ? first! : precedes(values[second]!, values[first!]!) ? second : null;
    if (earlier !== null) { give(earlier, 'issuedOn'); give(earlier === first ? second : first!, 'dueOn'); }
  } else if (days.length === 1) give(first!, given.has('issuedOn') ? 'dueOn' : 'issuedOn');
  if (given.has('total') || given.has('due')) return;
  const amounts = open().filter((column) => all(values[column]!, isAmount) && values[column]!.some((value) => /[.,]\d{2}\D*$/u.test(value)));
  if (amounts.length === 1) give(amounts[0]!, 'total');
}

function precedes(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value, at) => dayOf(value) <= dayOf(other[at]!));
}

function dayOf(value: string): string {
  const read = writtenDay(value);
  return 'day' in read ? read.day : '';
}

/**
 * Headers in their order, whatever their case, accents and marks. A table without headers is known by its number of columns and by which
 * of them hold days: what else it holds changes with its lines.
 */
function fingerprintOf(shape: TableShape, values: readonly (readonly string[])[]): string {
  const said = shape.headed ? shape.headers.map((header) => headerKey(header) || header.replace(/\s/gu, '')) : values.map((each) => (all(each, isDay) ? 'day' : ''));
  return createHash('sha256').update(JSON.stringify([shape.headed ? 'headers' : 'none', ...said])).digest('hex');
}

/** What was guessed, as a mapping; the columns that are taken for nothing are left to be looked at. */
export const guessedMapping = ({ columns }: TableSurvey): ColumnMapping => columns.flatMap(({ column, field }) => (field === null ? [] : [{ column, field }]));

export const isMappingField = (name: string): name is MappingField => (MAPPING_FIELDS as readonly string[]).includes(name);
