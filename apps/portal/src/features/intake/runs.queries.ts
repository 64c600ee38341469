import { graphql } from '../../gql/index.ts';
import type { DepositRunQuery, DepositRunsQuery } from '../../gql/graphql.ts';

/** A deposit too large to wait for: begun here, worked off by the house, followed from anywhere. */
export const START_RUN = graphql(`
  mutation StartDepositRun($input: DepositInput!, $dryRun: Boolean) {
    startDepositRun(input: $input, dryRun: $dryRun) {
      ... on DepositRun { id state stage done of }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export const CANCEL_RUN = graphql(`
  mutation CancelDepositRun($id: ID!) {
    cancelDepositRun(id: $id) {
      ... on DepositRun { id state stage done of endedAt }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
/** How far it is; light, asked often. */
export const RUN_STANDING = graphql(`query DepositRunStanding($id: ID!) { depositRun(id: $id) { id state stage done of endedAt } }`);
/** What came of a look at what confirming would do. */
export const RUN_PREVIEW = graphql(`
  query DepositRunPreview($id: ID!) {
    depositRun(id: $id) { id state preview { ...WholePreview } refusal { code article facts { key value } fields { field code facts { key value } } } }
  }
`);
export const DEPOSIT_RUN = graphql(`
  query DepositRun($id: ID!) {
    depositRun(id: $id) {
      id state dryRun fileNames stage done of startedAt endedAt
      deposit { id placedAt caseCount claimCount total }
      refusal { code article facts { key value } fields { field code facts { key value } } }
      report { id name size }
    }
  }
`);
export type DepositRun = NonNullable<DepositRunQuery['depositRun']>;

export const DEPOSIT_RUNS = graphql(`
  query DepositRuns($first: Int, $after: String) {
    depositRuns(first: $first, after: $after) { rows { id state dryRun fileNames stage done of startedAt endedAt deposit { id } } next }
  }
`);
export type RunLine = DepositRunsQuery['depositRuns']['rows'][number];
