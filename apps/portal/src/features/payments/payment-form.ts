import type { RecordPaymentInput } from '../../gql/graphql.ts';
import type { Means, Receiver } from './words.ts';

/** What is typed of a payment; null: not understood yet. */
export interface PaymentForm {
  valueOn: string | null; amount: string | null; means: Means; receivedBy: Receiver; studyId: string | null; claimId: string; payer: string; bankReference: string;
}
export const blankPayment = (today: string): PaymentForm => ({ valueOn: today, amount: null, means: 'transfer', receivedBy: 'agency', studyId: null, claimId: '', payer: '', bankReference: '' });

/** The fields without which nothing can be asked of the door. */
export const lacking = (form: PaymentForm): string[] => [...(form.valueOn ? [] : ['valueOn']), ...(form.amount ? [] : ['amount']), ...(form.receivedBy === 'bailiff' && !form.studyId ? ['studyId'] : [])];

/** As it crosses the door; null while something lacks. */
export function inputOf(caseId: string, form: PaymentForm): Omit<RecordPaymentInput, 'idempotencyKey'> | null {
  if (lacking(form).length) return null;
  return {
    caseId, valueOn: form.valueOn!, amount: form.amount!, means: form.means, receivedBy: form.receivedBy, studyId: form.receivedBy === 'bailiff' ? form.studyId : null,
    claimId: form.claimId || null, payer: form.payer.trim() || null, bankReference: form.bankReference.trim() || null,
  };
}
