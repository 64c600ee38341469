import { describe, expect, test } from '@jest/globals';
import { ciiDay, writtenDay, xmlDay } from './day.ts';

describe('a day written in a table', () => {
  test.each([
    ['2026-11-21', '2026-11-21'], ['21/11/2026', '2026-11-21'], ['21-11-2026', '2026-11-21'], ['21.11.2026', '2026-11-21'], ['20261121', '2026-11-21'], ['1/3/2026', '2026-03-01'],
    ['2026/11/21', '2026-11-21'], ['21/11/2026 00:00:00', '2026-11-21'], ['2026-11-21T00:00', '2026-11-21'], ['29/02/2028', '2028-02-29'], [' 01/01/2026 ', '2026-01-01'],
  ])('%j is %s', (written, day) => {
    expect(writtenDay(written)).toEqual({ day });
  });

  test.each([
    ['31/02/2026', 'day_does_not_exist'], ['29/02/2026', 'day_does_not_exist'], ['11/21/2026', 'day_does_not_exist'], ['00/01/2026', 'day_does_not_exist'], ['20261301', 'day_does_not_exist'],
    ['21/11/26', 'day_short_year'], ['21/11/1026', 'day_out_of_range'], ['45981', 'day_unreadable'], ['21/11-2026', 'day_unreadable'], ['21 novembre 2026', 'day_unreadable'], ['demain', 'day_unreadable'],
  ])('%j is refused as %s', (written, code) => {
    expect(writtenDay(written)).toMatchObject({ code });
  });
});

test.each([['2026-06-17', '2026-06-17'], ['2026-06-17Z', '2026-06-17'], ['2026-06-17+02:00', '2026-06-17'], ['2026-06-17T00:00:00', '2026-06-17']])('the xsd:date %j is %s', (written, day) => {
  expect(xmlDay(written)).toEqual({ day });
});

test('an xsd:date in French order is none', () => {
  expect(xmlDay('17/06/2026')).toEqual({ code: 'day_unreadable', facts: { value: '17/06/2026', expected: '2026-11-21' } });
});

test('a day of CII is compact, or that of XML Schema', () => {
  expect([ciiDay('20260617'), ciiDay('2026-06-17')]).toEqual([{ day: '2026-06-17' }, { day: '2026-06-17' }]);
  expect(ciiDay('202606')).toEqual({ code: 'day_unreadable', facts: { value: '202606', expected: '20261121' } });
  expect(ciiDay('20260631')).toMatchObject({ code: 'day_does_not_exist' });
});
