import type { Sentences } from '../ability.ts';

/** Works the agency's cases: sees all of a case, acts amicably, does not touch people, mandates, money or settings. */
export function collector({ allow }: Sentences, { agencyId }: { agencyId: string }): void {
  allow('read', ['Agency'], { id: agencyId });
  allow('read', ['Creditor', 'Mandate', 'Debtor', 'Deposit', 'CaseFile', 'Claim', 'TimelineEntry', 'Document', 'Letter', 'Payment', 'Plan', 'Dispute', 'Question', 'Title', 'Study', 'Handoff', 'BailiffAct', 'Message', 'Hold', 'ContactPolicy', 'Wish', 'Reminder'], { agencyId });
  allow(['logCall', 'reverse', 'writeNote', 'planNextAction', 'sendFormalNotice', 'propose', 'dispute', 'hold', 'remind', 'giveUp'], 'CaseFile', { agencyId });
  allow('decide', 'Plan', { agencyId });
  allow('settle', 'Dispute', { agencyId });
  allow(['ask', 'answer'], 'Question', { agencyId });
  // That the creditor let a case rest; and what he and the agency write to each other.
  allow('read', ['CaseMessage', 'Pause'], { agencyId });
  allow('write', 'CaseMessage', { agencyId });
  allow('record', 'Title', { agencyId });
  // Papers that a creditor sends otherwise, to the claims that they prove.
  allow('register', 'Document', { agencyId });
  // Whoever a person turns to takes down what he asks about his data; the administrator answers.
  allow(['read', 'register'], 'PrivacyRequest', { agencyId });
  // What is told of a debtor, and which two records are one; each can be taken back.
  allow(['record', 'merge', 'reverse'], 'Debtor', { agencyId });
  allow('work', 'Queue');
  // Who else can see a case that he works.
  allow('read', 'CaseAccess', { agencyId });
}
