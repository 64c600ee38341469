import type { Sentences } from '../ability.ts';
import { CREDITOR_READS } from '../fields/creditor.ts';

/** Sees his company's cases as the agency may show them to it: without its notes, its plans and its people's names for what comes next; nothing of another company. */
export function creditorReader({ allow }: Sentences, { creditorId, agencyId }: { creditorId: string | undefined; agencyId: string }): void {
  allow('read', 'Agency', { id: agencyId }, CREDITOR_READS.Agency);
  allow('read', 'Creditor', { id: creditorId }, CREDITOR_READS.Creditor);
  for (const subject of ['Mandate', 'Debtor', 'Deposit', 'CaseFile', 'Claim', 'Letter', 'Payment', 'Plan', 'Dispute', 'Title', 'Handoff', 'BailiffAct', 'Hold'] as const) allow('read', subject, { creditorId }, CREDITOR_READS[subject]);
  for (const subject of ['TimelineEntry', 'Document'] as const) allow('read', subject, { creditorId, internal: false }, CREDITOR_READS[subject]);
  allow('read', 'Question', { creditorId, askedOf: 'creditor' }, CREDITOR_READS.Question);
  // What his company and the agency write to each other, and that it let a case rest.
  for (const subject of ['CaseMessage', 'Pause'] as const) allow('read', subject, { creditorId }, CREDITOR_READS[subject]);
}
