/**
 * The periods by nature of the claim, and what each event does to them. A nature that is not known gets the shortest period: the agency
 * that waits for certainty may wait too long.
 */
import type { ConstantId } from '../rates/constants.data.ts';

export const LIMITATION_NATURES = [
  'commercial', 'civil', 'commercial_lease', 'consumer', 'insurance_premium', 'consumer_credit', 'carriage', 'telecom', 'rent', 'public_debtor',
] as const;
export type LimitationNature = (typeof LIMITATION_NATURES)[number];

export interface LimitationRule {
  /** The figure of the tables that gives the period and its text. */
  readonly figure: ConstantId;
  /** False: the contract names no text for this nature. */
  readonly named?: false;
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
  commercial: { figure: 'limitation_commercial' },
  civil: { figure: 'limitation_civil' },
  commercial_lease: { figure: 'limitation_commercial_lease', named: false },
  consumer: { figure: 'limitation_consumer' },
  insurance_premium: { figure: 'limitation_insurance_premium', named: false },
  consumer_credit: { figure: 'consumer_credit_foreclosure', onlyBy: ['lawsuit', 'enforcement_act'] },
  carriage: { figure: 'limitation_transport' },
  telecom: { figure: 'limitation_telecom' },
  rent: { figure: 'limitation_rent' },
  public_debtor: { figure: 'limitation_public_debtor', fromNextYear: true },
};

export const TITLE_FIGURE: ConstantId = 'limitation_enforceable_title';
export const LONG_STOP_FIGURE: ConstantId = 'limitation_longstop';

/** The figures that the limitation of a nature is counted with; an unknown nature looks at all of them for the shortest. */
export const limitationFigures = (nature: string | null): readonly ConstantId[] =>
  [...(nature !== null && Object.hasOwn(LIMITATION_RULES, nature) ? [LIMITATION_RULES[nature as LimitationNature]] : Object.values(LIMITATION_RULES)).map(({ figure }) => figure), TITLE_FIGURE, LONG_STOP_FIGURE];

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
