import type { Sentences } from '../ability.ts';

/** Money of all, notes of none. */
export function accountant({ allow }: Sentences, { agencyId }: { agencyId: string }): void {
  allow('read', 'Agency', { id: agencyId });
  allow('read', ['Creditor', 'Mandate', 'Debtor', 'Deposit', 'CaseFile', 'Claim', 'Letter', 'Payment', 'Plan', 'Study'], { agencyId });
  allow('read', 'TimelineEntry', { agencyId, kind: { $in: ['deposit', 'letter', 'promise', 'stage', 'payment', 'plan'] } });
  allow('read', 'Document', { agencyId, kind: { $in: ['invoice', 'formal_notice', 'signed_mandate', 'deposit_file', 'receipt', 'plan_agreement'] } });
  allow(['record', 'reverse'], 'Payment', { agencyId });
}
