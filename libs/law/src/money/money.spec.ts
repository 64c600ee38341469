/** Money and rates: exact in, exact out, one rounding. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cents, formatDecimal, formatRate, interestOf, parseMoney, parseRate, points, round, sumCents } from '../index.ts';

describe('money', () => {
  test.each([['1200.00', 120_000n], ['1200.5', 120_050n], ['1200', 120_000n], ['0.01', 1n], ['0', 0n], ['99999999999999999999.99', 9_999_999_999_999_999_999_999n]])('%s is %s cents', (text, value) => {
    expect(parseMoney(text)).toBe(value);
  });
  test.each(['', '-1.00', '+1.00', '1.234', '1,20', '1 200.00', '1.', '.5', '1e3', ' 1.00', '0x10', 12, null, undefined])('%p is no amount', (text) => {
    expect(parseMoney(text)).toBeUndefined();
  });
  test('text and cents go both ways', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), (value) => expect(parseMoney(formatDecimal(value))).toBe(value)));
    expect([formatDecimal(-5n), formatDecimal(0n), formatDecimal(sumCents([1n, 2n]))]).toEqual(['-0.05', '0.00', '0.03']);
  });
});

describe('round', () => {
  test('half up, exactly, whatever the size', () => {
    expect([round(1n, 2n), round(3n, 2n), round(149n, 100n), round(150n, 100n), round(0n, 7n), round(-1n, 2n)]).toEqual([1n, 2n, 1n, 2n, 0n, -1n]);
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.bigInt({ min: 1n, max: 10n ** 12n }), (over, under) => {
      const doubled = 2n * (round(over, under) * under - over);
      expect(doubled <= under && doubled > -under).toBe(true);
    }));
    expect(() => round(1n, 0n)).toThrow('round: the denominator is zero');
    expect([round(1n, -2n), round(-1n, -2n), round(7n, -3n), round(-7n, -3n)]).toEqual([-1n, 1n, -2n, 2n]);
  });
});

describe('rate', () => {
  test('percent with at most four decimals, printed with at least two', () => {
    expect(['12.40', '12.4', '15', '12.3450', '0.0001', '12.345'].map((text) => formatRate(parseRate(text)!))).toEqual(['12.40', '12.40', '15.00', '12.345', '0.0001', '12.345']);
    expect(['1.23456', '-1', '12,40', '', 12].map((text) => parseRate(text))).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(points(10)).toBe(parseRate('10.00'));
  });
  test('base × rate × days ÷ (100 × year) (statement rule 4)', () => {
    expect(interestOf(cents(1_000_000), parseRate('12.15')!, 61, 365)).toBe(20_305n);
    expect(interestOf(cents(1_000_000), parseRate('12.15')!, -3, 365)).toBe(0n);
  });
});
