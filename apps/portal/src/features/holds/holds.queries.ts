import { graphql } from '../../gql/index.ts';
import type { CaseHoldsQuery, OpenHoldMutation } from '../../gql/graphql.ts';

/** What takes the debtor or the case out of the ordinary course, and what it does today; `reads`: the reader may read the holds themselves. */
export const CASE_HOLDS = graphql(`
  query CaseHolds($id: ID!, $reads: Boolean!) {
    caseFile(id: $id) {
      id heldKinds
      holds @include(if: $reads) { id kind caseId caseCount state from until article rule confidence openedAt openedBy facts { key value } entries { at by kind source reason facts { key value } documents { id name } } }
      holdEffects { on stops { what outcome article holdIds } redirects { to mode article name address holdId } freezes { what from until article holdId } tasks { task holdId article confidence due earliest late } warnings { code article facts { key value } } }
    }
  }
`);
export type CaseHolds = NonNullable<CaseHoldsQuery['caseFile']>;
export type Hold = NonNullable<CaseHolds['holds']>[number];
export type HoldEffects = CaseHolds['holdEffects'];

export const OPEN_HOLD = graphql(`
  mutation OpenHold($input: OpenHoldInput!, $dryRun: Boolean) {
    openHold(input: $input, dryRun: $dryRun) {
      ... on HoldChanged { cases dueBefore dueAfter hold { id kind state from until } caseFile { id due version } effects { on stops { what outcome article holdIds } redirects { to mode article name address holdId } freezes { what from until article holdId } tasks { task holdId article confidence due earliest late } warnings { code article facts { key value } } } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export const AMEND_HOLD = graphql(`
  mutation AmendHold($input: AmendHoldInput!, $dryRun: Boolean) {
    amendHold(input: $input, dryRun: $dryRun) {
      ... on HoldChanged { cases dueBefore dueAfter hold { id kind state from until } caseFile { id due version } effects { on stops { what outcome article holdIds } redirects { to mode article name address holdId } freezes { what from until article holdId } tasks { task holdId article confidence due earliest late } warnings { code article facts { key value } } } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export const END_HOLD = graphql(`
  mutation EndHold($holdId: ID!, $on: Day!, $reason: String!, $dryRun: Boolean) {
    endHold(holdId: $holdId, on: $on, reason: $reason, dryRun: $dryRun) {
      ... on HoldChanged { cases dueBefore dueAfter hold { id kind state from until } caseFile { id due version } effects { on stops { what outcome article holdIds } redirects { to mode article name address holdId } freezes { what from until article holdId } tasks { task holdId article confidence due earliest late } warnings { code article facts { key value } } } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export const VOID_HOLD = graphql(`
  mutation VoidHold($holdId: ID!, $reason: String!, $dryRun: Boolean) {
    voidHold(holdId: $holdId, reason: $reason, dryRun: $dryRun) {
      ... on HoldChanged { cases dueBefore dueAfter hold { id kind state from until } caseFile { id due version } effects { on stops { what outcome article holdIds } redirects { to mode article name address holdId } freezes { what from until article holdId } tasks { task holdId article confidence due earliest late } warnings { code article facts { key value } } } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export type HoldAnswer = OpenHoldMutation['openHold'];
export type HoldChanged = Extract<HoldAnswer, { __typename: 'HoldChanged' }>;
