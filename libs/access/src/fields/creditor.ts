/**
 * What a creditor's user may read of what is his company's. What is named neither here nor in `CREDITOR_CLOSED` is closed, and a spec asks
 * which it shall be. Closed: what the agency means to do and whom it may still call, its hand with the study, why a debtor stands under
 * protection (the creditor learns that he does, since when and what follows of it), and whatever is of the agency's own house.
 */
import { ADDRESS, CLAIM, DEBTOR, DOCUMENT, QUESTION, STATEMENT, TIMELINE, TITLE } from './case-parts.ts';
import { listed, type OpenFields } from './lists.ts';

const LISTS = {
  Agency: { Agency: 'address declaredOn declaredTo email insurancePolicy insuredUntil insurer legalForm name phone segregatedAccountName segregatedBic segregatedIban siren', ...ADDRESS },
  Creditor: { Creditor: 'address bic caseCount contacts createdAt email iban id kind legalForm mandates name phone siren vatNumber', CreditorContact: 'email id name phone role', CreditorSummary: 'id name', CreditorPage: 'next rows', CreditorRow: 'city coveredUntil id mandateReference mandateState mandateUntil name openCases principal siren' },
  Mandate: {
    Mandate: 'allocation annexes basisClause creditorId currencies dayCount discountMaxPercent document feeClause feeMinimum feeRate feeSchedules id inForceFrom inForceTo insuranceClause kind minimumClaim planDownPaymentPercent planFirstWithinDays planGraceDays planInterest planMaxMonths planMinInstalment reference remittanceClause remittanceDays signedOn state',
    SignatureRequest: 'caseId creditorId decidedAt documents events expiresAt id kind mandateId mine proposedAt proposedBy reason reference signatoryCapacity signatoryEmail signatoryName signedMandateId state', SignatureRequestPage: 'next rows', SignatureEvent: 'at by detail id kind', OpenedSigning: 'token',
    Renewal: 'caseId creditorId creditorName days id mandateId proposedAt proposedReference reference state until what',
    PowerOfAttorney: 'acts caseId court documentId from id mandateId reference representativeName representativeTitle signedAt signedBy state until',
    FeeSchedule: 'bands cap current from id minimum ofMandate reason recharged setAt setBy vat vatNote', FeeBand: 'fromAmount fromDays percent stage', RechargedCost: 'cost fixed', FeePreview: 'costs fee lines schedule total vat', FeeLine: 'amount band base cost fixed percent rule',
    MandateAnnex: 'claimCount depositId hash id number on total', MandateAnnexPage: 'next rows total',
    MandateSummary: 'discountMaxPercent id planMaxMonths reference state',
  },
  Debtor: {
    ...DEBTOR, DebtorRecord: 'accounts addresses emails erasedOn id kind legalForm links name otherCases otherNames parties phones representatives siren told vatNumber', Told: 'at by', Superseded: 'at', OtherName: 'name siren why',
    DebtorAddress: 'city country current id line1 line2 postalCode returnedOn returns superseded told', AddressReturn: 'at cause kind letterReference on', DebtorPoint: 'current e164 id label line shown superseded told value',
    DebtorRepresentative: 'current id kind name sinceOn superseded title told', DebtorLink: 'caseId id name otherId publicReference relation siren superseded told', DebtorCase: 'due id openedAt publicReference stage underName',
    CaseParty: 'act actOn address cap email ended endedOn id kind liability name phone role siren told',
  },
  Deposit: {
    Deposit: 'acknowledgement acknowledgementAnnexes attachmentCount by caseCount cases claimCount claims faults fileNames id loosePapers placedAt total undo undoneAt undoneBy', DepositPage: 'next rows', DepositedClaim: 'amount caseId debtorName dueOn id publicReference reference', DepositedCase: 'claimCount debtorName id publicReference total', DepositFigure: 'cases closed due id placedAt principal recovered', IntakeFault: 'caseId code facts field file line message',
    DepositPreview: 'aged attachments caseCount cases claimCount cut faults files kinds needsTerms total', PreviewCase: 'candidates city claims debtorKind debtorName existingReference heldKinds key lacksAddress oldestDueOn recognition regime siren total',
    PreviewClaim: 'amount due dueOn dueOnFrom file issuedOn lacking line reference warnings', PreviewFile: 'claims faults format mapping name size', PreviewWarning: 'article code facts message', PreviewKind: 'cases claims kind total', PreviewAttachment: 'kind name reference size state',
    DebtorCandidate: 'by city debtorId name publicReference score siren', AgedBalance: 'band claims due', FileMapping: 'columns fingerprint lacking remembered', MappedColumn: 'column field guessed header samples',
    RememberedMapping: 'by columns fileName fingerprint id rememberedAt', RememberedColumn: 'column field header', AttachedPapers: 'attachments caseIds kept',
    DepositRun: 'deposit done dryRun endedAt fileNames id of preview refusal report stage startedAt state', DepositRunPage: 'next rows',
    UndoStanding: 'blocked possible', UndoBlock: 'article caseId code facts publicReference', UndoneDeposit: 'cases deposit left', UndoneCase: 'claims debtorName id publicReference total touched what',
  },
  CaseFile: {
    CaseFile: 'agreedCosts assigneeName claims closedReason contactsInDays conversation costsDue creditor dailyInterest debtor debtorRecord depositId disputed disputes documents due handoffs heldKinds holdEffects holds id letters limitation mandate openedAt overpaid paid pause pauseTerms payments plan planState plans promise publicReference questions regime stage statement takenBack timeline timelineCount title version',
    CasePage: 'next rows total', CaseRow: 'creditorName debtorName due heldKinds id lastWordAt lastWordCode lastWordFacts oldestDueOn openedAt pausedUntil principal publicReference recovered regime stage unread version',
    SearchHit: 'caseId claimAmount claimReference creditorName debtorName due kind publicReference', AgreedCost: 'amount at by purpose questionId',
    CasePaused: 'caseFile consequences interest pause', CaseRecalled: 'caseFile recall', CaseRecall: 'at by consequences id reason words', Consequence: 'article code facts level', DirectPaymentDeclared: 'caseFile closes dueAfter dueBefore overpaid payment planState waitsFor warnings', Promise: 'amount by dueOn id state takenAt', ...STATEMENT,
    CreditorHome: 'ages contested contestedCount creditorName dailyInterest deposits due mandate openCases principal promised promisedCount questionsWaiting recovered stages unread', AgeFigure: 'band cases due', StageFigure: 'cases due principal recovered stage',
  },
  Claim: { ...CLAIM, MissingEvidencePage: 'next rows total', MissingEvidence: 'amount caseId claimId creditorName debtorName dueOn issuedOn lacking publicReference reference', LackingEvidence: 'article confidence kind' },
  Letter: { Letter: 'amount asOf by caseId channel document id kind lawVersion pages queuedAt reference sentOn sha256 state templateVersion timeLimitOn', LetterPage: 'next rows', LetterRow: 'amount caseId channel creditorName debtorName documentId id kind publicReference queuedAt reference state timeLimitOn' },
  Payment: {
    Payment: 'allocations amount by caseId claimReference creditorName debtorName declared id means payer proofs publicReference receipt receivedBy recordedAt reversal studyName unallocated valueOn', PaymentPage: 'next rows total', PaymentReversal: 'at by reason', Receipt: 'balance document id issuedOn number state', AllocationPart: 'amount claimReference costLabel target',
  },
  Plan: { Plan: 'caseId decidedAt decidedBy document downPayment firstOn graceDays id instalments interest lastOn months nextOn outsideCode paid proposedAt proposedBy proposedByKind reason state total withinMandate words', Instalment: 'amount dueOn paid position state' },
  Dispute: { Dispute: 'caseId claimReferences documents events id openedAt openedBy openedByKind outcome reason state words', DisputeEvent: 'at by kind outcome words' },
  Title: TITLE,
  Handoff: { Handoff: 'acts caseFile caseId costCeiling creditorName deadline debtorName decidedAt decidedBy due id lastAct mission offeredAt offeredBy pack packState publicReference reason state study title words', HandoffPage: 'next rows', HandoffDeadline: 'article code on', StudySummary: 'city id name' },
  BailiffAct: { BailiffAct: 'by cost document doneOn id kind note recoverable reportedAt served' },
  Hold: {
    Hold: 'article caseCount caseId confidence from id kind openedAt openedBy rule state until',
    HoldEffects: 'freezes on redirects stops warnings', HoldFreeze: 'article from holdId until what', HoldRedirect: 'article holdId mode to', HoldStop: 'article holdIds outcome what', HoldWarning: 'article code facts',
  },
  TimelineEntry: TIMELINE,
  Document: DOCUMENT,
  Question: { ...QUESTION, Question: `${QUESTION['Question']!} plan` },
  CaseMessage: { CaseMessage: 'at by caseId documents id ours seenAt seenBy side text', CaseMessagePage: 'next rows unread', Conversation: 'caseId creditorName debtorName last publicReference stage unread', ConversationPage: 'next rows unread' },
  Pause: { Pause: 'at by byKind from id reason until words', PauseTerms: 'daysTaken latest mostDays mostDaysAYear' },
  Person: { Person: 'email id lastSeenAt name openSessions roles secondFactor standing', RoleGiven: 'companyName givenAt givenBy grade id role', PersonPage: 'next rows', AccessEffect: 'actsGained actsLost casesAfter casesBefore pagesClosing sessionsClosing', AccessChange: 'effect person' },
  ApiToken: { ApiToken: 'actsAs companyName expiresAt id lastUsedAt madeAt madeBy name prefix revokedAt revokedBy scopes state', ApiTokens: 'holders rows', TokenHolder: 'companyName name role scopes userId', ApiTokenMade: 'secret token' },
} as const;

export const CREDITOR_LISTS: Record<keyof typeof LISTS, OpenFields> = LISTS;
export const CREDITOR_READS = listed(CREDITOR_LISTS);

/** Of the types that are open in part: what is not, and was looked at. */
export const CREDITOR_CLOSED: OpenFields = {
  Creditor: 'users',
  CaseFile: 'acts barredClaims contactAdvice nextAction privacyRequests recall reminders wishes', CaseRow: 'nextActionKind nextActionOn',
  Letter: 'failure', LetterRow: 'failure', Payment: 'bankReference', Handoff: 'instructions',
  Hold: 'entries facts', HoldEffects: 'tasks', HoldRedirect: 'address name',
  DebtorRecord: 'merges', Told: 'person source', Superseded: 'person why', AddressReturn: 'person words',
};
