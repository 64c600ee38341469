/** The calendar against Temporal, and against the holidays that people know. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths, addYears, asDay, civilOf, dayOf, formatDay, fromPlainDate, isLeapYear, parseDay, toPlainDate, weekday } from './day.ts';
import { addLegalMonths, halfYearSpan, isWorkingDay as works, publicHoliday, workingDayFrom } from './calendar.ts';
import { halfYearOf, nameHalfYear, nextHalfYear, spanOf } from './half-year.ts';
import { easterSunday, isWorkingDay, publicHolidays, rollOver } from './working-days.ts';

const at = (text: string) => parseDay(text)!;
const anyDay = fc.integer({ min: -700_000, max: 2_900_000 }).map(asDay);

describe('days', () => {
  test('are those of Temporal, both ways, from the year 54 to 9909', () => {
    fc.assert(fc.property(anyDay, (day) => {
      const date = Temporal.PlainDate.from('1970-01-01').add({ days: day });
      expect(civilOf(day)).toEqual({ year: date.year, month: date.month, day: date.day });
      expect([dayOf(date.year, date.month, date.day), fromPlainDate(date), weekday(day), isLeapYear(date.year)]).toEqual([day, day, date.dayOfWeek, date.inLeapYear]);
      expect([toPlainDate(day).toString(), formatDay(day)]).toEqual([date.toString(), date.toString()]);
    }));
  });
  test('a century has a leap day every fourth time, and the last day of four hundred years is one', () => {
    expect([1900, 2000, 2023, 2024, 2100, 2400].map(isLeapYear)).toEqual([false, true, false, true, false, true]);
    expect(['2000-02-29', '2000-03-01', '1900-02-28', '1900-03-01', '2400-02-29'].map((text) => formatDay(at(text)))).toEqual(['2000-02-29', '2000-03-01', '1900-02-28', '1900-03-01', '2400-02-29']);
    expect([parseDay('1900-02-29'), parseDay('2100-02-29')]).toEqual([undefined, undefined]);
  });
  test('months keep the day number or take the month’s last, as Temporal’s do (CPC 641)', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: -30, max: 300 }), (day, months) => {
      expect(formatDay(addMonths(day, months))).toBe(toPlainDate(day).add({ months }).toString());
    }));
    expect([addMonths(at('2027-01-31'), 1), addMonths(at('2026-08-31'), 6), addYears(at('2024-02-29'), 1)].map(formatDay)).toEqual(['2027-02-28', '2027-02-28', '2025-02-28']);
  });
  test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-4-30', '26-04-30', '30/04/2026', '2026-04-30T00:00', '', null, 20_260_430])('%p is no date', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });
});

describe('half-years', () => {
  test('begin on 1 January and 1 July', () => {
    const half = halfYearOf(at('2026-06-30')), span = spanOf(half);
    expect([formatDay(span.from), formatDay(span.to), nextHalfYear(half)]).toEqual(['2026-01-01', '2026-06-30', halfYearOf(at('2026-07-01'))]);
    expect(['2027-03-01', '2026-07-01'].map((text) => nameHalfYear(halfYearOf(at(text))))).toEqual(['premier semestre 2027 (2027-01-01 au 2027-06-30)', 'second semestre 2026 (2026-07-01 au 2026-12-31)']);
    expect(spanOf(halfYearOf(at('2026-11-21')))).toEqual({ half: half + 1, from: at('2026-07-01'), to: at('2026-12-31'), year: 2026, daysInYear: 365 });
    expect(spanOf(halfYearOf(at('2024-12-31')))).toMatchObject({ year: 2024, daysInYear: 366 });
  });
});

describe('working days (C. trav. L3133-1, CPC 642)', () => {
  test('Easter', () => {
    expect([2000, 2008, 2011, 2024, 2025, 2026, 2027, 2038].map((year) => formatDay(easterSunday(year)))).toEqual([
      '2000-04-23', '2008-03-23', '2011-04-24', '2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25']);
    // The earliest and the latest, the two exceptions of the lunar cycle, its first years, other centuries.
    expect([1818, 1900, 1943, 1954, 1981, 1995, 2014, 2033, 2049, 2076, 2100, 2106, 2199, 2285].map((year) => formatDay(easterSunday(year)))).toEqual([
      '1818-03-22', '1900-04-15', '1943-04-25', '1954-04-18', '1981-04-19', '1995-04-16', '2014-04-20', '2033-04-17', '2049-04-18', '2076-04-19', '2100-03-28', '2106-04-18', '2199-04-14', '2285-03-22']);
  });
  test('the eleven holidays of 2026 and 2027', () => {
    expect(publicHolidays(2026).map((holiday) => formatDay(holiday.day))).toEqual([
      '2026-01-01', '2026-04-06', '2026-05-01', '2026-05-08', '2026-05-14', '2026-05-25', '2026-07-14', '2026-08-15', '2026-11-01', '2026-11-11', '2026-12-25']);
    expect(publicHolidays(2026).map((holiday) => holiday.name)).toEqual([
      'jour de l’An', 'lundi de Pâques', 'fête du Travail', '8 mai', 'Ascension', 'lundi de Pentecôte', '14 juillet', 'Assomption', 'Toussaint', '11 novembre', 'Noël']);
    expect(publicHolidays(2027).map((holiday) => formatDay(holiday.day)).slice(1, 6)).toEqual(['2027-03-29', '2027-05-01', '2027-05-06', '2027-05-08', '2027-05-17']);
    expect(publicHolidays(2008)).toHaveLength(11);
  });
  test('a term rolls over weekends and holidays, however many follow', () => {
    expect([rollOver(at('2027-02-28')), rollOver(at('2026-04-04')), rollOver(at('2026-05-01')), rollOver(at('2026-12-25')), rollOver(at('2026-11-10'))].map(formatDay))
      .toEqual(['2027-03-01', '2026-04-07', '2026-05-04', '2026-12-28', '2026-11-10']);
    fc.assert(fc.property(anyDay, (day) => {
      const end = rollOver(day);
      expect(isWorkingDay(end) && end >= day && end - day < 7).toBe(true);
      for (let each = day; each < end; each = addDays(each, 1)) expect(isWorkingDay(each)).toBe(false);
    }), { numRuns: 300 });
  });
});

describe('the calendar in Temporal', () => {
  test('says the same', () => {
    const date = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
    expect([works(date('2026-11-21')), works(date('2026-11-11')), works(date('2026-11-23'))]).toEqual([false, false, true]);
    expect([workingDayFrom(date('2026-11-21')), addLegalMonths(date('2027-01-31'), 1), halfYearSpan(date('2026-11-21')).from, halfYearSpan(date('2026-11-21')).to].map(String)).toEqual(['2026-11-23', '2027-02-28', '2026-07-01', '2026-12-31']);
    expect([publicHoliday(date('2026-11-11')), publicHoliday(date('2026-11-12'))]).toEqual(['11 novembre', undefined]);
  });
});
