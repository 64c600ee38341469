/** A workbook of unpaid invoices: its first sheet that lists some, read as the table that it is. Lines are the rows of the sheet. */
import { columnsOf } from '../csv/csv-columns.ts';
import { readCsv } from '../csv/csv-reader.ts';
import { csvShape } from '../csv/csv-shape.ts';
import { tableShape } from '../csv/table-shape.ts';
import { CSV_LINES, WORKBOOK_BYTES } from '../limits.ts';
import { readError } from '../messages.ts';
import type { FormatReader } from '../read-file.ts';
import { BadWorkbook } from './workbook-parts.ts';
import { Workbook } from './workbook.ts';
import type { Row, Sheet } from './workbook.ts';

const SEPARATOR = ';';
/** the rows by which a sheet is known for a list */
const ROWS_TRIED = 12;
const SHEETS_TRIED = 50;

const quotedCell = (cell: string): string => {
  const flat = cell.replace(/[\r\n]+/gu, ' ');
  return /[";]/u.test(flat) ? `"${flat.replaceAll('"', '""')}"` : flat;
};

/** Rows as the text of a table, each on the line of its number. */
class Table {
  private readonly lines: string[] = [];
  private width = 0;
  private next = 1;

  add({ at, cells }: Row): void {
    for (; this.next < at; this.next++) this.lines.push('');
    // The first row that is as wide as the headers is followed by rows that may leave out their last cells: a sheet does not write what is empty.
    this.width = Math.max(this.width, cells.length);
    this.lines.push(cells.map(quotedCell).join(SEPARATOR) + SEPARATOR.repeat(Math.max(0, this.width - cells.length)));
    this.next++;
  }

  bytes(): Uint8Array {
    return Buffer.from(`${this.lines.join('\n')}\n`);
  }
}

async function tableOf(workbook: Workbook, sheet: Sheet, rows: number): Promise<Uint8Array> {
  const table = new Table();
  let count = 0;
  await workbook.rows(sheet, (row) => {
    table.add(row);
    return ++count >= rows;
  });
  return table.bytes();
}

const isList = (bytes: Uint8Array): boolean => {
  const shape = csvShape(bytes);
  return shape !== null && !('code' in columnsOf(shape.headers, []));
};

type Head = { readonly sheet: Sheet; readonly head: Uint8Array };

/** The first rows of each sheet, one at a time: each is set out whole before them. */
async function headsOf(workbook: Workbook): Promise<Head[]> {
  const heads: Head[] = [];
  for (const sheet of workbook.sheets.slice(0, SHEETS_TRIED)) heads.push({ sheet, head: await tableOf(workbook, sheet, ROWS_TRIED) });
  return heads;
}

/** The sheet whose columns somebody names: a list, else what holds lines of claims under headers that nobody knows, else the first table. */
const namedSheet = (heads: readonly Head[]): Head | undefined =>
  heads.find(({ head }) => isList(head)) ?? heads.find(({ head }) => tableShape(head)?.rows) ?? heads.find(({ head }) => csvShape(head) !== null);

/** The first rows of the sheet of a workbook that holds its claims, as a table; null where there is none. */
export async function sheetHead(bytes: Uint8Array, rows: number): Promise<Uint8Array | null> {
  try {
    const workbook = await Workbook.open(bytes);
    const chosen = namedSheet(await headsOf(workbook));
    return chosen === undefined ? null : await tableOf(workbook, chosen.sheet, rows);
  } catch (fault) {
    if (fault instanceof BadWorkbook) return null;
    throw fault;
  }
}

export const readXlsx: FormatReader = async (bytes, sink, options = {}) => {
  try {
    const workbook = await Workbook.open(bytes);
    const heads = await headsOf(workbook);
    const lists = heads.filter(({ head }) => isList(head));
    // Where none is a list, the first table says which columns it lacks.
    const chosen = options.mapping === undefined ? lists[0] ?? heads.find(({ head }) => csvShape(head) !== null) : namedSheet(heads);
    if (chosen === undefined) return void await sink.error(readError('workbook_no_sheet', null, null));
    if (lists.length > 1) await sink.warning(readError('sheets_left', null, null, { sheet: chosen.sheet.name, left: lists.slice(1).map(({ sheet }) => `« ${sheet.name} »`).join(', ') }));
    await readCsv(await tableOf(workbook, chosen.sheet, CSV_LINES + 1), sink, options);
  } catch (fault) {
    if (!(fault instanceof BadWorkbook)) throw fault;
    await sink.error(readError(fault.code, null, null, fault.code === 'archive_too_large' ? { limit: WORKBOOK_BYTES / 1_000_000 } : {}));
  }
};
