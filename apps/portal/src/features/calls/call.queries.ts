import { graphql } from '../../gql/index.ts';

export const LOG_CALL = graphql(`
  mutation LogCall($input: LogCallInput!) {
    logCall(input: $input) {
      ... on CallLogged { call { id outcome } promise { id dueOn amount } nextCaseId findings { code outcome article facts { key value } } caseFile { id version nextAction { kind on note setBy setAt } } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export const REVERSE_CALL = graphql(`
  mutation ReverseCall($callId: ID!, $reason: String!) {
    reverseCall(callId: $callId, reason: $reason) {
      ... on CaseFile { id version nextAction { kind on note setBy setAt } }
      ... on Refusal { code article facts { key value } }
    }
  }
`);
