import { graphql } from '../../gql/index.ts';
import type { DepositQuery, DepositsQuery, MissingEvidenceQuery, UndoDepositMutation } from '../../gql/graphql.ts';

export const DEPOSIT = graphql(`
  query Deposit($id: ID!) {
    deposit(id: $id) {
      id placedAt by fileNames caseCount claimCount total attachmentCount undoneAt undoneBy
      loosePapers { id kind name mediaType size }
      cases { id publicReference debtorName claimCount total }
      faults { file line field code message caseId facts { key value } }
      acknowledgement { id name size } acknowledgementAnnexes { id name }
      undo { possible blocked { caseId publicReference code article facts { key value } } }
    }
  }
`);
/** Claims of the deposit that a paper may be attached to. */
export const DEPOSIT_CLAIMS = graphql(`
  query DepositClaims($id: ID!, $text: String) { deposit(id: $id) { id claims(text: $text) { id caseId reference debtorName amount } } }
`);
export const ATTACH_LOOSE_PAPER = graphql(`
  mutation AttachLoosePaper($depositId: ID!, $documentId: ID!, $claimId: ID!) {
    attachLoosePaper(depositId: $depositId, documentId: $documentId, claimId: $claimId) {
      ... on Deposit { id attachmentCount loosePapers { id kind name mediaType size } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export type LoosePaper = Deposit['loosePapers'][number];
export type Deposit = NonNullable<DepositQuery['deposit']>;

export const DEPOSITS = graphql(`
  query Deposits($first: Int, $after: String) {
    deposits(first: $first, after: $after) { rows { id placedAt by fileNames caseCount claimCount total undoneAt faults { code } } next }
  }
`);
export type DepositLine = DepositsQuery['deposits']['rows'][number];

/** The whole deposit taken back; with dryRun: what would be touched. */
export const UNDO_DEPOSIT = graphql(`
  mutation UndoDeposit($depositId: ID!, $reason: String!, $dryRun: Boolean) {
    undoDeposit(depositId: $depositId, reason: $reason, dryRun: $dryRun) {
      ... on UndoneDeposit {
        deposit { id undoneAt undoneBy undo { possible blocked { caseId publicReference code article facts { key value } } } }
        cases { id publicReference debtorName claims total what touched { key value } } left { caseId publicReference code article facts { key value } }
      }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
/** One case of it, where the whole can't be taken back any more. */
export const UNDO_CASE = graphql(`
  mutation UndoDepositedCase($depositId: ID!, $caseId: ID!, $reason: String!, $dryRun: Boolean) {
    undoDepositedCase(depositId: $depositId, caseId: $caseId, reason: $reason, dryRun: $dryRun) {
      ... on UndoneDeposit {
        deposit { id undoneAt undoneBy undo { possible blocked { caseId publicReference code article facts { key value } } } }
        cases { id publicReference debtorName claims total what touched { key value } } left { caseId publicReference code article facts { key value } }
      }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export type Undone = Extract<UndoDepositMutation['undoDeposit'], { __typename: 'UndoneDeposit' }>;
export type UndoBlock = Undone['left'][number];

/** Claims for which something that a court will ask is not there. */
export const MISSING_EVIDENCE = graphql(`
  query MissingEvidence($first: Int, $after: String) {
    missingEvidence(first: $first, after: $after) { rows { claimId caseId publicReference debtorName reference issuedOn dueOn amount lacking { kind article confidence } } next total }
  }
`);
/** How many there are. */
export const EVIDENCE_COUNT = graphql(`query EvidenceCount { missingEvidence(first: 1) { total } }`);
export type EvidenceLine = MissingEvidenceQuery['missingEvidence']['rows'][number];

/** Papers for claims that are placed already; with dryRun: to which each would go. */
export const ATTACH_TO_CLAIMS = graphql(`
  mutation AttachToClaims($input: AttachInput!, $dryRun: Boolean) {
    attachToClaims(input: $input, dryRun: $dryRun) {
      ... on AttachedPapers { kept caseIds attachments { name size reference state kind } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
