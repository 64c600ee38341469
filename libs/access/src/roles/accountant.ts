import type { Sentences } from '../ability.ts';

/** Money of all, notes of none. */
export function accountant({ allow }: Sentences, { agencyId }: { agencyId: string }): void {
  allow('read', 'Agency', { id: agencyId });
  allow('read', ['Creditor', 'Mandate', 'Debtor', 'Deposit', 'CaseFile', 'Claim', 'Letter', 'Payment', 'Plan', 'Study', 'Hold', 'LawEntry'], { agencyId });
  allow('read', 'TimelineEntry', { agencyId, kind: { $in: ['deposit', 'letter', 'promise', 'stage', 'payment', 'plan'] } });
  // Not the letter that was posted: the code on it opens the debtor's page.
  allow('read', 'Document', { agencyId, internal: false, kind: { $in: ['invoice', 'formal_notice', 'signed_mandate', 'deposit_file', 'receipt', 'plan_agreement', 'payment_proof'] } });
  allow(['record', 'reverse'], 'Payment', { agencyId });
}
