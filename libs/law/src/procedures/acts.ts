/**
 * What may be done next on a case, and why not for what may not: the right-hand region of the case page. One row an act, one function a
 * rule; the first rule that refuses speaks, with its article. The product decides which of these acts have a screen.
 */
import { fromPlainDate } from '../calendar/day.ts';
import { refuse, type Refusal } from '../faults/refusal.ts';
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
  /** The limitation period has run out. */
  readonly barred: boolean;
  /** The first letter of R124-4, or the formal notice that stands for it, was sent. */
  readonly formalNoticeSent: boolean;
  readonly disputed?: boolean;
  /** A plan was agreed and is kept. */
  readonly planRunning?: boolean;
  /** A study of bailiffs has the file in hand. */
  readonly withStudy?: boolean;
  readonly onHold?: boolean;
}

export type ActRefusalCode =
  | 'case_closed' | 'case_returned' | 'mandate_not_in_force' | 'claim_barred' | 'insurance_not_in_force' | 'declaration_missing' | 'first_letter_missing'
  | 'disputed' | 'plan_running' | 'already_with_study' | 'on_hold' | 'nothing_due' | 'plan_not_in_mandate' | 'discount_not_in_mandate' | 'already_disputed' | 'already_on_hold'
  | 'title_already' | 'above_small_claims_cap' | 'between_merchants' | 'not_between_merchants' | 'decree_not_published' | 'no_title' | 'costs_without_title' | 'still_due';

export interface PossibleAct {
  readonly act: ActName;
  readonly matter: ActMatter;
  readonly allowed: boolean;
  readonly refusal?: Refusal<ActRefusalCode>;
  /** What an allowed act may not go beyond: { months }, { percent }. */
  readonly limits?: Readonly<Record<string, string | number>>;
}

type Rule = (facts: ActFacts, law: LawTables) => Refusal<ActRefusalCode> | undefined;

const isConsumer = (facts: ActFacts): boolean => facts.regime === 'civil' && !facts.debtorIsMerchant;
const betweenMerchants = (facts: ActFacts): boolean => facts.debtorIsMerchant && facts.creditorIsMerchant !== false;

const open: Rule = ({ stage }) =>
  stage === 'closed' ? refuse('case_closed', null, { stage }) : stage === 'returned' ? refuse('case_returned', null, { stage }) : undefined;
const mandated: Rule = ({ mandate }) => (mandate.inForce ? undefined : refuse('mandate_not_in_force', 'CPCE R124-3', { mandate: mandate.reference ?? null }));
/** A consumer is not asked for what is time-barred; between businesses it is for the debtor to say so. */
const notBarred: Rule = (facts) => (facts.barred && isConsumer(facts) ? refuse('claim_barred', 'C. conso. L218-2', {}) : undefined);
const insured: Rule = ({ insuranceValid, declarationMade }) =>
  !insuranceValid ? refuse('insurance_not_in_force', 'CPCE R124-2', {}) : !declarationMade ? refuse('declaration_missing', 'CPCE R124-2', {}) : undefined;
/** A reminder must recall the first letter: there must be one. A call may come from the debtor, so it is never stopped here. */
const firstLetterSent: Rule = ({ formalNoticeSent }) => (formalNoticeSent ? undefined : refuse('first_letter_missing', 'CPCE R124-4', {}));
/** Going on demanding what is contested, before the creditor has answered: with a consumer it may be an aggressive practice, with a business it is no more use. */
const notDisputed: Rule = (facts) => (facts.disputed ? refuse('disputed', isConsumer(facts) ? 'C. conso. L121-6' : 'C. civ. 1353', {}) : undefined);
/** Who keeps to an agreement is not asked for more (C. civ. 1103). */
const noPlanRunning: Rule = ({ planRunning }) => (planRunning ? refuse('plan_running', 'C. civ. 1103', {}) : undefined);
const notWithStudy: Rule = ({ withStudy }) => (withStudy ? refuse('already_with_study', null, {}) : undefined);
const notHeld: Rule = ({ onHold }) => (onHold ? refuse('on_hold', null, {}) : undefined);
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
const fresh = (code: 'already_disputed' | 'already_on_hold', is: (facts: ActFacts) => boolean | undefined): Rule => (facts) => (is(facts) ? refuse(code, null, {}) : undefined);
const settled: Rule = ({ due }) => (due <= 0n ? undefined : refuse('still_due', null, { due: formatDecimal(due) }));

const MAY_COLLECT = [open, mandated, notBarred];

interface ActRow { readonly act: ActName; readonly matter: ActMatter; readonly rules: readonly Rule[]; readonly limits?: (facts: ActFacts) => Readonly<Record<string, string | number>> }

const TABLE: readonly ActRow[] = [
  { act: 'call', matter: 'join', rules: [...MAY_COLLECT, notHeld] },
  { act: 'message', matter: 'join', rules: [...MAY_COLLECT, insured, firstLetterSent, notDisputed, noPlanRunning, notHeld] },
  { act: 'letter', matter: 'join', rules: [...MAY_COLLECT, insured, notDisputed, noPlanRunning, notHeld] },
  { act: 'promise', matter: 'agree', rules: [...MAY_COLLECT, somethingDue, noPlanRunning] },
  { act: 'plan', matter: 'agree', rules: [...MAY_COLLECT, somethingDue, planned, noPlanRunning], limits: ({ mandate }) => ({ months: mandate.planMonths ?? 0 }) },
  { act: 'discount', matter: 'agree', rules: [...MAY_COLLECT, somethingDue, discounted], limits: ({ mandate }) => ({ percent: formatRate(mandate.discountRate ?? 0n) }) },
  { act: 'dispute', matter: 'suspend', rules: [open, fresh('already_disputed', (facts) => facts.disputed)] },
  { act: 'hold', matter: 'suspend', rules: [open, fresh('already_on_hold', (facts) => facts.onHold)] },
  { act: 'paymentOrder', matter: 'court', rules: [...MAY_COLLECT, somethingDue, withoutTitle, noPlanRunning] },
  { act: 'smallClaims', matter: 'court', rules: [...MAY_COLLECT, somethingDue, withoutTitle, underCap, notBetweenMerchants, noPlanRunning] },
  { act: 'uncontestedCommercialClaim', matter: 'court', rules: [...MAY_COLLECT, somethingDue, withoutTitle, onlyBetweenMerchants, decreePublished, uncontested, noPlanRunning] },
  // A title entered anew takes the place of the one before: a slip of the pen, a service that came later.
  { act: 'title', matter: 'court', rules: [open, mandated, notWithStudy] },
  { act: 'handOff', matter: 'court', rules: [...MAY_COLLECT, somethingDue, withTitle('no_title', 'CPCE L111-2'), notWithStudy, noPlanRunning, notHeld] },
  { act: 'bankAttachment', matter: 'court', rules: [...MAY_COLLECT, somethingDue, withTitle('no_title', 'CPCE L211-1')] },
  { act: 'addCosts', matter: 'close', rules: [open, withTitle('costs_without_title', 'CPCE L111-8 al. 2')] },
  { act: 'closeCase', matter: 'close', rules: [open, settled] },
];

/** Every act of the trade on this case, by matter, allowed or refused by its first rule. */
export function possibleActs(facts: ActFacts, law: LawTables): readonly PossibleAct[] {
  return TABLE.map(({ act, matter, rules, limits }): PossibleAct => {
    for (const rule of rules) {
      const refusal = rule(facts, law);
      if (refusal) return { act, matter, allowed: false, refusal };
    }
    return { act, matter, allowed: true, ...(limits ? { limits: limits(facts) } : {}) };
  });
}
