/** Reading the tables: the row of a day, and the refusal of what is no figure. Entering rows: what is kept of them. */
import { describe, expect, test } from '@jest/globals';
import { parseDay } from '../calendar/day.ts';
import { LAW, RATE_NAMES, ratesOf, withEntries, type LawEntry, type LawRow, type LawTables, type RateName } from '../index.ts';
import { constantOn, ecbRate, eurosOn, inForceOn, knownRow, numberOn, pointsOn, rowOn } from './lookup.ts';
import { halfYearOf } from '../calendar/half-year.ts';
import { lengthInWords, lengthOn } from './length.ts';

const at = (text: string) => parseDay(text)!;
const on = at('2026-11-21');
const row = (from: string | null, to: string | null, value: string): LawRow<string> => ({ from, to, value, article: 'x', confidence: 'high' });
const withConstant = (value: unknown, unit = 'EUR'): LawTables => ({ ...LAW, constants: { figure: [{ from: '2020-01-01', to: null, value: value as never, unit, article: 'x', confidence: 'high' }] } });

describe('rowOn', () => {
  test('first day and last day are in force; of two rows the later in the list; an open row has no end', () => {
    const rows = [row(null, '2025-12-31', 'a'), row('2026-01-01', null, 'b'), row('2026-03-01', '2026-03-31', 'c')];
    expect(['1980-01-01', '2025-12-31', '2026-01-01', '2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01', '9999-12-31'].map((text) => rowOn(rows, at(text))?.value)).toEqual(['a', 'a', 'b', 'b', 'c', 'c', 'b', 'b']);
    expect([rowOn([], on), rowOn([row('2026-11-22', null, 'later')], on), rowOn([row(null, '2026-11-20', 'over')], on)]).toEqual([undefined, undefined, undefined]);
  });
  test('a row whose days cannot be read is in force on no day', () => {
    expect([rowOn([row('soon', null, 'a')], on), rowOn([row(null, 'late', 'a')], on), rowOn([row('2020-01-01', '31/12/2026', 'a')], on)]).toEqual([undefined, undefined, undefined]);
  });
});

describe('a figure', () => {
  test('before its first row has that of the first row, after its last none', () => {
    const law: LawTables = { ...LAW, constants: { figure: [{ ...withConstant(40).constants['figure']![0]!, to: '2026-12-31' }] } };
    expect([constantOn(law, 'figure', at('2010-01-01'))?.value, constantOn(law, 'figure', at('2026-12-31'))?.value, constantOn(law, 'figure', at('2027-01-01')), constantOn({ ...LAW, constants: { figure: [] } }, 'figure', on)]).toEqual([40, 40, undefined, undefined]);
    expect([inForceOn(law, 'figure', on), inForceOn(law, 'figure', at('2019-12-31')), inForceOn(law, 'nothing', on)]).toEqual([true, false, false]);
  });
  test('is a number or its text, as euros, as points, as a count', () => {
    for (const value of [40, '40']) {
      const law = withConstant(value);
      expect([eurosOn(law, 'figure', on), pointsOn(law, 'figure', on), numberOn(law, 'figure', on), knownRow(law, 'figure', on).value]).toEqual([4000n, 400_000n, 40, value]);
    }
    expect([eurosOn(withConstant('646.52'), 'figure', on), pointsOn(withConstant(7.5), 'figure', on), numberOn(withConstant('7.5'), 'figure', on)]).toEqual([64_652n, 75_000n, 7.5]);
  });
  test('that nobody has seen, or that is none, is a RangeError with its name', () => {
    for (const read of [eurosOn, pointsOn, numberOn, knownRow]) {
      expect(() => read(withConstant(null), 'figure', on)).toThrow('The tables hold no figure.');
      expect(() => read(LAW, 'nothing', on)).toThrow('The tables hold no nothing.');
    }
    for (const [value, text] of [['a lot', 'a lot'], [true, 'true'], [[1, 2], '1,2'], ['-1', '-1'], ['1 000', '1 000'], ['', '']] as const) {
      expect(() => eurosOn(withConstant(value), 'figure', on)).toThrow(`figure is no amount: ${text}.`);
      expect(() => pointsOn(withConstant(value), 'figure', on)).toThrow(`figure is no rate: ${text}.`);
      expect(() => numberOn(withConstant(value), 'figure', on)).toThrow(`figure is no figure: ${text}.`);
    }
    expect(() => lengthOn(withConstant(3, 'EUR'), 'figure', on)).toThrow('figure is no length of time: 3 EUR.');
  });
  test('a rate that cannot be read is unknown', () => {
    const law = (value: string): LawTables => ({ ...LAW, ecbMainRefinancingRate: [row('2026-01-01', null, value)] });
    expect([ecbRate(law('2,40'), halfYearOf(on)), ecbRate(law('2.40'), halfYearOf(on)), ecbRate(law('2.40'), halfYearOf(at('2025-12-31')))]).toEqual([undefined, { rate: 24_000n, confidence: 'high', at: at('2026-07-01') }, undefined]);
  });
  test('a length in words', () => {
    expect([lengthInWords({ count: 2, unit: 'week' }), lengthInWords({ count: 1, unit: 'week' }), lengthInWords({ count: 1, unit: 'day' })]).toEqual(['deux semaines', 'une semaine', 'un jour']);
  });
});

describe('withEntries keeps what was entered', () => {
  const entry = (more: Partial<LawEntry>): LawEntry => ({ name: 'legal_rate_other', from: '2027-01-01', to: '2027-06-30', value: '2.80', unit: null, article: 'arrêté', confidence: 'high', ...more });
  test('under its own rate, and nowhere else', () => {
    for (const name of RATE_NAMES) {
      const law = withEntries(LAW, [entry({ name, source: 'JORF' })], 'v');
      const added = (each: RateName) => ratesOf(law, each).slice(ratesOf(LAW, each).length);
      expect(RATE_NAMES.map(added)).toEqual(RATE_NAMES.map((each) => (each === name ? [{ from: '2027-01-01', to: '2027-06-30', value: '2.80', article: 'arrêté', confidence: 'high', source: 'JORF' }] : [])));
      expect(Object.keys(law.constants)).toEqual(Object.keys(LAW.constants));
    }
    expect([LAW.legalRate.individualCreditor, LAW.legalRate.otherCreditor, LAW.ecbMainRefinancingRate].map((rows, index) => rows === ratesOf(LAW, (['legal_rate_individual', 'legal_rate_other', 'ecb_main_refinancing_rate'] as const)[index]!))).toEqual([true, true, true]);
  });
  test('all rows of a name, in their order; a source only where there is one; no unit is the empty one', () => {
    const law = withEntries(LAW, [entry({ value: '2.80' }), entry({ name: 'vat_rate', value: 21, unit: 'percent', source: 'CIBS' }), entry({ value: '2.81' }), entry({ name: 'vat_rate', value: 22 })], 'v');
    expect(ratesOf(law, 'legal_rate_other').slice(-2)).toStrictEqual([{ from: '2027-01-01', to: '2027-06-30', value: '2.80', article: 'arrêté', confidence: 'high' }, { from: '2027-01-01', to: '2027-06-30', value: '2.81', article: 'arrêté', confidence: 'high' }]);
    expect(law.constants['vat_rate']!.slice(-2)).toStrictEqual([
      { from: '2027-01-01', to: '2027-06-30', value: 21, article: 'arrêté', confidence: 'high', unit: 'percent', source: 'CIBS' }, { from: '2027-01-01', to: '2027-06-30', value: 22, article: 'arrêté', confidence: 'high', unit: '' }]);
  });
  test('what is no rate is refused by its name', () => {
    expect(() => withEntries(LAW, [entry({ value: 'a lot' })], 'v')).toThrow('legal_rate_other is entered as a lot, which is no rate.');
  });
});
