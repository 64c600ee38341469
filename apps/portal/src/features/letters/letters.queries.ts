import { graphql } from '../../gql/index.ts';
import type { FormalNoticePreviewQuery, LettersQuery } from '../../gql/graphql.ts';

export const FORMAL_NOTICE_PREVIEW = graphql(`
  query FormalNoticePreview($caseId: ID!, $channel: String, $timeLimitDays: Int) {
    previewFormalNotice(caseId: $caseId, channel: $channel, timeLimitDays: $timeLimitDays) {
      ... on FormalNoticePreview { html css timeLimitOn amount channel postage mentions { id article present missing } refusal { code article facts { key value } } }
      ... on Refusal { code article facts { key value } }
    }
  }
`);
export type NoticePreview = Extract<FormalNoticePreviewQuery['previewFormalNotice'], { __typename: 'FormalNoticePreview' }>;

export const SEND_FORMAL_NOTICE = graphql(`
  mutation SendFormalNotice($input: SendFormalNoticeInput!) {
    sendFormalNotice(input: $input) {
      ... on Letter { id caseId reference state channel queuedAt sentOn timeLimitOn amount }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

/** What the page of a notice says of its case; its letters change as they are made. */
export const NOTICE_CASE = graphql(`
  query NoticeCase($id: ID!) {
    caseFile(id: $id) {
      id publicReference regime due version debtor { id name } creditor { id name }
      letters { id kind reference state channel queuedAt sentOn timeLimitOn amount pages failure document { id name size } }
    }
  }
`);

export const LETTERS = graphql(`
  query Letters($first: Int, $after: String, $state: String) {
    letters(first: $first, after: $after, state: $state) {
      rows { id caseId publicReference debtorName creditorName kind reference state channel queuedAt amount timeLimitOn documentId failure }
      next
    }
  }
`);
export type LetterLine = LettersQuery['letters']['rows'][number];
