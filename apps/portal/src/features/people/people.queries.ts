import { graphql } from '../../gql/index.ts';
import type { PeopleQuery, TakeAccessMutation } from '../../gql/graphql.ts';

export const PEOPLE = graphql(`
  query People($after: String, $first: Int, $filter: PeopleFilter) {
    people(after: $after, first: $first, filter: $filter) {
      next
      rows { id name email standing lastSeenAt secondFactor openSessions roles { id role grade companyName givenAt givenBy } }
    }
  }
`);
export type PersonLine = PeopleQuery['people']['rows'][number];
export type RoleLine = PersonLine['roles'][number];

export const PERSON = graphql(`query Person($id: ID!) { person(id: $id) { id name email standing lastSeenAt secondFactor openSessions roles { id role grade companyName givenAt givenBy } } }`);

export const TAKE_ACCESS = graphql(`
  mutation TakeAccess($userId: ID!, $roleId: ID!, $dryRun: Boolean) {
    takeAccess(userId: $userId, roleId: $roleId, dryRun: $dryRun) {
      ... on AccessChange { person { id standing openSessions roles { id role grade companyName givenAt givenBy } } effect { casesBefore casesAfter actsGained actsLost sessionsClosing pagesClosing } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export type AccessChanged = Extract<NonNullable<TakeAccessMutation['takeAccess']>, { __typename: 'AccessChange' }>;
export type AccessEffect = AccessChanged['effect'];

export const GIVE_ACCESS = graphql(`
  mutation GiveAccess($input: GiveAccessInput!, $dryRun: Boolean) {
    giveAccess(input: $input, dryRun: $dryRun) {
      ... on AccessChange { person { id standing openSessions roles { id role grade companyName givenAt givenBy } } effect { casesBefore casesAfter actsGained actsLost sessionsClosing pagesClosing } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export const DISABLE_PERSON = graphql(`
  mutation DisablePerson($userId: ID!, $dryRun: Boolean) {
    disablePerson(userId: $userId, dryRun: $dryRun) {
      ... on AccessChange { person { id standing openSessions roles { id role grade companyName givenAt givenBy } } effect { casesBefore casesAfter actsGained actsLost sessionsClosing pagesClosing } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export const ENABLE_PERSON = graphql(`
  mutation EnablePerson($userId: ID!, $dryRun: Boolean) {
    enablePerson(userId: $userId, dryRun: $dryRun) {
      ... on AccessChange { person { id standing openSessions roles { id role grade companyName givenAt givenBy } } effect { casesBefore casesAfter actsGained actsLost sessionsClosing pagesClosing } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export const START_OVER = graphql(`
  mutation StartOver($userId: ID!, $dryRun: Boolean) {
    startOver(userId: $userId, dryRun: $dryRun) {
      ... on AccessChange { person { id standing openSessions secondFactor roles { id role grade companyName givenAt givenBy } } effect { casesBefore casesAfter actsGained actsLost sessionsClosing pagesClosing } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export const INVITE_PERSON = graphql(`
  mutation InvitePerson($input: InvitePersonInput!) {
    invitePerson(input: $input) { ... on Person { id name email } ... on Refusal { code article facts { key value } fields { field code facts { key value } } } }
  }
`);
export const INVITE_AGAIN = graphql(`
  mutation InviteAgain($userId: ID!) {
    inviteAgain(userId: $userId) { ... on Person { id email } ... on Refusal { code article facts { key value } fields { field code facts { key value } } } }
  }
`);
/** To say for whom a role is: the creditors and the studies by name. */
export const COMPANIES = graphql(`query Companies($text: String, $studies: Boolean!, $creditors: Boolean!) { creditors(text: $text, first: 20) @include(if: $creditors) { rows { id name } next } studies @include(if: $studies) { id name } }`);
