import { graphql } from '../../gql/index.ts';
import type { PreviewDepositMutation } from '../../gql/graphql.ts';

export const PREVIEW_DEPOSIT = graphql(`
  mutation PreviewDeposit($input: DepositInput!) {
    previewDeposit(input: $input) {
      ... on DepositPreview {
        caseCount claimCount total
        files { name format size claims faults }
        cases { key debtorName debtorKind siren city recognition existingReference regime total oldestDueOn claims { file line reference issuedOn dueOn amount due } }
        faults { file line field code message facts { key value } }
      }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export const CONFIRM_DEPOSIT = graphql(`
  mutation ConfirmDeposit($input: DepositInput!) {
    confirmDeposit(input: $input) {
      ... on Deposit { id placedAt caseCount claimCount total }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export type DepositPreview = Extract<PreviewDepositMutation['previewDeposit'], { __typename: 'DepositPreview' }>;
export type PreviewCase = DepositPreview['cases'][number];
export type Fault = DepositPreview['faults'][number];
