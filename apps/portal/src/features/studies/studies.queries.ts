import { graphql } from '../../gql/index.ts';
import type { StudiesQuery, StudyQuery } from '../../gql/graphql.ts';

export const STUDIES = graphql(`query Studies { studies { id name legalForm siren email phone departments openFiles address { line1 line2 postalCode city country } } }`);
export type StudyLine = StudiesQuery['studies'][number];

export const STUDY = graphql(`
  query Study($id: ID!) {
    study(id: $id) { id name legalForm siren email phone departments openFiles address { line1 line2 postalCode city country } users { id name email } }
  }
`);
export type Study = NonNullable<StudyQuery['study']>;

export const REGISTER_STUDY = graphql(`
  mutation RegisterStudy($input: RegisterStudyInput!, $dryRun: Boolean) {
    registerStudy(input: $input, dryRun: $dryRun) {
      ... on Study { id name }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export const ADD_STUDY_USER = graphql(`
  mutation AddStudyUser($input: AddStudyUserInput!) {
    addStudyUser(input: $input) {
      ... on StudyUserAdded { invitedUntil user { id name email } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
