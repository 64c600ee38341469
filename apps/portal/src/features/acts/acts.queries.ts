import { graphql } from '../../gql/index.ts';
import type { ActKindsQuery, ReportActMutation, ReportMoneyMutation } from '../../gql/graphql.ts';

export const ACT_KINDS = graphql(`query ActKinds($handoffId: ID!) { actKinds(handoffId: $handoffId) { kind matter article interrupts recoverable servedRequired } }`);
export type ActKind = ActKindsQuery['actKinds'][number];

/** The same with dryRun is its preview: what it would do to the statement, the limitation and the deadlines. */
export const REPORT_ACT = graphql(`
  mutation ReportAct($input: ReportActInput!, $dryRun: Boolean) {
    reportAct(input: $input, dryRun: $dryRun) {
      ... on ActReported {
        dueBefore dueAfter limitationBefore limitationAfter limitationArticle deadlines { code on article }
        act { id kind doneOn served cost recoverable }
      }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export type ActEffects = Extract<ReportActMutation['reportAct'], { __typename: 'ActReported' }>;

export const REPORT_MONEY = graphql(`
  mutation ReportMoney($input: ReportMoneyInput!, $dryRun: Boolean) {
    reportMoney(input: $input, dryRun: $dryRun) {
      ... on PaymentRecorded { dueBefore dueAfter overpaid closes reopens planState waitsFor { code article facts { key value } } payment { id valueOn amount means allocations { target claimReference costLabel amount } unallocated } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export type MoneyEffects = Extract<ReportMoneyMutation['reportMoney'], { __typename: 'PaymentRecorded' }>;
