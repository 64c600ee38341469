import type { Sentences } from '../ability.ts';

/** Works the agency's cases: sees all of a case, acts amicably, does not touch people, mandates or settings. */
export function collector({ allow }: Sentences, { agencyId }: { agencyId: string }): void {
  allow('read', ['Agency'], { id: agencyId });
  allow('read', ['Creditor', 'Mandate', 'Debtor', 'Deposit', 'CaseFile', 'Claim', 'TimelineEntry', 'Document', 'Letter'], { agencyId });
  allow(['logCall', 'reverse', 'writeNote', 'planNextAction', 'sendFormalNotice'], 'CaseFile', { agencyId });
  allow('work', 'Queue');
}
