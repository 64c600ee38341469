import { graphql } from '../../gql/index.ts';

/** One unpaid invoice by a form: the same plan and the same placing as those of a file. */
export const DEPOSIT_CLAIM = graphql(`
  mutation DepositClaim($input: SingleClaimInput!, $dryRun: Boolean) {
    depositClaim(input: $input, dryRun: $dryRun) {
      ... on DepositPreview { ...WholePreview }
      ... on Deposit { id placedAt caseCount claimCount total cases { id publicReference debtorName } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
