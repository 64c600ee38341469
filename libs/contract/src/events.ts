/** Past tense, ids only. A reader learns from this list what can happen in the house. */
export const EVENT_NAMES = [
  'CreditorRegistered', 'MandateRegistered', 'MandateEnded', 'DepositConfirmed', 'CaseOpened', 'ClaimsAdded',
  'CallLogged', 'CallReversed', 'PromiseTaken', 'NoteWritten', 'NextActionPlanned',
  'LetterQueued', 'LetterSent', 'LetterFailed', 'AccessChanged',
  'PaymentRecorded', 'PaymentReversed', 'ReceiptIssued', 'CaseClosed', 'CaseReopened', 'StageChanged',
  'PlanProposed', 'PlanAgreed', 'PlanRefused', 'PlanBroken', 'PlanCompleted', 'PlanEnded', 'PlanPrinted',
  'DisputeOpened', 'DisputeAnswered', 'DisputeSettled', 'QuestionAsked', 'QuestionAnswered',
  'DebtorVisited', 'MessageQueued', 'MessageSent', 'MessageFailed',
  'StudyRegistered', 'TitleRecorded', 'HandoffOffered', 'HandoffPacked', 'HandoffAccepted', 'HandoffRefused', 'HandoffReturned', 'HandoffWithdrawn', 'ActReported',
  'LawEntered', 'LawMeasured', 'LawDecided', 'LawApplied', 'DebtReckoned', 'HoldOpened', 'HoldChanged', 'ContactPolicySet', 'WishRecorded', 'ReminderSent', 'ClaimsGivenUp',
  'PersonInvited', 'AccessGiven', 'AccessTaken', 'PrivacyRequestOpened', 'PrivacyRequestAnswered', 'RetentionRun',
  'DepositUndone', 'DepositRunMoved', 'DebtorChanged', 'DebtorsMerged', 'DebtorsParted', 'CaseRecalled', 'CasePaused', 'CaseResumed', 'CaseMessageWritten', 'CaseMessageSeen', 'AcknowledgementPrinted',
  'MandateProposed', 'MandateSigned', 'MandateEnding', 'PowerOfAttorneySigned', 'SignatureMoved', 'PapersAttached',
] as const;

export type EventName = (typeof EVENT_NAMES)[number];

export interface EventIds {
  caseId?: string; creditorId?: string; depositId?: string; mandateId?: string; letterId?: string;
  callId?: string; promiseId?: string; noteId?: string; userId?: string;
  paymentId?: string; receiptId?: string; planId?: string; disputeId?: string; questionId?: string; visitId?: string; messageId?: string;
  studyId?: string; titleId?: string; handoffId?: string; actId?: string;
  lawEntryId?: string; holdId?: string; wishId?: string; reminderId?: string; privacyRequestId?: string;
  depositRunId?: string; signatureRequestId?: string; debtorId?: string; pauseId?: string; caseMessageId?: string;
}

/** What a browser receives on the socket message `live`. seq grows by the order in which events were relayed. */
export interface LiveEvent { seq: number; name: EventName; ids: EventIds }

/** What a browser may send: to follow a case, answered by whether it may. */
export interface WatchMessage { caseId: string }
