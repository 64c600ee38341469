/**
 * The periods by nature of the claim, and what each event does to them. A nature that is not known gets the shortest period: the agency
 * that waits for certainty may wait too long.
 */
export const LIMITATION_NATURES = [
  'commercial', 'civil', 'commercial_lease', 'consumer', 'insurance_premium', 'consumer_credit', 'carriage', 'telecom', 'rent', 'public_debtor',
] as const;
export type LimitationNature = (typeof LIMITATION_NATURES)[number];

export interface LimitationRule {
  readonly years: number;
  readonly article: string | null;
  /** The term counts from 1 January of the year after (loi 68-1250). */
  readonly fromNextYear?: boolean;
  /** A foreclosure: only these events interrupt it. */
  readonly onlyBy?: readonly LimitationEventKind[];
}

export const LIMITATION_EVENT_KINDS = [
  'acknowledgement', 'partial_payment', 'plan_request', 'lawsuit', 'payment_order_served', 'protective_measure', 'enforcement_act',
  'proof_of_claim', 'enforceable_title', 'formal_notice', 'reminder', 'registered_letter', 'payment_order_petition',
] as const;
export type LimitationEventKind = (typeof LIMITATION_EVENT_KINDS)[number];

export const LIMITATION_RULES: Readonly<Record<LimitationNature, LimitationRule>> = {
  commercial: { years: 5, article: 'C. com. L110-4' },
  civil: { years: 5, article: 'C. civ. 2224' },
  commercial_lease: { years: 5, article: null },
  consumer: { years: 2, article: 'C. conso. L218-2' },
  insurance_premium: { years: 2, article: null },
  consumer_credit: { years: 2, article: 'C. conso. R312-35', onlyBy: ['lawsuit', 'enforcement_act'] },
  carriage: { years: 1, article: 'C. com. L133-6' },
  telecom: { years: 1, article: 'CPCE postes L34-2' },
  rent: { years: 3, article: 'loi 89-462 art. 7-1' },
  public_debtor: { years: 4, article: 'loi 68-1250', fromNextYear: true },
};

export const UNKNOWN_NATURE: LimitationRule = { years: 1, article: null };

export interface EventRule {
  readonly does: 'interrupts' | 'title' | 'none';
  readonly article: string | null;
  /** An act of the debtor (C. civ. 2240): it cannot carry the term beyond twenty years (2232). */
  readonly longStop: boolean;
}

const debtor = { does: 'interrupts', article: 'C. civ. 2240', longStop: true } as const;
const suit = { does: 'interrupts', article: 'C. civ. 2241', longStop: false } as const;
const force = { does: 'interrupts', article: 'C. civ. 2244', longStop: false } as const;
const nothing = { does: 'none', article: null, longStop: false } as const;

export const EVENT_RULES: Readonly<Record<LimitationEventKind, EventRule>> = {
  acknowledgement: debtor,
  partial_payment: debtor,
  plan_request: debtor,
  lawsuit: suit,
  payment_order_served: suit,
  protective_measure: force,
  enforcement_act: force,
  proof_of_claim: { does: 'interrupts', article: 'C. com. L622-25-1', longStop: false },
  enforceable_title: { does: 'title', article: 'CPCE L111-4', longStop: false },
  formal_notice: nothing,
  reminder: nothing,
  registered_letter: nothing,
  payment_order_petition: nothing,
};

export const TITLE_YEARS = 10;
export const TITLE_ARTICLE = 'CPCE L111-4';
export const LONG_STOP_YEARS = 20;
