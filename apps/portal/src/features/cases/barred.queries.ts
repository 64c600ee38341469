import { graphql } from '../../gql/index.ts';

/** With dryRun nothing is kept: the same answer says how the case would stand. */
export const GIVE_UP_BARRED = graphql(`
  mutation GiveUpBarred($input: GiveUpBarredInput!, $dryRun: Boolean) {
    giveUpBarred(input: $input, dryRun: $dryRun) {
      ... on CaseFile { id stage closedReason due }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
