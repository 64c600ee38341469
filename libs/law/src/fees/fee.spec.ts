/** A fee by its bands, its least and its most: literal cases, then what must always hold. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bandOf, cents, checkFeeTerms, FEE_STAGES, feeOf, feeTermsFromJson, feeTermsToJson, oneBand, parseRate, type Cents, type FeeBand, type FeeStage, type FeeTerms } from '../index.ts';

const rate = (text: string) => parseRate(text)!;
const VAT = rate('20.00');
const band = (percent: string, more: Partial<FeeBand> = {}): FeeBand => ({ stage: null, fromDays: 0, fromAmount: cents(0), percent: rate(percent), ...more });
const TERMS: FeeTerms = {
  bands: [band('10.00'), band('15.00', { fromDays: 180 }), band('18.00', { fromDays: 365 }), band('8.00', { fromAmount: cents(10_000_00) }), band('12.00', { fromDays: 365, fromAmount: cents(10_000_00) }), band('20.00', { stage: 'judicial' }), band('25.00', { stage: 'enforcement' })],
  minimum: cents(30_00), cap: cents(2_500_00), recharged: [{ cost: 'registered_letter', fixed: cents(7_50) }, { cost: 'bailiff_act', fixed: null }], vat: VAT,
};
const paid = (amount: number, stage: FeeStage = 'amicable') => ({ amount: cents(amount), stage });

describe('which band', () => {
  test.each([
    ['a young small debt', 'amicable', 0, 500_00n, '10.00'], ['the day before the next age', 'amicable', 179, 500_00n, '10.00'], ['on its day', 'amicable', 180, 500_00n, '15.00'],
    ['a year old', 'amicable', 365, 500_00n, '18.00'], ['a great debt', 'amicable', 10, 10_000_00n, '8.00'], ['a cent less', 'amicable', 10, 9_999_99n, '10.00'],
    ['great and half a year old: the age before the amount', 'amicable', 200, 10_000_00n, '15.00'], ['great and old', 'amicable', 400, 12_000_00n, '12.00'], ['its stage before its age', 'judicial', 400, 12_000_00n, '20.00'], ['at the bailiff’s', 'enforcement', 0, 1n, '25.00'],
  ] as const)('%s', (_, stage, ageDays, principal, percent) => expect(bandOf(TERMS.bands, { stage, ageDays, principal })!.percent).toBe(rate(percent)));
});

describe('the fee of a case', () => {
  test('one band, one payment: percent of what came in, then the tax', () => {
    const { fee, vat, total, lines } = feeOf(oneBand(rate('12.00'), cents(0), VAT), { principal: cents(1_000_00), ageDays: 40, payments: [paid(1_000_00)] });
    expect([fee, vat, total]).toEqual([120_00n, 24_00n, 144_00n]);
    expect(lines.map(({ rule, base, percent, amount }) => [rule, base, percent, amount])).toEqual([['success', 1_000_00n, rate('12.00'), 120_00n], ['vat', 120_00n, VAT, 24_00n]]);
  });

  test('each stage by its own band; costs at what they cost are laid out without tax, at a fixed sum are taxed, the others are the agency’s', () => {
    const spent = [{ cost: 'bailiff_act', amount: cents(84_21) }, { cost: 'registered_letter', amount: cents(6_90) }, { cost: 'postage', amount: cents(2_00) }] as const;
    const { fee, costs, vat, total, lines } = feeOf(TERMS, { principal: cents(2_000_00), ageDays: 200, payments: [paid(500_00), paid(300_00, 'judicial'), paid(100_00)], spent });
    expect(lines.map(({ rule, base, amount }) => [rule, base, amount])).toEqual([
      ['success', 600_00n, 90_00n], ['success', 300_00n, 60_00n], ['cost', 84_21n, 84_21n], ['cost', 6_90n, 7_50n], ['kept', 2_00n, 0n], ['vat', 157_50n, 31_50n],
    ]);
    expect([fee, costs, vat, total]).toEqual([150_00n, 91_71n, 31_50n, 273_21n]);
  });

  test('nothing came in, nothing is owed; the first euro brings the least, which later payments fill before they add', () => {
    expect(feeOf(TERMS, { principal: cents(900_00), ageDays: 0, payments: [] })).toMatchObject({ fee: 0n, total: 0n, lines: [] });
    const { fee, byPayment, lines } = feeOf(TERMS, { principal: cents(900_00), ageDays: 0, payments: [paid(50_00), paid(200_00), paid(100_00)] });
    expect([fee, byPayment]).toEqual([35_00n, [30_00n, 0n, 5_00n]]);
    expect(lines.map(({ rule }) => rule)).toEqual(['success', 'vat']);
    expect(feeOf(TERMS, { principal: cents(900_00), ageDays: 0, payments: [paid(50_00)] }).lines.map(({ rule, amount }) => [rule, amount])).toEqual([['success', 5_00n], ['minimum', 25_00n], ['vat', 6_00n]]);
  });

  test('the most is the most, and a payment taken back takes its fee back', () => {
    const great = feeOf(TERMS, { principal: cents(50_000_00), ageDays: 0, payments: [paid(50_000_00)] });
    expect([great.fee, great.lines[1]]).toMatchObject([2_500_00n, { rule: 'cap', base: 4_000_00n, amount: -1_500_00n }]);
    expect(feeOf(TERMS, { principal: cents(900_00), ageDays: 0, payments: [paid(900_00), paid(-900_00)] })).toMatchObject({ fee: 0n, byPayment: [90_00n, -90_00n] });
  });
});

test.each([
  [{ bands: [] }, 'bands:required'], [{ bands: [band('10.00', { fromDays: 30 })] }, 'bands:no_base_band'], [{ bands: [band('10.00'), band('11.00')] }, 'bands.1:twice'], [{ bands: [band('100.01')] }, 'bands.0.percent:out_of_range'],
  [{ bands: [band('1.00', { fromDays: -1 }), band('1.00')] }, 'bands.0.fromDays:out_of_range'], [{ cap: cents(29_99) }, 'cap:below_minimum'], [{ minimum: cents(-1) }, 'minimum:out_of_range'],
  [{ recharged: [{ cost: 'postage', fixed: null }, { cost: 'postage', fixed: cents(1) }] }, 'recharged.1.cost:twice'], [{ recharged: [{ cost: 'lunch', fixed: null }] }, 'recharged.0.cost:unknown_value'], [{ bands: [band('1.00'), band('1.00', { stage: 'moon' as FeeStage })] }, 'bands.1.stage:unknown_value'],
])('a schedule that can’t be kept: %#', (more, fault) => expect(checkFeeTerms({ ...TERMS, ...(more as Partial<FeeTerms>) }).map(({ field, code }) => `${field}:${code}`)).toEqual([fault]));

describe('whatever the schedule and the payments', () => {
  const sums = fc.bigInt({ min: 1n, max: 10n ** 9n }).map((n) => cents(n)), rates = fc.integer({ min: 0, max: 1_000_000 }).map((n) => BigInt(n) as never), stage = fc.constantFrom(...FEE_STAGES);
  const bands = fc.uniqueArray(fc.record({ stage: fc.option(stage), fromDays: fc.integer({ min: 0, max: 900 }), fromAmount: fc.bigInt({ min: 0n, max: 10n ** 8n }).map((n) => cents(n)), percent: rates }), { maxLength: 6, selector: (b) => `${b.stage} ${b.fromDays} ${b.fromAmount}` })
    .map((more): FeeBand[] => [{ stage: null, fromDays: 0, fromAmount: cents(0), percent: 100_000n as never }, ...more.filter((b) => b.stage !== null || b.fromDays > 0 || b.fromAmount > 0n)]);
  const terms = fc.record({ bands, minimum: fc.bigInt({ min: 0n, max: 10_000n }).map((n) => cents(n)), over: fc.option(fc.bigInt({ min: 0n, max: 10n ** 7n })) })
    .map(({ bands: all, minimum, over }): FeeTerms => ({ bands: all, minimum, cap: over === null ? null : cents(minimum + over), recharged: [], vat: VAT }));
  const facts = fc.record({ principal: sums, ageDays: fc.integer({ min: 0, max: 2000 }), payments: fc.array(fc.record({ amount: sums, stage }), { minLength: 1, maxLength: 8 }) });

  test('the least ≤ the fee ≤ the most, the lines give it, the payments sum to it', () => {
    fc.assert(fc.property(terms, facts, (schedule, of) => {
      expect(checkFeeTerms(schedule)).toEqual([]);
      const { fee, lines, byPayment, vat, costs, total } = feeOf(schedule, of);
      expect(fee >= schedule.minimum && (schedule.cap === null || fee <= schedule.cap)).toBe(true);
      expect(lines.filter(({ rule }) => rule !== 'vat').reduce((sum, { amount }) => sum + amount, 0n)).toBe(fee);
      expect(byPayment.reduce((sum, one) => sum + one, 0n)).toBe(fee);
      expect(total).toBe(fee + costs + vat);
    }));
  });

  test('another payment never lowers the fee; its order with the others changes nothing of the whole', () => {
    fc.assert(fc.property(terms, facts, sums, stage, (schedule, of, amount, at) => {
      const more = [...of.payments, { amount, stage: at }];
      const { fee, byPayment } = feeOf(schedule, { ...of, payments: more });
      expect(fee >= feeOf(schedule, of).fee).toBe(true);
      expect(byPayment.every((one) => one >= 0n)).toBe(true);
      expect(feeOf(schedule, { ...of, payments: more.toReversed() }).fee).toBe(fee);
    }));
  });

  test('where one percentage holds for all, the parts come to the fee of the whole, to the cent', () => {
    fc.assert(fc.property(rates, facts, (percent, of) => {
      const linear = oneBand(percent, cents(0), VAT), whole = of.payments.reduce((sum, { amount }) => sum + amount, 0n) as Cents;
      expect(feeOf(linear, of).fee).toBe(feeOf(linear, { ...of, payments: [{ amount: whole, stage: 'amicable' }] }).fee);
    }));
  });

  test('kept and read again it is the same', () => fc.assert(fc.property(terms, (schedule) => expect(feeTermsFromJson(JSON.parse(JSON.stringify(feeTermsToJson(schedule))))).toEqual(schedule))));
});
