/** Formats to the sign, and what people type. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cents, formatAmount, formatCount, formatDate, formatDayMonth, formatIban, formatMoney, formatPercent, formatSiren, monthNames, parseAmountFr, parseDayFr, parseRate } from '../index.ts';

const T = '\u202f', N = '\u00a0';
const today = Temporal.PlainDate.from('2026-11-21'); // a Saturday

describe('formats', () => {
  test('money', () => {
    expect([123_456n, 0n, 5n, -123_456_789n, 100_000_000_000n].map((value) => formatMoney(cents(value)))).toEqual([`1${T}234,56${T}€`, `0,00${T}€`, `0,05${T}€`, `\u22121${T}234${T}567,89${T}€`, `1${T}000${T}000${T}000,00${T}€`]);
    expect([123_456n, -5n].map((value) => formatMoney(cents(value), 'en'))).toEqual(['€1,234.56', '\u2212€0.05']);
    expect([formatAmount(0n), formatAmount(0n, 'en'), formatMoney(0n, 'en')]).toEqual(['0,00', '0.00', '€0.00']);
    expect([formatAmount(cents(-123_456)), formatAmount(cents(123_456), 'en')]).toEqual([`\u22121${T}234,56`, '1,234.56']);
  });
  test('counts and percentages', () => {
    expect([formatCount(1234), formatCount(1_234_567n, 'en'), formatCount(-12), formatCount(0), formatCount(-1_000n, 'en')]).toEqual([`1${T}234`, '1,234,567', '\u221212', '0', '\u22121,000']);
    expect([formatPercent(parseRate('12.40')!), formatPercent('12.40', 'en'), formatPercent('0.0625')]).toEqual([`12,40${T}%`, '12.40%', `0,0625${T}%`]);
  });
  test('days: medium, long, short, the first of a month, English', () => {
    expect([formatDate(today), formatDate(today, 'long'), formatDate(today, 'short'), formatDayMonth(today)]).toEqual([`21${N}nov.${N}2026`, `21${N}novembre${N}2026`, '21/11/2026', `21${N}nov.`]);
    expect([formatDate('2026-07-01', 'long'), formatDate('2026-08-01'), formatDate('2026-07-01', 'short')]).toEqual([`1er${N}juillet${N}2026`, `1er${N}août${N}2026`, '01/07/2026']);
    expect([formatDate(today, 'medium', 'en'), formatDate('2026-07-01', 'long', 'en')]).toEqual([`21${N}Nov${N}2026`, `1${N}July${N}2026`]);
    expect([formatDate('2026-11-21T10:00:00', 'short'), formatDate('0812-11-21', 'short'), formatDate('2026-11-21'), formatDate('2026-03-01', 'short')]).toEqual(['21/11/2026', '21/11/0812', `21${N}nov.${N}2026`, '01/03/2026']);
    expect([formatDate('2026-11-21', undefined, 'en'), formatDayMonth('2026-11-01', 'en')]).toEqual([`21${N}Nov${N}2026`, `1${N}Nov`]);
    expect([monthNames('fr').slice(0, 2), monthNames('en')[11]]).toEqual([['janvier', 'février'], 'December']);
    expect(Array.from({ length: 12 }, (_, month) => formatDayMonth({ year: 2026, month: month + 1, day: 2 }).slice(2)))
      .toEqual(['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.']);
  });
  test('SIREN and IBAN', () => {
    expect([formatSiren('812047366'), formatSiren('812 047 366'), formatSiren('12')]).toEqual([`812${T}047${T}366`, `812${T}047${T}366`, '12']);
    expect(['FR812047366', '81204736600012', '81204736A'].map(formatSiren)).toEqual(['FR812047366', '81204736600012', '81204736A']);
    expect(['fr7630006000011234567890189', 'FR76 3000 6000 0112 3456 7890 189', 'NO93 8601 1117 947'].map(formatIban)).toEqual(['FR76 3000 6000 0112 3456 7890 189', 'FR76 3000 6000 0112 3456 7890 189', 'NO93 8601 1117 947']);
    expect(formatIban('DE89370400440532013000'.slice(0, 8))).toBe('DE89 3704');
  });
});

describe('parseAmountFr', () => {
  test.each([
    ['1 234,56 €', 123_456n], [`1${T}234,56${T}€`, 123_456n], ['1234,5', 123_450n], ['1234.56', 123_456n], ['1.234,56', 123_456n], ['1,234.56', 123_456n], ['50', 5000n], ['50 eur', 5000n], ['50 euros', 5000n],
    ['€ 50', 5000n], ['1 234 567', 123_456_700n], ['0,00', 0n], ['007,10', 710n], ['  50 ', 5000n], ['50 €  ', 5000n], ['50 euro', 5000n], ['50EUR', undefined], ['999 999,99', 99_999_999n], ['12 345', 1_234_500n],
  ])('%s', (text, value) => expect(parseAmountFr(text)).toBe(value));
  test.each(['', '€', '-5', '1.234', '1,234', '12 34', '1 234 56', '1,2,3', '1.2.3', '5.', ',5', '.5', '1e3', '1 234,567', '1 234.567,8', '1.234 567,8', '1 234 567.8.', 'cinq', '12 €  7', 'x5', '5x', '+5', '12a,50', '1,2a', '1,a2', '1234 567', '1a 234', '1 2345', '1 23a', '1,234,56', '1.234.56', '12,345,6'])('%s could be no amount, or two', (text) => {
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
    ['+10j', '2026-12-01'], ['+10', '2026-12-01'], ['dans 10 jours', '2026-12-01'], ['+2s', '2026-12-05'], ['+1 mois', '2026-12-21'], ['auj', '2026-11-21'], ['ce jour', '2026-11-21'], ['apres demain', '2026-11-23'], [' demain ', '2026-11-22'], [' 2026-11-27 ', '2026-11-27'], ['ven. ', '2026-11-27'],
    ['+ 10 j', '2026-12-01'], ['+1 jour', '2026-11-22'], ['+1sem', '2026-11-28'], ['dans 1 semaine', '2026-11-28'], ['dans 2 semaines', '2026-12-05'], ['+2m', '2027-01-21'], ['+0', '2026-11-21'], ['+1000j', '2029-08-17'],
    ['1er', '2026-12-01'], ['le 1er', '2026-12-01'], ['27 11', '2026-11-27'], ['27 11 26', '2026-11-27'], ['fin mois', '2026-11-30'], ['fin du mois', '2026-11-30'], ['fin de ce mois', '2026-11-30'], ['fin de novembre', '2026-11-30'], ['fin d’août', '2027-08-31'],
    ['mi mars', '2027-03-15'], ['début août 27', '2027-08-01'], ['fin fév 2028', '2028-02-29'], ['samedi 28 novembre 26', '2026-11-28'], ['29 fév', '2028-02-29'], ['29 février 2024', '2024-02-29'], ['mardi prochain', '2026-11-24'], ['mercredi', '2026-11-25'], ['jeu', '2026-11-26'],
    ['lun', '2026-11-23'], ['21 nov', '2026-11-21'], ['20 nov', '2027-11-20'], ['2 janv', '2027-01-02'], ['3 avr', '2027-04-03'], ['4 mai', '2027-05-04'], ['5 juin', '2027-06-05'], ['6 juil', '2027-07-06'], ['7 juillet', '2027-07-07'], ['8 sep', '2027-09-08'], ['9 sept.', '2027-09-09'], ['10 octobre', '2027-10-10'],
    ['demain', '2026-11-22'], ['après-demain', '2026-11-23'], ['aujourd’hui', '2026-11-21'], ['hier', '2026-11-20'],
  ])('%s is %s', (text, day) => expect(parseDayFr(text, today)?.toString()).toBe(day));
  test.each([
    '', '32', '0', '00/11', '27/00', '31/02/2026', '31/02', '27/13', '27/11/202', '27/11/2026 ou 28', '2026-02-30', 'août', 'vendredredi', 'lundi prochaine', 'le lundi', 'lundi2', '99 nov', '0 nov', '27 nov 1', '27 nov 202', '27 nove', 'x 27 nov 2026 y',
    'fin', 'fin de moi', 'fin du mois prochain', 'la fin du mois', 'fin nov 1', 'fin novembree', 'fin nov 202', 'vers fin nov', 'debut mercredi', '+j', '+10 jx', '+10 ans', 'a +10j', '+12345', '1234567', '123456789', '1 27 11', '27 11 2', 'bientôt',
  ])('%s is no day', (text) => {
    expect(parseDayFr(text, today)).toBeUndefined();
  });
  test('reads back what formatDate writes', () => {
    fc.assert(fc.property(fc.integer({ min: -4000, max: 4000 }), fc.constantFrom('short', 'medium', 'long'), (days, style) => {
      const day = today.add({ days });
      expect(parseDayFr(formatDate(day, style as 'short'), today)?.toString()).toBe(day.toString());
    }));
  });
});
