import { graphql } from '../gql/index.ts';

/** Any case by number, name or invoice. */
export const SEARCH = graphql(`query Search($text: String!) { search(text: $text) { kind caseId publicReference debtorName creditorName due claimReference } }`);
