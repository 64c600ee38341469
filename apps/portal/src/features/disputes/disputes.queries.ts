import { graphql } from '../../gql/index.ts';
import type { CaseDisputesQuery } from '../../gql/graphql.ts';

export const CASE_DISPUTES = graphql(`
  query CaseDisputes($id: ID!) {
    caseFile(id: $id) {
      id disputed
      disputes {
        id caseId reason words claimReferences openedAt openedBy openedByKind state outcome
        events { at kind by words outcome }
        documents { id kind name mediaType size createdAt }
      }
    }
  }
`);
export type Dispute = NonNullable<CaseDisputesQuery['caseFile']>['disputes'][number];

export const OPEN_DISPUTE = graphql(`
  mutation OpenDispute($input: OpenDisputeInput!) {
    openDispute(input: $input) {
      ... on Dispute { id caseId state reason }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export const SETTLE_DISPUTE = graphql(`
  mutation SettleDispute($disputeId: ID!, $outcome: String!, $words: String!) {
    settleDispute(disputeId: $disputeId, outcome: $outcome, words: $words) {
      ... on Dispute { id caseId state outcome }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
