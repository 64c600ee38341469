/** The rules that older parts of the room carry out, one test each, on the worked examples of the reference. */
import { expect, test } from '@jest/globals';
import {
  checkFormalNotice, checkMandate, deadlineFromJson, isLawError, LAW, lawConstant, limitationFromJson, sameWords, statementFromJson, statutoryTexts, workingDayFrom,
  type FormalNoticeFacts, type LetterMentionId, type StatementJson,
} from '../index.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
function statement(more: object): StatementJson {
  const result = statementFromJson({ asOf: '2026-11-21', regime: 'commercial', dayCount: 'ACT_365', claims: [{ id: 'F-1', dueOn: '2026-04-30', amount: '10000.00' }], ...more }, LAW);
  if (isLawError(result)) throw new Error(result.message);
  return result;
}
const lines = (more: object): string[] => statement(more).claims[0]!.interest.map((line) => `${line.days} ${line.rate} ${line.amount}`);
function expiry(nature: string, accrued: string, events: object[] = []): string {
  const result = limitationFromJson({ nature, accrued, asOf: '2026-11-21', events });
  if (isLawError(result)) throw new Error(result.message);
  return result.expires;
}

const texts = statutoryTexts(day('2026-11-23'), LAW).map((each) => each.text);
const notice: FormalNoticeFacts = {
  on: day('2026-11-23'),
  agency: { name: 'Orvelle Recouvrement', address: '14 quai des Tanneurs, 37000 Tours', activityStated: true, insuranceUntil: day('2027-12-31'), declaredToProsecutorOn: day('2020-01-15'), segregatedIban: 'FR00 0000' },
  creditor: { name: 'Menuiserie Valade', address: '3 rue Haute, 37000 Tours' }, debtor: { name: 'SARL Brévenne', address: '8 rue Basse, 37000 Tours', isConsumer: false },
  mandate: { signedOn: day('2024-11-04'), from: null, to: null, powerToReceive: true, clauses: { claims: true, insurance: true, fee: true, remittance: true } },
  claims: [{ reference: 'F-1', ground: 'Facture F-1' }], amounts: { principal: 100_000n, interest: 1_000n, indemnity: 4_000n, total: 105_000n }, hasTitle: false, demandsPayment: true, payBy: day('2026-12-08'),
  paymentMeans: ['virement'], reproducedTexts: texts, firstLetter: null, recalls: null, barred: false,
};
const missing = (more: Partial<FormalNoticeFacts>): LetterMentionId[] => checkFormalNotice({ ...notice, ...more }, LAW).mentions.filter((each) => !each.present).map((each) => each.id);

test('agency_prerequisites: no letter without insurance, declaration and segregated account', () => {
  expect(missing({})).toEqual([]);
  expect(missing({ agency: { ...notice.agency, insuranceUntil: day('2026-11-22'), declaredToProsecutorOn: null, segregatedIban: '' } })).toEqual(['insurance', 'prosecutorDeclaration', 'segregatedAccount']);
});
test('mandate_required: nothing without a written mandate', () => {
  expect([checkMandate(null, day('2026-11-23')).refusal?.article, missing({ mandate: null })]).toEqual(['CPCE R124-3', ['mandate']]);
});
test('first_letter_mentions: who, for whom, what, how to pay, and the words of L111-8', () => {
  expect(missing({ agency: { ...notice.agency, activityStated: false }, creditor: { name: '', address: '' }, claims: [], paymentMeans: [], reproducedTexts: [] })).toEqual(['agency', 'creditor', 'groundAndAmounts', 'demandAndMeans', 'statutoryText']);
  expect([texts.length, sameWords(texts[0]!, `« ${texts[0]!.replaceAll('\'', '’')} »`)]).toEqual([2, true]);
});
test('agency_fines: 1,500.00 for an omitted mention', () => {
  expect(lawConstant(LAW, 'agency_fine_5th_class', day('2026-11-23'))).toMatchObject({ value: 1500, article: 'CPCE R124-7, C. pén. 131-13' });
});
test('late_rate_default: 10,000.00 due on 30/04/2026: 203.05 + 489.21 = 692.26', () => {
  expect(lines({})).toEqual(['61 12.15 203.05', '144 12.40 489.21']);
  expect(statementFromJson({ asOf: '2027-01-01', regime: 'commercial', claims: [{ id: 'F-1', dueOn: '2026-04-30', amount: '1.00' }] }, LAW)).toMatchObject({ code: 'rate_unknown' });
});
test('late_rate_floor: a contract below 8.25 % in the second half of 2026 is told and kept', () => {
  const of = (contractRate: string): string[] => statement({ claims: [{ id: 'F-1', dueOn: '2026-06-30', amount: '100.00', contractRate }] }).warnings.map((each) => each.code);
  expect([of('8.24'), of('8.25')]).toEqual([['contract_rate_below_floor'], []]);
});
test('fixed_indemnity_40: 40.00 an invoice, none to a consumer', () => {
  expect([statement({}).totals.indemnity, statement({ regime: 'civil', noticeReceivedOn: '2026-05-01' }).totals.indemnity]).toEqual(['40.00', '0.00']);
});
test('public_debtor_interest: 205 days at 10.15 %, frozen: 570.07', () => {
  expect(statement({ regime: 'public' }).totals).toMatchObject({ interest: '570.07', indemnity: '40.00' });
});
test('legal_rate_table: the two columns of a half-year; an unknown one is refused', () => {
  const civil = { regime: 'civil', noticeReceivedOn: '2026-06-30' };
  expect([lines(civil), lines({ ...civil, creditor: 'individual' })]).toEqual([['144 2.75 108.49'], ['144 6.84 269.85']]);
  expect(statementFromJson({ asOf: '2027-01-01', ...civil, claims: [{ id: 'F-1', dueOn: '2026-04-30', amount: '1.00' }] }, LAW)).toMatchObject({ code: 'rate_unknown' });
});
test('legal_interest_start: from the day after the notice; without one, none', () => {
  const civil = { regime: 'civil', claims: [{ id: 'F-1', dueOn: '2025-09-30', amount: '1500.00' }] };
  expect([lines({ ...civil, noticeReceivedOn: '2025-11-10' }), lines(civil)]).toEqual([['51 2.76 5.78', '181 2.62 19.49', '144 2.75 16.27'], []]);
});
test('legal_rate_plus_5: a judgment of 02/03/2026 brings five points from 03/05: 236.36', () => {
  expect(statement({ regime: 'civil', judgment: { enforceableOn: '2026-03-02' }, claims: [{ id: 'F-1', dueOn: '2025-09-30', amount: '5000.00' }] }).totals.interest).toBe('236.36');
});
test('day_count: a leap year has 366 days, unless the contract says 365', () => {
  const year = { asOf: '2024-06-30', regime: 'civil', noticeReceivedOn: '2023-12-31', claims: [{ id: 'F-1', dueOn: '2023-06-30', amount: '10000.00' }] };
  expect([statement({ ...year, dayCount: 'ACT_ACT' }).totals.interest, statement(year).totals.interest]).toEqual(['252.11', '252.81']);
});
test('allocation_same_debt: interest, then principal', () => {
  expect(statement({ payments: [{ id: 'P', on: '2026-06-30', amount: '1203.05' }] }).payments[0]!.allocations.map((each) => `${each.to} ${each.amount}`)).toEqual(['interest 203.05', 'principal 1000.00']);
});
test('allocation_several_debts: the debtor’s choice, then the older of two alike', () => {
  const two = { claims: [{ id: 'A', dueOn: '2026-04-30', amount: '100.00' }, { id: 'B', dueOn: '2026-05-31', amount: '100.00' }] };
  const first = (claim?: string): string => statement({ ...two, payments: [{ id: 'P', on: '2026-06-30', amount: '10.00', claim }] }).payments[0]!.allocations[0]!.claim!;
  expect([first(), first('B')]).toEqual(['A', 'B']);
});
test('limitation_table: a consumer two years, a telecom bill one, businesses five', () => {
  expect([expiry('consumer', '2025-03-15'), expiry('telecom', '2026-03-15'), expiry('commercial', '2025-03-15')]).toEqual(['2027-03-15', '2027-03-15', '2030-03-15']);
});
test('limitation_interrupt: an acknowledgement starts the period again', () => {
  expect(expiry('consumer', '2025-03-15', [{ on: '2026-01-10', kind: 'acknowledgement' }])).toBe('2028-01-10');
});
test('limitation_not_interrupted: a formal notice, a reminder, a registered letter do nothing', () => {
  for (const kind of ['formal_notice', 'reminder', 'registered_letter']) expect(expiry('consumer', '2025-03-15', [{ on: '2026-01-10', kind }])).toBe('2027-03-15');
});
test('procedural_deadlines: the month without the day number, and the next working day', () => {
  expect(deadlineFromJson({ kind: 'payment_order_service', from: '2026-11-30' })).toMatchObject({ nominal: '2027-02-28', deadline: '2027-03-01' });
  expect(workingDayFrom(day('2026-05-08'))).toEqual(day('2026-05-11'));
});
test('protected_bank_balance: dated figures; that of April 2026 has been seen by nobody', () => {
  const on = (date: string) => lawConstant(LAW, 'protected_bank_balance', day(date))?.value;
  expect([on('2025-03-31'), on('2026-03-31'), on('2026-11-23')]).toEqual(['635.71', '646.52', null]);
});
