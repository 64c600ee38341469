/** What can't be taken back, as one table: what was written in the timeline of a case since the deposit came to it, and why the deposit then stands there. */

export interface UndoBlockRule { code: string; /** Codes of the timeline. */ by: readonly string[]; article: string | null; confidence: 'high' | 'medium'; why: string }

export const UNDO_BLOCKS: readonly UndoBlockRule[] = [
  { code: 'letter_sent', by: ['letter.queued', 'letter.sent'], article: 'C. civ. 1344', confidence: 'high', why: 'A letter that left puts in default; one that waits to be printed leaves within the minute, unless it failed or was stopped.' },
  { code: 'reminder_sent', by: ['reminder.sent'], article: null, confidence: 'high', why: 'The debtor was asked to pay.' },
  { code: 'payment_received', by: ['payment.recorded'], article: 'C. civ. 1342-2', confidence: 'high', why: 'He paid, and is free of what he paid; unless the payment itself was taken back.' },
  { code: 'plan_agreed', by: ['plan.agreed'], article: 'C. civ. 1103', confidence: 'high', why: 'What was agreed with him binds.' },
  { code: 'dispute_open', by: ['dispute.opened'], article: 'C. civ. 1353', confidence: 'medium', why: 'He contests, and is owed an answer.' },
  { code: 'title_recorded', by: ['title.recorded'], article: 'CPCE L111-3', confidence: 'high', why: 'A court has decided.' },
  { code: 'handed_off', by: ['handoff.offered', 'handoff.accepted', 'act.reported'], article: 'CPCE L122-1', confidence: 'medium', why: 'The file went to a bailiff.' },
  { code: 'claims_given_up', by: ['claims.given_up'], article: null, confidence: 'high', why: 'Claims of it were given up.' },
];

/** A case that is over is no longer undone: what ended it is said on it. */
export const CLOSED_BLOCKS: Readonly<Record<string, string>> = { closed: 'case_closed', returned: 'case_returned' };

/** What happened meanwhile and stands in its way not: it stays in the timeline, and is told. By the kind of its lines; those that began it. */
export const TOUCHED: Readonly<Record<string, { kind: string; codes?: readonly string[] }>> = {
  calls: { kind: 'call' }, notes: { kind: 'note' }, promises: { kind: 'promise' }, questions: { kind: 'question', codes: ['question.asked'] }, messages: { kind: 'message' }, plans: { kind: 'plan', codes: ['plan.proposed'] }, visits: { kind: 'visit', codes: ['visit.opened'] }, holds: { kind: 'hold', codes: ['hold.opened'] },
};
