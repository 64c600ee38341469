import { graphql } from '../../gql/index.ts';
import type { DigestQuery } from '../../gql/graphql.ts';

export const DIGEST = graphql(`query Digest { digestPreference { cadence weekday hour setAt nextAt } }`);
export type Digest = NonNullable<DigestQuery['digestPreference']>;

export const SET_DIGEST = graphql(`
  mutation SetDigest($input: DigestInput!) {
    setDigest(input: $input) {
      ... on DigestPreference { cadence weekday hour setAt nextAt }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
