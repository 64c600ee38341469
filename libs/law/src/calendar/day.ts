/**
 * A legal day is a date without an hour. The outside speaks `Temporal.PlainDate` and ISO text; the arithmetic of a hundred
 * thousand interest lines is done on day numbers (days since 1970-01-01, Gregorian, proleptic), which cost nothing.
 * Months follow CPC 641 as the contracts state it: the same day number, or the month's last day where there is none.
 */
declare const dayBrand: unique symbol;
/** Whole days since 1970-01-01. Adding and comparing are plain arithmetic. */
export type Day = number & { readonly [dayBrand]: true };
export interface Civil { readonly year: number; readonly month: number; readonly day: number }

export const asDay = (count: number): Day => count as Day;

/** Hinnant's days_from_civil: exact for every Gregorian date. */
export function dayOf(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) as Day;
}

export function civilOf(count: Day): Civil {
  const z = count + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
export const daysInYear = (year: number): 365 | 366 => (isLeapYear(year) ? 366 : 365);

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
export const daysInMonth = (year: number, month: number): number => (month === 2 && isLeapYear(year) ? 29 : MONTH_LENGTHS[month - 1]!);

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/** "2026-11-21" as a day; undefined where the text is no date of the calendar. */
export function parseDay(text: unknown): Day | undefined {
  if (typeof text !== 'string') return undefined;
  const match = ISO.exec(text);
  if (!match) return undefined;
  const year = Number(match[1]), month = Number(match[2]), day = Number(match[3]);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return dayOf(year, month, day);
}

const isoMemo = new Map<number, string>();

export function formatDay(count: Day): string {
  const known = isoMemo.get(count);
  if (known !== undefined) return known;
  const { year, month, day } = civilOf(count);
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (isoMemo.size > 20_000) isoMemo.clear();
  isoMemo.set(count, text);
  return text;
}

/** The day of a Temporal.PlainDate (ISO calendar). */
export const fromPlainDate = (date: Temporal.PlainDate): Day => dayOf(date.year, date.month, date.day);
export function toPlainDate(count: Day): Temporal.PlainDate {
  const { year, month, day } = civilOf(count);
  return new Temporal.PlainDate(year, month, day);
}

export const addDays = (count: Day, days: number): Day => (count + days) as Day;

/** The same day number `months` later (or earlier), or the last day of that month where there is none. */
export function addMonths(count: Day, months: number): Day {
  const { year, month, day } = civilOf(count);
  const index = year * 12 + (month - 1) + months;
  const newYear = Math.floor(index / 12), newMonth = (index % 12 + 12) % 12 + 1;
  return dayOf(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

export const addYears = (count: Day, years: number): Day => addMonths(count, years * 12);

/** 1 Monday … 7 Sunday. */
export const weekday = (count: Day): number => ((count + 3) % 7 + 7) % 7 + 1;
