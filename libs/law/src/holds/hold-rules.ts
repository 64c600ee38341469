/**
 * The table of holds (rules 10.1 to 10.5, 4.3, 11.5): what each one stops, whom it sends to, what it freezes, what it starts, from which day
 * and until when. A row holds data; where the law looks at a fact, the row says which. What each row does is told by `effectsOf`.
 */
import { deadline } from '../deadline/deadline.ts';
import { plusLength } from '../rates/length.ts';
import type { Confidence, LawTables } from '../rates/tables.ts';
import type { Freeze, Hold, HoldKind, HoldStop, HoldTask, RedirectTo } from './hold-facts.ts';

type Day = Temporal.PlainDate;
type Of<K extends HoldKind> = Extract<Hold, { readonly kind: K }>;

export interface StopRow<H> { readonly what: readonly HoldStop[]; readonly article: string; readonly outcome?: 'warn'; readonly when?: (hold: H) => boolean }
export interface RedirectRow<H> { readonly to: RedirectTo; readonly mode: 'instead' | 'also'; readonly article: string | null; readonly when?: (hold: H) => boolean }
export interface FreezeRow<H> { readonly what: Freeze; readonly article: string; readonly when?: (hold: H) => boolean }
/** When a task is due; `earliest` is a day before which it may not be done. Null: no term is set. */
export interface TaskTerm { readonly due: Day | null; readonly earliest?: Day }
export interface TaskRow<H> {
  readonly task: HoldTask;
  readonly article: string | null;
  readonly confidence: Confidence;
  readonly term: (hold: H, law: LawTables) => TaskTerm;
  readonly when?: (hold: H, on: Day, law: LawTables) => boolean;
}

export interface HoldRule<H> {
  readonly rule: string;
  readonly article: string;
  readonly confidence: Confidence;
  /** The first day of its effects; null: none yet. */
  readonly from: (hold: H) => Day | null;
  /** The last day of its effects, where the law or the decision sets one. */
  readonly until: (hold: H, law: LawTables) => Day | null;
  readonly stops: readonly StopRow<H>[];
  readonly redirects: readonly RedirectRow<H>[];
  readonly freezes: readonly FreezeRow<H>[];
  readonly starts: readonly TaskRow<H>[];
}

const noTerm = (): TaskTerm => ({ due: null });

/** The day that a judge may not pass (C. civ. 1343-5): two years from his decision. */
export const graceLimit = (decidedOn: Day, law: LawTables): Day => plusLength(decidedOn, law, 'grace_period_max');

/** The last day for the proof of claim, once the judgment was published. */
const proofOfClaimBy = (hold: Of<'insolvencyProceeding'>, law: LawTables): Day => deadline({ kind: 'proof_of_claim', from: hold.publishedOn!, abroad: hold.creditorAbroad }, law).deadline;

const assisted = (hold: Of<'protectedPerson'>): boolean => hold.protection === 'curatorship';
const PUBLIC = ['calls', 'messages', 'letters', 'automaticReminders'] as const satisfies readonly HoldStop[];

export const HOLD_RULES: { readonly [K in HoldKind]: HoldRule<Of<K>> } = {
  overIndebtedness: {
    rule: 'overindebtedness', article: 'C. conso. L722-2, L722-5', confidence: 'high',
    from: (hold) => hold.admissibleOn,
    /** Two years at most, then as long as the plan or the measures last (L722-3, L733-16); a debt wiped out stays so. */
    until: (hold, law) => (hold.dischargedOn || !hold.admissibleOn ? null : hold.measuresUntil ?? plusLength(hold.admissibleOn, law, 'overindebtedness_max_suspension')),
    stops: [
      { what: PUBLIC, article: 'C. conso. L722-5' },
      { what: ['plans', 'payments'], article: 'C. conso. L722-5' },
      { what: ['enforcement'], article: 'C. conso. L722-2, L733-16' },
      { what: ['court'], article: 'C. conso. L741-2', when: (hold) => Boolean(hold.dischargedOn) },
    ],
    redirects: [],
    freezes: [
      { what: 'interest', article: 'C. conso. L722-14' },
      { what: 'latePenalties', article: 'C. conso. L722-14' },
    ],
    starts: [
      { task: 'answerCommission', article: 'C. conso. L723-1 s., R722-1', confidence: 'medium', term: noTerm, when: (hold) => !hold.dischargedOn },
      { task: 'appealAdmissibility', article: 'C. conso. R722-1', confidence: 'high', term: (hold, law) => ({ due: plusLength(hold.admissibleOn!, law, 'overindebtedness_appeal') }), when: (hold, on, law) => Temporal.PlainDate.compare(on, plusLength(hold.admissibleOn!, law, 'overindebtedness_appeal')) <= 0 },
      { task: 'closeAsDischarged', article: 'C. conso. L741-2, L741-3', confidence: 'high', term: (hold) => ({ due: hold.dischargedOn! }), when: (hold) => Boolean(hold.dischargedOn) },
    ],
  },
  insolvencyProceeding: {
    rule: 'insolvency_opening', article: 'C. com. L622-7, L622-21', confidence: 'high',
    from: (hold) => hold.openedOn, until: () => null,
    stops: [
      { what: [...PUBLIC, 'plans', 'payments'], article: 'C. com. L622-7' },
      { what: ['court', 'uncontestedClaim', 'enforcement'], article: 'C. com. L622-21' },
    ],
    redirects: [
      { to: 'creditorsRepresentative', mode: 'instead', article: 'C. com. L622-24', when: (hold) => !hold.liquidation },
      { to: 'liquidator', mode: 'instead', article: 'C. com. L641-3', when: (hold) => hold.liquidation === true },
    ],
    freezes: [
      { what: 'interest', article: 'C. com. L622-28', when: (hold) => !hold.loanOfAYearOrMore },
      { what: 'latePenalties', article: 'C. com. L622-28', when: (hold) => !hold.loanOfAYearOrMore },
      { what: 'fixedIndemnity', article: 'C. com. L441-10 II' },
    ],
    starts: [
      { task: 'watchPublication', article: 'C. com. R622-24', confidence: 'high', term: noTerm, when: (hold) => hold.publishedOn === null },
      {
        task: 'proofOfClaim', article: 'C. com. L622-24, R622-24', confidence: 'high', when: (hold) => hold.publishedOn !== null && !hold.proofFiledOn,
        term: (hold, law) => ({ due: proofOfClaimBy(hold, law) }),
      },
      {
        task: 'reliefFromTimeBar', article: 'C. com. L622-26', confidence: 'high',
        when: (hold, on, law) => hold.publishedOn !== null && !hold.proofFiledOn && Temporal.PlainDate.compare(on, proofOfClaimBy(hold, law)) > 0,
        term: (hold, law) => ({ due: plusLength(hold.publishedOn!, law, 'relief_from_time_bar') }),
      },
      { task: 'reviewGuarantors', article: 'C. com. L622-28', confidence: 'high', term: noTerm, when: (hold) => hold.guaranteed === true },
    ],
  },
  dispute: {
    rule: 'dispute_received', article: 'C. conso. L121-6, L121-7', confidence: 'medium',
    from: (hold) => hold.receivedOn, until: () => null,
    stops: [
      { what: PUBLIC, article: 'C. conso. L121-6, L121-7 3°', when: (hold) => hold.debtorIsConsumer },
      { what: ['automaticReminders'], article: 'C. civ. 1353', when: (hold) => !hold.debtorIsConsumer },
      { what: ['uncontestedClaim'], article: 'CPCE L126-2' },
      { what: ['court'], article: 'C. civ. 1353', outcome: 'warn' },
    ],
    redirects: [{ to: 'creditor', mode: 'also', article: 'C. civ. 1353' }],
    freezes: [],
    starts: [
      { task: 'forwardToCreditor', article: null, confidence: 'medium', term: (hold, law) => ({ due: plusLength(hold.receivedOn, law, 'dispute_forward') }), when: (hold) => !hold.forwardedOn },
      { task: 'obtainEvidence', article: 'C. civ. 1353', confidence: 'high', term: noTerm },
    ],
  },
  debtorDeath: {
    rule: 'debtor_death', article: 'C. civ. 873, 877', confidence: 'high',
    from: (hold) => hold.knownOn, until: () => null,
    stops: [
      { what: [...PUBLIC, 'plans', 'payments'], article: 'C. civ. 873' },
      { what: ['court'], article: 'C. civ. 873', outcome: 'warn' },
      { what: ['enforcement'], article: 'C. civ. 877' },
    ],
    redirects: [{ to: 'notary', mode: 'instead', article: null }],
    freezes: [],
    starts: [
      { task: 'obtainDeathCertificate', article: null, confidence: 'high', term: noTerm },
      { task: 'findNotary', article: 'C. civ. 873', confidence: 'high', term: noTerm },
      { task: 'checkLoanInsurance', article: null, confidence: 'medium', term: noTerm },
      { task: 'summonHeirs', article: 'C. civ. 771, 772', confidence: 'medium', term: (hold, law) => ({ due: null, earliest: plusLength(hold.diedOn, law, 'heir_option_wait').add({ days: 1 }) }) },
      {
        task: 'waitBeforeEnforcingOnHeirs', article: 'C. civ. 877', confidence: 'high', when: (hold) => hold.hasTitle === true,
        term: (hold, law) => ({ due: null, ...(hold.titleServedOn ? { earliest: plusLength(hold.titleServedOn, law, 'heir_title_wait').add({ days: 1 }) } : {}) }),
      },
    ],
  },
  protectedPerson: {
    rule: 'protected_persons', article: 'C. civ. 414, 467, 468, 475', confidence: 'high',
    from: (hold) => hold.since, until: () => null,
    stops: [
      { what: [...PUBLIC, 'plans'], article: 'C. civ. 475', when: (hold) => hold.protection === 'guardianship' },
      { what: [...PUBLIC, 'plans'], article: 'C. civ. 414, 1146', when: (hold) => hold.protection === 'minor' },
      { what: ['plans'], article: 'C. civ. 467, 468', outcome: 'warn', when: assisted },
      { what: ['court', 'enforcement'], article: 'C. civ. 467, 468', outcome: 'warn', when: assisted },
      { what: ['court', 'enforcement'], article: 'C. civ. 475', outcome: 'warn', when: (hold) => hold.protection === 'guardianship' },
      // A minor stands in court by his legal administrator: the text of minors, not that of guardianship.
      { what: ['court', 'enforcement'], article: 'C. civ. 388-1-1', outcome: 'warn', when: (hold) => hold.protection === 'minor' },
      { what: ['plans'], article: 'C. civ. 1148 à 1151', outcome: 'warn', when: (hold) => hold.protection === 'safeguard' },
    ],
    redirects: [
      { to: 'guardian', mode: 'instead', article: 'C. civ. 475', when: (hold) => hold.protection === 'guardianship' },
      { to: 'legalRepresentative', mode: 'instead', article: 'C. civ. 388-1-1', when: (hold) => hold.protection === 'minor' },
      { to: 'curator', mode: 'also', article: 'C. civ. 467, 468', when: assisted },
    ],
    freezes: [],
    starts: [
      { task: 'recordRepresentative', article: 'C. civ. 414, 467, 475', confidence: 'high', term: noTerm, when: (hold) => hold.protection !== 'safeguard' },
      { task: 'serveCuratorToo', article: 'C. civ. 467', confidence: 'high', term: noTerm, when: assisted },
    ],
  },
  judicialGracePeriod: {
    rule: 'grace_period', article: 'C. civ. 1343-5', confidence: 'high',
    from: (hold) => hold.decidedOn,
    until: (hold, law) => (Temporal.PlainDate.compare(hold.until, graceLimit(hold.decidedOn, law)) > 0 ? graceLimit(hold.decidedOn, law) : hold.until),
    stops: [{ what: ['enforcement', 'automaticReminders'], article: 'C. civ. 1343-5' }],
    redirects: [],
    freezes: [
      { what: 'latePenalties', article: 'C. civ. 1343-5' },
      { what: 'judgmentSurcharge', article: 'C. civ. 1343-5' },
    ],
    starts: [],
  },
  processingRestriction: {
    rule: 'gdpr_basis', article: 'RGPD 18', confidence: 'medium',
    from: (hold) => hold.requestedOn, until: () => null,
    /** Keeping, and establishing or defending a claim in court, stay possible (RGPD 18, 2.). */
    stops: [{ what: PUBLIC, article: 'RGPD 18' }],
    redirects: [],
    freezes: [],
    starts: [{ task: 'answerDataSubject', article: 'RGPD 12', confidence: 'medium', when: (hold) => !hold.answeredOn, term: (hold, law) => ({ due: deadline({ kind: 'data_subject_request', from: hold.requestedOn }, law).deadline }) }],
  },
};
