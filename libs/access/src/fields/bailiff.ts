/**
 * What a bailiff may read of the files in his study's hands: what enforcement needs. Closed: how the agency sought the debtor out and what it
 * means to do, what creditor and agency agreed with each other and with the debtor, and the reasons of a hold (he reads what it stops, and whom to turn to).
 */
import { ADDRESS, CLAIM, DEBTOR, DOCUMENT, QUESTION, STATEMENT, TIMELINE, TITLE } from './case-parts.ts';
import { listed, type OpenFields } from './lists.ts';

const LISTS = {
  Agency: { Agency: 'address email legalForm name phone segregatedAccountName segregatedBic segregatedIban siren', ...ADDRESS },
  Study: { Study: 'address departments email id legalForm name openFiles phone siren users', StudyUser: 'email id name', BailiffHome: 'current inbox past questions studyName' },
  CaseFile: {
    CaseFile: 'assigneeName claims closedReason contactsInDays costsDue creditor dailyInterest debtor debtorRecord disputed documents due handoffs heldKinds holdEffects id limitation mandate openedAt overpaid paid payments publicReference questions regime stage statement timeline timelineCount title version',
    CasePage: 'next rows total', CaseRow: 'creditorName debtorName due heldKinds id lastWordAt lastWordCode lastWordFacts oldestDueOn openedAt principal publicReference regime stage version',
    SearchHit: 'caseId claimAmount claimReference creditorName debtorName due kind publicReference', CreditorSummary: 'id name', MandateSummary: 'id reference state', ...DEBTOR, ...STATEMENT,
    DebtorRecord: 'addresses id name phones', DebtorAddress: 'city country current id line1 line2 postalCode returnedOn', DebtorPoint: 'current e164 id line shown value',
    HoldEffects: 'freezes on redirects stops warnings', HoldFreeze: 'article from holdId until what', HoldRedirect: 'address article holdId mode name to', HoldStop: 'article holdIds outcome what', HoldWarning: 'article code facts',
  },
  Claim: CLAIM,
  Payment: {
    Payment: 'allocations amount by caseId claimReference creditorName debtorName declared id means proofs publicReference receipt receivedBy recordedAt reversal studyName unallocated valueOn', PaymentPage: 'next rows total', PaymentReversal: 'at by reason', Receipt: 'balance document id issuedOn number state', AllocationPart: 'amount claimReference costLabel target',
    PaymentRecorded: 'caseFile closes dueAfter dueBefore moved overpaid payment planState reopens waitsFor warnings', MovedAllocation: 'amount claimReference difference paymentId target valueOn',
  },
  Title: TITLE,
  TimelineEntry: TIMELINE,
  Document: DOCUMENT,
  Handoff: {
    Handoff: 'acts caseFile caseId costCeiling creditorName deadline debtorName decidedAt decidedBy due id instructions lastAct mission offeredAt offeredBy pack packState publicReference reason state study title words', HandoffPage: 'next rows', HandoffDeadline: 'article code on', StudySummary: 'city id name',
    ActKind: 'article interrupts kind matter recoverable servedRequired',
  },
  BailiffAct: { BailiffAct: 'by cost document doneOn id kind note recoverable reportedAt served', ActReported: 'act deadlines dueAfter dueBefore handoff limitationAfter limitationArticle limitationBefore' },
  Question: QUESTION,
} as const;

export const BAILIFF_LISTS: Record<keyof typeof LISTS, OpenFields> = LISTS;
export const BAILIFF_READS = listed(BAILIFF_LISTS);

/** Of the types that are open in part: what is not, and was looked at. */
export const BAILIFF_CLOSED: OpenFields = {
  Agency: 'declaredOn declaredTo insurancePolicy insuredUntil insurer',
  CaseFile: 'acts agreedCosts barredClaims contactAdvice conversation depositId disputes holds letters nextAction pause pauseTerms plan planState plans privacyRequests promise recall reminders takenBack wishes', CaseRow: 'nextActionKind nextActionOn pausedUntil recovered unread',
  MandateSummary: 'discountMaxPercent planMaxMonths', Payment: 'bankReference payer', Question: 'plan', HoldEffects: 'tasks',
  DebtorRecord: 'accounts emails erasedOn kind legalForm links merges otherCases otherNames parties representatives siren told vatNumber', DebtorAddress: 'returns superseded told', DebtorPoint: 'label superseded told',
};
