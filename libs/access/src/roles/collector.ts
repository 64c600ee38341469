import type { Sentences } from '../ability.ts';

/** Works the agency's cases: sees all of a case, acts amicably, does not touch people, mandates, money or settings. */
export function collector({ allow }: Sentences, { agencyId }: { agencyId: string }): void {
  allow('read', ['Agency'], { id: agencyId });
  allow('read', ['Creditor', 'Mandate', 'Debtor', 'Deposit', 'CaseFile', 'Claim', 'TimelineEntry', 'Document', 'Letter', 'Payment', 'Plan', 'Dispute', 'Question', 'Title', 'Study', 'Handoff', 'BailiffAct', 'Message', 'Hold', 'ContactPolicy', 'Wish', 'Reminder'], { agencyId });
  allow(['logCall', 'reverse', 'writeNote', 'planNextAction', 'sendFormalNotice', 'propose', 'dispute', 'hold', 'remind', 'giveUp'], 'CaseFile', { agencyId });
  allow('decide', 'Plan', { agencyId });
  allow('settle', 'Dispute', { agencyId });
  allow(['ask', 'answer'], 'Question', { agencyId });
  allow('record', 'Title', { agencyId });
  // Whoever a person turns to takes down what he asks about his data; the administrator answers.
  allow(['read', 'register'], 'PrivacyRequest', { agencyId });
  allow('work', 'Queue');
  // Who else can see a case that he works.
  allow('read', 'CaseAccess', { agencyId });
}
