/** Plans to the last cent: what may not be planned, each refusal in its figures, and what interest does meanwhile (rules 4.3, 4.4). */
import { describe, expect, test } from '@jest/globals';
import { cents, checkPlan, interestUnderPlan, LAW, monthlyPlan, parseMoney, parseRate, planByInstalment, PLAN_CLAUSES, type Instalment, type PlanFacts, type PlanLimits, type StatementFacts } from '../index.ts';
import { withRatesKept } from './plan-interest.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const euros = (text: string) => parseMoney(text)!;
const first = day('2026-11-30');

describe('monthlyPlan and planByInstalment', () => {
  test('as many months as there are cents, and no more; whole months, at least one', () => {
    expect(monthlyPlan(3n, first, 3).map((each) => each.amount)).toEqual([1n, 1n, 1n]);
    const months = 'monthlyPlan: months must be a whole number from 1 to the number of cents';
    for (const [total, count] of [[2n, 3], [200n, 0], [200n, -1], [200n, 1.5], [200n, NaN]] as const) expect(() => monthlyPlan(total, first, count)).toThrow(months);
    expect(() => monthlyPlan(200n, first, 3, 199n)).toThrow('monthlyPlan: a down payment leaves something for every month that follows, and nothing for none');
  });
  test('by instalments of at least a cent, of at least a cent', () => {
    expect(planByInstalment(1n, first, 1n)).toEqual([{ on: first, amount: 1n }]);
    expect(planByInstalment(1n, first, 500n).map((each) => each.amount)).toEqual([1n]);
    for (const [total, instalment] of [[0n, 1n], [1n, 0n], [-1n, -1n], [0n, 0n], [100n, -1n]] as const) expect(() => planByInstalment(total, first, instalment)).toThrow('planByInstalment: amounts are positive');
  });
});

describe('checkPlan: each refusal in its figures', () => {
  const limits: PlanLimits = { maxMonths: 6, minInstalment: euros('50.00'), firstWithinDays: 30 };
  const agreement = Object.fromEntries(PLAN_CLAUSES.map((clause) => [clause, true])) as PlanFacts['agreement'];
  const check = (instalments: readonly Instalment[], more: Partial<PlanFacts> = {}, own: PlanLimits = limits) =>
    checkPlan({ agreedOn: day('2026-11-23'), total: instalments.reduce((sum, { amount }) => sum + amount, 0n), instalments, agreement, ...more }, own);
  const plan = (...amounts: string[]): Instalment[] => amounts.map((amount, index) => ({ on: first.add({ months: index }), amount: euros(amount) }));
  const mandate = 'CPCE R124-3, R124-5';

  test('no instalment, or one of nothing', () => {
    expect(check([])).toEqual({ code: 'plan_empty', article: 'C. civ. 1343-5', facts: { instalments: 0 } });
    expect(check(plan('100.00', '0.00', '100.00'))).toEqual({ code: 'plan_empty', article: 'C. civ. 1343-5', facts: { instalments: 3 } });
    expect(check([...plan('100.00'), { on: day('2026-12-30'), amount: cents(-1n) }])).toMatchObject({ code: 'plan_empty' });
  });
  test('the first day: that of the agreement may be, the day before may not', () => {
    expect(check(plan('100.00', '100.00'), { agreedOn: first })).toBeNull();
    expect(check(plan('100.00', '100.00'), { agreedOn: day('2026-12-01') })).toEqual({ code: 'plan_in_the_past', article: null, facts: { first: '2026-11-30', agreedOn: '2026-12-01' } });
  });
  test('month after month: the one that is not, and its day', () => {
    expect(check(plan('100.00', '100.00', '100.00').map((each, index) => (index === 1 ? { ...each, on: day('2026-12-31') } : each)))).toEqual({ code: 'plan_not_monthly', article: null, facts: { instalment: 2, on: '2026-12-31', expected: '2026-12-30' } });
  });
  test('equal, the remainder in the last: the one that is not', () => {
    expect(check(plan('100.00', '99.00', '100.00'))).toEqual({ code: 'plan_remainder_not_last', article: null, facts: { instalment: 2, amount: '99.00', expected: '100.00' } });
    expect(check(plan('300.00', '100.00', '99.00', '100.00'), { downPayment: euros('300.00') })).toEqual({ code: 'plan_remainder_not_last', article: null, facts: { instalment: 3, amount: '99.00', expected: '100.00' } });
    expect(check(plan('300.00', '100.00', '100.00', '101.00'), { downPayment: euros('300.00') })).toBeNull();
    expect(check(plan('300.00', '100.00'), { downPayment: euros('299.00') })).toEqual({ code: 'plan_remainder_not_last', article: null, facts: { instalment: 1, amount: '300.00', expected: '299.00' } });
  });
  test('what the mandate says: the months, the smallest instalment, the first day', () => {
    expect([check(plan('100.00', '100.00'), {}, { maxMonths: null }), check(plan('100.00', '100.00'), {}, { maxMonths: 0 })]).toEqual(Array(2).fill({ code: 'plan_not_in_mandate', article: mandate, facts: {} }));
    expect(check(plan('60.00', '60.00', '60.00'), {}, { maxMonths: 2 })).toEqual({ code: 'plan_too_long', article: mandate, facts: { months: 3, atMost: 2 } });
    expect(check(plan('60.00', '60.00', '60.00'), {}, { maxMonths: 3 })).toBeNull();
    expect(check(plan('49.99', '49.99', '49.98'))).toEqual({ code: 'instalment_below_minimum', article: mandate, facts: { instalment: 1, amount: '49.99', atLeast: '50.00' } });
    expect(check(plan('60.00', '49.99'))).toBeNull();
    expect(check(plan('60.00', '60.00'), { agreedOn: day('2026-10-30') })).toEqual({ code: 'plan_first_too_late', article: mandate, facts: { first: '2026-11-30', withinDays: 30 } });
    expect(check(plan('60.00', '60.00'), { agreedOn: day('2026-10-31') })).toBeNull();
    for (const firstWithinDays of [null, undefined]) expect(check(plan('60.00', '60.00'), { agreedOn: day('2025-01-01') }, { maxMonths: 6, firstWithinDays })).toBeNull();
    expect(check(plan('60.00', '60.00'), { agreedOn: first }, { maxMonths: 6, firstWithinDays: 0 })).toBeNull();
  });
  test('what the mandate says of a share first: 30 % of 200.00 is 60.00', () => {
    expect(check(plan('60.00', '70.00', '70.00'), { downPayment: euros('60.00') }, { ...limits, downPayment: parseRate('30')! })).toBeNull();
    expect(check(plan('59.99', '70.00', '70.01'), { downPayment: euros('59.99') }, { ...limits, downPayment: parseRate('30')! })).toEqual({ code: 'down_payment_below_minimum', article: mandate, facts: { amount: '59.99', atLeast: '60.00', percent: '30.00' } });
  });
  test('the clauses that lack are all named', () => {
    expect(check(plan('60.00', '60.00'), { agreement: { ...agreement, schedule: false, meansOfPayment: false } })).toEqual({ code: 'plan_clause_missing', article: 'C. civ. 1366', facts: { missing: ['schedule', 'meansOfPayment'] } });
  });
});

describe('interestUnderPlan', () => {
  const claim = (id: string, dueOn: string, amount: string) => ({ id, dueOn: day(dueOn), amount: euros(amount) });
  const facts: StatementFacts = { asOf: day('2026-11-23'), regime: 'commercial', claims: [claim('a', '2026-04-30', '1000.00'), claim('today', '2026-11-23', '1000.00'), claim('later', '2026-11-24', '1000.00')] };
  const over = (more: Partial<StatementFacts>, instalments: readonly Instalment[] = [{ on: day('2026-12-15'), amount: euros('0.01') }], law = LAW) => interestUnderPlan({ ...facts, ...more }, instalments, law);

  test('22 days at 12.40 % on what is due by then, 1,000.00 each: 7.47 and 7.47, nothing on what falls due later', () => {
    expect(over({})).toBe(1494n);
    expect(over({ claims: [facts.claims[0]!, facts.claims[2]!] })).toBe(747n);
  });
  test('credit notes and payments of those claims are off; of the one that falls due later they are not asked', () => {
    const credits = [{ id: 'A', claim: 'a', amount: euros('500.00') }, { id: 'L', claim: 'later', amount: euros('500.00') }];
    expect(over({ claims: [facts.claims[0]!, facts.claims[2]!], credits })).toBe(374n);
    const paid = (name: string | null) => over({ claims: [facts.claims[0]!, facts.claims[2]!], payments: [{ id: 'P', on: day('2026-04-30'), amount: euros('500.00'), claim: name }] });
    expect([paid('a'), paid(null), paid('later')]).toEqual([374n, 374n, 747n]);
  });
  test('instalments lower the base from the day after their own, each counted', () => {
    const two = [{ on: day('2026-11-30'), amount: euros('572.29') }, { on: day('2026-12-15'), amount: euros('600.00') }];
    // By 30 November 20.31 + 51.98 have run: 572.29 leave 500.00, which bear 2.55 in 15 days; 20.31 + 49.60 had run on the day asked.
    expect(over({ claims: [facts.claims[0]!] }, two)).toBe(493n);
    expect(over({ claims: [facts.claims[0]!] }, two.slice(1))).toBe(747n);
  });
  test('an unknown rate before the day of the plan is the law’s error', () => {
    expect(over({ claims: [claim('old', '2014-12-01', '10.00')] })).toMatchObject({ lawError: true, code: 'rate_unknown' });
  });
});

describe('withRatesKept', () => {
  test('repeats the last known half-year, of no confidence, until the day asked for', () => {
    const kept = withRatesKept(LAW, day('2027-07-01')), before = LAW.ecbMainRefinancingRate.length;
    expect(kept.ecbMainRefinancingRate.slice(before)).toMatchObject([
      { from: '2027-01-01', to: '2027-06-30', value: '2.40', confidence: 'low' }, { from: '2027-07-01', to: '2027-12-31', value: '2.40', confidence: 'low' }]);
    expect([kept.legalRate.individualCreditor.at(-1), kept.legalRate.otherCreditor.at(-1)]).toMatchObject([{ from: '2027-07-01', value: '6.84' }, { from: '2027-07-01', value: '2.75' }]);
    expect(withRatesKept(LAW, day('2027-06-30')).ecbMainRefinancingRate).toHaveLength(before + 1);
    expect(withRatesKept(LAW, day('2026-12-31')).ecbMainRefinancingRate).toEqual(LAW.ecbMainRefinancingRate);
  });
  test('where nothing ends, or nothing is known, nothing is added', () => {
    const open = { ...LAW.ecbMainRefinancingRate.at(-1)!, to: null };
    expect(withRatesKept({ ...LAW, ecbMainRefinancingRate: [open] }, day('2028-01-01')).ecbMainRefinancingRate).toEqual([open]);
    expect(withRatesKept({ ...LAW, ecbMainRefinancingRate: [] }, day('2028-01-01')).ecbMainRefinancingRate).toEqual([]);
  });
  test('goes on from the latest half-year, wherever it stands in the list', () => {
    const rows = LAW.ecbMainRefinancingRate, corrected = { ...rows[0]!, value: '9.99' };
    expect(withRatesKept({ ...LAW, ecbMainRefinancingRate: [...rows, corrected] }, day('2027-01-01')).ecbMainRefinancingRate.at(-1)).toMatchObject({ from: '2027-01-01', value: '2.40' });
  });
});
