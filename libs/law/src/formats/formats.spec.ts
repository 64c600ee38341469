/** Formats to the sign, and what people type. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cents, formatAmount, formatCount, formatDate, formatDayMonth, formatIban, formatMoney, formatPercent, formatSiren, parseAmountFr, parseDayFr, parseRate } from '../index.ts';

const T = '\u202f', N = '\u00a0';
const today = Temporal.PlainDate.from('2026-11-21'); // a Saturday

describe('formats', () => {
  test('money', () => {
    expect([123_456n, 0n, 5n, -123_456_789n, 100_000_000_000n].map((value) => formatMoney(cents(value)))).toEqual([`1${T}234,56${T}€`, `0,00${T}€`, `0,05${T}€`, `\u22121${T}234${T}567,89${T}€`, `1${T}000${T}000${T}000,00${T}€`]);
    expect([123_456n, -5n].map((value) => formatMoney(cents(value), 'en'))).toEqual(['€1,234.56', '\u2212€0.05']);
    expect([formatAmount(cents(-123_456)), formatAmount(cents(123_456), 'en')]).toEqual([`\u22121${T}234,56`, '1,234.56']);
  });
  test('counts and percentages', () => {
    expect([formatCount(1234), formatCount(1_234_567n, 'en'), formatCount(-12)]).toEqual([`1${T}234`, '1,234,567', '\u221212']);
    expect([formatPercent(parseRate('12.40')!), formatPercent('12.40', 'en'), formatPercent('0.0625')]).toEqual([`12,40${T}%`, '12.40%', `0,0625${T}%`]);
  });
  test('days: medium, long, short, the first of a month, English', () => {
    expect([formatDate(today), formatDate(today, 'long'), formatDate(today, 'short'), formatDayMonth(today)]).toEqual([`21${N}nov.${N}2026`, `21${N}novembre${N}2026`, '21/11/2026', `21${N}nov.`]);
    expect([formatDate('2026-07-01', 'long'), formatDate('2026-08-01'), formatDate('2026-07-01', 'short')]).toEqual([`1er${N}juillet${N}2026`, `1er${N}août${N}2026`, '01/07/2026']);
    expect([formatDate(today, 'medium', 'en'), formatDate('2026-07-01', 'long', 'en')]).toEqual([`21${N}Nov${N}2026`, `1${N}July${N}2026`]);
    expect(Array.from({ length: 12 }, (_, month) => formatDayMonth({ year: 2026, month: month + 1, day: 2 }).slice(2)))
      .toEqual(['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.']);
  });
  test('SIREN and IBAN', () => {
    expect([formatSiren('812047366'), formatSiren('812 047 366'), formatSiren('12')]).toEqual([`812${T}047${T}366`, `812${T}047${T}366`, '12']);
    expect(formatIban('fr7630006000011234567890189')).toBe('FR76 3000 6000 0112 3456 7890 189');
  });
});

describe('parseAmountFr', () => {
  test.each([
    ['1 234,56 €', 123_456n], [`1${T}234,56${T}€`, 123_456n], ['1234,5', 123_450n], ['1234.56', 123_456n], ['1.234,56', 123_456n], ['1,234.56', 123_456n], ['50', 5000n], ['50 eur', 5000n], ['50 euros', 5000n],
    ['€ 50', 5000n], ['1 234 567', 123_456_700n], ['0,00', 0n], ['007,10', 710n],
  ])('%s', (text, value) => expect(parseAmountFr(text)).toBe(value));
  test.each(['', '€', '-5', '1.234', '1,234', '12 34', '1 234 56', '1,2,3', '1.2.3', '5.', ',5', '1e3', '1 234,567', '1 234.567,8', 'cinq', '12 €  7'])('%s could be no amount, or two', (text) => {
    expect(parseAmountFr(text)).toBeUndefined();
  });
  test('reads back what formatMoney writes', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), (value) => expect(parseAmountFr(formatMoney(value))).toBe(value)));
  });
});

describe('parseDayFr, on Saturday 21 November 2026', () => {
  test.each([
    ['ven.', '2026-11-27'], ['Vendredi', '2026-11-27'], ['ven', '2026-11-27'], ['vendredi prochain', '2026-11-27'], ['samedi', '2026-11-28'], ['dim', '2026-11-22'], ['mar', '2026-11-24'], ['lundi en huit', '2026-11-30'],
    ['27', '2026-11-27'], ['21', '2026-11-21'], ['20', '2026-12-20'], ['31', '2026-12-31'], ['1er', '2026-12-01'], ['le 5', '2026-12-05'],
    ['27/11', '2026-11-27'], ['20/11', '2027-11-20'], ['27-11', '2026-11-27'], ['27.11', '2026-11-27'], ['29/02', '2028-02-29'], ['27/11/26', '2026-11-27'], ['27/11/2026', '2026-11-27'], ['03/11/2026', '2026-11-03'],
    ['27112026', '2026-11-27'], ['271126', '2026-11-27'], ['2026-11-27', '2026-11-27'],
    ['27 nov', '2026-11-27'], ['27 nov.', '2026-11-27'], ['27 novembre 2026', '2026-11-27'], ['sam. 28 nov', '2026-11-28'], ['1er déc.', '2026-12-01'], ['3 août', '2027-08-03'], ['2 mars', '2027-03-02'],
    ['fin nov', '2026-11-30'], ['fin novembre', '2026-11-30'], ['fin fév', '2027-02-28'], ['fin du mois', '2026-11-30'], ['fin de mois', '2026-11-30'], ['fin janvier 2028', '2028-01-31'], ['mi-décembre', '2026-12-15'], ['début janvier', '2027-01-01'],
    ['+10j', '2026-12-01'], ['+10', '2026-12-01'], ['dans 10 jours', '2026-12-01'], ['+2s', '2026-12-05'], ['+1 mois', '2026-12-21'], ['demain', '2026-11-22'], ['après-demain', '2026-11-23'], ['aujourd’hui', '2026-11-21'], ['hier', '2026-11-20'],
  ])('%s is %s', (text, day) => expect(parseDayFr(text, today)?.toString()).toBe(day));
  test.each(['', '32', '0', '31/02/2026', '31/02', '27/13', '2026-02-30', 'août', 'vendredredi', '99 nov', 'fin', '+j', '1234567', 'bientôt'])('%s is no day', (text) => {
    expect(parseDayFr(text, today)).toBeUndefined();
  });
  test('reads back what formatDate writes', () => {
    fc.assert(fc.property(fc.integer({ min: -4000, max: 4000 }), fc.constantFrom('short', 'medium', 'long'), (days, style) => {
      const day = today.add({ days });
      expect(parseDayFr(formatDate(day, style as 'short'), today)?.toString()).toBe(day.toString());
    }));
  });
});
