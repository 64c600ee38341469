import type { Sentences } from '../ability.ts';

/** His company's cases, without internal notes; hands over under a mandate of his company; answers what he is asked. */
export function creditorUser({ allow }: Sentences, { creditorId, agencyId }: { creditorId: string | undefined; agencyId: string }): void {
  allow('read', 'Agency', { id: agencyId });
  allow('read', 'Creditor', { id: creditorId });
  allow('read', ['Mandate', 'Debtor', 'Deposit', 'CaseFile', 'Claim', 'Letter', 'Payment', 'Plan', 'Dispute', 'Title', 'Handoff', 'BailiffAct', 'Hold'], { creditorId });
  allow('read', ['TimelineEntry', 'Document'], { creditorId, internal: false });
  allow('read', 'Question', { creditorId, askedOf: 'creditor' });
  allow('answer', 'Question', { creditorId, askedOf: 'creditor' });
  allow('deposit', 'Creditor', { id: creditorId });
}
