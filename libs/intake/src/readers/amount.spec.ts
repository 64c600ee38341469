import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decimalAmount, writtenAmount, writtenRate } from './amount.ts';

describe('an amount written in a table', () => {
  test.each([
    ['1 234,56 €', '1234.56'], ['1\u00a0234,56\u00a0€', '1234.56'], ['1\u202f234\u202f567,8 EUR', '1234567.80'], ['1234.56', '1234.56'], ['1234,56', '1234.56'],
    ['1.234,56', '1234.56'], ['1,234.56', '1234.56'], ['1.234.567', '1234567.00'], ['1,234,567.89', '1234567.89'], ["1'234.56", '1234.56'], ['0,5', '0.50'],
    ['12', '12.00'], ['0', '0.00'], ['€ 12,00', '12.00'], ['12 euros', '12.00'], ['1234.5600', '1234.56'], ['1234,560', '1234.56'], ['007', '7.00'], ['-12,50', '-12.50'],
    ['12,50-', '-12.50'], ['(12,50)', '-12.50'], ['\u221212,50', '-12.50'], ['+12,50', '12.50'], ['-0,00', '0.00'], ['12 345', '12345.00'], ['99 ¤', '99.00'],
  ])('%j is %s', (written, amount) => {
    expect(writtenAmount(written)).toEqual({ amount });
  });

  test.each([
    ['1.204', 'amount_ambiguous'], ['1,204', 'amount_ambiguous'], ['12.500', 'amount_ambiguous'], ['1.204,5O', 'amount_letter'], ['l00', 'amount_letter'], ['1e3', 'amount_letter'], ['12 USD', 'amount_letter'],
    ['0,125', 'amount_decimals'], ['1 234,567', 'amount_decimals'], ['1.234,567', 'amount_decimals'], ['1234,5678', 'amount_decimals'], ['9223372036854775808', 'amount_too_large'], ['12 34,56', 'amount_unreadable'],
    ['1.23.456', 'amount_unreadable'], ['1,2,3', 'amount_unreadable'], ['1.234,567.89', 'amount_unreadable'], ['12,', 'amount_unreadable'], [',50', 'amount_unreadable'], ['$12', 'amount_unreadable'],
    ['--12', 'amount_unreadable'], ['', 'amount_unreadable'], ['€', 'amount_unreadable'], ['1  234', 'amount_unreadable'], ['=1+1', 'amount_unreadable'], ['1'.repeat(100), 'amount_unreadable'],
  ])('%j is refused as %s', (written, code) => {
    expect(writtenAmount(written)).toMatchObject({ code });
  });

  test('an ambiguous amount names both readings', () => {
    expect(writtenAmount('1.204')).toMatchObject({ facts: { first: '1\u202f204,00', second: '1,204' } });
  });

  test('every way to write an amount of cents gives these cents', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n - 1n }), fc.constantFrom(' ', '\u00a0', '\u202f', '.', ','), fc.constantFrom(',', '.'), (cents, thousands, decimal) => {
      fc.pre(thousands !== decimal);
      const whole = String(cents / 100n);
      const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, thousands);
      const digits = String(cents % 100n).padStart(2, '0');
      expect(writtenAmount(`${grouped}${decimal}${digits}`)).toEqual({ amount: `${whole}.${digits}` });
    }));
  });
});

describe('an amount of an XML document', () => {
  test.each([['208.03', '208.03'], ['27.6', '27.60'], ['100', '100.00'], ['104.9000', '104.90'], ['-39.00', '-39.00'], ['+1.5', '1.50'], ['.5', '0.50'], ['5.', '5.00'], [' 12 ', '12.00']])('%j is %s', (written, amount) => {
    expect(decimalAmount(written)).toEqual({ amount });
  });

  test.each([['1,50', 'amount_unreadable'], ['12.345', 'amount_decimals'], ['1E3', 'amount_letter'], ['.', 'amount_unreadable'], ['NaN', 'amount_letter'], ['99999999999999.00', 'amount_too_large']])('%j is refused as %s', (written, code) => {
    expect(decimalAmount(written)).toMatchObject({ code });
  });
});

describe('a rate', () => {
  test.each([['12,4 %', '12.40'], ['12.40', '12.40'], ['10', '10.00'], ['0,5 %', '0.50'], ['100', '100.00'], ['0', '0.00']])('%j is %s', (written, rate) => {
    expect(writtenRate(written)).toEqual({ rate });
  });

  test.each([['0,12', 'rate_without_percent'], ['BCE + 10', 'rate_unreadable'], ['100,5', 'rate_unreadable'], ['12,345', 'rate_unreadable'], ['-1', 'rate_unreadable']])('%j is refused as %s', (written, code) => {
    expect(writtenRate(written)).toMatchObject({ code });
  });
});
