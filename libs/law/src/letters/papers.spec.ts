/** The certificate that a debt could not be collected, the terms of a registered e-mail, letters of those who are no agency (rules 1.1, 12.3, 12.6, 12.10). */
import { describe, expect, test } from '@jest/globals';
import { CERTIFICATE_MENTIONS, checkCertificate, checkFormalNotice, LAW, registeredEmailTerms, type CertificateFacts, type FormalNoticeFacts } from '../index.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

describe('checkCertificate', () => {
  const facts: CertificateFacts = {
    on: day('2026-11-23'), number: 'A-2026-0007', agency: 'Orvelle Recouvrement', creditor: 'Menuiserie Valade', debtor: 'SARL Brévenne', caseReference: 'R4K-7TD-3',
    claims: [{ reference: 'FA-1', dueOn: day('2026-01-31'), unpaid: 120_000n }], steps: [{ on: day('2026-03-02'), what: 'Mise en demeure' }, { on: day('2026-11-23'), what: 'Recherche au registre du commerce' }],
    reason: 'liquidationClosed', saysNoEffect: true, namesTaxCorrection: true, creditorPaysVat: true,
  };
  const missing = (more: Partial<CertificateFacts>): unknown => checkCertificate({ ...facts, ...more }).refusal?.facts['missing'];
  test('certificate_uncollectible: who, for whom, which invoices, what was done and when, why nothing more will come', () => {
    const { mentions, refusal } = checkCertificate(facts);
    expect([mentions.map(({ id }) => id), mentions.every(({ present }) => present), refusal]).toEqual([[...CERTIFICATE_MENTIONS], true, null]);
    expect([missing({ number: '' }), missing({ on: null }), missing({ debtor: ' ', agency: null }), missing({ reason: null }), missing({ saysNoEffect: false }), missing({ steps: [] }), missing({ claims: [] })]).toEqual([
      ['number'], ['on'], ['agency', 'debtor'], ['reason'], ['saysNoEffect'], ['steps'], ['claims']]);
    expect(missing({ claims: [...facts.claims, { reference: null, dueOn: day('2026-11-24'), unpaid: 0n }] })).toEqual(['claims[1].reference', 'claims[1].dueOn', 'claims[1].unpaid']);
    expect(missing({ steps: [{ on: null, what: 'x' }, { on: day('2026-11-24'), what: '' }] })).toEqual(['steps[0].on', 'steps[1].on', 'steps[1].what']);
    expect(missing({ claims: [{ reference: 'FA-1', dueOn: null, unpaid: null }] })).toEqual(['claims[0].dueOn', 'claims[0].unpaid']);
    expect(checkCertificate({ ...facts, number: null, namesTaxCorrection: false }).refusal).toEqual({ code: 'certificate_mention_missing', article: null, facts: { missing: ['number', 'namesTaxCorrection'] } });
  });
  test('vat_on_penalties: a creditor who paid tax on what nobody will pay is told of its correction', () => {
    expect(checkCertificate({ ...facts, namesTaxCorrection: false }).refusal).toMatchObject({ article: 'CGI 272', facts: { missing: ['namesTaxCorrection'] } });
    expect(checkCertificate({ ...facts, namesTaxCorrection: false, creditorPaysVat: false }).refusal).toBeNull();
  });
});

test('registered_mail: fifteen days to take a registered e-mail, a year at least to keep its proofs', () => {
  expect(registeredEmailTerms(day('2026-11-23'))).toEqual({ acceptBy: day('2026-12-08'), keepProofUntil: day('2027-11-23'), article: 'CPCE postes R53-3' });
});

test('amicable_scope: a bailiff, a lawyer or the creditor writes without the mentions of R124-4, and never asks for costs without a title', () => {
  const bare: FormalNoticeFacts = {
    on: day('2026-11-23'), agency: { name: 'x', address: null, activityStated: false, insuranceUntil: null, declaredToProsecutorOn: null, segregatedIban: null }, creditor: { name: null, address: null },
    debtor: { name: 'SARL Brévenne', address: '8 rue Basse, 37000 Tours', isConsumer: false }, mandate: null, claims: [], amounts: { principal: null, interest: null, indemnity: null, total: null, creditorCosts: 0n }, hasTitle: false,
    demandsPayment: false, payBy: day('2026-12-08'), paymentMeans: [], reproducedTexts: [], firstLetter: null, recalls: null, barred: false,
  };
  expect(checkFormalNotice(bare, LAW).refusal).not.toBeNull();
  expect(checkFormalNotice({ ...bare, collector: 'agency' }, LAW)).toEqual(checkFormalNotice(bare, LAW));
  for (const collector of ['bailiff', 'lawyer', 'creditorItself'] as const) {
    const { mentions, refusal } = checkFormalNotice({ ...bare, collector }, LAW);
    expect([mentions.map(({ id }) => id), refusal]).toEqual([['limitation', 'noCreditorCosts', 'debtorAndTimeLimit'], null]);
    expect(checkFormalNotice({ ...bare, collector, amounts: { ...bare.amounts, creditorCosts: 1n } }, LAW).refusal?.code).toBe('creditor_costs_in_sum');
  }
});
