import { graphql } from '../../gql/index.ts';
import type { WhoCanSeeQuery, WhoOpenedQuery } from '../../gql/graphql.ts';

export const WHO_CAN_SEE = graphql(`
  query WhoCanSee($caseId: ID, $reference: String) {
    whoCanSee(caseId: $caseId, reference: $reference) {
      caseId publicReference creditorId creditorName studyId studyName at
      viewers { id userId name companyName side role grade why since sees internal closed acts readOnlyBy }
    }
  }
`);
export type CaseSight = NonNullable<WhoCanSeeQuery['whoCanSee']>;
export type CaseViewer = CaseSight['viewers'][number];

export const WHO_OPENED = graphql(`query WhoOpened($caseId: ID!) { whoOpened(caseId: $caseId) { id at userId name companyName side role grade } }`);
export type CaseOpening = WhoOpenedQuery['whoOpened'][number];

export const VIEW_AS = graphql(`
  mutation ViewAs($input: ViewAsInput!) {
    viewAs(input: $input) { ... on Viewing { id as subjectName expiresAt } ... on Refusal { code article facts { key value } fields { field code facts { key value } } } }
  }
`);
export const STOP_VIEWING = graphql(`mutation StopViewing { stopViewing }`);
