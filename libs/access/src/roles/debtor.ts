import type { Sentences } from '../ability.ts';

/** What a debtor may read of his own case: what he was sent, what he sent, what he signed. */
export const DOCUMENTS_FOR_DEBTOR = ['invoice', 'formal_notice', 'receipt', 'plan_agreement', 'dispute_evidence'];

/** The public side of the one case that he was let in to, for as long as his visit lasts. */
export function debtor({ allow }: Sentences, { agencyId, creditorId, caseIds }: { agencyId: string; creditorId: string | undefined; caseIds: readonly string[] }): void {
  const file = { $in: [...caseIds] };
  allow('read', 'Agency', { id: agencyId });
  allow('read', 'Creditor', { id: creditorId });
  allow('read', 'CaseFile', { id: file });
  allow('read', ['Claim', 'Payment', 'Plan', 'Dispute'], { caseId: file });
  allow('read', 'TimelineEntry', { caseId: file, toDebtor: true, internal: false });
  allow('read', 'Document', { caseId: file, internal: false, kind: { $in: DOCUMENTS_FOR_DEBTOR } });
  allow(['propose', 'dispute'], 'CaseFile', { id: file });
}
