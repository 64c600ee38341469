/** What may be done next, and why not: the design's case page, and each refusal with its article (rules 1, 7, 9, 10.3). */
import { describe, expect, test } from '@jest/globals';
import { ACT_NAMES, effectsOf, LAW, possibleActs, type ActFacts, type ActName, type Hold, type HoldEffects, type LawTables } from '../index.ts';

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
const held = (...holds: Hold[]): HoldEffects => effectsOf(holds, facts.asOf, LAW);
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
  test('limitation_table: one barred claim of a consumer stops every demand until it is given up; a call may come from him; the title is enforced', () => {
    const some = { ...consumer, barredClaims: ['F-1', 'F-3'] };
    expect(of('letter', some).refusal).toEqual({ code: 'claim_barred', article: 'C. conso. L218-2', facts: { claims: ['F-1', 'F-3'] } });
    for (const act of ['message', 'letter', 'promise', 'plan', 'discount', 'paymentOrder', 'smallClaims', 'handOff', 'bankAttachment'] as const) expect(why(act, some)).toBe('claim_barred C. conso. L218-2');
    for (const act of ['call', 'dispute', 'hold'] as const) expect(why(act, some)).toBe('allowed');
    expect([why('letter', { ...consumer, barredClaims: [] }), why('handOff', { ...some, hasTitle: true }), why('bankAttachment', { ...some, hasTitle: true }), why('letter', { ...some, hasTitle: true })]).toEqual(['allowed', 'allowed', 'allowed', 'claim_barred C. conso. L218-2']);
  });
  test('limitation_table: a barred claim of a business or of a public body is told, and refuses nothing', () => {
    const warned = (more: Partial<ActFacts>): unknown => of('letter', more).warning;
    expect(warned({ barredClaims: ['F-1'] })).toEqual({ code: 'claim_barred', article: 'C. com. L110-4', facts: { claims: ['F-1'] } });
    expect(warned({ barred: true, barredClaims: ['F-1'] })).toEqual({ code: 'claim_barred', article: 'C. com. L110-4', facts: {} });
    expect(warned({ regime: 'public', debtorIsMerchant: false, barred: true })).toMatchObject({ article: 'loi 68-1250' });
    expect(warned({ regime: 'civil', debtorIsMerchant: true, barred: true })).toMatchObject({ article: 'C. civ. 2224' });
    expect([warned({}), of('paymentOrder', { barred: true }).warning?.code, of('closeCase', { barred: true, due: 0n }).warning]).toEqual([undefined, 'claim_barred', undefined]);
  });
  test('a dispute stops reminders; a running plan and a file at the study stop what is asked beside them (rules 10.3)', () => {
    expect([why('letter', { ...consumer, disputed: true }), why('letter', { disputed: true }), why('dispute', { disputed: true })]).toEqual(['disputed C. conso. L121-6', 'disputed C. civ. 1353', 'already_disputed null']);
    expect([why('letter', { planRunning: true }), why('call', { planRunning: true }), why('handOff', { hasTitle: true, planRunning: true }), why('handOff', {}), why('handOff', { hasTitle: true, withStudy: true }), why('handOff', { hasTitle: true }), why('title', { hasTitle: true }), why('title', { hasTitle: true, withStudy: true })]).toEqual([
      'plan_running C. civ. 1103', 'allowed', 'plan_running C. civ. 1103', 'no_title CPCE L111-2', 'already_with_study null', 'allowed', 'allowed', 'already_with_study null']);
  });
  test('dispute_received: a dispute among the holds changes nothing of this: no refusal of its own, a sign before the court', () => {
    const disputed = { disputed: true, held: held({ kind: 'dispute', id: 'D', receivedOn: facts.asOf, debtorIsConsumer: true }) };
    for (const act of ACT_NAMES) expect(why(act, { ...consumer, ...disputed })).toBe(why(act, { ...consumer, disputed: true }));
    expect(of('paymentOrder', { ...consumer, ...disputed }).warning).toEqual({ code: 'disputed', article: 'C. civ. 1353', facts: { what: 'court' } });
  });
  test('insolvency_opening: the holds stop their acts, with their article; more holds may come', () => {
    const insolvent = { hasTitle: true, held: held({ kind: 'insolvencyProceeding', id: 'I', openedOn: facts.asOf, publishedOn: null }, { kind: 'dispute', id: 'D', receivedOn: facts.asOf, debtorIsConsumer: false }) };
    expect(of('call', insolvent).refusal).toEqual({ code: 'on_hold', article: 'C. com. L622-7', facts: { holds: 'insolvencyProceeding', what: 'calls' } });
    for (const act of ['message', 'letter', 'plan', 'promise'] as const) expect(why(act, insolvent)).toBe('on_hold C. com. L622-7');
    for (const act of ['handOff', 'bankAttachment'] as const) expect(why(act, insolvent)).toBe('on_hold C. com. L622-21');
    expect([why('paymentOrder', insolvent), why('smallClaims', insolvent)]).toEqual(['on_hold C. com. L622-21 ; C. civ. 1353', 'on_hold C. com. L622-21 ; C. civ. 1353']);
    expect(why('uncontestedCommercialClaim', insolvent)).toBe('on_hold C. com. L622-21 ; CPCE L126-2');
    for (const act of ['discount', 'hold', 'title', 'addCosts'] as const) expect(why(act, insolvent)).toBe('allowed');
  });
  test('protected_persons: what only asks to be weighed is told and refuses nothing', () => {
    const assisted = { hasTitle: true, held: held({ kind: 'protectedPerson', id: 'P', protection: 'curatorship', since: facts.asOf }) };
    expect(of('plan', assisted)).toEqual({ act: 'plan', matter: 'agree', allowed: true, limits: { months: 6 }, warning: { code: 'on_hold', article: 'C. civ. 467, 468', facts: { holds: 'protectedPerson', what: 'plans' } } });
    expect([of('handOff', assisted).warning?.facts['what'], of('call', assisted).warning]).toEqual(['enforcement', undefined]);
    const over = held({ kind: 'overIndebtedness', id: 'S', admissibleOn: facts.asOf });
    expect([why('paymentOrder', { held: over }), why('handOff', { held: over, hasTitle: true })]).toEqual(['allowed', 'on_hold C. conso. L722-2, L733-16']);
  });
  test('nothing due: nothing to agree or to sue for, and the case may close', () => {
    expect([why('promise', { due: 0n }), why('paymentOrder', { due: 0n }), why('closeCase', { due: 0n })]).toEqual(['nothing_due null', 'nothing_due null', 'allowed']);
  });
  test('a closed or returned case lets nothing through', () => {
    expect(acts({ stage: 'closed', due: 0n }).every((each) => each.refusal?.code === 'case_closed')).toBe(true);
    expect(acts({ stage: 'returned' }).every((each) => each.refusal?.code === 'case_returned')).toBe(true);
  });
});
