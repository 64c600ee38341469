/**
 * Finding a figure of the law on a day. What is not in the tables is `undefined`: the caller refuses or stays silent, and never guesses.
 * Lookups by half-year are remembered for each set of tables, since a statement asks for the same few half-years again and again.
 */
import { fromPlainDate, parseDay, type Day } from '../calendar/day.ts';
import { spanOf, type HalfYear } from '../calendar/half-year.ts';
import { parseRate, type Rate } from '../money/rate.ts';
import { parseMoney, type Cents } from '../money/money.ts';
import type { ConstantId } from './constants.data.ts';
import type { Confidence, ConstantRow, LawRow, LawTables, LegalRateColumn } from './tables.ts';

export interface KnownRate { readonly rate: Rate; readonly confidence: Confidence; readonly at: Day }

interface Memo {
  readonly ecb: Map<HalfYear, KnownRate | undefined>;
  readonly individualCreditor: Map<HalfYear, KnownRate | undefined>;
  readonly otherCreditor: Map<HalfYear, KnownRate | undefined>;
}
const memos = new WeakMap<LawTables, Memo>();

function memoOf(law: LawTables): Memo {
  let memo = memos.get(law);
  if (!memo) {
    memo = { ecb: new Map(), individualCreditor: new Map(), otherCreditor: new Map() };
    memos.set(law, memo);
  }
  return memo;
}

interface Dated<Row> { readonly row: Row; readonly from: number; readonly to: number }
const dated = new WeakMap<readonly LawRow<unknown>[], readonly Dated<LawRow<unknown>>[]>();

/** Rows with their days as numbers, read once for each list. */
function datesOf<Row extends LawRow<unknown>>(rows: readonly Row[]): readonly Dated<Row>[] {
  let known = dated.get(rows);
  if (!known) {
    known = rows.map((row) => ({ row, from: row.from === null ? -Infinity : parseDay(row.from) ?? Infinity, to: row.to === null ? Infinity : parseDay(row.to) ?? -Infinity }));
    dated.set(rows, known);
  }
  return known as readonly Dated<Row>[];
}

/** The row in force on a day; of two that claim the day, the later one in the list. */
export function rowOn<Row extends LawRow<unknown>>(rows: readonly Row[], day: Day): Row | undefined {
  const known = datesOf(rows);
  for (let index = known.length - 1; index >= 0; index -= 1) {
    const { row, from, to } = known[index]!;
    if (from <= day && day <= to) return row;
  }
  return undefined;
}

function rateOfHalf(rows: readonly LawRow<string>[], half: HalfYear, memo: Map<HalfYear, KnownRate | undefined>): KnownRate | undefined {
  if (memo.has(half)) return memo.get(half);
  const { from } = spanOf(half);
  const row = rowOn(rows, from);
  const value = row && parseRate(row.value);
  const known = row && value !== undefined ? { rate: value, confidence: row.confidence, at: from } : undefined;
  memo.set(half, known);
  return known;
}

/** The ECB's main refinancing rate in force on the first day of a half-year. */
export const ecbRate = (law: LawTables, half: HalfYear): KnownRate | undefined => rateOfHalf(law.ecbMainRefinancingRate, half, memoOf(law).ecb);

/** The legal rate of a half-year, by the creditor's column (CMF L313-2). */
export const legalRate = (law: LawTables, column: LegalRateColumn, half: HalfYear): KnownRate | undefined =>
  rateOfHalf(law.legalRate[column], half, memoOf(law)[column]);

/** A constant on a day; before its first row, the first row (the contracts give these figures no beginning). */
export function constantOn(law: LawTables, id: string, day: Day): ConstantRow | undefined {
  const rows = law.constants[id];
  if (!rows || rows.length === 0) return undefined;
  return rowOn(rows, day) ?? (day < datesOf(rows)[0]!.from ? rows[0] : undefined);
}

/** Whether a rule whose figure has a first day is in force on a day. */
export const inForceOn = (law: LawTables, id: string, day: Day): boolean => rowOn(law.constants[id] ?? [], day) !== undefined;

/** A figure of the law on a day, with its article, unit and confidence; its value is null where nobody has seen it yet. */
export const lawConstant = (law: LawTables, id: ConstantId, on: Temporal.PlainDate): ConstantRow | undefined => constantOn(law, id, fromPlainDate(on));

/** The row of a constant on a day whose figure something must be computed with: a RangeError where the tables hold none. */
export function knownRow(law: LawTables, id: string, day: Day): ConstantRow {
  const row = constantOn(law, id, day);
  if (!row || row.value === null) throw new RangeError(`The tables hold no ${id}.`);
  return row;
}

const DECIMAL = /^\d+(?:\.\d+)?$/;
/** A constant as a number, 0 or more; entered as text ("15") or as a number. */
export function numberOn(law: LawTables, id: string, day: Day): number {
  const { value } = knownRow(law, id, day);
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  if (!DECIMAL.test(text)) throw new RangeError(`${id} is no figure: ${String(value)}.`);
  return Number(text);
}

/** What a row's value reads as, read once for each row: a statement asks for the same few again and again. */
function readOnce<T>(read: (text: string) => T | undefined): (row: ConstantRow) => T | undefined {
  const known = new WeakMap<ConstantRow, { readonly is: T | undefined }>();
  return (row) => {
    let found = known.get(row);
    if (!found) {
      found = { is: typeof row.value === 'number' || typeof row.value === 'string' ? read(String(row.value)) : undefined };
      known.set(row, found);
    }
    return found.is;
  };
}
const rateOfRow = readOnce(parseRate);
const moneyOfRow = readOnce(parseMoney);

/** A constant in points or percent, as a rate: the 10 of L441-10, the 8 of R2192-31, the 5 of L313-3. */
export function pointsOn(law: LawTables, id: string, day: Day): Rate {
  const row = knownRow(law, id, day), points = rateOfRow(row);
  if (points === undefined) throw new RangeError(`${id} is no rate: ${String(row.value)}.`);
  return points;
}

/** A constant in euros, as cents. */
export function eurosOn(law: LawTables, id: string, day: Day): Cents {
  const row = knownRow(law, id, day), amount = moneyOfRow(row);
  if (amount === undefined) throw new RangeError(`${id} is no amount: ${String(row.value)}.`);
  return amount;
}
