/**
 * What can happen to a debtor or to a claim that takes the debt out of the ordinary course: the facts, with their days. Each kind has its
 * own, since the law counts from different acts: the admissibility and not the filing, the judgment and not its publication.
 */
export const HOLD_KINDS = ['overIndebtedness', 'insolvencyProceeding', 'dispute', 'debtorDeath', 'protectedPerson', 'judicialGracePeriod', 'processingRestriction'] as const;
export type HoldKind = (typeof HOLD_KINDS)[number];

interface HoldBase {
  readonly id: string;
  /** The last day on which it held, where it has ended. */
  readonly endedOn?: Temporal.PlainDate | null;
  /** It never was: a decision was reversed, an entry was wrong. Nothing follows from it. */
  readonly voided?: boolean;
}

export interface OverIndebtedness extends HoldBase {
  readonly kind: 'overIndebtedness';
  readonly filedOn?: Temporal.PlainDate | null;
  /** The decision of the commission; null while the file only waits: the filing alone stops nothing. */
  readonly admissibleOn: Temporal.PlainDate | null;
  /** Last day of the plan or of the imposed measures. */
  readonly measuresUntil?: Temporal.PlainDate | null;
  /** Personal recovery: the debt is wiped out. */
  readonly dischargedOn?: Temporal.PlainDate | null;
}
export interface InsolvencyProceeding extends HoldBase {
  readonly kind: 'insolvencyProceeding';
  /** The opening judgment. */
  readonly openedOn: Temporal.PlainDate;
  /** Publication in the BODACC; null while it is awaited. */
  readonly publishedOn: Temporal.PlainDate | null;
  readonly liquidation?: boolean;
  /** The creditor is established outside metropolitan France. */
  readonly creditorAbroad?: boolean;
  /** A loan for a year or more: its interest goes on. */
  readonly loanOfAYearOrMore?: boolean;
  readonly proofFiledOn?: Temporal.PlainDate | null;
  /** Somebody guarantees the debt. */
  readonly guaranteed?: boolean;
}
export interface Dispute extends HoldBase {
  readonly kind: 'dispute';
  readonly receivedOn: Temporal.PlainDate;
  readonly debtorIsConsumer: boolean;
  readonly forwardedOn?: Temporal.PlainDate | null;
}
export interface DebtorDeath extends HoldBase {
  readonly kind: 'debtorDeath';
  readonly diedOn: Temporal.PlainDate;
  /** The day on which the agency learnt of it. */
  readonly knownOn: Temporal.PlainDate;
  readonly hasTitle?: boolean;
  /** The title served on the heirs. */
  readonly titleServedOn?: Temporal.PlainDate | null;
}
export const PROTECTIONS = ['minor', 'guardianship', 'curatorship', 'safeguard'] as const;
export type Protection = (typeof PROTECTIONS)[number];
export interface ProtectedPerson extends HoldBase {
  readonly kind: 'protectedPerson';
  readonly protection: Protection;
  readonly since: Temporal.PlainDate;
}
export interface JudicialGracePeriod extends HoldBase {
  readonly kind: 'judicialGracePeriod';
  readonly decidedOn: Temporal.PlainDate;
  /** Last day of the time that the judge gave. */
  readonly until: Temporal.PlainDate;
}
export interface ProcessingRestriction extends HoldBase {
  readonly kind: 'processingRestriction';
  readonly requestedOn: Temporal.PlainDate;
  readonly answeredOn?: Temporal.PlainDate | null;
}
export type Hold = OverIndebtedness | InsolvencyProceeding | Dispute | DebtorDeath | ProtectedPerson | JudicialGracePeriod | ProcessingRestriction;

export const HOLD_STOPS = ['calls', 'messages', 'letters', 'automaticReminders', 'plans', 'payments', 'court', 'uncontestedClaim', 'enforcement'] as const;
export type HoldStop = (typeof HOLD_STOPS)[number];

export const REDIRECTS = ['creditorsRepresentative', 'liquidator', 'notary', 'legalRepresentative', 'guardian', 'curator', 'creditor'] as const;
export type RedirectTo = (typeof REDIRECTS)[number];

/** `latePenalties`: what a contract or a text adds because of lateness; `judgmentSurcharge`: the five points of CMF L313-3. */
export const FREEZES = ['interest', 'fixedIndemnity', 'latePenalties', 'judgmentSurcharge'] as const;
export type Freeze = (typeof FREEZES)[number];

export const HOLD_TASKS = [
  'answerCommission', 'appealAdmissibility', 'closeAsDischarged', 'watchPublication', 'proofOfClaim', 'reliefFromTimeBar', 'reviewGuarantors', 'forwardToCreditor', 'obtainEvidence',
  'obtainDeathCertificate', 'findNotary', 'checkLoanInsurance', 'summonHeirs', 'waitBeforeEnforcingOnHeirs', 'recordRepresentative', 'serveCuratorToo', 'answerDataSubject',
] as const;
export type HoldTask = (typeof HOLD_TASKS)[number];
