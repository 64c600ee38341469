import { graphql } from '../../gql/index.ts';
import type { QueueQuery } from '../../gql/graphql.ts';

export const QUEUE = graphql(`
  query Queue($first: Int, $after: String, $filter: QueueFilter) {
    queue(first: $first, after: $after, filter: $filter) {
      rows { id publicReference debtorName creditorName reason reasonFacts { key value } level due lastWordCode lastWordFacts { key value } lastWordAt nextActionKind nextActionOn nextActionNote limitationOn limitationLevel heldKinds version }
      next doneToday counts { filter count }
    }
  }
`);
export type QueueLine = QueueQuery['queue']['rows'][number];

export const QUEUE_PREVIEW = graphql(`
  query QueuePreview($id: ID!) {
    caseFile(id: $id) {
      id publicReference stage regime version due dailyInterest
      debtor { id kind name legalForm phone representative representativeTitle address { city } }
      creditor { id name }
      claims { id }
      statement { ... on Statement { asOf totals { principal interest indemnity paid due } claims { claimId indemnity } } ... on Refusal { code article facts { key value } } }
      timeline(first: 5) { rows { id at kind code facts { key value } actorName } next }
      promise { id dueOn amount state }
      nextAction { kind on note }
    }
  }
`);

export const NEXT_IN_QUEUE = graphql(`query NextInQueue($afterId: ID) { nextInQueue(afterId: $afterId) }`);

export const PLAN_NEXT_ACTION = graphql(`
  mutation PlanNextAction($caseId: ID!, $nextAction: NextActionInput!) {
    planNextAction(caseId: $caseId, nextAction: $nextAction) {
      ... on CaseFile { id version nextAction { kind on note setBy setAt } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
