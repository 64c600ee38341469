/**
 * What may be done next on a case, and why not for what may not: the right-hand region of the case page. One row an act, one function a
 * rule; the first rule that refuses speaks, with its article. The product decides which of these acts have a screen.
 */
import { fromPlainDate } from '../calendar/day.ts';
import { refuse, type Refusal } from '../faults/refusal.ts';
import { whyStopped, type HoldEffects } from '../holds/effects.ts';
import type { HoldStop } from '../holds/hold-facts.ts';
import { formatDecimal } from '../money/money.ts';
import { formatRate } from '../money/rate.ts';
import { constantOn, eurosOn } from '../rates/lookup.ts';
import type { LawTables } from '../rates/tables.ts';
import type { Regime } from '../statement/facts.ts';

export const ACT_MATTERS = ['join', 'agree', 'suspend', 'court', 'close'] as const;
export type ActMatter = (typeof ACT_MATTERS)[number];

export const ACT_NAMES = [
  'call', 'message', 'letter', 'promise', 'plan', 'discount', 'dispute', 'hold',
  'paymentOrder', 'smallClaims', 'uncontestedCommercialClaim', 'title', 'handOff', 'bankAttachment', 'addCosts', 'closeCase',
] as const;
export type ActName = (typeof ACT_NAMES)[number];

export const CASE_STAGES = ['placed', 'amicable', 'judicial', 'enforcement', 'closed', 'returned'] as const;
export type CaseStage = (typeof CASE_STAGES)[number];

export interface ActFacts {
  readonly asOf: Temporal.PlainDate;
  readonly stage: CaseStage;
  readonly regime: Regime;
  readonly debtorIsMerchant: boolean;
  /** Default true: creditors of an agency are. */
  readonly creditorIsMerchant?: boolean;
  readonly hasTitle: boolean;
  /** What is due on `asOf`, in cents. */
  readonly due: bigint;
  /** Outstanding principal and interest, in cents: what L125-1 measures. */
  readonly principalAndInterest: bigint;
  readonly mandate: {
    readonly inForce: boolean;
    readonly reference?: string | null;
    /** Longest plan that the mandate lets the agency grant; null or 0: none. */
    readonly planMonths: number | null;
    /** Largest discount, as a rate; null or 0: none. */
    readonly discountRate: bigint | null;
  };
  readonly insuranceValid: boolean;
  readonly declarationMade: boolean;
  /** The limitation period has run out for all that is owed. */
  readonly barred: boolean;
  /** The references of the claims that are barred and still owed while others are not. */
  readonly barredClaims?: readonly string[];
  /** The first letter of R124-4, or the formal notice that stands for it, was sent. */
  readonly formalNoticeSent: boolean;
  readonly disputed?: boolean;
  /** A plan was agreed and is kept. */
  readonly planRunning?: boolean;
  /** A study of bailiffs has the file in hand. */
  readonly withStudy?: boolean;
  /** What the holds of the case do on `asOf`. */
  readonly held?: HoldEffects | null;
}

export type ActRefusalCode =
  | 'case_closed' | 'case_returned' | 'mandate_not_in_force' | 'claim_barred' | 'insurance_not_in_force' | 'declaration_missing' | 'first_letter_missing'
  | 'disputed' | 'plan_running' | 'already_with_study' | 'on_hold' | 'nothing_due' | 'plan_not_in_mandate' | 'discount_not_in_mandate' | 'already_disputed'
  | 'title_already' | 'above_small_claims_cap' | 'between_merchants' | 'not_between_merchants' | 'decree_not_published' | 'no_title' | 'costs_without_title' | 'still_due';

export interface PossibleAct {
  readonly act: ActName;
  readonly matter: ActMatter;
  readonly allowed: boolean;
  readonly refusal?: Refusal<ActRefusalCode>;
  /** What to weigh before an allowed act. */
  readonly warning?: Refusal<ActRefusalCode>;
  /** What an allowed act may not go beyond: { months }, { percent }. */
  readonly limits?: Readonly<Record<string, string | number>>;
}

type Rule = (facts: ActFacts, law: LawTables) => Refusal<ActRefusalCode> | undefined;

const isConsumer = (facts: ActFacts): boolean => facts.regime === 'civil' && !facts.debtorIsMerchant;
const betweenMerchants = (facts: ActFacts): boolean => facts.debtorIsMerchant && facts.creditorIsMerchant !== false;

const open: Rule = ({ stage }) =>
  stage === 'closed' ? refuse('case_closed', null, { stage }) : stage === 'returned' ? refuse('case_returned', null, { stage }) : undefined;
const mandated: Rule = ({ mandate }) => (mandate.inForce ? undefined : refuse('mandate_not_in_force', 'CPCE R124-3', { mandate: mandate.reference ?? null }));
const someBarred = ({ barredClaims }: ActFacts): boolean => (barredClaims ?? []).length > 0;
/** A consumer is not asked for what is time-barred; between businesses it is for the debtor to say so, and for the agent to know it. */
const notBarred: Rule = (facts) => (facts.barred && isConsumer(facts) ? refuse('claim_barred', 'C. conso. L218-2', {}) : undefined);
/** What is asked as a whole would ask for the barred claims too, until they are given up. */
const noClaimBarred: Rule = (facts) => (someBarred(facts) && isConsumer(facts) ? refuse('claim_barred', 'C. conso. L218-2', { claims: facts.barredClaims ?? [] }) : undefined);
/** Enforcement asks for what the title says, and for nothing that was left out of it. */
const noClaimBarredUntitled: Rule = (facts, law) => (facts.hasTitle ? undefined : noClaimBarred(facts, law));
const BARRED_ARTICLE: Readonly<Record<Regime, string>> = { commercial: 'C. com. L110-4', public: 'loi 68-1250', civil: 'C. civ. 2224' };
const barredForBusiness: Rule = (facts) => {
  if (isConsumer(facts)) return undefined;
  if (facts.barred) return refuse('claim_barred', BARRED_ARTICLE[facts.regime], {});
  return someBarred(facts) ? refuse('claim_barred', BARRED_ARTICLE[facts.regime], { claims: facts.barredClaims ?? [] }) : undefined;
};
const insured: Rule = ({ insuranceValid, declarationMade }) =>
  !insuranceValid ? refuse('insurance_not_in_force', 'CPCE R124-2', {}) : !declarationMade ? refuse('declaration_missing', 'CPCE R124-2', {}) : undefined;
/** A reminder must recall the first letter: there must be one. A call may come from the debtor, so it is never stopped here. */
const firstLetterSent: Rule = ({ formalNoticeSent }) => (formalNoticeSent ? undefined : refuse('first_letter_missing', 'CPCE R124-4', {}));
/** Going on demanding what is contested, before the creditor has answered: with a consumer it may be an aggressive practice, with a business it is no more use. */
const notDisputed: Rule = (facts) => (facts.disputed ? refuse('disputed', isConsumer(facts) ? 'C. conso. L121-6' : 'C. civ. 1353', {}) : undefined);
/** Who keeps to an agreement is not asked for more (C. civ. 1103). */
const noPlanRunning: Rule = ({ planRunning }) => (planRunning ? refuse('plan_running', 'C. civ. 1103', {}) : undefined);
const notWithStudy: Rule = ({ withStudy }) => (withStudy ? refuse('already_with_study', null, {}) : undefined);

/**
 * What a hold stops, with its article and the kinds of the holds that stop it. A dispute alone never refuses here: it has rules of its own
 * in this table, which leave a call open since it may come from the debtor; where it only asks to weigh, it is told by its own name.
 */
const held = (what: HoldStop, outcome: 'refuse' | 'warn'): Rule => (facts) => {
  const stop = facts.held && whyStopped(facts.held, what);
  if (!facts.held || stop?.outcome !== outcome) return undefined;
  const kinds = facts.held.active.filter(({ id, kind }) => stop.holds.includes(id) && kind !== 'dispute').map(({ kind }) => kind);
  if (kinds.length > 0) return refuse('on_hold', stop.article, { holds: [...new Set(kinds)].join(', '), what });
  return outcome === 'warn' ? refuse('disputed', stop.article, { what }) : undefined;
};
const notHeld = (what: HoldStop): Rule => held(what, 'refuse');
const weighed = (what: HoldStop): Rule => held(what, 'warn');
const somethingDue: Rule = ({ due }) => (due > 0n ? undefined : refuse('nothing_due', null, { due: formatDecimal(due) }));

const planned: Rule = ({ mandate }) => (mandate.planMonths ? undefined : refuse('plan_not_in_mandate', 'CPCE R124-3', { mandate: mandate.reference ?? null }));
const discounted: Rule = ({ mandate }) => (mandate.discountRate ? undefined : refuse('discount_not_in_mandate', 'CPCE R124-3', { mandate: mandate.reference ?? null }));
const withoutTitle: Rule = ({ hasTitle }) => (hasTitle ? refuse('title_already', 'CPCE L111-3', {}) : undefined);

const underCap: Rule = ({ principalAndInterest, asOf }, law) => {
  const cap = eurosOn(law, 'small_claims_cap', fromPlainDate(asOf));
  return principalAndInterest > cap ? refuse('above_small_claims_cap', 'CPCE R125-1', { cap: formatDecimal(cap), amount: formatDecimal(principalAndInterest) }) : undefined;
};
const notBetweenMerchants: Rule = (facts) => (betweenMerchants(facts) ? refuse('between_merchants', 'CPCE L125-1', {}) : undefined);
const onlyBetweenMerchants: Rule = (facts) => (betweenMerchants(facts) ? undefined : refuse('not_between_merchants', 'CPCE L126-1', {}));
/** Opened by a dated row `uncontested_claim_decree` of the tables once the decree is out. */
const decreePublished: Rule = ({ asOf }, law) =>
  constantOn(law, 'uncontested_claim_decree', fromPlainDate(asOf))?.value === true ? undefined : refuse('decree_not_published', 'CPCE L126-1 à L126-5', {});
const uncontested: Rule = ({ disputed }) => (disputed ? refuse('disputed', 'CPCE L126-2', {}) : undefined);

const withTitle = (code: 'no_title' | 'costs_without_title', article: string): Rule => ({ hasTitle }) => (hasTitle ? undefined : refuse(code, article, {}));
const notYetDisputed: Rule = ({ disputed }) => (disputed ? refuse('already_disputed', null, {}) : undefined);
const settled: Rule = ({ due }) => (due <= 0n ? undefined : refuse('still_due', null, { due: formatDecimal(due) }));

/** A call may come from the debtor: it is refused only where nothing is left to ask. */
const MAY_SPEAK = [open, mandated, notBarred];
const MAY_COLLECT = [...MAY_SPEAK, noClaimBarred];
const MAY_ENFORCE = [...MAY_SPEAK, noClaimBarredUntitled];

interface ActRow { readonly act: ActName; readonly matter: ActMatter; readonly rules: readonly Rule[]; readonly warnings?: readonly Rule[]; readonly limits?: (facts: ActFacts) => Readonly<Record<string, string | number>> }

const TABLE: readonly ActRow[] = [
  { act: 'call', matter: 'join', rules: [...MAY_SPEAK, notHeld('calls')], warnings: [weighed('calls'), barredForBusiness] },
  { act: 'message', matter: 'join', rules: [...MAY_COLLECT, notHeld('messages'), insured, firstLetterSent, notDisputed, noPlanRunning], warnings: [weighed('messages'), barredForBusiness] },
  { act: 'letter', matter: 'join', rules: [...MAY_COLLECT, notHeld('letters'), insured, notDisputed, noPlanRunning], warnings: [weighed('letters'), barredForBusiness] },
  { act: 'promise', matter: 'agree', rules: [...MAY_COLLECT, notHeld('payments'), somethingDue, noPlanRunning], warnings: [weighed('payments'), barredForBusiness] },
  { act: 'plan', matter: 'agree', rules: [...MAY_COLLECT, notHeld('plans'), somethingDue, planned, noPlanRunning], warnings: [weighed('plans'), barredForBusiness], limits: ({ mandate }) => ({ months: mandate.planMonths ?? 0 }) },
  { act: 'discount', matter: 'agree', rules: [...MAY_COLLECT, somethingDue, discounted], warnings: [barredForBusiness], limits: ({ mandate }) => ({ percent: formatRate(mandate.discountRate ?? 0n) }) },
  { act: 'dispute', matter: 'suspend', rules: [open, notYetDisputed] },
  // Several holds may stand side by side: an insolvency does not undo a guardianship.
  { act: 'hold', matter: 'suspend', rules: [open] },
  { act: 'paymentOrder', matter: 'court', rules: [...MAY_COLLECT, notHeld('court'), somethingDue, withoutTitle, noPlanRunning], warnings: [weighed('court'), barredForBusiness] },
  { act: 'smallClaims', matter: 'court', rules: [...MAY_COLLECT, notHeld('court'), somethingDue, withoutTitle, underCap, notBetweenMerchants, noPlanRunning], warnings: [weighed('court'), barredForBusiness] },
  { act: 'uncontestedCommercialClaim', matter: 'court', rules: [...MAY_COLLECT, notHeld('uncontestedClaim'), somethingDue, withoutTitle, onlyBetweenMerchants, decreePublished, uncontested, noPlanRunning], warnings: [weighed('uncontestedClaim'), barredForBusiness] },
  // A title entered anew takes the place of the one before: a slip of the pen, a service that came later.
  { act: 'title', matter: 'court', rules: [open, mandated, notWithStudy] },
  { act: 'handOff', matter: 'court', rules: [...MAY_ENFORCE, notHeld('enforcement'), somethingDue, withTitle('no_title', 'CPCE L111-2'), notWithStudy, noPlanRunning], warnings: [weighed('enforcement'), barredForBusiness] },
  { act: 'bankAttachment', matter: 'court', rules: [...MAY_ENFORCE, notHeld('enforcement'), somethingDue, withTitle('no_title', 'CPCE L211-1')], warnings: [weighed('enforcement'), barredForBusiness] },
  { act: 'addCosts', matter: 'close', rules: [open, withTitle('costs_without_title', 'CPCE L111-8 al. 2')] },
  { act: 'closeCase', matter: 'close', rules: [open, settled] },
];

const firstOf = (rules: readonly Rule[] | undefined, facts: ActFacts, law: LawTables): Refusal<ActRefusalCode> | undefined => {
  for (const rule of rules ?? []) {
    const told = rule(facts, law);
    if (told) return told;
  }
  return undefined;
};

/** Every act of the trade on this case, by matter: refused by its first rule, or allowed, with what to weigh and its limits. */
export function possibleActs(facts: ActFacts, law: LawTables): readonly PossibleAct[] {
  return TABLE.map(({ act, matter, rules, warnings, limits }): PossibleAct => {
    const refusal = firstOf(rules, facts, law);
    if (refusal) return { act, matter, allowed: false, refusal };
    const warning = firstOf(warnings, facts, law);
    return { act, matter, allowed: true, ...(warning ? { warning } : {}), ...(limits ? { limits: limits(facts) } : {}) };
  });
}
