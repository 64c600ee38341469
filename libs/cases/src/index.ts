/**
 * The case: one creditor, one debtor, its claims, what happened on it and what comes next. What is owed is computed by
 * libs/law from the facts kept here; lists read it from positions that are derived in the same transaction. The rooms
 * below open cases, write lines in the timeline and plan what comes next through the services named here.
 */
import { callEntity, promiseEntity, reversalEntity } from './calls/call.entity.ts';
import { disputeClaimEntity, disputeEntity, disputeEventEntity } from './disputes/dispute.entity.ts';
import { caseFileEntity } from './files/case-file.entity.ts';
import { nextActionEntity } from './next-actions/next-action.entity.ts';
import { holdEntity, holdEntryEntity } from './holds/hold.entity.ts';
import { noteEntity } from './notes/note.entity.ts';
import { claimEntity } from './opening/claim.entity.ts';
import { claimPositionEntity } from './positions/claim-position.entity.ts';
import { answerEntity, questionEntity } from './questions/question.entity.ts';
import { timelineEntryEntity } from './timeline/timeline-entry.entity.ts';

export * from './cases.module.ts';
export { AppliedLawService } from './applied-law/applied-law.service.ts';
export { EnterLawService } from './applied-law/enter-law.service.ts';
export { DecideLawService } from './applied-law/decide-law.service.ts';
export { MeasureLawService } from './applied-law/measure-law.service.ts';
export { ApplyLawService } from './applied-law/apply-law.service.ts';
export { WatchLawService } from './applied-law/watch-law.service.ts';
export { CaseOpeningService } from './opening/case-opening.service.ts';
export type { AddedClaims, NewCase, NewClaim, OpenedCase } from './opening/new-case.ts';
export { StatementService, type CaseFacts, type ClaimName } from './statement/statement.service.ts';
export { asFarAsKnown, refusedByLaw, type KnownFacts } from './statement/known-law.ts';
export { StatementReadService } from './statement/statement-read.service.ts';
export type { ClaimStatement, InterestLine, Statement } from './statement/statement.type.ts';
export { DebtFactsSources, type DebtFacts, type DebtFactsSource, type Interruption, type KnownDebtFacts } from './statement/debt-facts.ts';
export { SettlementService, type Settled } from './closing/settlement.service.ts';
export { StandingService, type Standing } from './standing/standing.service.ts';
export { PositionsService } from './positions/positions.service.ts';
export { claimDaily, claimDue, dueOf, figuresOf } from './positions/due-of.ts';
export { TimelineReadService } from './timeline/timeline-read.service.ts';
export { TimelineService, SYSTEM_NAME, TIMELINE_KINDS, type NewTimelineEntry, type TimelineKind } from './timeline/timeline.service.ts';
export { NextActionsService, NEXT_ACTION_KINDS, type NewNextAction, type NextActionKind } from './next-actions/next-actions.service.ts';
export { NextAction, NextActionInput } from './next-actions/next-action.type.ts';
export { CasesReadService, type SeenCase } from './files/cases-read.service.ts';
export { CaseListService } from './files/case-list.service.ts';
export { CaseFile, CaseFilter, CaseResult, CaseRow, CasePage, CreditorSummary, MandateSummary } from './files/case-file.type.ts';
export { lastWordColumns, readsInside, readsStrategy, raw } from './files/reader.ts';
export { ActsService } from './acts/acts.service.ts';
export { StagesService } from './calls/stages.service.ts';
export { CallsService, REVERSIBLE_SECONDS } from './calls/calls.service.ts';
export { CallLogged } from './calls/call-logged.type.ts';
export { CALL_OUTCOMES, REACHED, LogCallInput, PromiseInput, type CallOutcome } from './calls/log-call.input.ts';
export { NotesService } from './notes/notes.service.ts';
export { ConductService, type CaseConduct, type Contacting } from './conduct/conduct.service.ts';
export { ConductFinding, FirstLetterRecall } from './conduct/conduct.type.ts';
export { findingOf, kept as keptFindings, refusedAs as refusedAsFound, refusedBy as refusedByConduct, type KeptFinding } from './conduct/findings.ts';
export { firstLetterOf, recallLineOf, withRecall } from './conduct/recall.ts';
export { ContactPolicyService } from './conduct/contact-policy.service.ts';
export { WishesService } from './conduct/wishes.service.ts';
export { WordsService } from './conduct/words.service.ts';
export { BarredClaimsService, type ClaimTerm } from './barred/barred-claims.service.ts';
export { BarredClaim } from './barred/barred-claims.type.ts';
export { GiveUpBarredService } from './barred/give-up-barred.service.ts';
export { PlanNextActionService } from './next-actions/plan-next-action.service.ts';
export { limitationLevel, limitationOf, nearest } from './limitation/limitation-of.ts';
export { DisputesService, type OpenDisputeAsked } from './disputes/disputes.service.ts';
export { Dispute, DISPUTE_OUTCOMES, DISPUTE_REASONS, OpenDisputeInput, type DisputeOutcome, type DisputeReason } from './disputes/dispute.type.ts';
export { HoldEffectsService } from './holds/hold-effects.service.ts';
export { HoldFactsService, type CaseHolds } from './holds/hold-facts.service.ts';
export { suspensionsOfCases, type Suspension } from './holds/suspended.ts';
export { factsOf as holdFactsOf, type HoldRecord } from './holds/hold-record.ts';
export { HoldWarning } from './holds/hold.type.ts';
export { HoldsReadService, warningView } from './holds/holds-read.service.ts';
export { HoldsService, type AmendHoldAsked, type OpenHoldAsked } from './holds/holds.service.ts';
export { WatchHoldsService } from './holds/watch-holds.service.ts';
export { QuestionsService } from './questions/questions.service.ts';
export { Question, ASKED_OF, AnswerQuestionInput, AskQuestionInput, type AskedOf } from './questions/question.type.ts';
export type { Asker, NewQuestion, QuestionCase } from './questions/question-facts.service.ts';
export { takeFiles, MOST_FILES, MOST_SENT_BYTES, type SentFile, type TakenFile } from './questions/sent-files.ts';
export { AGE_BANDS, bandOf, isOpen, isPromised } from './files/standing.ts';
export { matching } from './files/typed.ts';
export type { Reader } from './files/reader.ts';

export const casesEntities = [caseFileEntity, claimEntity, claimPositionEntity, timelineEntryEntity, callEntity, promiseEntity, reversalEntity, noteEntity, nextActionEntity, questionEntity, answerEntity, disputeEntity, disputeClaimEntity, disputeEventEntity, holdEntity, holdEntryEntity];
