import { graphql } from '../../gql/index.ts';
import type { CreditorCasesQuery, CreditorHomeQuery } from '../../gql/graphql.ts';

export const CREDITOR_HOME = graphql(`
  query CreditorHome {
    creditorHome {
      creditorName openCases due dailyInterest promised promisedCount principal recovered contested contestedCount questionsWaiting
      mandate { id reference state }
      stages { stage cases due principal }
      ages { band cases due }
      deposits { id placedAt cases principal }
    }
  }
`);
export type CreditorHome = CreditorHomeQuery['creditorHome'];

export const CREDITOR_CASES = graphql(`
  query CreditorCases($first: Int, $after: String, $filter: CaseFilter) {
    cases(first: $first, after: $after, filter: $filter) {
      rows { id publicReference debtorName creditorName stage regime due principal oldestDueOn lastWordCode lastWordFacts { key value } lastWordAt nextActionKind nextActionOn openedAt heldKinds version }
      next total
    }
  }
`);
export type CaseLine = CreditorCasesQuery['cases']['rows'][number];
