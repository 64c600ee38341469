/**
 * Half-years carry the rates of late payment: the ECB's rate of 1 January or 1 July, the legal rate by ministerial order.
 * A half-year is a number, `2 × year` for the first, plus one for the second, so that the next one is one more.
 */
import { civilOf, dayOf, addDays, daysInYear, type Day } from './day.ts';

declare const halfYearBrand: unique symbol;
export type HalfYear = number & { readonly [halfYearBrand]: true };

export interface HalfYearSpan { readonly half: HalfYear; readonly from: Day; readonly to: Day; readonly year: number; readonly daysInYear: 365 | 366 }

const spans = new Map<number, HalfYearSpan>();

export function spanOf(half: HalfYear): HalfYearSpan {
  let span = spans.get(half);
  if (!span) {
    const year = half >> 1, second = half % 2 === 1;
    const from = dayOf(year, second ? 7 : 1, 1);
    const to = addDays(second ? dayOf(year + 1, 1, 1) : dayOf(year, 7, 1), -1);
    span = { half, from, to, year, daysInYear: daysInYear(year) };
    spans.set(half, span);
  }
  return span;
}

export function halfYearOf(day: Day): HalfYear {
  const { year, month } = civilOf(day);
  return (year * 2 + (month > 6 ? 1 : 0)) as HalfYear;
}

export const nextHalfYear = (half: HalfYear): HalfYear => (half + 1) as HalfYear;

/** "second semestre 2026 (2026-07-01 / 2026-12-31)", as messages name it. */
export function nameHalfYear(half: HalfYear): string {
  const { year } = spanOf(half);
  return half % 2 === 1 ? `second semestre ${year} (${year}-07-01 au ${year}-12-31)` : `premier semestre ${year} (${year}-01-01 au ${year}-06-30)`;
}
