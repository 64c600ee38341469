/** A table of unpaid invoices, one a line. A line that cannot be read becomes an error, and the others go on. */
import { CSV_LINES, RECORD_CHARS, CELLS_PER_LINE } from '../limits.ts';
import { readError } from '../messages.ts';
import type { FormatReader, ReadFacts, ReadOptions, ReadSink } from '../read-file.ts';
import { breathe, decoded } from '../text.ts';
import { claimOf } from './csv-claim.ts';
import { columnsOf } from './csv-columns.ts';
import type { CsvColumns } from './csv-columns.ts';
import { mappedColumns } from './csv-mapping.ts';
import { csvRecords } from './csv-records.ts';
import type { CsvRecord } from './csv-records.ts';
import { csvShape } from './csv-shape.ts';
import type { CsvShape } from './csv-shape.ts';
import { survey } from './csv-survey.ts';
import { tableShape } from './table-shape.ts';
import type { TableShape } from './table-shape.ts';

const LINES_BETWEEN_BREATHS = 5_000;

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** Columns of the headers, once the first line under them is known; null after telling what is wrong. */
async function columns(bytes: Uint8Array, shape: CsvShape | TableShape, first: readonly string[], sink: ReadSink, { mapping, terms }: ReadOptions): Promise<CsvColumns | null> {
  const found = mapping === undefined ? columnsOf(shape.headers, first, { terms }) : mappedColumns(shape as TableShape, mapping);
  if ('code' in found) {
    await sink.error(readError(found.code, shape.headerLine || null, found.field, found.facts));
    return null;
  }
  const { amountsIn, rateIsVat } = await survey(bytes, shape, found);
  for (const at of amountsIn) {
    const column = found.headers[at]!;
    await sink.error(readError('payment_column_unknown', shape.headerLine || null, column, { column }));
  }
  if (amountsIn.length > 0) return null;
  return rateIsVat ? { ...found, at: new Map([...found.at].filter(([field]) => field !== 'rate')) } : found;
}

export const readCsv: FormatReader = async (bytes, sink, options = {}) => {
  const shape = options.mapping === undefined ? csvShape(bytes) : tableShape(bytes);
  if (shape === null) return;
  let known: CsvColumns | null = null;
  let lines = 0;
  let rows = 0;

  const row = async (record: CsvRecord): Promise<boolean> => {
    const cells = 'cells' in record ? record.cells : [];
    if (known === null) {
      known = await columns(bytes, shape, cells, sink, options);
      if (known === null) return false;
    }
    if (!('cells' in record)) {
      const limit: ReadFacts = record.problem === 'too_many_cells' ? { columns: CELLS_PER_LINE } : { limit: RECORD_CHARS };
      await sink.error(readError(record.problem, record.line, null, limit));
      return true;
    }
    const width = shape.headers.length;
    if (cells.length < width) {
      await sink.error(readError('too_few_cells', record.line, null, { cells: cells.length, columns: width }));
      return true;
    }
    // Empty cells at the end of a line are an export's habit; a filled one means that the cells have moved.
    if (!isBlank(cells.slice(width))) {
      await sink.error(readError('too_many_cells', record.line, null, { cells: cells.length, columns: width }));
      return true;
    }
    const reading = claimOf(known, cells, record.line, shape.broken);
    for (const error of reading.errors) await sink.error(error);
    for (const warning of reading.warnings) await sink.warning(warning);
    if (reading.claim !== null) await sink.claim(reading.claim);
    return true;
  };

  for (const record of csvRecords(decoded(bytes, shape.encoding), shape.delimiter)) {
    if (++lines > CSV_LINES) return void await sink.error(readError('too_many_lines', record.line, null, { limit: CSV_LINES }));
    if (lines % LINES_BETWEEN_BREATHS === 0) await breathe();
    if (record.line <= shape.headerLine || ('cells' in record && isBlank(record.cells))) continue;
    rows++;
    if (!await row(record)) return;
  }
  if (rows > 0) return;
  if (await columns(bytes, shape, [], sink, options) !== null) await sink.error(readError('no_rows', shape.headerLine || null, null));
};
