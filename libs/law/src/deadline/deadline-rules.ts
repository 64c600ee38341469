/** The table of terms: from which act, how long, under which text, and whether CPC 641-642 carry the end to a working day. */
import { dayOf, type Day } from '../calendar/day.ts';

export interface Term { readonly months?: number; readonly days?: number }

export interface DeadlineRule {
  readonly article: string;
  readonly rollsOver: boolean;
  readonly term: (from: Day, abroad: boolean) => { readonly term: Term; readonly note: string | null };
}

export const DEADLINE_KINDS = [
  'remittance', 'payment_order_service', 'payment_order_opposition', 'payment_order_consignment', 'small_claims_reply',
  'uncontested_claim_contest', 'uncontested_claim_record', 'bank_attachment_notice', 'bank_attachment_contest', 'order_to_pay_sale',
  'wage_garnishment_earliest', 'wage_garnishment_latest', 'default_judgment_notice', 'proof_of_claim', 'data_subject_request',
] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** Orders dated on or after this day are served within three months (décret 2026-96, art. 9). */
const SERVICE_REFORM = dayOf(2026, 9, 1);

const always = (term: Term, note: string | null = null): DeadlineRule['term'] => () => ({ term, note });
const MAY_FOLLOW = 'Dernier jour du délai d’attente : l’acte peut suivre.';

export const DEADLINE_RULES: Readonly<Record<DeadlineKind, DeadlineRule>> = {
  remittance: { article: 'CPCE R124-6', rollsOver: false, term: always({ months: 1 }) },
  payment_order_service: {
    article: 'CPC 1411', rollsOver: true,
    term: (from) => (from >= SERVICE_REFORM
      ? { term: { months: 3 }, note: 'Ordonnance rendue à compter du 1er septembre 2026 : trois mois.' }
      : { term: { months: 6 }, note: 'Ordonnance antérieure au 1er septembre 2026 : six mois.' }),
  },
  payment_order_opposition: { article: 'CPC 1416', rollsOver: true, term: always({ months: 1 }) },
  payment_order_consignment: { article: 'CPC 1425', rollsOver: true, term: always({ days: 15 }) },
  small_claims_reply: { article: 'CPCE R125-2, R125-5', rollsOver: false, term: always({ months: 1 }, 'Le silence vaut refus.') },
  uncontested_claim_contest: { article: 'CPCE L126-2', rollsOver: false, term: always({ months: 1 }) },
  uncontested_claim_record: { article: 'CPCE L126-2', rollsOver: false, term: always({ months: 1, days: 8 }, MAY_FOLLOW) },
  bank_attachment_notice: { article: 'CPCE R211-3', rollsOver: true, term: always({ days: 8 }) },
  bank_attachment_contest: { article: 'CPCE R211-11', rollsOver: true, term: always({ months: 1 }) },
  order_to_pay_sale: { article: 'CPCE R221-1', rollsOver: false, term: always({ days: 8 }) },
  wage_garnishment_earliest: { article: 'CPCE L212-1 et s.', rollsOver: false, term: always({ months: 1 }, MAY_FOLLOW) },
  wage_garnishment_latest: { article: 'CPCE L212-1 et s.', rollsOver: true, term: always({ months: 3 }) },
  default_judgment_notice: { article: 'CPC 478', rollsOver: true, term: always({ months: 6 }) },
  proof_of_claim: {
    article: 'C. com. R622-24', rollsOver: true,
    term: (_from, abroad) => (abroad ? { term: { months: 4 }, note: 'Créancier hors de France métropolitaine : quatre mois.' } : { term: { months: 2 }, note: null }),
  },
  data_subject_request: { article: 'RGPD 12', rollsOver: false, term: always({ months: 1 }) },
};
