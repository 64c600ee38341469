import { graphql } from '../../gql/index.ts';
import type { SigningQuery } from '../../gql/graphql.ts';

export const SIGNING = graphql(`
  query Signing($token: String!, $locale: String) {
    signing(token: $token, locale: $locale) {
      kind reference state agencyName agencyPhone agencyEmail creditorName signatoryName signatoryCapacity proposedBy expiresAt decidedAt documentSha256 consents worth
      parts { title article text } channels { channel to }
    }
  }
`);
export type Signing = NonNullable<SigningQuery['signing']>;

export const READ_SIGNING_PAPER = graphql(`
  mutation ReadSigningPaper($token: String!) {
    readSigningPaper(token: $token) { ... on SigningPaper { name base64 sha256 } ... on Refusal { code article facts { key value } } }
  }
`);

export const ASK_SIGNING_CODE = graphql(`
  mutation AskSigningCode($token: String!, $channel: String!, $locale: String) {
    askSigningCode(token: $token, channel: $channel, locale: $locale) { ... on SigningCodeSent { channel to minutes } ... on Refusal { code article facts { key value } } }
  }
`);

export const SIGN_DOCUMENT = graphql(`
  mutation SignDocument($input: SignInput!) {
    signDocument(input: $input) { ... on Signing { kind reference state decidedAt } ... on Refusal { code article facts { key value } fields { field code facts { key value } } } }
  }
`);

export const REFUSE_TO_SIGN = graphql(`
  mutation RefuseToSign($token: String!, $reason: String!, $locale: String) {
    refuseToSign(token: $token, reason: $reason, locale: $locale) { ... on Signing { kind reference state decidedAt } ... on Refusal { code article facts { key value } fields { field code facts { key value } } } }
  }
`);
