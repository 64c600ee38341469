/** The terms of procedures: those of the contract of deadlines, and the others, whose lengths are dated figures of the tables where these hold them. */
import { addDays, addMonths, fromPlainDate, toPlainDate, type Day } from '../calendar/day.ts';
import { rollOver } from '../calendar/working-days.ts';
import { deadline } from '../deadline/deadline.ts';
import { DEADLINE_KINDS, type DeadlineKind } from '../deadline/deadline-rules.ts';
import type { ConstantId } from '../rates/constants.data.ts';
import { constantOn } from '../rates/lookup.ts';
import type { Confidence, LawTables } from '../rates/tables.ts';

interface OwnTerm {
  readonly unit: 'days' | 'months' | 'weeks' | 'years';
  /** The dated figure, or the number itself. */
  readonly length: ConstantId | number;
  readonly rollsOver: boolean;
  readonly article: string;
  readonly confidence: Confidence;
}

export const OWN_TERMS = {
  registry_notice_wait: { unit: 'months', length: 'ip_registry_notice_wait', rollsOver: false, article: 'CPC 1422, décret 2026-96', confidence: 'medium' },
  lawyer_after_opposition: { unit: 'days', length: 'ip_lawyer_after_opposition_tj', rollsOver: true, article: 'CPC 1418', confidence: 'high' },
  consignment_after_opposition: { unit: 'days', length: 'ip_consignment_tc', rollsOver: true, article: 'CPC 1425', confidence: 'high' },
  record_service: { unit: 'months', length: 'l126_service_of_record', rollsOver: true, article: 'CPCE L126-4', confidence: 'medium' },
  order_to_pay_lapse: { unit: 'years', length: 2, rollsOver: false, article: 'CPCE R221-5', confidence: 'high' },
  amicable_sale: { unit: 'months', length: 1, rollsOver: false, article: 'CPCE R221-30', confidence: 'high' },
  protective_action: { unit: 'months', length: 'protective_measure_action', rollsOver: true, article: 'CPCE R511-7', confidence: 'high' },
  protective_notice: { unit: 'days', length: 8, rollsOver: true, article: 'CPCE R523-3', confidence: 'high' },
  vehicle_notice: { unit: 'days', length: 8, rollsOver: true, article: 'CPCE R223-3', confidence: 'high' },
  employer_reply: { unit: 'days', length: 'wage_employer_reply', rollsOver: true, article: 'CPCE R212-1-14', confidence: 'high' },
  wage_distribution: { unit: 'weeks', length: 'wage_distribution', rollsOver: false, article: 'CPCE R212-1-23', confidence: 'high' },
} as const satisfies Readonly<Record<string, OwnTerm>>;
export type TermId = DeadlineKind | keyof typeof OWN_TERMS;

/** Terms of procedures whose article awaits confirmation, as the reference has it. */
const DOUBTFUL: readonly DeadlineKind[] = ['uncontested_claim_contest', 'uncontested_claim_record'];

export interface TermEnd { readonly term: TermId; readonly until: Temporal.PlainDate; readonly article: string; readonly confidence: Confidence }

const isKind = (term: TermId): term is DeadlineKind => (DEADLINE_KINDS as readonly string[]).includes(term);

function ownEnd(term: OwnTerm, from: Day, law: LawTables): Day {
  const length = typeof term.length === 'number' ? term.length : constantOn(law, term.length, from)?.value;
  if (typeof length !== 'number') throw new RangeError(`The tables hold no ${term.length}.`);
  const end = term.unit === 'days' || term.unit === 'weeks' ? addDays(from, length * (term.unit === 'weeks' ? 7 : 1)) : addMonths(from, length * (term.unit === 'years' ? 12 : 1));
  return term.rollsOver ? rollOver(end) : end;
}

/** The last day of a term that counts from a day. */
export function termEnd(term: TermId, from: Temporal.PlainDate, law: LawTables): TermEnd {
  if (isKind(term)) {
    const end = deadline({ kind: term, from });
    return { term, until: end.deadline, article: end.article, confidence: DOUBTFUL.includes(term) ? 'medium' : 'high' };
  }
  const own: OwnTerm = OWN_TERMS[term];
  return { term, until: toPlainDate(ownEnd(own, fromPlainDate(from), law)), article: own.article, confidence: own.confidence };
}
