/** Cash, receipts, handing over, plans, proof and set-off (rules 1.7, 1.8, 4.3 to 4.5, 12.4, 12.5). */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  checkCash, checkPlan, checkReceipt, checkSetOff, directDebitAnnounceBy, directDebitRefundUntil, interestUnderPlan, lastDayOfGrace, LAW, leastDownPayment, monthlyPlan, parseMoney, parseRate, paymentCounts, planByInstalment, PLAN_CLAUSES, withEntries,
  RECEIPT_MENTIONS, remittanceDue, sumCents, type PlanFacts, type PlanLimits, type ReceiptFacts, type RemittanceFacts, type StatementFacts,
} from '../index.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const euros = (text: string) => parseMoney(text)!;

test('cash_limit: a debt above 1,000.00 is not paid in cash, not even in part', () => {
  const cash = (debt: string, resident = true) => checkCash({ on: day('2026-11-23'), debt: euros(debt), debtorResidentOrProfessional: resident }, LAW);
  expect([cash('1000.00'), cash('5000.00', false)]).toEqual([null, null]);
  expect(cash('1000.01')).toEqual({ code: 'cash_above_limit', article: 'CMF L112-6, D112-3', facts: { limit: '1000.00', debt: '1000.01' } });
});

describe('remittanceDue', () => {
  const due = (more: Partial<RemittanceFacts> = {}) => remittanceDue({ fundsReceivedOn: day('2027-01-31'), means: 'transfer', on: day('2027-02-01'), ...more });
  test('remittance_one_month: 31/01/2027 is handed over by 28/02/2027, or by the mandate’s day if that is sooner', () => {
    expect(due()).toEqual({ remitBy: day('2027-02-28'), article: 'CPCE R124-6', safeFrom: null, remindOn: [day('2027-02-21'), day('2027-02-27')], late: false });
    expect(due({ mandateDays: 10 })).toMatchObject({ remitBy: day('2027-02-10'), article: 'CPCE R124-3 4°, R124-6', remindOn: [day('2027-02-03'), day('2027-02-09')] });
    expect(due({ mandateDays: null, remittedOn: null })).toEqual(due());
    expect(due({ mandateDays: 28 })).toMatchObject({ remitBy: day('2027-02-28'), article: 'CPCE R124-6' });
    expect(due({ mandateDays: 45 })).toMatchObject({ remitBy: day('2027-02-28'), article: 'CPCE R124-6' });
    expect(due({ mandateDays: 3 }).remindOn).toEqual([day('2027-02-02')]);
  });
  test('remittance_one_month: late is late, on the day it was handed over or today', () => {
    expect([due({ on: day('2027-02-28') }).late, due({ on: day('2027-03-01') }).late, due({ on: day('2027-04-01'), remittedOn: day('2027-02-28') }).late, due({ on: day('2027-04-01'), remittedOn: day('2027-03-01') }).late]).toEqual([false, true, false, true]);
    expect(due({ remittedOn: day('2027-02-05') }).remindOn).toEqual([]);
  });
  test('sepa_rules: a debit may come back for eight weeks, thirteen months if it was never authorised; it is announced fourteen days before', () => {
    expect([due({ means: 'directDebit' }).safeFrom, due({ means: 'directDebit', returnGuaranteed: true }).safeFrom]).toEqual([day('2027-03-28'), null]);
    expect([directDebitRefundUntil(day('2026-11-23'), true), directDebitRefundUntil(day('2026-11-23'), false)]).toEqual([day('2027-01-18'), day('2027-12-23')]);
    expect([directDebitAnnounceBy(day('2026-12-05')), directDebitAnnounceBy(day('2026-12-05'), 2)]).toEqual([day('2026-11-21'), day('2026-12-03')]);
  });
});

describe('checkReceipt', () => {
  const receipt: ReceiptFacts = {
    number: 'Q-2026-00041', paidOn: day('2026-11-20'), issuedOn: day('2026-11-20'), means: 'virement', caseReference: 'QT-2026-0412', debtor: 'Mme Ferrand', agency: 'Orvelle Recouvrement', creditor: 'Menuiserie Valade',
    amount: euros('200.00'), allocation: { interest: euros('30.00'), principal: euros('170.00') }, balance: euros('830.00'), saysOnBehalf: true, saysReserve: true,
  };
  test('receipt_each_payment: a receipt with every mention may be handed over', () => {
    const { mentions, refusal } = checkReceipt(receipt);
    expect([mentions.map((mention) => mention.id), mentions.every((mention) => mention.present), refusal]).toEqual([[...RECEIPT_MENTIONS], true, null]);
  });
  test.each([
    ['number', { number: ' ' }, 'CPCE R124-6 al. 1'], ['paidOn', { paidOn: null }, 'CPCE R124-6 al. 1'], ['issuedOn', { issuedOn: day('2026-11-19') }, 'CPCE R124-6 al. 1'], ['amount', { amount: 0n, allocation: { interest: 0n, principal: 0n } }, 'CPCE R124-6 al. 1'],
    ['means', { means: null }, 'CPCE R124-6 al. 1'], ['caseReference', { caseReference: '' }, 'CPCE R124-6 al. 1'], ['creditor', { creditor: null }, 'CPCE R124-6 al. 1'], ['saysOnBehalf', { saysOnBehalf: false }, 'C. civ. 1342-2'],
    ['allocation', { allocation: { interest: 0n, principal: euros('170.00') } }, 'C. civ. 1343-1'], ['allocation', { allocation: null }, 'C. civ. 1343-1'], ['balance', { balance: null }, 'CPCE R124-6 al. 1'], ['saysReserve', { saysReserve: false }, 'C. civ. 1908'],
  ] as const)('receipt_each_payment: not without %s', (field, more, article) => {
    expect(checkReceipt({ ...receipt, ...more }).refusal).toMatchObject({ code: 'receipt_mention_missing', article, facts: { missing: [field] } });
  });
  test('receipt_each_payment: what lacks is named with the sum that was to be printed', () => {
    const refused = (more: Partial<ReceiptFacts>) => checkReceipt({ ...receipt, ...more }).refusal!.facts;
    expect(refused({ number: null })).toEqual({ missing: ['number'], amount: '200.00' });
    expect(refused({ amount: null, allocation: null })).toEqual({ missing: ['amount', 'allocation'], amount: null });
    expect(refused({ issuedOn: null })).toEqual({ missing: ['issuedOn'], amount: '200.00' });
    expect(refused({ paidOn: null, issuedOn: null })).toEqual({ missing: ['paidOn', 'issuedOn'], amount: '200.00' });
    expect(refused({ amount: -1n as never, allocation: { interest: 0n, principal: -1n } })).toEqual({ missing: ['amount'], amount: '-0.01' });
  });
  test('receipt_each_payment: the last receipt reserves nothing; costs, indemnity and what meets nothing count in the sum', () => {
    expect(checkReceipt({ ...receipt, balance: 0n, saysReserve: false }).refusal).toBeNull();
    expect(checkReceipt({ ...receipt, allocation: { costs: euros('10.00'), interest: euros('20.00'), principal: euros('100.00'), indemnity: euros('40.00'), unallocated: euros('30.00') } }).refusal).toBeNull();
  });
});

describe('checkPlan', () => {
  const agreement = { writtenAndSigned: true, debtAcknowledged: true, schedule: true, forfeitureClause: true, fateOfInterest: true, meansOfPayment: true };
  const limits: PlanLimits = { maxMonths: 6, minInstalment: euros('50.00'), firstWithinDays: 30 };
  const plan = (more: Partial<PlanFacts> = {}): PlanFacts => ({ agreedOn: day('2026-11-23'), total: euros('1000.00'), instalments: monthlyPlan(euros('1000.00'), day('2026-11-30'), 6), agreement, ...more });
  const why = (more: Partial<PlanFacts>, own: PlanLimits = limits): string | undefined => checkPlan(plan(more), own)?.code;

  test('payment_plan: equal months, month ends kept, the remainder in the last', () => {
    expect(plan().instalments.map((each) => `${each.on} ${each.amount}`)).toEqual(['2026-11-30 16666', '2026-12-30 16666', '2027-01-30 16666', '2027-02-28 16666', '2027-03-30 16666', '2027-04-30 16670']);
    expect(monthlyPlan(100n, day('2026-12-31'), 3).map((each) => each.on.toString())).toEqual(['2026-12-31', '2027-01-31', '2027-02-28']);
    expect(planByInstalment(euros('1000.00'), day('2026-12-05'), euros('300.00')).map((each) => each.amount)).toEqual([30_000n, 30_000n, 30_000n, 10_000n]);
    expect(planByInstalment(euros('600.00'), day('2026-12-05'), euros('300.00'))).toHaveLength(2);
    expect(checkPlan(plan(), limits)).toBeNull();
    expect([() => monthlyPlan(2n, day('2026-12-05'), 3), () => monthlyPlan(200n, day('2026-12-05'), 0), () => monthlyPlan(200n, day('2026-12-05'), 1.5), () => planByInstalment(1n, day('2026-12-05'), 0n)].map((call) => { try { call(); return 'made'; } catch (error) { return (error as Error).name; } })).toEqual(Array(4).fill('RangeError'));
  });
  test('payment_plan: what is planned sums to the whole, whatever the sum and the months', () => {
    fc.assert(fc.property(fc.bigInt({ min: 60n, max: 10n ** 9n }), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 400 }), (total, months, ahead) => {
      const first = day('2026-11-30').add({ days: ahead });
      for (const instalments of [monthlyPlan(total, first, months), planByInstalment(total, first, total / BigInt(months))]) {
        expect(sumCents(instalments.map((each) => each.amount))).toBe(total);
        expect(checkPlan(plan({ total, instalments }), { maxMonths: 1000 })).toBeNull();
      }
    }), { numRuns: 100 });
  });
  test('payment_plan: the sum, the months, the order of the remainder, the past', () => {
    const made = plan().instalments;
    expect(checkPlan(plan({ total: euros('1000.01') }), limits)).toEqual({ code: 'plan_not_the_whole', article: 'C. civ. 1342-4', facts: { total: '1000.01', sum: '1000.00' } });
    expect([why({ instalments: [] }), why({ instalments: made.map((each, index) => (index === 3 ? { ...each, on: day('2027-03-02') } : each)) }), why({ instalments: [made[5]!, ...made.slice(0, 5)].map((each, index) => ({ ...each, on: made[index]!.on })) }), why({ agreedOn: day('2026-12-01') })]).toEqual([
      'plan_empty', 'plan_not_monthly', 'plan_remainder_not_last', 'plan_in_the_past']);
  });
  test('payment_plan: a down payment is the first instalment, the rest is shared among those that follow', () => {
    const made = monthlyPlan(euros('1000.00'), day('2026-11-30'), 4, euros('300.00'));
    expect(made.map((each) => `${each.on} ${each.amount}`)).toEqual(['2026-11-30 30000', '2026-12-30 23333', '2027-01-30 23333', '2027-02-28 23334']);
    expect(checkPlan(plan({ instalments: made, downPayment: euros('300.00') }), limits)).toBeNull();
    expect([why({ instalments: made }), why({ instalments: made, downPayment: euros('299.99') }), why({ instalments: made.map((each, index) => (index === 1 ? made[3]! : index === 3 ? made[1]! : each)).map((each, index) => ({ ...each, on: made[index]!.on })), downPayment: euros('300.00') })]).toEqual(Array(3).fill('plan_remainder_not_last'));
    expect(monthlyPlan(euros('1000.00'), day('2026-11-30'), 1, euros('1000.00')).map((each) => each.amount)).toEqual([100_000n]);
    const planned = (months: number, down: bigint) => { try { return monthlyPlan(euros('1000.00'), day('2026-11-30'), months, down).length; } catch (error) { return (error as Error).name; } };
    expect([planned(1, euros('300.00')), planned(3, euros('1000.00')), planned(3, euros('999.99')), planned(3, euros('999.98')), planned(3, -1n)]).toEqual(['RangeError', 'RangeError', 'RangeError', 3, 'RangeError']);
  });
  test('payment_plan: with a down payment too, what is planned sums to the whole and may be agreed', () => {
    fc.assert(fc.property(fc.bigInt({ min: 60n, max: 10n ** 9n }), fc.integer({ min: 2, max: 60 }), fc.bigInt({ min: 1n, max: 10n ** 9n }), (total, months, wished) => {
      const downPayment = 1n + (wished % (total - BigInt(months) + 1n));
      const instalments = monthlyPlan(total, day('2026-11-30'), months, downPayment);
      expect([sumCents(instalments.map((each) => each.amount)), instalments.length, instalments[0]!.amount]).toEqual([total, months, downPayment]);
      expect(instalments.every((each) => each.amount > 0n)).toBe(true);
      expect(checkPlan(plan({ total, instalments, downPayment }), { maxMonths: 1000 })).toBeNull();
    }), { numRuns: 100 });
  });
  test('payment_plan: where the mandate asks for a share first, the first payment reaches it', () => {
    const share = parseRate('30')!, own = { ...limits, downPayment: share };
    expect([leastDownPayment(euros('1000.01'), share), leastDownPayment(euros('1000.02'), share)]).toEqual([30_000n, 30_001n]);
    expect(checkPlan(plan(), own)).toEqual({ code: 'down_payment_below_minimum', article: 'CPCE R124-3, R124-5', facts: { amount: '166.66', atLeast: '300.00', percent: '30.00' } });
    expect(why({ instalments: monthlyPlan(euros('1000.00'), day('2026-11-30'), 4, euros('300.00')), downPayment: euros('300.00') }, own)).toBeUndefined();
    expect(why({ instalments: monthlyPlan(euros('1000.00'), day('2026-11-30'), 3) }, own)).toBeUndefined();
  });
  test('grace_period: beyond the mandate the agency grants nothing by itself, and only a judge imposes time', () => {
    expect([why({}, { maxMonths: null }), why({}, { maxMonths: 5 }), why({}, { ...limits, minInstalment: euros('166.67') }), why({}, { ...limits, firstWithinDays: 6 }), why({}, { ...limits, firstWithinDays: 7, minInstalment: euros('166.66') })]).toEqual([
      'plan_not_in_mandate', 'plan_too_long', 'instalment_below_minimum', 'plan_first_too_late', undefined]);
    expect(checkPlan(plan({ creditorAgreed: true }), { maxMonths: null })).toBeNull();
    expect(why({ total: 3_000n, instalments: monthlyPlan(3_000n, day('2026-11-30'), 1) })).toBe('instalment_below_minimum');
    expect(why({ total: euros('610.00'), instalments: planByInstalment(euros('610.00'), day('2026-11-30'), euros('150.00')) })).toBeUndefined();
  });
  test('payment_plan: grace is counted in calendar days, and ends on a working day', () => {
    expect([lastDayOfGrace(day('2026-11-30'), 8), lastDayOfGrace(day('2026-12-17'), 8), lastDayOfGrace(day('2026-12-05'), 0)].map(String)).toEqual(['2026-12-08', '2026-12-28', '2026-12-07']);
  });
  test('payment_plan: what interest does while it is kept', () => {
    const facts: StatementFacts = { asOf: day('2026-11-23'), regime: 'commercial', claims: [{ id: 'a', dueOn: day('2026-04-30'), amount: euros('1000.00') }, { id: 'later', dueOn: day('2027-03-31'), amount: euros('500.00') }] };
    const over = (instalments: readonly { on: Temporal.PlainDate; amount: ReturnType<typeof euros> }[], more: Partial<StatementFacts> = {}) => interestUnderPlan({ ...facts, ...more }, instalments, LAW);
    // 1,000.00 at 2.40 + 10 for 22 days, all paid then: 1000 × 12.40 % × 22 / 365.
    expect(over([{ on: day('2026-12-15'), amount: euros('2000.00') }])).toBe(747n);
    // Beyond 2026 the rate of the second half of 2026 is kept: 8 days of 2026 and 31 of 2027 on the same base, nothing on the claim that falls due meanwhile.
    expect(over([{ on: day('2027-01-31'), amount: euros('2000.00') }])).toBe(2344n);
    expect(over([{ on: day('2027-01-31'), amount: euros('2000.00') }], { stops: [{ on: day('2026-11-23') }] })).toBe(0n);
    // A row of an earlier half-year that was entered last is not the one that is kept.
    const corrected = withEntries(LAW, [{ name: 'ecb_main_refinancing_rate', from: '2024-01-01', to: '2024-06-30', value: '4.00', unit: null, article: 'x', confidence: 'high' }], 'v');
    expect(interestUnderPlan(facts, [{ on: day('2027-01-31'), amount: euros('2000.00') }], corrected)).toBe(2344n);
    expect(over([])).toBe(0n);
    expect(over(monthlyPlan(euros('1000.00'), day('2026-12-15'), 4))).toBeLessThan(over([{ on: day('2027-03-15'), amount: euros('1000.00') }]) as bigint);
  });
  test('payment_plan: the agreement is written, acknowledges the debt and says what happens', () => {
    for (const clause of PLAN_CLAUSES) expect(checkPlan(plan({ agreement: { ...agreement, [clause]: false } }), limits)).toEqual({ code: 'plan_clause_missing', article: clause === 'debtAcknowledged' ? 'C. civ. 2240' : 'C. civ. 1366', facts: { missing: [clause] } });
  });
});

test('payment_proof_set_off: money in the creditor’s hands counts from his day; in a stranger’s it does not', () => {
  const counts = (receivedBy: 'agency' | 'creditor' | 'other', powerToReceive: boolean, ratified = false) => paymentCounts({ receivedBy, receivedOn: day('2026-11-20'), powerToReceive, ratified });
  for (const answer of [counts('creditor', false), counts('agency', true), counts('other', false, true)]) expect(answer).toEqual({ countsOn: day('2026-11-20') });
  for (const answer of [counts('agency', false), counts('other', true)]) expect(answer).toMatchObject({ code: 'payment_to_wrong_person', article: 'C. civ. 1342-2' });
  expect(counts('other', true)).toMatchObject({ facts: { receivedBy: 'other' } });
});
test('payment_proof_set_off: set-off needs two debts, fungible, certain, liquid and due', () => {
  const all = { mutual: true, fungible: true, certain: true, liquid: true, due: true };
  expect([checkSetOff(all), checkSetOff({ ...all, mutual: false, due: false })]).toEqual([null, { code: 'set_off_not_possible', article: 'C. civ. 1347, 1347-1', facts: { missing: ['mutual', 'due'] } }]);
});
