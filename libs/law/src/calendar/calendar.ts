/** The calendar as the product asks for it, in Temporal.PlainDate: working days of procedure, months of CPC 641, half-years of the rates. */
import { addMonths, fromPlainDate, toPlainDate } from './day.ts';
import { halfYearOf, spanOf } from './half-year.ts';
import { isWorkingDay as works, publicHolidayOn, rollOver } from './working-days.ts';

/** Neither Saturday, Sunday nor one of the eleven holidays of C. trav. L3133-1. */
export const isWorkingDay = (day: Temporal.PlainDate): boolean => works(fromPlainDate(day));

/** The day itself where it works, else the next one that does (CPC 642). */
export const workingDayFrom = (day: Temporal.PlainDate): Temporal.PlainDate => toPlainDate(rollOver(fromPlainDate(day)));

/** The French name of the public holiday on a day, or undefined. */
export const publicHoliday = (day: Temporal.PlainDate): string | undefined => publicHolidayOn(fromPlainDate(day));

/** The same day number `months` later, or the month's last day where there is none (CPC 641). */
export const addLegalMonths = (day: Temporal.PlainDate, months: number): Temporal.PlainDate => toPlainDate(addMonths(fromPlainDate(day), months));

/** First and last day of the half-year in which a day falls. */
export function halfYearSpan(day: Temporal.PlainDate): { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate } {
  const { from, to } = spanOf(halfYearOf(fromPlainDate(day)));
  return { from: toPlainDate(from), to: toPlainDate(to) };
}
