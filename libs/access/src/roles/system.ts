import { AbilityBuilder, createMongoAbility } from '@casl/ability';
import type { Ability, Action, Sentences, SubjectName } from '../ability.ts';

/**
 * Who works here without being a person: each job and each reaction to what happened by its own name, the starts of the house, and the
 * narrow steps in which a person's use-case needs something of the agency's that he may not see. What none of these sentences says, no
 * system actor is for; a job, a reaction or a step without its name here does not run.
 */
type Say = (sentences: Pick<Sentences, 'allow'>) => void;

const reads = (...subjects: SubjectName[]): Say => ({ allow }) => allow('read', subjects);
const all = (...said: Say[]): Say => (sentences) => { for (const say of said) say(sentences); };
const may = (action: Action | readonly Action[], ...subjects: SubjectName[]): Say => ({ allow }) => allow(action, subjects);

/** The facts of a case that a paper is made of. */
const caseFacts = reads('Agency', 'Creditor', 'Mandate', 'Debtor', 'CaseFile', 'Claim', 'Payment', 'LawEntry');
const reckons = all(caseFacts, reads('Plan', 'Dispute', 'Hold', 'Title'), may('anchor', 'CaseFile', 'Claim'));
const printsOf = (...subjects: SubjectName[]) => all(caseFacts, reads(...subjects), may('print', ...subjects), may('register', 'Document', 'TimelineEntry'));

const jobs = {
  'anchor-positions': reckons,
  'print-waiting-letters': reads('Letter'), 'render-letter': printsOf('Letter'),
  'print-waiting-receipts': reads('Payment'), 'render-receipt': printsOf('Payment'),
  'print-plan': printsOf('Plan'), 'watch-plans': all(reckons, may('end', 'Plan'), may('register', 'TimelineEntry')),
  'watch-holds': all(reads('Hold', 'CaseFile', 'Debtor'), may('anchor', 'CaseFile')),
  'measure-law': all(reckons, may('read', 'LawEntry')), 'apply-law': reckons, 'watch-law': reads('LawEntry'),
  'pack-handoff': all(printsOf('Handoff'), reads('Title', 'Document', 'TimelineEntry', 'Study')), 'pack-waiting-handoffs': reads('Handoff'),
  'render-acknowledgement': printsOf('Deposit'), 'print-waiting-acknowledgements': reads('Deposit'),
  'send-digests': all(reads('Person', 'Creditor', 'CaseFile', 'TimelineEntry', 'Question', 'Payment'), may('send', 'Message')),
  'send-messages': all(reads('Message', 'Document'), may('send', 'Message')),
  'retention-dry-run': reads('RetentionPolicy', 'Debtor', 'CaseFile'), 'retention-run': all(reads('RetentionPolicy', 'Debtor', 'CaseFile'), may('erase', 'Debtor', 'CaseFile', 'Document'), may('register', 'TimelineEntry')),
  'print-signature': all(caseFacts, reads('Document'), may('print', 'Mandate'), may('register', 'Document'), may('send', 'Message')), 'watch-mandates': all(reads('Agency', 'Creditor', 'Mandate'), may('end', 'Mandate'), may('send', 'Message')),
  'clean-access-tries': may('tidy', 'CaseFile'), 'tidy-access': may('tidy', 'Person'),
  'seal-audit': may(['read', 'register'], 'AuditEntry'), 'sign-audit-head': may(['read', 'register'], 'AuditEntry'), 'verify-audit': may(['read', 'register'], 'AuditEntry'),
  'deposit-run': all(caseFacts, reads('Deposit', 'Person', 'Document'), may('register', 'Deposit', 'Document')), 'watch-deposit-runs': reads('Deposit'), 'sweep-uploads': may('tidy', 'Deposit'),
} satisfies Record<string, Say>;

const reactions = {
  'PrintPlanService.printWhenPlanAgreed': reads('Plan'), 'PlanTrackService.endWhenCaseClosed': all(reads('Plan', 'CaseFile'), may('end', 'Plan')), 'PlanTrackService.endWhenCaseRecalled': all(reads('Plan', 'CaseFile'), may('end', 'Plan')),
  'RenderReceiptService.printWhenPaymentRecorded': reads('Payment'), 'RenderLetterService.printWhenLetterQueued': reads('Letter'), 'WithdrawMessagesService.withdrawWhenCaseRecalled': all(reads('Message'), may('send', 'Message')), 'WithdrawMessagesService.withdrawWhenCasePaused': all(reads('Message'), may('send', 'Message')), 'StopLettersService.stopWhenCaseRecalled': all(reads('Letter', 'CaseFile'), may('register', 'TimelineEntry')), 'StopLettersService.stopWhenCasePaused': all(reads('Letter', 'CaseFile'), may('register', 'TimelineEntry')), 'PackHandoffService.packWhenHandoffOffered': reads('Handoff'),
  'LayOutAnewService.layOutWhenDebtReckoned': reckons,
  'AllocationsService.postWhenClaimsAdded': reckons, 'AllocationsService.postWhenDisputeSettled': reckons, 'AllocationsService.postWhenHoldOpened': reckons, 'AllocationsService.postWhenHoldChanged': reckons, 'AllocationsService.postWhenClaimsGivenUp': reckons,
  'LawRunsService.measureWhenLawEntered': reads('LawEntry'), 'LawRunsService.applyWhenLawDecided': reads('LawEntry'),
  'RetentionRunsService.carryWhenRetentionRun': reads('RetentionPolicy'),
  'AcknowledgementsService.acknowledgeWhenDepositConfirmed': reads('Deposit'), 'SendAcknowledgementService.tellWhenDepositUndone': all(reads('Deposit', 'Person'), may('send', 'Message')),
  'PrintSignatureService.printWhenProposed': reads('Mandate'), 'PrintSignatureService.proveWhenMandateSigned': reads('Mandate'), 'PrintSignatureService.proveWhenPowerSigned': reads('Mandate'),
  'DeliverMessages.sendWhenMessageQueued': all(reads('Message'), may('send', 'Message')),
  'TellOfMessages.tellWhenMessageQueued': all(reads('Message', 'CaseFile'), may('register', 'TimelineEntry')), 'TellOfMessages.tellWhenMessageFailed': all(reads('Message', 'CaseFile'), may('register', 'TimelineEntry')),
  'CarryRunService.carryWhenDepositRunMoved': reads('Deposit'),
} satisfies Record<string, Say>;

/** Of the machinery and of starts. */
const house = {
  relay: may('relay', 'CaseFile'),
  boot: reads('Agency'),
  founding: may('found', 'Agency', 'Person'),
  demo: all(may('found', 'Agency', 'Person'), may('register', 'Creditor', 'Study', 'Mandate')),
  operator: reads('Agency', 'CaseFile', 'AuditEntry'),
  spec: may('found', 'Agency'),
} satisfies Record<string, Say>;

/** Inside a person's use-case: what the agency does for him, and answers with no more than its result. */
const steps = {
  /** Who of the agency has the fewest open cases. */
  assignment: may('assign', 'CaseFile'),
  /** Which of a creditor's own debtors bear a name that is near: by an index that row security keeps from everybody else. */
  recognition: reads('Debtor'),
  /** What was done on the cases of a deposit, be it told to its creditor or not: whether it may still be taken back. */
  'deposit-undo': reads('CaseFile', 'TimelineEntry'),
  /** How many messages of a case have not left yet, for whoever lets it rest or takes it back. */
  'waiting-messages': reads('Message'),
  /** What the law no longer lets be kept of a person is blanked by the owner's own function. */
  erasure: may('erase', 'Debtor', 'CaseFile', 'Document'),
  /** How a hand-off stands, for a study that may no longer see its file. */
  'handoff-state': reads('Handoff', 'CaseFile'),
  /** A debtor proves that a letter or an address is his. */
  'debtor-entrance': all(reads('Agency', 'CaseFile', 'Letter', 'Debtor', 'LawEntry'), may('admit', 'CaseFile'), may('send', 'Message')),
  /** Somebody proves who he is, before he is anybody. */
  'sign-in': all(reads('Person'), may('admit', 'Person')),
  /** Whoever signs for a creditor proves who he is by a link and a code, and what he signed stands. */
  'signature-door': all(reads('Agency', 'Creditor', 'Mandate', 'Document'), may('sign', 'Mandate'), may('register', 'Mandate', 'Document'), may('send', 'Message')),
  /** The people of one side, to be written to by those of another. */
  notify: all(reads('Person'), may('send', 'Message')),
  /** What was refused is told of also where its transaction is undone. */
  audit: may('register', 'AuditEntry'),
  /** Who of his own company comes in, for the administrator of a creditor. */
  people: all(reads('Person', 'Creditor', 'CaseFile'), may(['give', 'revoke'], 'Person'), may('register', 'AuditEntry')),
  /** He who looks as another comes back to his own eyes. */
  viewing: may('register', 'AuditEntry'),
  /** Whoever was sent a digest ends it by the signed address in it. */
  'stop-digest': all(reads('Person'), may('register', 'AuditEntry')),
  /** The demo's mailbox, in which anybody plays any part. */
  mailbox: reads('Message'),
} satisfies Record<string, Say>;

const ACTORS = { ...jobs, ...reactions, ...house, ...steps };
/** A reaction that is not listed here is refused when it is to run, a job when the worker starts. */
export type SystemActorName = keyof typeof ACTORS;
export const SYSTEM_ACTORS = Object.keys(ACTORS) as SystemActorName[];
export const isSystemActor = (name: string): name is SystemActorName => Object.hasOwn(ACTORS, name);

/** What this one is for. The rows are not told apart: the work of the house goes over all of them. */
export function systemAbility(name: SystemActorName): Ability {
  const { can, build } = new AbilityBuilder<Ability>(createMongoAbility);
  ACTORS[name]({ allow: (action, subject) => void can(action as Action, subject as SubjectName) });
  return build();
}
