/**
 * To whom the rules of amicable collection for others apply, and what they ask of the agency itself: CPCE L124-1 leaves out those who
 * collect under a status of their own (bailiffs, lawyers) and the creditor who collects for himself; the insurance of R124-2 must never
 * lapse; the creditor hears of every payment and of every proposal (R124-5).
 */
import { fromPlainDate } from '../calendar/day.ts';
import { LAW } from '../rates/law.ts';
import { numberOn } from '../rates/lookup.ts';
import type { LawTables } from '../rates/tables.ts';

export const COLLECTOR_STATUSES = ['agency', 'bailiff', 'lawyer', 'creditorItself'] as const;
export type CollectorStatus = (typeof COLLECTOR_STATUSES)[number];

/** Whether CPCE R124-2 to R124-7 bind who collects. */
export const amicableRulesApply = (status: CollectorStatus): boolean => status === 'agency';

export interface InsuranceReminder {
  /** The last day of the policy. */
  readonly until: Temporal.PlainDate;
  /** The day from which its renewal is asked for. */
  readonly from: Temporal.PlainDate;
  /** Days that it still runs, that of today not counted; below zero once it has ended. */
  readonly daysLeft: number;
  /** It has ended: no letter may leave. */
  readonly ended: boolean;
  readonly article: string;
}

/** The reminder that the liability insurance ends, from 60 days before its last day; null while that is far. */
export function insuranceReminder(until: Temporal.PlainDate, today: Temporal.PlainDate, law: LawTables = LAW): InsuranceReminder | null {
  const days = numberOn(law, 'insurance_reminder', fromPlainDate(until)), daysLeft = fromPlainDate(until) - fromPlainDate(today);
  return daysLeft > days ? null : { until, from: until.subtract({ days }), daysLeft, ended: daysLeft < 0, article: 'CPCE R124-2' };
}

/** What happened on a case that may concern its creditor. */
export const CREDITOR_NEWS = ['payment', 'instalmentOfKnownPlan', 'proposalToPayOtherwise'] as const;
export type CreditorNews = (typeof CREDITOR_NEWS)[number];

/**
 * Whether the creditor must be told (CPCE R124-5): of any payment, however small, but for the instalments of a plan that he knows; of any
 * proposal to be freed otherwise than by paying at once, unless the mandate says that he is not.
 */
export function creditorMustKnow(news: CreditorNews, mandate: { readonly proposalsNotTold?: boolean } = {}): { readonly must: boolean; readonly article: string } {
  const must = news === 'payment' || (news === 'proposalToPayOtherwise' && mandate.proposalsNotTold !== true);
  return { must, article: 'CPCE R124-5' };
}
