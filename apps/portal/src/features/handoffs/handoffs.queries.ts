import { graphql } from '../../gql/index.ts';
import type { CaseHandoffsQuery, HandoffCheckQuery, HandoffFileQuery, HandoffsQuery } from '../../gql/graphql.ts';

export const HANDOFF_CHECK = graphql(`
  query HandoffCheck($caseId: ID!) {
    handoffCheck(caseId: $caseId) {
      ... on HandoffCheck {
        balanced due refusal { code article facts { key value } } studies { id name city }
        items { id state article facts { key value } documents { id kind name mediaType size createdAt } }
      }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export type HandoffCheckData = Extract<HandoffCheckQuery['handoffCheck'], { __typename: 'HandoffCheck' }>;

/** What the pages of a hand-off say of its case, and what became of the files handed over. */
export const CASE_HANDOFFS = graphql(`
  query CaseHandoffs($id: ID!) {
    caseFile(id: $id) {
      id publicReference due stage debtor { id name address { postalCode city } } creditor { id name }
      title { id kind issuedOn enforceableOn servedOn authority reference recordedAt by expiresOn document { id name size } serviceDocument { id name size } }
      handoffs {
        id caseId mission instructions costCeiling state offeredAt offeredBy decidedAt decidedBy reason words packState lastAct
        study { id name city } pack { id name size } deadline { code on article }
        acts { id kind doneOn served cost recoverable note reportedAt by document { id name size } }
      }
    }
  }
`);
export type CaseHandoff = NonNullable<CaseHandoffsQuery['caseFile']>['handoffs'][number];

export const HAND_TO_BAILIFF = graphql(`
  mutation HandToBailiff($input: HandToBailiffInput!, $dryRun: Boolean) {
    handToBailiff(input: $input, dryRun: $dryRun) {
      ... on Handoff { id state mission due study { id name city } deadline { code on article } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export const WITHDRAW_HANDOFF = graphql(`
  mutation WithdrawHandoff($handoffId: ID!, $reason: String!) {
    withdrawHandoff(handoffId: $handoffId, reason: $reason) {
      ... on Handoff { id state decidedAt decidedBy reason }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

/** Rows of the inbox of a study, and of the agency's own list. */
export const HANDOFFS = graphql(`
  query Handoffs($first: Int, $after: String, $box: String) {
    handoffs(first: $first, after: $after, box: $box) {
      rows { id caseId publicReference debtorName creditorName mission state offeredAt decidedAt reason due lastAct packState study { id name city } deadline { code on article } }
      next
    }
  }
`);
export type HandoffLine = HandoffsQuery['handoffs']['rows'][number];

export const BAILIFF_HOME = graphql(`query BailiffHome { bailiffHome { studyName inbox current past questions } }`);

/** The open file of a bailiff, on one page. */
export const HANDOFF_FILE = graphql(`
  query HandoffFile($id: ID!) {
    handoff(id: $id) {
      id caseId publicReference debtorName creditorName mission instructions costCeiling state offeredAt offeredBy decidedAt decidedBy reason words due packState lastAct
      study { id name city } pack { id name size } deadline { code on article }
      title { id kind issuedOn enforceableOn servedOn authority reference recordedAt by expiresOn document { id name size } serviceDocument { id name size } }
      acts { id kind doneOn served cost recoverable note reportedAt by document { id name size } }
      caseFile {
        id publicReference regime due dailyInterest heldKinds
        debtor { id kind name legalForm siren phone email representative representativeTitle address { line1 line2 postalCode city country } }
        creditor { id name }
        claims { id reference issuedOn dueOn amount credited }
        limitation { claimReference expires accrued period barred level article movedBy movedOn history { on kind effect expires article } }
        documents { id kind name mediaType size createdAt }
      }
    }
  }
`);
export type HandoffFile = NonNullable<HandoffFileQuery['handoff']>;
export type FileCase = NonNullable<HandoffFile['caseFile']>;

export const ACCEPT_HANDOFF = graphql(`
  mutation AcceptHandoff($handoffId: ID!) {
    acceptHandoff(handoffId: $handoffId) {
      ... on Handoff { id state decidedAt decidedBy }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export const REFUSE_HANDOFF = graphql(`
  mutation RefuseHandoff($handoffId: ID!, $reason: String!) {
    refuseHandoff(handoffId: $handoffId, reason: $reason) {
      ... on Handoff { id state decidedAt decidedBy reason }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export const RETURN_HANDOFF = graphql(`
  mutation ReturnHandoff($handoffId: ID!, $reason: String!, $words: String) {
    returnHandoff(handoffId: $handoffId, reason: $reason, words: $words) {
      ... on Handoff { id state decidedAt decidedBy reason words }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
