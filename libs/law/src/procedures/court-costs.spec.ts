/** What a hearing costs, and for whom (rules 6.3, 6.4, 7). */
import { expect, test } from '@jest/globals';
import { LAW, may, PROCEDURE_DOCUMENTS, type ProcedureActId, type ProcedureFacts } from '../index.ts';

const facts: ProcedureFacts = {
  on: Temporal.PlainDate.from('2026-11-23'), state: 'prepared', by: 'lawyer', documents: PROCEDURE_DOCUMENTS, done: {}, court: 'commercial', principal: 5_000_001n, principalAndInterest: 5_000_001n,
  debtorIsMerchant: true, debtorIsConsumer: false, hasTitle: false, creditorIsLarge: true, amicableAttempt: true,
};
const costs = (id: ProcedureActId, more: Partial<ProcedureFacts> = {}): string[] => {
  const answer = may(id, { ...facts, ...more }, LAW);
  return answer.allowed ? answer.costs.map(({ cost }) => cost) : [answer.refusal.code];
};

test('tae_contribution: above 50,000.00, for a large creditor, before the commercial court, in both ways through a hearing', () => {
  for (const id of ['interimPaymentOrder.summon', 'fullClaim.summon'] as const) {
    expect(costs(id)).toEqual(['lawyerFee', 'bailiffService', 'economicJusticeContribution']);
    expect([costs(id, { principalAndInterest: 5_000_000n }), costs(id, { creditorIsLarge: false })]).toEqual(Array(2).fill(['lawyerFee', 'bailiffService']));
    expect(costs(id, { court: 'judicial', debtorIsMerchant: false })).toEqual(['legalAidStamp', 'lawyerFee', 'bailiffService']);
  }
});
test('an act without its procedure is no act', () => {
  for (const id of ['paymentOrder', '', '.', 'fullClaim.', '.summon', 'toString.summon']) expect(may(id as ProcedureActId, facts, LAW)).toEqual({ allowed: false, refusal: { code: 'unknown_act', article: null, facts: { act: id } } });
});
