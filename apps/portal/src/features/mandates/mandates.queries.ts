import { graphql } from '../../gql/index.ts';

export const REGISTER_MANDATE = graphql(`
  mutation RegisterMandate($input: RegisterMandateInput!, $dryRun: Boolean) {
    registerMandate(input: $input, dryRun: $dryRun) {
      ... on Mandate { id reference state inForceFrom }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export const END_MANDATE = graphql(`
  mutation EndMandate($mandateId: ID!, $on: Day!, $reason: String!) {
    endMandate(mandateId: $mandateId, on: $on, reason: $reason) {
      ... on Mandate { id reference state inForceTo }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
