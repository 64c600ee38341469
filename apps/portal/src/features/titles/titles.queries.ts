import { graphql } from '../../gql/index.ts';
import type { TitleCaseQuery } from '../../gql/graphql.ts';

export const TITLE_CASE = graphql(`
  query TitleCase($id: ID!) {
    caseFile(id: $id) {
      id publicReference due stage debtor { id name } creditor { id name }
      title { id kind issuedOn enforceableOn servedOn authority reference recordedAt by expiresOn document { id name size } serviceDocument { id name size } }
    }
  }
`);
export type TitleData = NonNullable<NonNullable<TitleCaseQuery['caseFile']>['title']>;

export const RECORD_TITLE = graphql(`
  mutation RecordTitle($input: RecordTitleInput!, $dryRun: Boolean) {
    recordTitle(input: $input, dryRun: $dryRun) {
      ... on Title { id kind issuedOn enforceableOn servedOn authority reference expiresOn }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
