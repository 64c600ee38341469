import type { Sentences } from '../ability.ts';

/** What of a case belongs to the file that a bailiff works on: the papers that enforcement stands on, never the agency's own. */
export const DOCUMENTS_FOR_BAILIFF = ['invoice', 'attachment', 'formal_notice', 'receipt', 'plan_agreement', 'dispute_evidence', 'title', 'title_service', 'bailiff_act'];

/** The files that are in his study's hands, from the hand-off until they are returned or withdrawn; of the rest only that they once came. */
export function bailiff({ allow }: Sentences, { agencyId, studyId, caseIds }: { agencyId: string; studyId: string | undefined; caseIds: readonly string[] }): void {
  const files = { $in: [...caseIds] };
  allow('read', 'Agency', { id: agencyId });
  allow('read', 'Study', { id: studyId });
  allow('read', 'CaseFile', { id: files });
  allow('read', ['Claim', 'Payment', 'Title'], { caseId: files });
  allow('read', 'TimelineEntry', { caseId: files, toBailiff: true, internal: false });
  allow('read', 'Document', { caseId: files, internal: false, kind: { $in: DOCUMENTS_FOR_BAILIFF } });
  // What he and the agency send each other is theirs alone: it is internal to the creditor.
  allow('read', 'Document', { caseId: files, studyId, kind: 'question_attachment' });
  // The pack that was made for his study, not that of one before it.
  allow('read', 'Document', { caseId: files, studyId, internal: false, kind: 'handoff_pack' });
  allow('read', ['Handoff', 'BailiffAct'], { studyId });
  allow('read', 'Question', { studyId, caseId: files });
  allow(['accept', 'report'], 'Handoff', { studyId });
  allow(['ask', 'answer'], 'Question', { studyId, caseId: files });
}
