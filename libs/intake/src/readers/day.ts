/** Days to ISO strings. French order where the year comes last; a day that the calendar lacks is refused, never moved. */
import type { ReadCode, ReadFacts } from './read-file.ts';

export type DayReading = { readonly day: string } | { readonly code: ReadCode; readonly facts: ReadFacts };

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;
// A spreadsheet adds a time of day to a date; without a zone it cannot move the day.
const TIME = /[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?$/u;

function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function exact(value: string, year: string, month: string, day: string): DayReading {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (m < 1 || m > 12 || d < 1 || d > daysOf(y, m)) return { code: 'day_does_not_exist', facts: { value } };
  if (y < FIRST_YEAR || y > LAST_YEAR) return { code: 'day_out_of_range', facts: { value, from: FIRST_YEAR, to: LAST_YEAR } };
  return { day: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
}

/** 2026-11-21, 2026/11/21, 21/11/2026, 21-11-2026, 21.11.2026, 20261121. */
export function writtenDay(value: string): DayReading {
  const text = value.trim().replace(TIME, '');
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/u.exec(text);
  if (iso !== null) return exact(value, iso[1]!, iso[3]!, iso[4]!);
  const french = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/u.exec(text);
  if (french !== null) return exact(value, french[4]!, french[3]!, french[1]!);
  const compact = /^(\d{4})(\d{2})(\d{2})$/u.exec(text);
  if (compact !== null) return exact(value, compact[1]!, compact[2]!, compact[3]!);
  if (/^\d{1,2}([-/.])\d{1,2}\1\d{2}$/u.test(text)) return { code: 'day_short_year', facts: { value } };
  return { code: 'day_unreadable', facts: { value } };
}

/** An xsd:date, "2026-06-17", with or without a zone (the day is the one written). The refusal shows the form expected there. */
export function xmlDay(value: string): DayReading {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:Z|[+-]\d{2}:\d{2})?$/u.exec(value.trim().replace(/T[\d:.]+(?=Z|[+-]|$)/u, ''));
  return match === null ? { code: 'day_unreadable', facts: { value, expected: '2026-11-21' } } : exact(value, match[1]!, match[2]!, match[3]!);
}

/** A day of CII in format 102, "20260617", the only one of EN 16931; some programs write the ISO form all the same. */
export function ciiDay(value: string): DayReading {
  const compact = /^(\d{4})(\d{2})(\d{2})$/u.exec(value.trim());
  if (compact !== null) return exact(value, compact[1]!, compact[2]!, compact[3]!);
  const reading = xmlDay(value);
  return 'code' in reading && reading.code === 'day_unreadable' ? { code: reading.code, facts: { value, expected: '20261121' } } : reading;
}
