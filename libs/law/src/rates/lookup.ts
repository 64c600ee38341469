/**
 * Finding a figure of the law on a day. What is not in the tables is `undefined`: the caller refuses or stays silent, and never guesses.
 * Lookups by half-year are remembered for each set of tables, since a statement asks for the same few half-years again and again.
 */
import { fromPlainDate, parseDay, type Day } from '../calendar/day.ts';
import { spanOf, type HalfYear } from '../calendar/half-year.ts';
import { parseRate, rate as asRate, RATE_SCALE, type Rate } from '../money/rate.ts';
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

const starts = (row: LawRow<unknown>): number => (row.from === null ? -Infinity : parseDay(row.from) ?? Infinity);
const ends = (row: LawRow<unknown>): number => (row.to === null ? Infinity : parseDay(row.to) ?? -Infinity);

/** The row in force on a day; of two that claim the day, the later one in the list. */
export function rowOn<Row extends LawRow<unknown>>(rows: readonly Row[], day: Day): Row | undefined {
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index]!;
    if (starts(row) <= day && day <= ends(row)) return row;
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
  return rowOn(rows, day) ?? (day < starts(rows[0]!) ? rows[0] : undefined);
}

/** A figure of the law on a day, with its article, unit and confidence; its value is null where nobody has seen it yet. */
export const lawConstant = (law: LawTables, id: ConstantId, on: Temporal.PlainDate): ConstantRow | undefined => constantOn(law, id, fromPlainDate(on));

/** A constant in whole points, as a rate: the 10 of L441-10, the 8 of R2192-31, the 5 of L313-3. */
export function pointsOn(law: LawTables, id: string, day: Day): Rate {
  const value = constantOn(law, id, day)?.value;
  if (typeof value !== 'number' && typeof value !== 'string') throw new RangeError(`The tables hold no ${id}.`);
  return typeof value === 'string' ? parseRate(value) ?? asRate(0n) : asRate(BigInt(value) * RATE_SCALE);
}

/** A constant in euros, as cents. */
export function eurosOn(law: LawTables, id: string, day: Day): Cents {
  const value = constantOn(law, id, day)?.value;
  const amount = typeof value === 'number' || typeof value === 'string' ? parseMoney(String(value)) : undefined;
  if (amount === undefined) throw new RangeError(`The tables hold no ${id}.`);
  return amount;
}
