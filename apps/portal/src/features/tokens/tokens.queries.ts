import { graphql } from '../../gql/index.ts';
import type { ApiTokensQuery } from '../../gql/graphql.ts';

export const API_TOKENS = graphql(`
  query ApiTokens {
    apiTokens {
      rows { id name prefix scopes state actsAs companyName madeAt madeBy expiresAt lastUsedAt revokedAt revokedBy }
      holders { userId name role companyName scopes }
    }
  }
`);
export type Token = ApiTokensQuery['apiTokens']['rows'][number];
export type Holder = ApiTokensQuery['apiTokens']['holders'][number];

export const MAKE_API_TOKEN = graphql(`
  mutation MakeApiToken($input: MakeApiTokenInput!) {
    makeApiToken(input: $input) {
      ... on ApiTokenMade { secret token { id name prefix scopes state actsAs companyName madeAt madeBy expiresAt lastUsedAt revokedAt revokedBy } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export const REVOKE_API_TOKEN = graphql(`
  mutation RevokeApiToken($id: ID!) {
    revokeApiToken(id: $id) {
      ... on ApiToken { id state revokedAt revokedBy }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
