import { graphql } from '../../gql/index.ts';
import type { CaseQuestionsQuery, QuestionsQuery } from '../../gql/graphql.ts';

export const CASE_QUESTIONS = graphql(`
  query CaseQuestions($id: ID!) {
    caseFile(id: $id) {
      id
      questions {
        id caseId publicReference debtorName askedOf askedBy askedByKind aboutKind kind wanted claimReference amount purpose text askedAt
        documents { id name size } answers { id at by text decision documents { id name size } }
      }
    }
  }
`);
export type CaseQuestion = NonNullable<CaseQuestionsQuery['caseFile']>['questions'][number];

export const QUESTIONS = graphql(`
  query Questions($first: Int, $after: String, $waiting: Boolean) {
    questions(first: $first, after: $after, waiting: $waiting) {
      rows {
        id caseId publicReference debtorName askedOf askedBy askedByKind aboutKind kind wanted claimReference amount purpose text askedAt
        documents { id name size } answers { id at by text decision documents { id name size } }
      }
      next waiting
    }
  }
`);
export type QuestionLine = QuestionsQuery['questions']['rows'][number];

/** The plan that the creditor is asked to agree to, and the claims that a paper may prove. */
export const ASKED_ABOUT = graphql(`
  query AskedAbout($id: ID!) {
    caseFile(id: $id) { id claims { id reference } plan { id state total months interest words instalments { position dueOn amount } } }
  }
`);

/** How many wait for the reader's answer. */
export const QUESTIONS_WAITING = graphql(`query QuestionsWaiting { questions(first: 1, waiting: true) { waiting } }`);

export const ASK_QUESTION = graphql(`
  mutation AskQuestion($input: AskQuestionInput!) {
    askQuestion(input: $input) {
      ... on Question { id caseId askedOf kind }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export const ANSWER_QUESTION = graphql(`
  mutation AnswerQuestion($input: AnswerQuestionInput!) {
    answerQuestion(input: $input) {
      ... on Question { id caseId answers { id at by text decision documents { id name size } } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
