import { graphql } from '../../gql/index.ts';
import type { CaseConversationQuery, ConversationsQuery } from '../../gql/graphql.ts';

export const CASE_CONVERSATION = graphql(`
  query CaseConversation($id: ID!, $first: Int, $after: String) {
    caseFile(id: $id) {
      id
      conversation(first: $first, after: $after) { rows { id side ours by text at seenAt seenBy documents { id name size } } next unread }
    }
  }
`);
export type Said = NonNullable<CaseConversationQuery['caseFile']>['conversation']['rows'][number];

export const CONVERSATIONS = graphql(`
  query Conversations($first: Int, $after: String, $unread: Boolean, $all: Boolean) {
    conversations(first: $first, after: $after, unread: $unread, all: $all) {
      rows { caseId publicReference debtorName creditorName stage unread last { id side ours by text at documents { id name } } }
      next unread
    }
  }
`);
export type Talk = ConversationsQuery['conversations']['rows'][number];

/** How much waits to be read by this side. */
export const UNREAD_MESSAGES = graphql(`query UnreadMessages { conversations(first: 1) { unread } }`);

export const WRITE_CASE_MESSAGE = graphql(`
  mutation WriteCaseMessage($input: WriteCaseMessageInput!) {
    writeCaseMessage(input: $input) {
      ... on CaseMessage { id caseId }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export const READ_CASE_MESSAGES = graphql(`
  mutation ReadCaseMessages($caseId: ID!) {
    readCaseMessages(caseId: $caseId) { ... on CaseMessagePage { unread } ... on Refusal { code article facts { key value } } }
  }
`);
