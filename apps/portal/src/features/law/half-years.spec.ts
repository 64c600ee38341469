import { describe, expect, test } from '@jest/globals';
import { enterable, formFor } from './entry-form.ts';
import { figuresOn, isReplaced, newestFirst, valueOf } from './figures.ts';
import { halfYearOn, nextHalfYear, proposedHalfYears } from './half-years.ts';
import { appliedLaw, ours } from './law.spec-kit.ts';
import { readValue, shapeOf, typedOf } from './values.ts';

describe('half-years', () => {
  const rate = (today: string, own = {}) => figuresOn(appliedLaw({ today, own }).figures, today)[0]!;
  test('a day falls in one, and one follows the other', () => {
    expect([halfYearOn('2026-06-30'), halfYearOn('2026-07-01'), nextHalfYear(halfYearOn('2026-12-31'))].map(({ from, to }) => `${from}/${to}`)).toEqual(['2026-01-01/2026-06-30', '2026-07-01/2026-12-31', '2027-01-01/2027-06-30']);
  });
  test('what lacks is proposed first, then the next to come, then what is known, the latest first', () => {
    const figure = rate('2027-01-05');
    const proposed = proposedHalfYears(figure.rows, [{ from: '2027-01-01', to: '2027-06-30' }], '2027-01-05');
    expect(proposed.slice(0, 3).map(({ from, known }) => [from, known?.value])).toEqual([['2027-01-01', undefined], ['2027-07-01', undefined], ['2026-07-01', figure.rows.at(-1)!.value]]);
  });
  test('before it lacks, the next half-year is the first', () => {
    const figure = rate('2026-11-23');
    expect(proposedHalfYears(figure.rows, [], '2026-11-23')[0]!.from).toBe('2027-01-01');
    expect(formFor(figure, {}, [], '2026-11-23', 'fr')).toMatchObject({ name: 'legal_rate_other', from: '2027-01-01', article: 'CMF L313-2', value: '' });
  });
});

test('of two rows that claim the same days the later one counts, and the other is replaced', () => {
  const rows = figuresOn(appliedLaw({ own: { legal_rate_other: [ours({ from: '2026-07-01', to: '2026-12-31', value: '"2.80"' })] } }).figures, '2026-11-23')[0]!.rows;
  const [own, shipped, before] = newestFirst(rows);
  expect([own!.ofAgency, isReplaced(rows, own!), shipped!.ofAgency, isReplaced(rows, shipped!), before!.from]).toEqual([true, false, false, true, '2026-01-01']);
});

test('what may be entered: rates and constants, and the switch that the product does not ship; no text, nothing made of others', () => {
  const all = enterable(figuresOn(appliedLaw().figures, '2026-11-23')).map(({ id }) => id);
  expect([all.slice(0, 3), all.includes('uncontested_claim_decree'), all.includes('late_rate_b2b'), all.some((id) => id.startsWith('L111'))]).toEqual([['legal_rate_other', 'legal_rate_individual', 'ecb_main_refinancing_rate'], true, false, false]);
});

describe('figures as they are typed', () => {
  test.each([
    ['2,65', 'percent', '2.65'], ['2.65 %', 'percent', '2.65'], ['six', 'percent', null], ['1 500,00 €', 'money', '1500.00'], ['1\u202f500', 'money', '1500'], ['30', 'number', '30'],
    ['4480 ; 8 730,50', 'scale', '[4480,8730.50]'], ['4480 ; x', 'scale', null], ['true', 'yesNo', 'true'], ['peut-être', 'yesNo', null], ['2027-09-01', 'day', '2027-09-01'], ['demain', 'day', null], ['L111-8', 'words', 'L111-8'], ['  ', 'words', null],
  ] as const)('%s as %s is %s', (text, shape, value) => expect(readValue(text, shape)).toBe(value));
  test('each kind of figure is known by its rows', () => {
    const shapes = Object.fromEntries(figuresOn(appliedLaw().figures, '2026-11-23').map(({ id, rows }) => [id, shapeOf(rows)]));
    expect(['legal_rate_other', 'fixed_indemnity_b2b', 'ip_service_deadline', 'wage_scale_2026', 'public_interest_rate_frozen_at_start_semester', 'vat_rate'].map((id) => shapes[id])).toEqual(['percent', 'money', 'number', 'scale', 'yesNo', 'percent']);
  });
  test('what stands there is written as it would be typed', () => {
    expect([typedOf('6.84', 'fr'), typedOf('6.84', 'en'), typedOf([4480, 8730], 'fr'), typedOf(null, 'fr')]).toEqual(['6,84', '6.84', '4480 ; 8730', '']);
    expect([valueOf('"2.40"', true), valueOf('2.40', true), valueOf('40'), valueOf('null'), valueOf('mot pour mot')]).toEqual(['2.40', '2.40', 40, null, 'mot pour mot']);
  });
});
