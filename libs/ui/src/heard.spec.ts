import { describe, expect, test } from '@jest/globals';
import { formatsFor } from './formats.ts';
import { parseAmount, parseDay } from './heard.ts';

const SATURDAY = '2026-11-21';

describe('a day, as one says it', () => {
  test.each([
    ['ven.', '2026-11-27'], ['Fri', '2026-11-27'], ['27', '2026-11-27'], ['5', '2026-12-05'], ['27/11', '2026-11-27'], ['27/11/2026', '2026-11-27'], ['27112026', '2026-11-27'],
    ['fin nov', '2026-11-30'], ['end nov', '2026-11-30'], ['fin du mois', '2026-11-30'], ['+10j', '2026-12-01'], ['+10d', '2026-12-01'], ['demain', '2026-11-22'], ['tomorrow', '2026-11-22'], ['27 nov', '2026-11-27'],
  ])('%s is the %s', (text, day) => expect(parseDay(text, SATURDAY)).toEqual({ value: day }));

  test.each([['ven.', '2026-11-20'], ['27', '2026-10-27'], ['27/11', '2025-11-27'], ['21/11', '2026-11-21'], ['3 nov', '2026-11-03']])('looking back, %s is the %s', (text, day) => expect(parseDay(text, SATURDAY, true)).toEqual({ value: day }));

  test.each([['31/02/2026', 'no-such-day'], ['29/02/2027', 'no-such-day'], ['bientôt', 'not-a-day'], ['', 'empty']])('%s is refused: %s', (text, fault) => expect(parseDay(text, SATURDAY)).toMatchObject({ fault }));
});

describe('an amount, as one types it', () => {
  test.each([['3000', '3000.00'], ['1 234,56 €', '1234.56'], ['1\u202f234,5', '1234.50'], ['0,05', '0.05']])('%s is %s', (text, amount) => expect(parseAmount(text)).toEqual({ value: amount }));
  test.each([['30OO', 'letters'], ['12,345', 'too-many-decimals'], ['-5', 'not-an-amount'], ['', 'empty']])('%s is refused: %s', (text, fault) => expect(parseAmount(text)).toMatchObject({ fault }));
});

describe('what is shown', () => {
  const fr = formatsFor('fr', SATURDAY), en = formatsFor('en', SATURDAY);
  test('amounts', () => {
    expect(fr.money('1234.5')).toBe('1\u202f234,50\u202f€');
    expect(fr.money('-2000')).toBe('\u22122\u202f000,00\u202f€');
    expect(fr.money('1234567.89', false)).toBe('1\u202f234\u202f567,89');
    expect(fr.money('2.7669')).toBe('2,77\u202f€');
    expect(en.money('-1234.5')).toBe('\u2212€1,234.50');
  });
  test('days and instants', () => {
    expect(fr.day('2026-11-01')).toBe('1er\u00a0nov.\u00a02026');
    expect(fr.day('2026-11-27', 'full')).toBe('vendredi 27\u00a0nov.\u00a02026');
    expect(fr.moment('2026-11-21T08:41:00Z')).toBe('9\u00a0h\u00a041');
    expect(fr.moment('2026-11-16T08:41:00Z')).toBe('16\u00a0nov.');
    expect(en.moment('2025-07-06T23:30:00Z')).toBe('7\u00a0Jul\u00a02025');
  });
});
