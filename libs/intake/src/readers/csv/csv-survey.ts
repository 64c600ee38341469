/** What the columns that a header leaves in doubt hold, over the whole table. */
import { writtenAmount, writtenRate } from '../amount.ts';
import { writtenDay } from '../day.ts';
import { CSV_LINES } from '../limits.ts';
import { breathe, decoded } from '../text.ts';
import type { CsvColumns } from './csv-columns.ts';
import { csvRecords } from './csv-records.ts';
import type { CsvShape } from './csv-shape.ts';

const LINES_BETWEEN_BREATHS = 5_000;
/** The rates of French VAT on the mainland (CGI 278 to 281 nonies), as `writtenRate` gives them. */
const VAT_RATES = new Set(['20.00', '10.00', '5.50', '2.10']);

export type Survey = {
  /** the suspects that hold at least one amount */
  readonly amountsIn: readonly number[];
  /** the doubtful rate is a rate of VAT on every line that has one; 10 % everywhere may as well be a contract's, and is read as that */
  readonly rateIsVat: boolean;
};

const holdsAmount = (value: string): boolean => {
  const reading = writtenAmount(value);
  return ('amount' in reading || reading.code === 'amount_ambiguous') && !('day' in writtenDay(value));
};

/** Reads the table once more where a column is in doubt, and only as far as the doubt lasts; elsewhere nothing is read. */
export async function survey(bytes: Uint8Array, shape: CsvShape, columns: CsvColumns): Promise<Survey> {
  const found = new Set<number>();
  let { doubtfulRate } = columns;
  let sureOfVat = false;
  let lines = 0;
  if (columns.suspects.length === 0 && doubtfulRate === null) return { amountsIn: [], rateIsVat: false };
  for (const record of csvRecords(decoded(bytes, shape.encoding), shape.delimiter)) {
    if (++lines > CSV_LINES || (doubtfulRate === null && found.size === columns.suspects.length)) break;
    if (lines % LINES_BETWEEN_BREATHS === 0) await breathe();
    if (record.line <= shape.headerLine || !('cells' in record)) continue;
    for (const at of columns.suspects) if (!found.has(at) && holdsAmount(record.cells[at] ?? '')) found.add(at);
    const rate = doubtfulRate === null ? '' : (record.cells[doubtfulRate] ?? '').trim();
    if (rate === '') continue;
    const reading = writtenRate(rate);
    if (!('rate' in reading) || !VAT_RATES.has(reading.rate)) doubtfulRate = null;
    else if (reading.rate !== '10.00') sureOfVat = true;
  }
  return { amountsIn: columns.suspects.filter((at) => found.has(at)), rateIsVat: doubtfulRate !== null && sureOfVat };
}
