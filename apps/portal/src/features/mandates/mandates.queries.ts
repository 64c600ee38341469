import { graphql } from '../../gql/index.ts';
import type { MandateDetailQuery, MandateSignaturesQuery, RenewalsQuery } from '../../gql/graphql.ts';

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

export const PROPOSE_MANDATE = graphql(`
  mutation ProposeMandate($input: ProposeMandateInput!, $dryRun: Boolean) {
    proposeMandate(input: $input, dryRun: $dryRun) {
      ... on SignatureRequest { id reference state signatoryEmail expiresAt }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export const PROPOSE_POWER = graphql(`
  mutation ProposePower($input: ProposePowerInput!) {
    proposePowerOfAttorney(input: $input) {
      ... on SignatureRequest { id reference state signatoryEmail expiresAt }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export const MANDATE_SIGNATURES = graphql(`
  query MandateSignatures($creditorId: ID) {
    signatureRequests(creditorId: $creditorId, first: 20) {
      rows { id creditorId kind reference state signatoryName signatoryCapacity signatoryEmail proposedAt proposedBy expiresAt decidedAt reason mandateId mine documents { id kind name mediaType } events { id kind at by detail } }
      next
    }
    powersOfAttorney(creditorId: $creditorId) { id mandateId caseId reference acts court representativeName representativeTitle from until state signedBy signedAt documentId }
  }
`);
export type SignatureLine = MandateSignaturesQuery['signatureRequests']['rows'][number];
export type PowerLine = MandateSignaturesQuery['powersOfAttorney'][number];

export const WITHDRAW_SIGNATURE = graphql(`
  mutation WithdrawSignature($id: ID!, $reason: String!) {
    withdrawSignature(id: $id, reason: $reason) { ... on SignatureRequest { id state reason } ... on Refusal { code article facts { key value } fields { field code facts { key value } } } }
  }
`);

export const SEND_SIGNATURE_AGAIN = graphql(`
  mutation SendSignatureAgain($id: ID!) {
    sendSignatureAgain(id: $id) { ... on SignatureRequest { id state } ... on Refusal { code article facts { key value } fields { field code facts { key value } } } }
  }
`);

export const OPEN_SIGNING = graphql(`
  mutation OpenSigning($id: ID!) { openSigning(id: $id) { ... on OpenedSigning { token } ... on Refusal { code article facts { key value } } } }
`);

export const MANDATE_DETAIL = graphql(`
  query MandateDetail($creditorId: ID!, $after: String) {
    creditor(id: $creditorId) {
      id
      mandates {
        id
        annexes(first: 20, after: $after) { rows { id depositId number claimCount total hash on } next total }
        feeSchedules { id from minimum cap vat vatNote reason setBy setAt current ofMandate bands { stage fromDays fromAmount percent } recharged { cost fixed } }
      }
    }
  }
`);
export type MandateDetail = NonNullable<MandateDetailQuery['creditor']>['mandates'][number];
export type FeeScheduleLine = MandateDetail['feeSchedules'][number];

export const SET_FEE_SCHEDULE = graphql(`
  mutation SetFeeSchedule($input: SetFeeScheduleInput!, $dryRun: Boolean) {
    setFeeSchedule(input: $input, dryRun: $dryRun) {
      ... on FeeSchedule { id from }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export const PREVIEW_FEE = graphql(`
  query PreviewFee($input: PreviewFeeInput!) {
    previewFee(input: $input) {
      ... on FeePreview { fee costs vat total lines { rule base percent amount cost fixed band { stage fromDays fromAmount percent } } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export const CASE_POWERS = graphql(`
  query CasePowers($caseId: ID!) { powersOfAttorney(caseId: $caseId) { id reference acts representativeName until state documentId } }
`);

export const END_POWER = graphql(`
  mutation EndPower($id: ID!, $on: Day!, $reason: String!) {
    endPowerOfAttorney(id: $id, on: $on, reason: $reason) { ... on PowerOfAttorney { id state } ... on Refusal { code article facts { key value } fields { field code facts { key value } } } }
  }
`);

/** What ends soon, or has ended, and has no successor: of one creditor, or of all. */
export const RENEWALS = graphql(`
  query Renewals($creditorId: ID) { renewals(creditorId: $creditorId) { id what state creditorId creditorName mandateId caseId reference until days proposedReference proposedAt } }
`);
export type RenewalLine = RenewalsQuery['renewals'][number];
