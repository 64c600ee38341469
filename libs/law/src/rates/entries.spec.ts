/** The rows that an agency lays over the tables, and those that are still to be entered (rules 2.2, 3.1). */
import { describe, expect, test } from '@jest/globals';
import { computeStatement, isLawError } from '../index.ts';
import { cents } from '../money/money.ts';
import { withEntries, type LawEntry } from './entries.ts';
import { LAW } from './law.ts';
import { lawConstant } from './lookup.ts';
import { ratesToEnter } from './to-enter.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const entry = (more: Partial<LawEntry> = {}): LawEntry => ({
  name: 'ecb_main_refinancing_rate', from: '2027-01-01', to: '2027-06-30', value: '2.65', unit: null, article: 'C. com. L441-10 II', confidence: 'high', source: 'BCE, 16/09/2026', ...more,
});
const debt = (asOf: string) => ({ asOf: day(asOf), regime: 'commercial' as const, claims: [{ id: 'F-1', dueOn: day('2026-04-30'), amount: cents(1_000_000n) }] });
const dueOf = (asOf: string, law = LAW) => {
  const statement = computeStatement(debt(asOf), law);
  return isLawError(statement) ? statement.code : statement.totals.due;
};

describe('rows that an agency entered (legal_rate_table, late_rate_default)', () => {
  test('none leave the very tables', () => {
    expect(withEntries(LAW, [], 'x')).toBe(LAW);
  });

  test('open a half-year that was missing, and change no day before it', () => {
    const law = withEntries(LAW, [entry()], '2026-11-21+1');
    expect(law.version).toBe('2026-11-21+1');
    expect([dueOf('2027-01-10'), dueOf('2026-12-31')]).toEqual(['rate_unknown', dueOf('2026-12-31', law)]);
    // 10,000.00 × 12.65 % × 10 days ÷ 365 = 34.66
    expect((dueOf('2027-01-10', law) as bigint) - (dueOf('2026-12-31', law) as bigint)).toBe(3466n);
  });

  test('of the same days take the place of those before, the last in the list first', () => {
    const law = withEntries(LAW, [entry({ from: '2026-07-01', to: '2026-12-31', value: '2.50' }), entry({ from: '2026-07-01', to: '2026-12-31', value: '2.45' })], 'v');
    const statement = computeStatement(debt('2026-11-21'), law);
    if (isLawError(statement)) throw new Error(statement.message);
    expect(statement.claims[0]!.interest.map(({ from }) => String(from))).toEqual(['2026-05-01', '2026-07-01']);
    expect(statement.warnings).toEqual([]);
    expect(statement.claims[0]!.interestTotal).toBe(20305n + 49118n);
  });

  test('of a constant count from their first day on, beside the texts and the other names', () => {
    const law = withEntries(LAW, [entry({ name: 'fixed_indemnity_b2b', from: '2027-01-01', to: null, value: 50, unit: 'EUR_per_invoice' })], 'v');
    expect([lawConstant(law, 'fixed_indemnity_b2b', day('2026-12-31'))?.value, lawConstant(law, 'fixed_indemnity_b2b', day('2027-01-01'))?.value]).toEqual([40, 50]);
    expect(law.texts).toBe(LAW.texts);
    expect(law.constants.cash_limit).toEqual(LAW.constants.cash_limit);
  });

  test('of a name that the tables do not know yet are kept under it', () => {
    const law = withEntries(LAW, [entry({ name: 'uncontested_claim_decree', from: '2027-03-01', to: null, value: true, unit: 'bool' })], 'v');
    expect(law.constants.uncontested_claim_decree).toMatchObject([{ from: '2027-03-01', value: true }]);
  });

  test.each(['a lot', '', '-1', '2,65', null, true])('that hold no rate are refused: %p', (value) => {
    expect(() => withEntries(LAW, [entry({ value })], 'v')).toThrow(RangeError);
  });
});

describe('rates to enter (legal_rate_table: remind)', () => {
  const told = (today: string, law = LAW) => ratesToEnter(law, day(today)).map(({ name, from, blocks }) => `${name} ${String(from)}${blocks ? ' blocks' : ''}`);

  test('none while the tables hold the day and the next half-year is far', () => {
    expect([told('2026-11-23'), told('2026-12-19'), told('2026-06-30')]).toEqual([[], [], []]);
  });
  test('from the 20th of the month before, those of the next half-year', () => {
    expect(told('2026-12-20')).toEqual(['legal_rate_other 2027-01-01', 'legal_rate_individual 2027-01-01', 'ecb_main_refinancing_rate 2027-01-01']);
    expect(told('2026-12-31', withEntries(LAW, [entry()], 'v'))).toEqual(['legal_rate_other 2027-01-01', 'legal_rate_individual 2027-01-01']);
  });
  test('block from the first day of their half-year, and the next is asked for on top', () => {
    expect(told('2027-01-01')).toEqual(['legal_rate_other 2027-01-01 blocks', 'legal_rate_individual 2027-01-01 blocks', 'ecb_main_refinancing_rate 2027-01-01 blocks']);
    expect(told('2027-06-20', withEntries(LAW, [entry()], 'v'))).toEqual([
      'legal_rate_other 2027-01-01 blocks', 'legal_rate_individual 2027-01-01 blocks',
      'legal_rate_other 2027-07-01', 'legal_rate_individual 2027-07-01', 'ecb_main_refinancing_rate 2027-07-01',
    ]);
  });
});
