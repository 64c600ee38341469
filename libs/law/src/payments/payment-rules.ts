/**
 * Small rules about money that comes in: cash (CMF L112-6), to whom a payment frees (C. civ. 1342-2), set-off (1347-1), direct debits
 * (SEPA), and the day by which the creditor's money must be his (CPCE R124-6).
 */
import { addDays, fromPlainDate, toPlainDate } from '../calendar/day.ts';
import { deadline } from '../deadline/deadline.ts';
import { refuse, type Refusal } from '../faults/refusal.ts';
import { formatDecimal } from '../money/money.ts';
import { LAW } from '../rates/law.ts';
import { plusLength } from '../rates/length.ts';
import { eurosOn, numberOn } from '../rates/lookup.ts';
import type { LawTables } from '../rates/tables.ts';

type Day = Temporal.PlainDate;
const plusDays = (day: Day, days: number): Day => toPlainDate(addDays(fromPlainDate(day), days));
const earlier = (one: Day, other: Day): Day => (Temporal.PlainDate.compare(one, other) <= 0 ? one : other);
const isBefore = (one: Day, other: Day): boolean => Temporal.PlainDate.compare(one, other) < 0;

/**
 * Whether a debt may be paid in cash: it is the whole debt that the law measures, not the note on the table. `debt` in cents.
 * A private person who is not resident for tax has a higher limit, which the tables do not hold: nothing is refused to him here.
 */
export function checkCash(facts: { readonly on: Day; readonly debt: bigint; readonly debtorResidentOrProfessional: boolean }, law: LawTables): Refusal<'cash_above_limit'> | null {
  const limit = eurosOn(law, 'cash_limit', fromPlainDate(facts.on));
  if (!facts.debtorResidentOrProfessional || facts.debt <= limit) return null;
  return refuse('cash_above_limit', 'CMF L112-6, D112-3', { limit: formatDecimal(limit), debt: formatDecimal(facts.debt) });
}

export interface RemittanceFacts {
  /** The day on which the money was really there: credited, and not only announced. */
  readonly fundsReceivedOn: Day;
  /** Days from the receipt that the mandate gives, where it does. */
  readonly mandateDays?: number | null;
  readonly means: 'transfer' | 'card' | 'cheque' | 'directDebit' | 'cash';
  /** A direct debit that the creditor guarantees, or that a reserve covers. */
  readonly returnGuaranteed?: boolean;
  readonly remittedOn?: Day | null;
  readonly on: Day;
}
export interface RemittanceDue {
  /** The last day: the mandate's, and a month at most. */
  readonly remitBy: Day;
  readonly article: string;
  /** A debit may come back for eight weeks: the day from which it is safe to hand over. */
  readonly safeFrom: Day | null;
  readonly remindOn: readonly Day[];
  readonly late: boolean;
}

/** When money received must be handed over. No roll-over to a working day. */
export function remittanceDue({ fundsReceivedOn, mandateDays, means, returnGuaranteed, remittedOn, on }: RemittanceFacts, law: LawTables = LAW): RemittanceDue {
  const month = deadline({ kind: 'remittance', from: fundsReceivedOn }, law);
  const agreed = mandateDays === null || mandateDays === undefined ? null : plusDays(fundsReceivedOn, mandateDays);
  const remitBy = agreed ? earlier(agreed, month.deadline) : month.deadline;
  const handedOver = remittedOn !== null && remittedOn !== undefined;
  return {
    remitBy, article: agreed && isBefore(agreed, month.deadline) ? 'CPCE R124-3 4°, R124-6' : month.article,
    safeFrom: means === 'directDebit' && !returnGuaranteed ? directDebitRefundUntil(fundsReceivedOn, true, law) : null,
    remindOn: handedOver ? [] : [plusDays(remitBy, -7), plusDays(remitBy, -1)].filter((day) => !isBefore(day, fundsReceivedOn)),
    late: isBefore(remitBy, handedOver ? remittedOn : on),
  };
}

/** The last day on which a direct debit may be refunded: without a reason, or, where it was not authorised, much later. */
export const directDebitRefundUntil = (debitedOn: Day, authorised: boolean, law: LawTables = LAW): Day => plusLength(debitedOn, law, authorised ? 'direct_debit_refund' : 'direct_debit_unauthorised');

/** The last day to announce a direct debit: the days that were agreed before it, or those of the scheme. */
export function directDebitAnnounceBy(debitOn: Day, agreedDays: number | null = null, law: LawTables = LAW): Day {
  return plusDays(debitOn, -(agreedDays ?? numberOn(law, 'direct_debit_notice', fromPlainDate(debitOn))));
}

export interface PaymentProofFacts {
  /** Who received the money. */
  readonly receivedBy: 'agency' | 'creditor' | 'other';
  readonly receivedOn: Day;
  /** The mandate gives the power to receive. */
  readonly powerToReceive: boolean;
  /** The creditor ratified it, or had the profit of it. */
  readonly ratified?: boolean;
}
/** Whether a payment frees the debtor, and from which day it counts: what the creditor got directly counts from the day he got it. */
export function paymentCounts({ receivedBy, receivedOn, powerToReceive, ratified }: PaymentProofFacts): { readonly countsOn: Day } | Refusal<'payment_to_wrong_person'> {
  const frees = receivedBy === 'creditor' || ratified === true || (receivedBy === 'agency' && powerToReceive);
  return frees ? { countsOn: receivedOn } : refuse('payment_to_wrong_person', 'C. civ. 1342-2', { receivedBy });
}

/** The four marks of a debt that may be set off. */
export const SET_OFF_MARKS = ['fungible', 'certain', 'liquid', 'due'] as const;
export function checkSetOff(facts: { readonly mutual: boolean } & Readonly<Record<(typeof SET_OFF_MARKS)[number], boolean>>): Refusal<'set_off_not_possible'> | null {
  const missing = [...(facts.mutual ? [] : ['mutual']), ...SET_OFF_MARKS.filter((mark) => !facts[mark])];
  return missing.length === 0 ? null : refuse('set_off_not_possible', 'C. civ. 1347, 1347-1', { missing });
}
