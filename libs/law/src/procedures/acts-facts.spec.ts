/** What each refusal of an act says in facts, and who is a merchant (rules 1, 5.1, 7, 10). */
import { describe, expect, test } from '@jest/globals';
import { effectsOf, LAW, possibleActs, type ActFacts, type ActName } from '../index.ts';

const facts: ActFacts = {
  asOf: Temporal.PlainDate.from('2026-11-21'), stage: 'amicable', regime: 'commercial', debtorIsMerchant: true, hasTitle: false, due: 551_833n, principalAndInterest: 400_000n,
  mandate: { inForce: true, reference: 'MD-2024-11', planMonths: 6, discountRate: 50_000n }, insuranceValid: true, declarationMade: true, barred: false, formalNoticeSent: true,
};
const of = (act: ActName, more: Partial<ActFacts> = {}) => possibleActs({ ...facts, ...more }, LAW).find((each) => each.act === act)!;
const refusal = (act: ActName, more: Partial<ActFacts> = {}) => of(act, more).refusal;

describe('the facts of a refusal', () => {
  test('the stage of a case that is over', () => {
    expect([refusal('call', { stage: 'closed' }), refusal('call', { stage: 'returned' })]).toEqual([{ code: 'case_closed', article: null, facts: { stage: 'closed' } }, { code: 'case_returned', article: null, facts: { stage: 'returned' } }]);
  });
  test('the mandate by its reference, where it has one', () => {
    const strict = { ...facts.mandate, inForce: true, planMonths: null, discountRate: null }, nameless = { ...strict, reference: null };
    expect(refusal('letter', { mandate: { ...facts.mandate, inForce: false } })).toEqual({ code: 'mandate_not_in_force', article: 'CPCE R124-3', facts: { mandate: 'MD-2024-11' } });
    expect([refusal('plan', { mandate: strict }), refusal('discount', { mandate: strict })]).toEqual([
      { code: 'plan_not_in_mandate', article: 'CPCE R124-3', facts: { mandate: 'MD-2024-11' } }, { code: 'discount_not_in_mandate', article: 'CPCE R124-3', facts: { mandate: 'MD-2024-11' } }]);
    expect([refusal('letter', { mandate: { ...nameless, inForce: false } }), refusal('plan', { mandate: nameless }), refusal('discount', { mandate: nameless })].map((each) => each!.facts)).toEqual(Array(3).fill({ mandate: null }));
  });
  test('the sum, where nothing is due', () => {
    expect(refusal('promise', { due: 0n })).toEqual({ code: 'nothing_due', article: null, facts: { due: '0.00' } });
    expect(refusal('plan', { due: -5n })!.facts).toEqual({ due: '-0.05' });
  });
  test('the kinds of the holds, each once', () => {
    const held = effectsOf([
      { kind: 'insolvencyProceeding', id: 'I', openedOn: facts.asOf, publishedOn: null }, { kind: 'overIndebtedness', id: 'S', admissibleOn: facts.asOf }, { kind: 'overIndebtedness', id: 'T', admissibleOn: facts.asOf }], facts.asOf, LAW);
    expect(refusal('letter', { held })!.facts).toEqual({ holds: 'insolvencyProceeding, overIndebtedness', what: 'letters' });
  });
});

test('between merchants: small claims are closed, unless the creditor is none (CPCE L125-1, L126-1)', () => {
  expect([refusal('smallClaims')?.code, refusal('smallClaims', { creditorIsMerchant: true })?.code, refusal('smallClaims', { creditorIsMerchant: false })?.code, refusal('smallClaims', { debtorIsMerchant: false })?.code]).toEqual(['between_merchants', 'between_merchants', undefined, undefined]);
  expect(refusal('uncontestedCommercialClaim', { creditorIsMerchant: false })?.code).toBe('not_between_merchants');
});
test('a barred consumer is refused and not warned besides', () => {
  const consumer = { regime: 'civil', debtorIsMerchant: false, barred: true } as const;
  expect([refusal('letter', consumer)?.code, of('letter', consumer).warning, of('call', { ...consumer, barred: false, barredClaims: ['F-1'] }).warning]).toEqual(['claim_barred', undefined, undefined]);
});
