/** What may be done next, and why not: the design's case page, and each refusal with its article (rules 1, 7, 9, 10.3). */
import { describe, expect, test } from '@jest/globals';
import { ACT_NAMES, LAW, possibleActs, type ActFacts, type ActName, type LawTables } from '../index.ts';

const facts: ActFacts = {
  asOf: Temporal.PlainDate.from('2026-11-21'), stage: 'amicable', regime: 'commercial', debtorIsMerchant: true, hasTitle: false, due: 551_833n, principalAndInterest: 539_833n,
  mandate: { inForce: true, reference: 'MD-2024-11', planMonths: 6, discountRate: 50_000n }, insuranceValid: true, declarationMade: true, barred: false, formalNoticeSent: true,
};
const acts = (more: Partial<ActFacts> = {}, law: LawTables = LAW) => possibleActs({ ...facts, ...more }, law);
const of = (act: ActName, more: Partial<ActFacts> = {}, law: LawTables = LAW) => acts(more, law).find((each) => each.act === act)!;
const why = (act: ActName, more: Partial<ActFacts> = {}): string => {
  const { allowed, refusal } = of(act, more);
  return allowed ? 'allowed' : `${refusal!.code} ${refusal!.article}`;
};
const consumer = { regime: 'civil', debtorIsMerchant: false } as const;

describe('possibleActs', () => {
  test('the design’s case: what is open, and the four that are not, with their articles', () => {
    expect(acts().map((each) => each.act)).toEqual([...ACT_NAMES]);
    expect(acts().filter((each) => each.allowed).map((each) => each.act)).toEqual(['call', 'message', 'letter', 'promise', 'plan', 'discount', 'dispute', 'hold', 'paymentOrder', 'title']);
    expect([why('uncontestedCommercialClaim'), why('bankAttachment'), why('smallClaims'), why('addCosts'), why('closeCase')]).toEqual([
      'decree_not_published CPCE L126-1 à L126-5', 'no_title CPCE L211-1', 'above_small_claims_cap CPCE R125-1', 'costs_without_title CPCE L111-8 al. 2', 'still_due null']);
    expect([of('plan').limits, of('discount').limits, of('closeCase').refusal!.facts]).toEqual([{ months: 6 }, { percent: '5.00' }, { due: '5518.33' }]);
  });
  test('small claims: up to 5,000.00 of principal and interest, never between merchants (rules 7.1)', () => {
    expect(why('smallClaims', { principalAndInterest: 500_000n })).toBe('between_merchants CPCE L125-1');
    expect(why('smallClaims', { ...consumer, principalAndInterest: 500_000n })).toBe('allowed');
    expect(of('smallClaims', { ...consumer, principalAndInterest: 500_001n }).refusal).toEqual({ code: 'above_small_claims_cap', article: 'CPCE R125-1', facts: { cap: '5000.00', amount: '5000.01' } });
  });
  test('uncontested commercial claims: between merchants, once the decree is out, unless contested (rules 7.2)', () => {
    const published: LawTables = { ...LAW, constants: { ...LAW.constants, uncontested_claim_decree: [{ from: '2026-06-01', to: null, value: true, unit: 'bool', article: 'CPCE L126-1', confidence: 'high' }] } };
    expect(why('uncontestedCommercialClaim', consumer)).toBe('not_between_merchants CPCE L126-1');
    expect(of('uncontestedCommercialClaim', {}, published).allowed).toBe(true);
    expect(of('uncontestedCommercialClaim', { disputed: true }, published).refusal).toMatchObject({ code: 'disputed', article: 'CPCE L126-2' });
  });
  test('a title opens attachment and costs, and closes the way to another title', () => {
    const titled = { hasTitle: true, stage: 'enforcement' } as const;
    expect([why('bankAttachment', titled), why('addCosts', titled), why('paymentOrder', titled)]).toEqual(['allowed', 'allowed', 'title_already CPCE L111-3']);
  });
  test('without a mandate in force nothing is asked of the debtor; suspending stays possible', () => {
    const ended = { mandate: { ...facts.mandate, inForce: false } };
    for (const act of ['call', 'message', 'letter', 'promise', 'plan', 'discount', 'paymentOrder'] as const) expect(why(act, ended)).toBe('mandate_not_in_force CPCE R124-3');
    expect([why('dispute', ended), why('hold', ended)]).toEqual(['allowed', 'allowed']);
  });
  test('the mandate’s limits', () => {
    const strict = { mandate: { ...facts.mandate, planMonths: null, discountRate: 0n } };
    expect([why('plan', strict), why('discount', strict)]).toEqual(['plan_not_in_mandate CPCE R124-3', 'discount_not_in_mandate CPCE R124-3']);
  });
  test('writing needs the insurance, the declaration, and for a reminder the first letter', () => {
    expect([why('letter', { insuranceValid: false }), why('message', { declarationMade: false })]).toEqual(['insurance_not_in_force CPCE R124-2', 'declaration_missing CPCE R124-2']);
    expect([why('letter', { formalNoticeSent: false }), why('message', { formalNoticeSent: false }), why('call', { formalNoticeSent: false })]).toEqual(['allowed', 'first_letter_missing CPCE R124-4', 'allowed']);
  });
  test('a barred consumer is left in peace; a barred business is not refused here (rules 5.1)', () => {
    for (const act of ['call', 'letter', 'promise', 'paymentOrder'] as const) {
      expect(why(act, { ...consumer, barred: true })).toBe('claim_barred C. conso. L218-2');
      expect(why(act, { barred: true })).toBe('allowed');
    }
  });
  test('a dispute stops reminders to a consumer; a hold stops all contact (rules 10.3)', () => {
    expect([why('letter', { ...consumer, disputed: true }), why('letter', { disputed: true }), why('dispute', { disputed: true })]).toEqual(['disputed C. conso. L121-6', 'disputed C. civ. 1353', 'already_disputed null']);
    expect([why('letter', { planRunning: true }), why('call', { planRunning: true }), why('handOff', { hasTitle: true, planRunning: true }), why('handOff', {}), why('handOff', { hasTitle: true, withStudy: true }), why('handOff', { hasTitle: true }), why('title', { hasTitle: true }), why('title', { hasTitle: true, withStudy: true })]).toEqual([
      'plan_running C. civ. 1103', 'allowed', 'plan_running C. civ. 1103', 'no_title CPCE L111-2', 'already_with_study null', 'allowed', 'allowed', 'already_with_study null']);
    expect([why('call', { onHold: true }), why('promise', { onHold: true }), why('hold', { onHold: true })]).toEqual(['on_hold null', 'allowed', 'already_on_hold null']);
  });
  test('nothing due: nothing to agree or to sue for, and the case may close', () => {
    expect([why('promise', { due: 0n }), why('paymentOrder', { due: 0n }), why('closeCase', { due: 0n })]).toEqual(['nothing_due null', 'nothing_due null', 'allowed']);
  });
  test('a closed or returned case lets nothing through', () => {
    expect(acts({ stage: 'closed', due: 0n }).every((each) => each.refusal?.code === 'case_closed')).toBe(true);
    expect(acts({ stage: 'returned' }).every((each) => each.refusal?.code === 'case_returned')).toBe(true);
  });
});
