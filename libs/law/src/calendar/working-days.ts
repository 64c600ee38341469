/**
 * Working days of French procedure. CPC 642: a term that would end on a Saturday, a Sunday or a public holiday runs to the
 * end of the next working day. The holidays are the eleven of C. trav. L3133-1; those of Alsace-Moselle are not among them.
 */
import { addDays, dayOf, civilOf, weekday, type Day } from './day.ts';

/** Easter Sunday of a Gregorian year (the anonymous computus of Meeus, Jones and Butcher). */
export function easterSunday(year: number): Day {
  const a = year % 19, b = Math.floor(year / 100), c = year % 100;
  const d = Math.floor(b / 4), e = b % 4, f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3), h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4), k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451), sum = h + l - 7 * m + 114;
  return dayOf(year, Math.floor(sum / 31), sum % 31 + 1);
}

export interface PublicHoliday { readonly day: Day; readonly name: string }

/** The eleven legal holidays of a year, in calendar order, with their French names. */
export function publicHolidays(year: number): readonly PublicHoliday[] {
  const easter = easterSunday(year);
  const holidays: PublicHoliday[] = [
    { day: dayOf(year, 1, 1), name: 'jour de l’An' },
    { day: addDays(easter, 1), name: 'lundi de Pâques' },
    { day: dayOf(year, 5, 1), name: 'fête du Travail' },
    { day: dayOf(year, 5, 8), name: '8 mai' },
    { day: addDays(easter, 39), name: 'Ascension' },
    { day: addDays(easter, 50), name: 'lundi de Pentecôte' },
    { day: dayOf(year, 7, 14), name: '14 juillet' },
    { day: dayOf(year, 8, 15), name: 'Assomption' },
    { day: dayOf(year, 11, 1), name: 'Toussaint' },
    { day: dayOf(year, 11, 11), name: '11 novembre' },
    { day: dayOf(year, 12, 25), name: 'Noël' },
  ];
  return holidays.sort((one, other) => one.day - other.day);
}

const memo = new Map<number, ReadonlyMap<number, string>>();

/** The name of the public holiday that falls on a day, or undefined. */
export function publicHolidayOn(day: Day): string | undefined {
  const { year } = civilOf(day);
  let names = memo.get(year);
  if (!names) {
    names = new Map(publicHolidays(year).map((holiday) => [holiday.day, holiday.name]));
    memo.set(year, names);
  }
  return names.get(day);
}

export const isWorkingDay = (day: Day): boolean => weekday(day) < 6 && publicHolidayOn(day) === undefined;

/** The day itself where it works, else the next one that does (CPC 642). */
export function rollOver(day: Day): Day {
  let end = day;
  while (!isWorkingDay(end)) end = addDays(end, 1);
  return end;
}
