/** The tables: complete, in order, and saying what the orders and the reference of rules say (2.2, 3.1). */
import { describe, expect, test } from '@jest/globals';
import { parseDay, addDays, formatDay } from '../calendar/day.ts';
import { halfYearOf } from '../calendar/half-year.ts';
import { formatRate, LAW, lawConstant, LAW_VERSION, type LawTables } from '../index.ts';
import { CONSTANTS } from './constants.data.ts';
import { constantOn, ecbRate, eurosOn, legalRate, pointsOn, rowOn } from './lookup.ts';

const at = (text: string) => parseDay(text)!;
const half = (text: string) => halfYearOf(at(text));

describe('tables', () => {
  test('are closed on a day, from 2015 to 2026, without a hole', () => {
    expect(LAW.version).toBe(LAW_VERSION);
    for (const rows of [LAW.ecbMainRefinancingRate, LAW.legalRate.individualCreditor, LAW.legalRate.otherCreditor]) {
      expect(rows).toHaveLength(24);
      expect([rows[0]!.from, rows.at(-1)!.to]).toEqual(['2015-01-01', '2026-12-31']);
      rows.slice(1).forEach((row, index) => expect(row.from).toBe(formatDay(addDays(at(rows[index]!.to!), 1))));
    }
  });
  test.each([
    // rules 2.2: half-year, ECB + 10, ECB + 8, three times the legal rate
    ['2022-07-01', '10.00', '8.00', '2.31'], ['2023-01-01', '12.50', '10.50', '6.18'], ['2023-07-01', '14.00', '12.00', '12.66'], ['2024-01-01', '14.50', '12.50', '15.21'],
    ['2024-07-01', '14.25', '12.25', '14.76'], ['2025-01-01', '13.15', '11.15', '11.13'], ['2025-07-01', '12.15', '10.15', '8.28'], ['2026-01-01', '12.15', '10.15', '7.86'], ['2026-07-01', '12.40', '10.40', '8.25'],
  ])('%s: %s, %s, %s', (day, commercial, publicRate, floor) => {
    const ecb = ecbRate(LAW, half(day))!.rate, legal = legalRate(LAW, 'otherCreditor', half(day))!.rate;
    const plus = (id: string) => formatRate(ecb + pointsOn(LAW, id, at(day)));
    expect([plus('b2b_default_margin'), plus('public_margin'), formatRate(legal * 3n)]).toEqual([commercial, publicRate, floor]);
  });
  test('each column of the legal rate has its own confidence', () => {
    expect([legalRate(LAW, 'individualCreditor', half('2026-07-01')), legalRate(LAW, 'otherCreditor', half('2026-07-01'))]).toMatchObject([{ rate: 68_400n, confidence: 'medium' }, { rate: 27_500n, confidence: 'high' }]);
  });
  test('what is not in the tables is unknown, never guessed', () => {
    expect([ecbRate(LAW, half('2027-01-01')), ecbRate(LAW, half('2014-12-31')), legalRate(LAW, 'otherCreditor', half('2027-01-01'))]).toEqual([undefined, undefined, undefined]);
  });
  test('a constant has the row of its day; a value that nobody has seen is null', () => {
    expect([constantOn(LAW, 'ip_service_deadline', at('2026-08-31'))!.value, constantOn(LAW, 'ip_service_deadline', at('2026-09-01'))!.value]).toEqual([6, 3]);
    expect(constantOn(LAW, 'protected_bank_balance', at('2026-05-01'))!.value).toBeNull();
    expect(lawConstant(LAW, 'cash_limit', Temporal.PlainDate.from('2026-11-21'))).toMatchObject({ value: 1000, unit: 'EUR', article: 'CMF D112-3', confidence: 'medium' });
    expect(constantOn(LAW, 'nothing', at('2026-05-01'))).toBeUndefined();
    expect([eurosOn(LAW, 'fixed_indemnity_b2b', at('2010-01-01')), eurosOn(LAW, 'protected_bank_balance', at('2025-06-01'))]).toEqual([4000n, 64_652n]);
    expect(() => eurosOn(LAW, 'protected_bank_balance', at('2026-05-01'))).toThrow(RangeError);
    expect(Object.keys(CONSTANTS).length).toBeGreaterThan(60);
  });
  test('a new row is enough for a new half-year', () => {
    const next: LawTables = { ...LAW, version: 'next', ecbMainRefinancingRate: [...LAW.ecbMainRefinancingRate, { from: '2027-01-01', to: '2027-06-30', value: '2.65', article: 'C. com. L441-10 II', confidence: 'high' }] };
    expect(ecbRate(next, half('2027-03-01'))!.rate).toBe(26_500n);
    expect(rowOn(next.ecbMainRefinancingRate, at('2027-07-01'))).toBeUndefined();
  });
});
