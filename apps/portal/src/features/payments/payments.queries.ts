import { graphql } from '../../gql/index.ts';
import type { CasePaymentsQuery, DeclareDirectPaymentMutation, PaymentsQuery, RecordPaymentMutation } from '../../gql/graphql.ts';

/** What the form must know of the case that it is about. */
export const PAYMENT_CASE = graphql(`
  query PaymentCase($id: ID!) {
    caseFile(id: $id) {
      id publicReference stage due paid overpaid debtor { id name } creditor { id name }
      claims { id reference dueOn amount }
    }
  }
`);

/** With dryRun nothing is kept: the same answer says what the payment would do. */
export const RECORD_PAYMENT = graphql(`
  mutation RecordPayment($input: RecordPaymentInput!, $dryRun: Boolean) {
    recordPayment(input: $input, dryRun: $dryRun) {
      ... on PaymentRecorded {
        payment { id valueOn amount means receivedBy claimReference unallocated allocations { target claimReference costLabel amount } }
        caseFile { id publicReference }
        dueBefore dueAfter overpaid closes reopens planState warnings { code article facts { key value } }
        moved { paymentId valueOn amount target claimReference difference }
        waitsFor { code article facts { key value } }
      }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export type PaymentRecorded = Extract<RecordPaymentMutation['recordPayment'], { __typename: 'PaymentRecorded' }>;

/** What the creditor was paid himself; with dryRun nothing is kept. */
export const DECLARE_PAYMENT = graphql(`
  mutation DeclareDirectPayment($input: DeclareDirectPaymentInput!, $dryRun: Boolean) {
    declareDirectPayment(input: $input, dryRun: $dryRun) {
      ... on DirectPaymentDeclared {
        payment { id amount valueOn } caseFile { id version }
        dueBefore dueAfter overpaid closes planState warnings { code article facts { key value } } waitsFor { code article facts { key value } }
      }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export type DeclareAnswer = DeclareDirectPaymentMutation['declareDirectPayment'];

export const REVERSE_PAYMENT = graphql(`
  mutation ReversePayment($paymentId: ID!, $reason: String!, $dryRun: Boolean) {
    reversePayment(paymentId: $paymentId, reason: $reason, dryRun: $dryRun) {
      ... on PaymentRecorded {
        payment { id valueOn amount means receivedBy claimReference unallocated allocations { target claimReference costLabel amount } }
        caseFile { id publicReference }
        dueBefore dueAfter overpaid closes reopens planState warnings { code article facts { key value } }
        moved { paymentId valueOn amount target claimReference difference }
        waitsFor { code article facts { key value } }
      }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export const PAYMENTS = graphql(`
  query Payments($first: Int, $after: String, $filter: PaymentFilter) {
    payments(first: $first, after: $after, filter: $filter) {
      rows {
        id caseId publicReference debtorName creditorName valueOn amount means receivedBy studyName payer bankReference recordedAt by declared proofs { id name }
        reversal { at by reason } receipt { id number state document { id } }
      }
      next total
    }
  }
`);
export type PaymentLine = PaymentsQuery['payments']['rows'][number];

/** Every payment of one case, with what each meets today. */
export const CASE_PAYMENTS = graphql(`
  query CasePayments($id: ID!) {
    caseFile(id: $id) {
      id paid overpaid due
      payments {
        id caseId publicReference debtorName creditorName valueOn amount means receivedBy studyName payer bankReference claimReference recordedAt by declared proofs { id name } unallocated
        allocations { target claimReference costLabel amount }
        reversal { at by reason }
        receipt { id number issuedOn balance state document { id name } }
      }
    }
  }
`);
export type CasePayment = NonNullable<CasePaymentsQuery['caseFile']>['payments'][number];

export const STUDY_CHOICES = graphql(`query StudyChoices { studies { id name address { city } } }`);
