/**
 * The law, and nothing but the law. What a debt amounts to on a day, when a claim is barred, when a term ends, what a letter must say,
 * what may be done next and which article forbids the rest. Everything here is a pure function of facts and of the dated tables it is
 * handed: no clock, no database, no file, no import from outside this room. Money is cents in bigint with one rounding; days are
 * Temporal.PlainDate; what is wrong or refused comes back as a value that names its field or its rule.
 */
export { ZERO, cents, sumCents, minCents, parseMoney, formatDecimal, type Cents } from './money/money.ts';
export { round } from './money/round.ts';
export { rate, points, parseRate, formatRate, interestOf, RATE_SCALE, type Rate } from './money/rate.ts';
export { addLegalMonths, halfYearSpan, isWorkingDay, publicHoliday, workingDayFrom } from './calendar/calendar.ts';
export { attempt, isLawError, LawFault, type LackingRate, type LawError, type LawErrorCode } from './faults/law-error.ts';
export { refuse, type Refusal } from './faults/refusal.ts';
export type { Confidence, ConstantRow, ConstantValue, LawRow, LawTables, LegalRateColumn } from './rates/tables.ts';
export { LAW, LAW_VERSION } from './rates/law.ts';
export { lawConstant } from './rates/lookup.ts';
export { confidenceOf } from './rates/confidence.ts';
export { UNREAD_CONSTANTS } from './rates/unread.data.ts';
export { isRateName, RATE_NAMES, ratesOf, withEntries, type LawEntry, type RateName } from './rates/entries.ts';
export { ASKED_FROM_DAY, ratesToEnter, type RateToEnter } from './rates/to-enter.ts';
export type { ConstantId } from './rates/constants.data.ts';
export * from './statement/facts.ts';
export { computeStatement } from './statement/statement.ts';
export { statementFromJson, statementToJson, type StatementJson } from './statement/json.ts';
export { position, dueOn, type ClaimPosition, type Position } from './statement/position.ts';
export { deadline, deadlineFromJson, type Deadline, type DeadlineJson, type DeadlineQuestion } from './deadline/deadline.ts';
export { DEADLINE_KINDS, deadlineFigures, type DeadlineKind } from './deadline/deadline-rules.ts';
export { limitation, limitationFromJson, type Limitation, type LimitationEffect, type LimitationFacts, type LimitationStep } from './limitation/limitation.ts';
export { LIMITATION_EVENT_KINDS, LIMITATION_NATURES, limitationFigures, type LimitationEventKind, type LimitationNature } from './limitation/limitation-rules.ts';
export { explainLine, explainRate } from './statement/sentences.ts';
export * from './procedures/acts.ts';
export { checkMandate, MANDATE_CLAUSES, type MandateCheck, type MandateClause, type MandateFacts, type MandateMention, type MandateRefusalCode } from './mandate/r1243.ts';
export * from './letters/r1244.ts';
export * from './letters/registered.ts';
export * from './letters/certificate.ts';
export * from './scope/scope.ts';
export * from './scope/placement.ts';
export * from './scope/assignment.ts';
export * from './invoices/terms.ts';
export * from './invoices/invoices.ts';
export { statutoryTexts, sameWords, STATUTORY_PARAGRAPHS, type StatutoryParagraph, type StatutoryText } from './letters/texts.ts';
export { publicReference, checkPublicReference, formatPublicReference, numberOfReference, REFERENCE_COUNT } from './reference/reference.ts';
export * from './formats/formats.ts';
export { parseAmountFr, parseDayFr } from './formats/parse.ts';
export { plusLength } from './rates/length.ts';
export * from './holds/hold-facts.ts';
export { HOLD_RULES, type HoldRule } from './holds/hold-rules.ts';
export { effectsOf, whyStopped, type ActiveHold, type FreezeEffect, type HoldEffects, type HoldWarningCode, type RedirectEffect, type StopEffect, type TaskEffect } from './holds/effects.ts';
export * from './conduct/policy.ts';
export {
  checkContact, conductCheck, CONTACT_PURPOSES, recallLine, RECIPIENTS, THIRD_PERSONS,
  type CheckOutcome, type ConductCheck, type ContactCheck, type ContactCode, type ContactFacts, type ContactPurpose, type Finding, type LetterRecall, type PastContact, type Recipient,
} from './conduct/contact.ts';
export { nextContactAt } from './conduct/next-contact.ts';
export * from './conduct/policy-check.ts';
export { checkWords, type WordCheck, type WordCode, type WordFacts, type WordFinding, type WordUse } from './conduct/words.ts';
export { FORBIDDEN_PHRASES, WORD_CONTEXTS, WORD_REASONS, WORD_USES, type ForbiddenPhrase, type WordContext, type WordReason } from './conduct/words.data.ts';
export * from './procedures/procedure-facts.ts';
export { may, openActs, PROCEDURE_ACTS, PROCEDURE_TABLES, type ProcedureActId, type ProcedureAnswer, type ProcedureYes, type StartedTerm } from './procedures/may.ts';
export { COSTS, procedureCost, type CostBearer, type CostId, type ProcedureCost } from './procedures/costs.data.ts';
export { termEnd, termFigures, type TermEnd, type TermId } from './procedures/terms.ts';
export * from './payments/payment-rules.ts';
export * from './payments/receipt.ts';
export * from './payments/plan.ts';
export { interestUnderPlan, withRatesKept } from './payments/plan-interest.ts';
export * from './fees/fee.ts';
export * from './privacy/requests.ts';
export * from './privacy/retention.ts';
export { LAW_RULES, lawRule, rulesInForce } from './rules/rules.ts';
export { RULE_EFFECTS, RULE_PUBLICS, type LawRule, type RuleEffect, type RulePublic } from './rules/rule.ts';
