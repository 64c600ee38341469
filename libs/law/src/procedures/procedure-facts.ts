/**
 * What a procedure looks at, and the words of its tables: who acts, with which papers, in which state, under which refusals. A procedure is
 * a table of acts; an act leads from some states to one, may be done by some, needs papers, facts and days, and starts terms.
 */
import type { Refusal } from '../faults/refusal.ts';
import type { HoldEffects } from '../holds/effects.ts';
import type { HoldStop } from '../holds/hold-facts.ts';
import type { LimitationEventKind } from '../limitation/limitation-rules.ts';
import type { Confidence, LawTables } from '../rates/tables.ts';
import type { CostId } from './costs.data.ts';
import type { TermId } from './terms.ts';

export const PROCEDURES = [
  'paymentOrder', 'smallClaims', 'uncontestedCommercialClaim', 'interimPaymentOrder', 'fullClaim',
  'seizureAndSale', 'bankAttachment', 'wageGarnishment', 'protectiveSeizure', 'vehicleDeclaration',
] as const;
export type ProcedureName = (typeof PROCEDURES)[number];

export const ACTORS = ['agency', 'creditor', 'lawyer', 'bailiff', 'courtRegistry', 'judge', 'debtor', 'garnishee'] as const;
export type Actor = (typeof ACTORS)[number];

export const PROCEDURE_DOCUMENTS = [
  'groundOfClaim', 'invoices', 'formalNotice', 'debtStatement', 'creditorRegistration', 'specialPowerOfAttorney', 'nonOppositionCertificate', 'noOppositionNoticeChecked',
  'enforceableTitle', 'serviceOfTitle', 'nonContestationCertificate', 'registerEntry', 'courtOrder', 'writOfSummons', 'proofOfService',
] as const;
export type ProcedureDocument = (typeof PROCEDURE_DOCUMENTS)[number];

export interface ProcedureFacts {
  readonly on: Temporal.PlainDate;
  /** One of the procedure's states. */
  readonly state: string;
  readonly by: Actor;
  /** Papers in the file. */
  readonly documents: readonly ProcedureDocument[];
  /** The day of each act already done, by the act's name. */
  readonly done: Readonly<Record<string, Temporal.PlainDate>>;
  readonly court?: 'judicial' | 'commercial';
  /** Outstanding, in cents. */
  readonly principal: bigint;
  readonly principalAndInterest: bigint;
  /** Default true: owed under a contract or articles of association. */
  readonly contractual?: boolean;
  /** Default true. */
  readonly certainLiquidDue?: boolean;
  /** Default true. */
  readonly invoiced?: boolean;
  readonly debtorIsMerchant: boolean;
  /** Default true. */
  readonly creditorIsMerchant?: boolean;
  readonly debtorIsConsumer: boolean;
  /** A private legal person with 250 employees or more. */
  readonly creditorIsLarge?: boolean;
  readonly disputed?: boolean;
  /** The dispute is serious enough to stop a judge of urgency. */
  readonly seriouslyContested?: boolean;
  readonly barred?: boolean;
  readonly hasTitle: boolean;
  /** A title whose ten years have run. */
  readonly titleExpired?: boolean;
  /** Default true: the mandate allows this route. */
  readonly routeInMandate?: boolean;
  readonly held?: HoldEffects | null;
  /** An amicable attempt is proved (CPC 750-1). */
  readonly amicableAttempt?: boolean;
  /** One of the exemptions of CPC 750-1. */
  readonly amicableExemption?: boolean;
  /** The act was served on the person himself. */
  readonly servedInPerson?: boolean;
  /** The judge granted a part only. */
  readonly grantedInPart?: boolean;
  /** The judgment was given in the debtor's absence. */
  readonly byDefault?: boolean;
  /** The bailiff who acts is the one who conducted the small-claims procedure. */
  readonly sameBailiff?: boolean;
  /** The bailiff's office is in the debtor's court of appeal. */
  readonly bailiffInDistrict?: boolean;
  /** The goods are in the debtor's home. */
  readonly atHome?: boolean;
  readonly maintenance?: boolean;
  /** An account or wages could not be reached. */
  readonly otherMeansFailed?: boolean;
  readonly judgeAuthorised?: boolean;
  /** A decision not yet enforceable, an unpaid bill or cheque, a written lease (CPCE L511-2). */
  readonly authorisationNotNeeded?: boolean;
  /** Recovery is threatened (CPCE L511-1). */
  readonly recoveryThreatened?: boolean;
}

export const PROCEDURE_REFUSALS = [
  'unknown_act', 'not_in_this_state', 'not_for_this_actor', 'on_hold', 'document_missing', 'act_not_done', 'too_early', 'too_late',
  'claim_barred', 'nothing_due', 'title_already', 'no_title', 'title_expired', 'route_not_in_mandate', 'not_contractual', 'not_certain_liquid_due', 'not_invoiced',
  'wrong_court', 'not_consigned', 'granted_in_part', 'above_small_claims_cap', 'between_merchants', 'not_between_merchants', 'decree_not_published', 'disputed',
  'bailiff_out_of_district', 'same_bailiff', 'payment_before_outcome', 'seriously_contested', 'amicable_attempt_missing', 'lawyer_required', 'no_representation', 'above_petition_cap',
  'below_home_seizure_minimum', 'recovery_not_threatened', 'judge_not_authorised', 'not_in_force',
] as const;
export type ProcedureRefusalCode = (typeof PROCEDURE_REFUSALS)[number];
export type ProcedureRefusal = Refusal<ProcedureRefusalCode>;

export type Need = (facts: ProcedureFacts, law: LawTables) => ProcedureRefusal | undefined;
type When = (facts: ProcedureFacts, law: LawTables) => boolean;

/** A term counted from an act: the act `of`, or the day of the act itself where it starts the term. */
export interface TermFrom { readonly term: TermId; readonly of: string; readonly when?: When }
export interface StartRow {
  readonly term: TermId;
  /** What comes of it: the work is lost, the next act may follow, the debtor may act, an answer is due. */
  readonly then: 'lapse' | 'mayFollow' | 'debtorMayAct' | 'answerDue';
  readonly when?: When;
}

export interface ProcedureAct {
  readonly act: string;
  readonly from: readonly string[];
  /** Null: the state stays. */
  readonly to: string | null;
  readonly who: readonly Actor[];
  readonly article: string;
  readonly confidence: Confidence;
  /** The stop of a hold that forbids it. */
  readonly stop?: HoldStop;
  readonly needs?: readonly Need[];
  readonly documents?: readonly ProcedureDocument[];
  /** Papers that some facts make necessary. */
  readonly documentsWhen?: readonly { readonly document: ProcedureDocument; readonly article: string; readonly when: When }[];
  /** Waiting terms: the act comes after their last day. */
  readonly after?: readonly TermFrom[];
  /** Last days: beyond them the act is worth nothing. */
  readonly within?: readonly TermFrom[];
  readonly starts?: readonly StartRow[];
  readonly costs?: readonly { readonly cost: CostId; readonly when?: When }[];
  /** What it does to the limitation period. */
  readonly limitation?: LimitationEventKind;
}

export interface ProcedureTable {
  readonly procedure: ProcedureName;
  /** Ids of the rules that it carries out. */
  readonly rules: readonly string[];
  readonly article: string;
  readonly states: readonly string[];
  readonly initial: string;
  readonly acts: readonly ProcedureAct[];
}
