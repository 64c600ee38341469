/** The table of terms: under which text, of which figures of the tables, and whether CPC 641-642 carry the end to a working day. */
import { addDays, parseDay, toPlainDate, type Day } from '../calendar/day.ts';
import { formatDate, NO_BREAK_SPACE } from '../formats/formats.ts';
import type { ConstantId } from '../rates/constants.data.ts';
import { lengthInWords, lengthOn, type Length } from '../rates/length.ts';
import type { LawTables } from '../rates/tables.ts';

export interface DeadlineRule {
  readonly article: string;
  readonly rollsOver: boolean;
  /** The figures that add up to the term, one after the other. */
  readonly figures: readonly ConstantId[];
  /** Those of a creditor outside metropolitan France, where they are others. */
  readonly figuresAbroad?: readonly ConstantId[];
  /** One French sentence about the term, from the length of its first figure. */
  readonly note?: (length: Length, abroad: boolean) => string | null;
}

export const DEADLINE_KINDS = [
  'remittance', 'payment_order_service', 'payment_order_opposition', 'payment_order_consignment', 'small_claims_reply',
  'uncontested_claim_contest', 'uncontested_claim_record', 'bank_attachment_notice', 'bank_attachment_contest', 'order_to_pay_sale',
  'wage_garnishment_earliest', 'wage_garnishment_latest', 'default_judgment_notice', 'proof_of_claim', 'data_subject_request',
] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

const MAY_FOLLOW = (): string => 'Dernier jour du délai d’attente : l’acte peut suivre.';
const inFull = (day: Day): string => formatDate(toPlainDate(day), 'long').replaceAll(NO_BREAK_SPACE, ' ');

/** Two terms stand side by side for a while: the day of the order says which (décret 2026-96, art. 9). */
function serviceNote(length: Length): string | null {
  const { from, to } = length.row, until = to === null ? undefined : parseDay(to), since = from === null ? undefined : parseDay(from);
  if (until !== undefined) return `Ordonnance antérieure au ${inFull(addDays(until, 1))} : ${lengthInWords(length)}.`;
  return since === undefined ? null : `Ordonnance rendue à compter du ${inFull(since)} : ${lengthInWords(length)}.`;
}

export const DEADLINE_RULES: Readonly<Record<DeadlineKind, DeadlineRule>> = {
  remittance: { article: 'CPCE R124-6', rollsOver: false, figures: ['remittance_max'] },
  payment_order_service: { article: 'CPC 1411', rollsOver: true, figures: ['ip_service_deadline'], note: serviceNote },
  payment_order_opposition: { article: 'CPC 1416', rollsOver: true, figures: ['ip_opposition'] },
  payment_order_consignment: { article: 'CPC 1425', rollsOver: true, figures: ['ip_consignment_tc'] },
  small_claims_reply: { article: 'CPCE R125-2, R125-5', rollsOver: false, figures: ['small_claims_reply'], note: () => 'Le silence vaut refus.' },
  uncontested_claim_contest: { article: 'CPCE L126-2', rollsOver: false, figures: ['l126_contest'] },
  uncontested_claim_record: { article: 'CPCE L126-2', rollsOver: false, figures: ['l126_contest', 'l126_record_wait'], note: MAY_FOLLOW },
  bank_attachment_notice: { article: 'CPCE R211-3', rollsOver: true, figures: ['bank_attachment_notice'] },
  bank_attachment_contest: { article: 'CPCE R211-11', rollsOver: true, figures: ['bank_attachment_contest'] },
  order_to_pay_sale: { article: 'CPCE R221-1', rollsOver: false, figures: ['orders_to_pay_sale'] },
  wage_garnishment_earliest: { article: 'CPCE L212-1 et s.', rollsOver: false, figures: ['wage_order_wait'], note: MAY_FOLLOW },
  wage_garnishment_latest: { article: 'CPCE L212-1 et s.', rollsOver: true, figures: ['wage_seizure_deadline'] },
  default_judgment_notice: { article: 'CPC 478', rollsOver: true, figures: ['default_judgment_notification'] },
  proof_of_claim: {
    article: 'C. com. R622-24', rollsOver: true, figures: ['proof_of_claim'], figuresAbroad: ['proof_of_claim_abroad'],
    note: (length, abroad) => (abroad ? `Créancier hors de France métropolitaine : ${lengthInWords(length)}.` : null),
  },
  data_subject_request: { article: 'RGPD 12', rollsOver: false, figures: ['data_subject_answer'] },
};

/** The figures of the tables that a term is counted with. */
export const deadlineFigures = (kind: DeadlineKind, abroad = false): readonly ConstantId[] => (abroad ? DEADLINE_RULES[kind].figuresAbroad : undefined) ?? DEADLINE_RULES[kind].figures;

/** Their lengths on the day of the act. */
export const deadlineLengths = (law: LawTables, kind: DeadlineKind, from: Day, abroad: boolean): readonly Length[] => deadlineFigures(kind, abroad).map((id) => lengthOn(law, id, from));
