import { graphql } from '../../gql/index.ts';
import type { CreditorCasesQuery, CreditorHomeQuery } from '../../gql/graphql.ts';

export const CREDITOR_HOME = graphql(`
  query CreditorHome {
    creditorHome {
      creditorName openCases due dailyInterest promised promisedCount principal recovered contested contestedCount questionsWaiting unread
      mandate { id reference state }
      stages { stage cases due principal recovered }
      ages { band cases due }
      deposits { id placedAt cases closed due principal recovered }
    }
  }
`);
export type CreditorHome = CreditorHomeQuery['creditorHome'];

export const CREDITOR_CASES = graphql(`
  query CreditorCases($first: Int, $after: String, $filter: CaseFilter) {
    cases(first: $first, after: $after, filter: $filter) {
      rows { id publicReference debtorName creditorName stage regime due principal oldestDueOn lastWordCode lastWordFacts { key value } lastWordAt nextActionKind nextActionOn openedAt heldKinds recovered pausedUntil unread version }
      next total
    }
  }
`);
export type CaseLine = CreditorCasesQuery['cases']['rows'][number];
