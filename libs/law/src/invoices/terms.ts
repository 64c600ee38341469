/**
 * Until when an invoice may at the latest be made payable. Between businesses (C. com. L441-10 I): thirty days where nothing was agreed,
 * sixty from the invoice where something was, forty-five to the end of the month by one of two ways of counting, forty-five for a periodic
 * invoice. A public body pays within days that depend on what it is (CCP R2192-10, R2192-11), from the day it received the request.
 */
import { addDays, civilOf, dayOf, daysInMonth, fromPlainDate, toPlainDate, type Day } from '../calendar/day.ts';
import { refuse, type Refusal } from '../faults/refusal.ts';
import { confidenceOf } from '../rates/confidence.ts';
import type { ConstantId } from '../rates/constants.data.ts';
import { numberOn } from '../rates/lookup.ts';
import type { Confidence, LawTables } from '../rates/tables.ts';

/** What was agreed: nothing, a term from the invoice, one to the end of the month, one for periodic invoices; or carriage, which has its own. */
export const TERM_CLAUSES = ['none', 'fromInvoice', 'endOfMonth', 'periodic', 'carriage'] as const;
export type TermClause = (typeof TERM_CLAUSES)[number];
/** Two ways to count « 45 jours fin de mois »: the end of the invoice's month and then the days, or the days and then the end of the month. */
export const END_OF_MONTH_METHODS = ['monthThenDays', 'daysThenMonth'] as const;
export type EndOfMonthMethod = (typeof END_OF_MONTH_METHODS)[number];

export interface PaymentTermFacts {
  readonly issuedOn: Temporal.PlainDate;
  readonly clause: TermClause;
  /** Goods received, service rendered; it counts where nothing was agreed. Default: the day of the invoice. */
  readonly deliveredOn?: Temporal.PlainDate | null;
  /** Default: the later of the two, which claims too little and never too much. */
  readonly endOfMonthMethod?: EndOfMonthMethod | null;
}
export interface LatestDueDate {
  readonly latest: Temporal.PlainDate;
  readonly days: number;
  readonly article: string;
  readonly confidence: Confidence;
}

const FIGURE: Readonly<Record<TermClause, ConstantId>> = {
  none: 'payment_term_default', fromInvoice: 'payment_term_max_issue', endOfMonth: 'payment_term_45_end_of_month', periodic: 'payment_term_periodic', carriage: 'payment_term_transport',
};
const monthEnd = (day: Day): Day => {
  const { year, month } = civilOf(day);
  return dayOf(year, month, daysInMonth(year, month));
};
const endOfMonth = (issued: Day, days: number, method: EndOfMonthMethod): Day => (method === 'monthThenDays' ? addDays(monthEnd(issued), days) : monthEnd(addDays(issued, days)));

/** The last day on which a business may be made to pay at the latest, under the agreement that the facts name. No roll-over. */
export function latestDueDate({ issuedOn, clause, deliveredOn, endOfMonthMethod }: PaymentTermFacts, law: LawTables): LatestDueDate {
  const issued = fromPlainDate(issuedOn), figure = FIGURE[clause], days = numberOn(law, figure, issued);
  const from = clause === 'none' && deliveredOn ? fromPlainDate(deliveredOn) : issued;
  const ends = clause === 'endOfMonth' ? (endOfMonthMethod ? [endOfMonthMethod] : END_OF_MONTH_METHODS).map((method) => endOfMonth(issued, days, method)) : [addDays(from, days)];
  return { latest: toPlainDate(Math.max(...ends) as Day), days, article: clause === 'carriage' ? 'C. com. L441-11' : 'C. com. L441-10 I', confidence: confidenceOf(law, [figure], issuedOn) };
}

/** Tells a due date beyond what the law allows: the creditor may hold to the legal one. Null: within. It corrects nothing. */
export function checkPaymentTerm(facts: PaymentTermFacts & { readonly dueOn: Temporal.PlainDate }, law: LawTables): Refusal<'term_above_legal'> | null {
  const { latest, days, article } = latestDueDate(facts, law);
  if (Temporal.PlainDate.compare(facts.dueOn, latest) <= 0) return null;
  return refuse('term_above_legal', article, { dueOn: facts.dueOn.toString(), latest: latest.toString(), days });
}

export const PUBLIC_DEBTORS = ['authority', 'health', 'undertaking'] as const;
/** A contracting authority; a public hospital or the health service of the armies; a public undertaking. */
export type PublicDebtor = (typeof PUBLIC_DEBTORS)[number];

export interface PublicTermFacts {
  readonly debtor: PublicDebtor;
  /** The day of the request for payment as it is dated. */
  readonly requestedOn: Temporal.PlainDate;
  /** The day on which it was received and recorded; null: nobody recorded it. */
  readonly receivedOn: Temporal.PlainDate | null;
  /** Goods received, service rendered. */
  readonly performedOn?: Temporal.PlainDate | null;
}
export interface PublicTerm {
  /** The day from which the term counts. */
  readonly from: Temporal.PlainDate;
  /** The due date of the claim. */
  readonly dueOn: Temporal.PlainDate;
  readonly days: number;
  readonly article: string;
  readonly confidence: Confidence;
}
const PUBLIC_FIGURE: Readonly<Record<PublicDebtor, ConstantId>> = { authority: 'public_term_general', health: 'public_term_health', undertaking: 'public_term_public_undertaking' };

/**
 * When a public body must have paid: so many days after it received the request, or after the work where that came later. A request whose
 * receipt was not recorded counts as received two days after its date.
 */
export function publicPaymentTerm({ debtor, requestedOn, receivedOn, performedOn }: PublicTermFacts, law: LawTables): PublicTerm {
  const presumed = requestedOn.add({ days: numberOn(law, 'public_presumed_receipt', fromPlainDate(requestedOn)) }), received = receivedOn ?? presumed;
  const from = performedOn && Temporal.PlainDate.compare(performedOn, received) > 0 ? performedOn : received;
  const figure = PUBLIC_FIGURE[debtor], days = numberOn(law, figure, fromPlainDate(from));
  return {
    from, dueOn: from.add({ days }), days, article: debtor === 'authority' ? 'CCP R2192-10' : 'CCP R2192-11',
    confidence: confidenceOf(law, receivedOn ? [figure] : [figure, 'public_presumed_receipt'], from),
  };
}

/** The last day for the interest and the 40 euros of a public body, once it has paid the principal. */
export const moratoryPaymentBy = (principalPaidOn: Temporal.PlainDate, law: LawTables): Temporal.PlainDate =>
  principalPaidOn.add({ days: numberOn(law, 'public_moratory_payment', fromPlainDate(principalPaidOn)) });
