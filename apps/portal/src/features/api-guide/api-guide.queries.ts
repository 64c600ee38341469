import { graphql } from '../../gql/index.ts';
import type { ApiGuideQuery } from '../../gql/graphql.ts';

export const API_GUIDE = graphql(`
  query ApiGuide {
    apiGuide {
      graphql rest depositsAMinute sampleName sample
      operations { name kind scope answers description arguments { name type description } }
      types { name kind description fields { name type description } }
      refusals { code status }
      examples { key curl }
    }
  }
`);
export type Guide = ApiGuideQuery['apiGuide'];
export type Operation = Guide['operations'][number];
export type ApiType = Guide['types'][number];
