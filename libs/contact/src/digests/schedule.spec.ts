import { describe, expect, test } from '@jest/globals';
import { lastDue, nextDue, spanBefore, type Schedule } from './schedule.ts';

const at = (text: string) => Temporal.Instant.from(text);
const daily = (hour: number): Schedule => ({ cadence: 'daily', weekday: 1, hour });
const weekly = (weekday: number, hour: number): Schedule => ({ cadence: 'weekly', weekday, hour });
const told = (due: ReturnType<typeof lastDue>) => due && `${due.on} ${due.at.toZonedDateTimeISO('Europe/Paris').toPlainTime().toString({ smallestUnit: 'minute' })}`;

describe('when a digest is due', () => {
  // 2026-11-23 is a Monday; Paris is an hour ahead of UTC.
  test.each([
    ['daily, before its hour: yesterday’s', daily(8), '2026-11-23T06:59:59Z', '2026-11-22 08:00', '2026-11-23 08:00'],
    ['daily, at its hour', daily(8), '2026-11-23T07:00:00Z', '2026-11-23 08:00', '2026-11-24 08:00'],
    ['weekly, on its day before its hour: last week’s', weekly(1, 8), '2026-11-23T06:00:00Z', '2026-11-16 08:00', '2026-11-23 08:00'],
    ['weekly, on its day after its hour', weekly(1, 8), '2026-11-23T08:00:00Z', '2026-11-23 08:00', '2026-11-30 08:00'],
    ['weekly, the day before it', weekly(2, 8), '2026-11-23T08:00:00Z', '2026-11-17 08:00', '2026-11-24 08:00'],
    ['weekly on Sunday, across a new year', weekly(7, 0), '2027-01-01T12:00:00Z', '2026-12-27 00:00', '2027-01-03 00:00'],
    ['late in the evening of UTC it is the next day in Paris', daily(0), '2026-11-22T23:30:00Z', '2026-11-23 00:00', '2026-11-24 00:00'],
    ['the hour that spring leaves out is the next one', daily(2), '2027-03-28T01:00:00Z', '2027-03-28 03:00', '2027-03-29 02:00'],
    ['and was not due before it', daily(2), '2027-03-28T00:59:59Z', '2027-03-27 02:00', '2027-03-28 03:00'],
    ['the hour that autumn gives twice is its first', daily(2), '2026-10-25T00:00:00Z', '2026-10-25 02:00', '2026-10-26 02:00'],
    ['and does not come again at its second', daily(2), '2026-10-25T01:30:00Z', '2026-10-25 02:00', '2026-10-26 02:00'],
    ['eight o’clock stays eight o’clock in summer', daily(8), '2026-07-01T06:00:00Z', '2026-07-01 08:00', '2026-07-02 08:00'],
  ])('%s', (_, schedule, now, last, next) => {
    expect([told(lastDue(schedule, at(now))), told(nextDue(schedule, at(now)))]).toEqual([last, next]);
  });

  test('none is due to who wishes none', () => {
    expect([lastDue({ cadence: 'off', weekday: 1, hour: 8 }, at('2026-11-23T08:00:00Z')), nextDue({ cadence: 'off', weekday: 1, hour: 8 }, at('2026-11-23T08:00:00Z'))]).toEqual([undefined, undefined]);
  });

  test('the first tells of the day, or the week, before it, however long that was', () => {
    const due = lastDue(weekly(1, 8), at('2026-10-26T08:00:00Z'))!;
    expect(due.at.since(spanBefore(weekly(1, 8), due)).total('hours')).toBe(7 * 24 + 1);
  });

  test('through a year of days there is one due on each, and never two', () => {
    const seen: string[] = [];
    for (let now = at('2026-01-01T00:00:00Z'); Temporal.Instant.compare(now, at('2027-01-01T00:00:00Z')) < 0; now = now.add({ minutes: 10 })) {
      const on = String(lastDue(daily(2), now)!.on);
      if (seen.at(-1) !== on) seen.push(on);
    }
    expect(seen.length).toBe(new Set(seen).size);
    expect(seen.length).toBe(366);
  });
});
