import { graphql } from '../../gql/index.ts';
import type { CaseConductQuery, ContactPoliciesQuery, PreviewReminderQuery } from '../../gql/graphql.ts';

/** How the debtor may be sought out now, what every step recalls, what he asked for in writing, what he was sent. */
export const CASE_CONDUCT = graphql(`
  query CaseConduct($id: ID!) {
    caseFile(id: $id) {
      id contactsInDays
      contactAdvice { channel outcome nextAt findings { code outcome article facts { key value } } }
      recall { reference sentOn line }
      wishes { id kind holds on source by at documents { id name } }
      reminders { id channel subject text at by recipient }
    }
  }
`);
export type Conduct = NonNullable<CaseConductQuery['caseFile']>;
export type Advice = Conduct['contactAdvice'][number];
export type Finding = Advice['findings'][number];
export type Wish = Conduct['wishes'][number];

export const CHECK_WORDS = graphql(`
  query CheckWords($caseId: ID!, $text: String!) {
    checkWords(caseId: $caseId, text: $text) { outcome findings { code outcome article facts { key value } } }
  }
`);

export const PREVIEW_REMINDER = graphql(`
  query PreviewReminder($caseId: ID!, $channel: String!, $subject: String, $text: String!) {
    previewReminder(caseId: $caseId, channel: $channel, subject: $subject, text: $text) {
      ... on ReminderPreview { channel recipient subject whole outcome recall { reference sentOn line } findings { code outcome article facts { key value } } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export type ReminderPreview = Extract<PreviewReminderQuery['previewReminder'], { __typename: 'ReminderPreview' }>;

export const SEND_REMINDER = graphql(`
  mutation SendReminder($input: ReminderInput!) {
    sendReminder(input: $input) {
      ... on Reminder { id channel recipient }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export const RECORD_WISH = graphql(`
  mutation RecordWish($input: RecordWishInput!) {
    recordWish(input: $input) {
      ... on DebtorWish { id kind holds on }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export const CONTACT_POLICIES = graphql(`
  query ContactPolicies {
    contactPolicies {
      from reason setAt setBy article confidence
      windows { channels weekdays spans { from to } publicHolidays outside }
      caps { id channels reachedOnly atMost withinDays beyond }
    }
  }
`);
export type Policy = ContactPoliciesQuery['contactPolicies'][number];
export type PolicyWindow = Policy['windows'][number];
export type PolicyCap = Policy['caps'][number];

export const SET_CONTACT_POLICY = graphql(`
  mutation SetContactPolicy($input: ContactPolicyInput!, $dryRun: Boolean) {
    setContactPolicy(input: $input, dryRun: $dryRun) {
      ... on ContactPolicy { from setAt setBy }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
