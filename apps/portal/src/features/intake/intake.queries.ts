import { graphql } from '../../gql/index.ts';
import type { WholePreviewFragment } from '../../gql/graphql.ts';

/** What confirming would do, whole: the same for files, for one claim typed by hand, and for a run. */
export const WHOLE_PREVIEW = graphql(`
  fragment WholePreview on DepositPreview {
    caseCount claimCount total needsTerms cut
    files { name format size claims faults mapping { remembered fingerprint lacking columns { column header samples field guessed } } }
    cases {
      key debtorName debtorKind siren city recognition existingReference regime total oldestDueOn heldKinds lacksAddress
      candidates { debtorId name siren city score by publicReference }
      claims { file line reference issuedOn dueOn dueOnFrom amount due lacking warnings { code message article facts { key value } } }
    }
    faults { file line field code message caseId facts { key value } }
    kinds { kind cases claims total }
    aged { band claims due }
    attachments { name size reference state kind }
  }
`);
export type DepositPreview = WholePreviewFragment;
export type PreviewCase = DepositPreview['cases'][number];
export type PreviewClaim = PreviewCase['claims'][number];
export type Candidate = PreviewCase['candidates'][number];
export type Fault = DepositPreview['faults'][number];
export type FileMapping = NonNullable<DepositPreview['files'][number]['mapping']>;
export type MappedColumn = FileMapping['columns'][number];
export type PreviewAttachment = DepositPreview['attachments'][number];

export const PREVIEW_DEPOSIT = graphql(`
  mutation PreviewDeposit($input: DepositInput!) {
    previewDeposit(input: $input) {
      ... on DepositPreview { ...WholePreview }
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
