import type { Sentences } from '../ability.ts';
import { BAILIFF_READS } from '../fields/bailiff.ts';

/** What of a case belongs to the file that a bailiff works on: the papers that enforcement stands on, never the agency's own. */
export const DOCUMENTS_FOR_BAILIFF = ['invoice', 'attachment', 'contract', 'order', 'delivery', 'correspondence', 'terms', 'formal_notice', 'receipt', 'plan_agreement', 'dispute_evidence', 'title', 'title_service', 'bailiff_act'];

/** The files that are in his study's hands, from the hand-off until they are returned or withdrawn; of the rest only that they once came. */
export function bailiff({ allow }: Sentences, { agencyId, studyId, caseIds }: { agencyId: string; studyId: string | undefined; caseIds: readonly string[] }): void {
  const files = { $in: [...caseIds] };
  allow('read', 'Agency', { id: agencyId }, BAILIFF_READS.Agency);
  allow('read', 'Study', { id: studyId }, BAILIFF_READS.Study);
  allow('read', 'CaseFile', { id: files }, BAILIFF_READS.CaseFile);
  for (const subject of ['Claim', 'Payment', 'Title'] as const) allow('read', subject, { caseId: files }, BAILIFF_READS[subject]);
  allow('read', 'TimelineEntry', { caseId: files, toBailiff: true, internal: false }, BAILIFF_READS.TimelineEntry);
  allow('read', 'Document', { caseId: files, internal: false, kind: { $in: DOCUMENTS_FOR_BAILIFF } }, BAILIFF_READS.Document);
  // What he and the agency send each other is theirs alone: it is internal to the creditor.
  allow('read', 'Document', { caseId: files, studyId, kind: 'question_attachment' }, BAILIFF_READS.Document);
  // The pack that was made for his study, not that of one before it.
  allow('read', 'Document', { caseId: files, studyId, internal: false, kind: 'handoff_pack' }, BAILIFF_READS.Document);
  for (const subject of ['Handoff', 'BailiffAct'] as const) allow('read', subject, { studyId }, BAILIFF_READS[subject]);
  allow('read', 'Question', { studyId, caseId: files }, BAILIFF_READS.Question);
  allow(['accept', 'report'], 'Handoff', { studyId });
  allow(['ask', 'answer'], 'Question', { studyId, caseId: files });
}
