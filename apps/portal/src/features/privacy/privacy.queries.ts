import { graphql } from '../../gql/index.ts';
import type { PrivacyRequestQuery, PrivacyRequestsQuery, ProcessingRegisterQuery, RetentionQuery } from '../../gql/graphql.ts';

export const PRIVACY_REQUESTS = graphql(`
  query PrivacyRequests($state: String, $after: String, $first: Int) {
    privacyRequests(state: $state, after: $after, first: $first) {
      rows { id number kind article state clock receivedOn dueOn debtorName creditorName publicReference }
      next open late
    }
  }
`);
export type RequestLine = PrivacyRequestsQuery['privacyRequests']['rows'][number];

export const PRIVACY_REQUEST = graphql(`
  query PrivacyRequest($id: ID!) {
    privacyRequest(id: $id) {
      id number kind article state clock receivedOn dueOn extendBy termArticle channel identitySeen words debtorName creditorName publicReference caseId openedBy openedAt grounds
      debtor { id kind name phone email address { line1 line2 postalCode city country } }
      events { id kind code article words at by facts { key value } documents { id name mediaType size } }
      subjects { debtorId name creditorName references linked by }
      erasure { debtorId creditorName lines { kind rows code article exception basis until freeSince erased } }
    }
  }
`);
export type Request = NonNullable<PrivacyRequestQuery['privacyRequest']>;
export type ErasureLine = Request['erasure'][number]['lines'][number];

export const CASE_PRIVACY = graphql(`
  query CasePrivacy($id: ID!) {
    caseFile(id: $id) { id privacyRequests { id number kind state clock receivedOn dueOn } }
  }
`);

export const OPEN_PRIVACY = graphql(`
  mutation OpenPrivacyRequest($input: PrivacyRequestInput!) {
    openPrivacyRequest(input: $input) {
      ... on PrivacyRequest { id number dueOn }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export const IDENTIFY_PERSON = graphql(`
  mutation IdentifyPerson($requestId: ID!, $proof: String!) {
    identifyPerson(requestId: $requestId, proof: $proof) { ... on PrivacyRequest { id state } ... on Refusal { code article facts { key value } fields { field code facts { key value } } } }
  }
`);
export const JOIN_PERSON = graphql(`
  mutation JoinPerson($requestId: ID!, $debtorId: ID!) {
    joinPerson(requestId: $requestId, debtorId: $debtorId) { ... on PrivacyRequest { id state } ... on Refusal { code article facts { key value } fields { field code facts { key value } } } }
  }
`);
export const EXTEND_PRIVACY = graphql(`
  mutation ExtendPrivacyRequest($requestId: ID!, $reason: String!) {
    extendPrivacyRequest(requestId: $requestId, reason: $reason) { ... on PrivacyRequest { id state } ... on Refusal { code article facts { key value } fields { field code facts { key value } } } }
  }
`);
export const ANSWER_PRIVACY = graphql(`
  mutation AnswerPrivacyRequest($requestId: ID!, $words: String!, $code: String) {
    answerPrivacyRequest(requestId: $requestId, words: $words, code: $code) { ... on PrivacyRequest { id state } ... on Refusal { code article facts { key value } fields { field code facts { key value } } } }
  }
`);
export const EXPORT_PERSON = graphql(`
  mutation ExportPersonalData($requestId: ID!) {
    exportPersonalData(requestId: $requestId) { ... on PrivacyRequest { id state } ... on Refusal { code article facts { key value } fields { field code facts { key value } } } }
  }
`);
export const RECTIFY_PERSON = graphql(`
  mutation RectifyPerson($input: RectifyInput!) {
    rectifyPerson(input: $input) { ... on PrivacyRequest { id state } ... on Refusal { code article facts { key value } fields { field code facts { key value } } } }
  }
`);
export const RESTRICT_PROCESSING = graphql(`
  mutation RestrictProcessing($requestId: ID!, $source: String!) {
    restrictProcessing(requestId: $requestId, source: $source) { ... on PrivacyRequest { id state } ... on Refusal { code article facts { key value } fields { field code facts { key value } } } }
  }
`);
export const ERASE_PERSON = graphql(`
  mutation ErasePerson($requestId: ID!, $words: String!, $unlawful: Boolean) {
    erasePerson(requestId: $requestId, words: $words, unlawful: $unlawful) { ... on PrivacyRequest { id state } ... on Refusal { code article facts { key value } fields { field code facts { key value } } } }
  }
`);

export const RETENTION = graphql(`
  query Retention {
    retentionRules { kind period event basis article confidence automatic from inForce reason setBy setAt }
    retentionRuns { id dry state asOf total done people erased startedAt endedAt startedBy counts { kind people } }
  }
`);
export type Rule = RetentionQuery['retentionRules'][number];
export type Run = RetentionQuery['retentionRuns'][number];

export const RETENTION_EFFECTS = graphql(`
  query RetentionEffects($runId: ID!, $after: String, $first: Int) {
    retentionEffects(runId: $runId, after: $after, first: $first) { rows { debtorId caseId publicReference creditorName kinds freeSince erased } next }
  }
`);
export const SET_RETENTION = graphql(`
  mutation SetRetention($input: RetentionInput!) {
    setRetention(input: $input) { ... on RetentionRule { kind period from } ... on Refusal { code article facts { key value } fields { field code facts { key value } } } }
  }
`);
export const LOOK_AT_RETENTION = graphql(`
  mutation LookAtRetention($idempotencyKey: String!) {
    lookAtRetention(idempotencyKey: $idempotencyKey) { ... on RetentionRun { id } ... on Refusal { code article facts { key value } } }
  }
`);
export const RUN_RETENTION = graphql(`
  mutation RunRetention($idempotencyKey: String!) {
    runRetention(idempotencyKey: $idempotencyKey) { ... on RetentionRun { id } ... on Refusal { code article facts { key value } } }
  }
`);

export const PROCESSING_REGISTER = graphql(`
  query ProcessingRegister {
    processingRegister {
      agencyName address dataEmail phone madeOn creditors
      treatments { treatment role basis article recipients about categories retention { kind period event article confidence } tables { table about columns } }
    }
  }
`);
export type Treatment = ProcessingRegisterQuery['processingRegister']['treatments'][number];
