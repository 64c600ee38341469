/** Due dates that the law allows, what invoices say, the tax on the fee, electronic invoices (rules 2.1, 2.5, 2.6, 2.7, 12.2, 12.8). */
import { describe, expect, test } from '@jest/globals';
import {
  checkInvoiceMentions, checkPaymentTerm, einvoicingDuty, feeWithVat, INVOICE_MENTIONS, LAW, latestDueDate, moratoryPaymentBy, parseMoney, publicPaymentTerm, withEntries, type BusinessSize, type ConstantId, type PaymentTermFacts, type PublicTermFacts,
} from '../index.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

describe('latestDueDate', () => {
  const latest = (more: Partial<PaymentTermFacts>): string => latestDueDate({ issuedOn: day('2026-01-15'), clause: 'fromInvoice', ...more }, LAW).latest.toString();
  test('payment_term_caps_b2b: invoice of 15/01: 45 days to the end of the month is 17/03 by one count, 31/03 by the other', () => {
    expect([latest({ clause: 'endOfMonth', endOfMonthMethod: 'monthThenDays' }), latest({ clause: 'endOfMonth', endOfMonthMethod: 'daysThenMonth' }), latest({ clause: 'endOfMonth' })]).toEqual(['2026-03-17', '2026-03-31', '2026-03-31']);
    // In the middle of a short month the first count ends later.
    expect([latest({ issuedOn: day('2026-02-14'), clause: 'endOfMonth', endOfMonthMethod: 'daysThenMonth' }), latest({ issuedOn: day('2026-02-14'), clause: 'endOfMonth', endOfMonthMethod: 'monthThenDays' }), latest({ issuedOn: day('2026-02-14'), clause: 'endOfMonth' })]).toEqual(['2026-03-31', '2026-04-14', '2026-04-14']);
  });
  test('payment_term_caps_b2b: 60 days from the invoice, 45 for periodic ones, 30 for carriage, 30 from delivery where nothing was agreed', () => {
    expect([latest({}), latest({ clause: 'periodic' }), latest({ clause: 'carriage' }), latest({ clause: 'none' }), latest({ clause: 'none', deliveredOn: day('2026-01-20') }), latest({ deliveredOn: day('2026-01-20') })]).toEqual(['2026-03-16', '2026-03-01', '2026-02-14', '2026-02-14', '2026-02-19', '2026-03-16']);
    expect([latestDueDate({ issuedOn: day('2026-01-15'), clause: 'none' }, LAW), latestDueDate({ issuedOn: day('2026-01-15'), clause: 'carriage' }, LAW)]).toMatchObject([{ days: 30, article: 'C. com. L441-10 I', confidence: 'high' }, { days: 30, article: 'C. com. L441-11', confidence: 'medium' }]);
  });
  test('payment_term_caps_b2b: a due date beyond is told and corrected by nobody', () => {
    const of = (dueOn: string) => checkPaymentTerm({ issuedOn: day('2026-01-15'), clause: 'fromInvoice', dueOn: day(dueOn) }, LAW);
    expect([of('2026-03-16'), of('2026-03-17')]).toEqual([null, { code: 'term_above_legal', article: 'C. com. L441-10 I', facts: { dueOn: '2026-03-17', latest: '2026-03-16', days: 60 } }]);
  });
});

test('invoice_mentions_late: what an invoice leaves out of due date, rate, forty euros and early payment is named', () => {
  const all = { dueOn: true, penaltyRate: true, indemnity: true, earlyPayment: true };
  expect([checkInvoiceMentions(all), checkInvoiceMentions({ ...all, dueOn: false, penaltyRate: false }), checkInvoiceMentions({})?.facts['missing']]).toEqual([null, { code: 'invoice_mention_missing', article: 'C. com. L441-9 I', facts: { missing: ['dueOn', 'penaltyRate'] } }, [...INVOICE_MENTIONS]]);
});

describe('publicPaymentTerm', () => {
  const term = (more: Partial<PublicTermFacts> = {}) => publicPaymentTerm({ debtor: 'authority', requestedOn: day('2026-10-01'), receivedOn: day('2026-10-05'), ...more }, LAW);
  test('public_debtor_terms: 30, 50 or 60 days from the receipt of the request', () => {
    expect(term()).toEqual({ from: day('2026-10-05'), dueOn: day('2026-11-04'), days: 30, article: 'CCP R2192-10', confidence: 'high' });
    expect([term({ debtor: 'health' }), term({ debtor: 'undertaking' })].map(({ dueOn, days, article }) => `${dueOn} ${days} ${article}`)).toEqual(['2026-11-24 50 CCP R2192-11', '2026-12-04 60 CCP R2192-11']);
  });
  test('public_debtor_terms: from the work where it came later, from two days after its date where nobody recorded the request', () => {
    expect([term({ performedOn: day('2026-10-10') }), term({ performedOn: day('2026-10-05') }), term({ receivedOn: null }), term({ receivedOn: null, performedOn: day('2026-10-04') })].map(({ from }) => from.toString())).toEqual(['2026-10-10', '2026-10-05', '2026-10-03', '2026-10-04']);
  });
  test('public_debtor_terms: work done before the request was received does not count; the least sure figure says how sure the term is', () => {
    expect(term({ performedOn: day('2026-09-10') }).from).toEqual(day('2026-10-05'));
    const doubted = (name: ConstantId) => withEntries(LAW, [{ ...LAW.constants[name]!.at(-1)!, name, confidence: 'low' }], 'v');
    const sure = (name: ConstantId, receivedOn: Temporal.PlainDate | null) => publicPaymentTerm({ debtor: 'authority', requestedOn: day('2026-10-01'), receivedOn }, doubted(name)).confidence;
    expect([sure('public_term_general', day('2026-10-05')), sure('public_presumed_receipt', day('2026-10-05')), sure('public_presumed_receipt', null), sure('public_term_general', null)]).toEqual(['low', 'high', 'low', 'low']);
  });
  test('public_debtor_interest: interest and the forty euros are paid within 45 days of the principal', () => {
    expect(moratoryPaymentBy(day('2026-11-21'), LAW)).toEqual(day('2027-01-05'));
  });
});

test('agency_fee_vat: twenty percent on the fee, rounded once over the sum, by the row of the day', () => {
  const of = (net: string, law = LAW) => feeWithVat(parseMoney(net)!, day('2026-11-23'), law);
  expect(of('100.00')).toEqual({ net: 10_000n, vat: 2_000n, gross: 12_000n, rate: 200_000n, article: 'CGI 278', confidence: 'high' });
  expect([of('0.02').vat, of('0.03').vat, of('12.37')]).toMatchObject([0n, 1n, { vat: 247n, gross: 1484n }]);
  const next = withEntries(LAW, [{ name: 'vat_rate', from: '2027-01-01', to: null, value: 21.5, unit: 'percent', article: 'CIBS', confidence: 'medium' }], 'v');
  expect([of('100.00', next).vat, feeWithVat(10_000n, day('2027-01-01'), next)]).toMatchObject([2_000n, { vat: 2_150n, article: 'CIBS', confidence: 'medium' }]);
});

test('einvoicing_calendar: everyone receives since 01/09/2026; large and mid-sized send at once, the others a year later', () => {
  const duty = (size: BusinessSize, on: string): string => {
    const { receives, issues, issuesFrom } = einvoicingDuty(size, day(on), LAW);
    return `${receives} ${issues} ${issuesFrom}`;
  };
  expect([duty('large', '2026-08-31'), duty('mid', '2026-09-01'), duty('small', '2026-09-01'), duty('micro', '2027-08-31'), duty('micro', '2027-09-01')]).toEqual([
    'false false 2026-09-01', 'true true 2026-09-01', 'true false 2027-09-01', 'true false 2027-09-01', 'true true 2027-09-01']);
  expect(einvoicingDuty('small', day('2026-11-23'), LAW)).toMatchObject({ article: 'CGI 289 bis', confidence: 'high' });
});
