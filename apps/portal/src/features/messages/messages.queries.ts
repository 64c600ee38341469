import { graphql } from '../../gql/index.ts';

/** What was sent on a case by mail and SMS: to whom, about what, whether it left; never the text. */
export const CASE_MESSAGES = graphql(`
  query CaseMessages($caseId: ID!, $first: Int, $after: String) {
    messages(caseId: $caseId, first: $first, after: $after) { rows { id channel purpose recipient subject queuedAt state } next }
  }
`);
