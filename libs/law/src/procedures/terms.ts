/** The terms of procedures: those of the contract of deadlines, and the others, whose lengths are dated figures of the tables where these hold them. */
import { fromPlainDate, toPlainDate } from '../calendar/day.ts';
import { rollOver } from '../calendar/working-days.ts';
import { deadline } from '../deadline/deadline.ts';
import { DEADLINE_KINDS, deadlineFigures, type DeadlineKind } from '../deadline/deadline-rules.ts';
import { confidenceOf } from '../rates/confidence.ts';
import type { ConstantId } from '../rates/constants.data.ts';
import { addLength, lengthOn } from '../rates/length.ts';
import type { Confidence, LawTables } from '../rates/tables.ts';

interface OwnTerm {
  readonly figure: ConstantId;
  readonly rollsOver: boolean;
  readonly article: string;
}

export const OWN_TERMS = {
  registry_notice_wait: { figure: 'ip_registry_notice_wait', rollsOver: false, article: 'CPC 1422, décret 2026-96' },
  lawyer_after_opposition: { figure: 'ip_lawyer_after_opposition_tj', rollsOver: true, article: 'CPC 1418' },
  consignment_after_opposition: { figure: 'ip_consignment_tc', rollsOver: true, article: 'CPC 1425' },
  record_service: { figure: 'l126_service_of_record', rollsOver: true, article: 'CPCE L126-4' },
  order_to_pay_lapse: { figure: 'order_to_pay_lapse', rollsOver: false, article: 'CPCE R221-5' },
  amicable_sale: { figure: 'amicable_sale', rollsOver: false, article: 'CPCE R221-30' },
  protective_action: { figure: 'protective_measure_action', rollsOver: true, article: 'CPCE R511-7' },
  protective_notice: { figure: 'protective_measure_notice', rollsOver: true, article: 'CPCE R523-3' },
  vehicle_notice: { figure: 'vehicle_notice', rollsOver: true, article: 'CPCE R223-3' },
  employer_reply: { figure: 'wage_employer_reply', rollsOver: true, article: 'CPCE R212-1-14' },
  wage_distribution: { figure: 'wage_distribution', rollsOver: false, article: 'CPCE R212-1-23' },
} as const satisfies Readonly<Record<string, OwnTerm>>;
export type TermId = DeadlineKind | keyof typeof OWN_TERMS;

/** `confidence`: the least of the figures that it was counted with. */
export interface TermEnd { readonly term: TermId; readonly until: Temporal.PlainDate; readonly article: string; readonly confidence: Confidence }

const isKind = (term: TermId): term is DeadlineKind => (DEADLINE_KINDS as readonly string[]).includes(term);

/** The figures of the tables that a term is counted with. */
export const termFigures = (term: TermId): readonly ConstantId[] => (isKind(term) ? deadlineFigures(term) : [OWN_TERMS[term].figure]);

/** The last day of a term that counts from a day. */
export function termEnd(term: TermId, from: Temporal.PlainDate, law: LawTables): TermEnd {
  const confidence = confidenceOf(law, termFigures(term), from);
  if (isKind(term)) {
    const end = deadline({ kind: term, from }, law);
    return { term, until: end.deadline, article: end.article, confidence };
  }
  const { figure, rollsOver, article }: OwnTerm = OWN_TERMS[term], day = fromPlainDate(from);
  const end = addLength(day, lengthOn(law, figure, day));
  return { term, until: toPlainDate(rollsOver ? rollOver(end) : end), article, confidence };
}
