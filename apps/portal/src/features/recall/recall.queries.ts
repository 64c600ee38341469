import { graphql } from '../../gql/index.ts';
import type { CaseRestQuery, PauseCaseMutation, RecallCaseMutation } from '../../gql/graphql.ts';

/** Whether a case rests or was taken back, and how long it may rest yet. */
export const CASE_REST = graphql(`
  query CaseRest($id: ID!) {
    caseFile(id: $id) {
      id stage
      pause { id from until reason words at byKind by }
      pauseTerms { mostDays mostDaysAYear daysTaken latest }
      takenBack { id reason words at by consequences { code level article facts { key value } } }
    }
  }
`);
export type Rest = NonNullable<CaseRestQuery['caseFile']>;

export const PAUSE_CASE = graphql(`
  mutation PauseCase($input: PauseCaseInput!, $dryRun: Boolean) {
    pauseCase(input: $input, dryRun: $dryRun) {
      ... on CasePaused { interest pause { id until } consequences { code level article facts { key value } } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export type PauseAnswer = PauseCaseMutation['pauseCase'];

export const RESUME_CASE = graphql(`
  mutation ResumeCase($caseId: ID!) {
    resumeCase(caseId: $caseId) {
      ... on CasePaused { pause { id } caseFile { id version } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export const RECALL_CASE = graphql(`
  mutation RecallCase($input: RecallCaseInput!, $dryRun: Boolean) {
    recallCase(input: $input, dryRun: $dryRun) {
      ... on CaseRecalled { recall { id consequences { code level article facts { key value } } } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export type RecallAnswer = RecallCaseMutation['recallCase'];
export type Follows = Extract<RecallAnswer, { __typename: 'CaseRecalled' }>['recall']['consequences'][number];
