/** What a payment must be before it is written down: by field, and the one rule of law that may forbid it (cash). */
import { checkCash, formatDecimal, type Cents, type LawTables, type Statement } from '@quittance/law';
import { Refused, type Fault } from '@quittance/platform';

export const MEANS = ['transfer', 'card', 'cheque', 'cash', 'direct_debit', 'other'] as const;
export const RECEIVERS = ['agency', 'creditor', 'bailiff'] as const;
export type Means = (typeof MEANS)[number];
export type Receiver = (typeof RECEIVERS)[number];

/** A payment on its way in, whoever brings it. */
export interface NewPayment {
  valueOn: Temporal.PlainDate;
  amount: Cents;
  means: string;
  receivedBy: string;
  studyId?: string | null;
  claimId?: string | null;
  payer?: string | null;
  bankReference?: string | null;
  idempotencyKey: string;
}

/** What is known of the case on which it is recorded. */
export interface PaidCase {
  id: string;
  debtorKind: 'company' | 'person';
  debtorCountry: string | null;
  creditorKind: 'company' | 'individual';
  claimIds: readonly string[];
  oldestIssue: Temporal.PlainDate | null;
  /** Whether the study named is one of the agency's. */
  studyKnown: boolean;
}

/** Above any debt that the house knows; a figure beyond it is a slip of the keyboard. */
export const MOST_CENTS = 10_000_000_000n;
const LONGEST_PAYER = 120;
const LONGEST_BANK_REFERENCE = 140;

const listed = (field: string, value: string, list: readonly string[]): Fault[] => (list.includes(value) ? [] : [{ field, code: 'not_in_list', facts: { value: value.slice(0, 60), list: list.join(', ') } }]);
const shorter = (field: string, text: string | null | undefined, most: number): Fault[] => ((text?.trim().length ?? 0) > most ? [{ field, code: 'too_long', facts: { most } }] : []);

/** Codes: not_positive, above_ceiling, day_future, day_too_old, not_in_list, not_in_case, missing, unexpected, unknown_study, too_long, bad_key. */
export function paymentFaults(payment: NewPayment, file: PaidCase, today: Temporal.PlainDate): Fault[] {
  const { amount, valueOn, studyId, receivedBy, claimId } = payment;
  const faults: Fault[] = [];
  if (amount <= 0n) faults.push({ field: 'amount', code: 'not_positive', facts: { amount: formatDecimal(amount) } });
  if (amount > MOST_CENTS) faults.push({ field: 'amount', code: 'above_ceiling', facts: { amount: formatDecimal(amount), most: formatDecimal(MOST_CENTS) } });
  if (Temporal.PlainDate.compare(valueOn, today) > 0) faults.push({ field: 'valueOn', code: 'day_future', facts: { on: String(valueOn), latest: String(today) } });
  // What was paid before the oldest claim was even issued was taken off that claim, or paid another.
  if (file.oldestIssue && Temporal.PlainDate.compare(valueOn, file.oldestIssue) < 0) faults.push({ field: 'valueOn', code: 'day_too_old', facts: { on: String(valueOn), earliest: String(file.oldestIssue) } });
  faults.push(...listed('means', payment.means, MEANS), ...listed('receivedBy', receivedBy, RECEIVERS));
  if (receivedBy === 'bailiff' && !studyId) faults.push({ field: 'studyId', code: 'missing' });
  if (receivedBy !== 'bailiff' && studyId) faults.push({ field: 'studyId', code: 'unexpected', facts: { receivedBy: receivedBy.slice(0, 60) } });
  if (receivedBy === 'bailiff' && studyId && !file.studyKnown) faults.push({ field: 'studyId', code: 'unknown_study' });
  if (claimId && !file.claimIds.includes(claimId)) faults.push({ field: 'claimId', code: 'not_in_case' });
  faults.push(...shorter('payer', payment.payer, LONGEST_PAYER), ...shorter('bankReference', payment.bankReference, LONGEST_BANK_REFERENCE));
  if (payment.idempotencyKey.trim().length < 8 || payment.idempotencyKey.length > 200) faults.push({ field: 'idempotencyKey', code: 'bad_key' });
  return faults;
}

/**
 * Refuses cash for a debt that the law does not let be paid in cash (CMF L112-6): the whole debt counts, as it arose, not what is left
 * of it. Private persons who settle between themselves are free (III), and one who lives abroad may be above the ceiling of residents.
 */
export function refuseCash(payment: Pick<NewPayment, 'means' | 'receivedBy' | 'valueOn'>, file: PaidCase, { totals }: Statement, law: LawTables): void {
  if (payment.means !== 'cash') return;
  const betweenPersons = payment.receivedBy === 'creditor' && file.creditorKind === 'individual' && file.debtorKind === 'person';
  if (betweenPersons) return;
  const refusal = checkCash({
    on: payment.valueOn, debt: totals.principal + totals.interest + totals.indemnity + totals.costs,
    debtorResidentOrProfessional: file.debtorKind === 'company' || (file.debtorCountry ?? 'FR') === 'FR',
  }, law);
  if (refusal) throw new Refused(refusal.code, { article: refusal.article, facts: { limit: String(refusal.facts['limit']), debt: String(refusal.facts['debt']) } });
}
