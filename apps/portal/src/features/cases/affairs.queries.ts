import { graphql } from '../../gql/index.ts';
import type { CaseAffairsQuery } from '../../gql/graphql.ts';

/** What stands on a case beside the sum: its plan, its disputes, its questions; only what the reader may read is asked for. */
export const CASE_AFFAIRS = graphql(`
  query CaseAffairs($id: ID!, $plans: Boolean!, $disputes: Boolean!, $questions: Boolean!, $talks: Boolean!, $rests: Boolean!, $title: Boolean!, $handoffs: Boolean!, $payments: Boolean!) {
    caseFile(id: $id) {
      id paid overpaid costsDue disputed planState
      payments @include(if: $payments) { id valueOn reversal { at } }
      plan @include(if: $plans) { id state months total paid nextOn lastOn firstOn withinMandate proposedAt instalments { position dueOn amount paid state } }
      disputes @include(if: $disputes) { id state reason openedAt outcome }
      questions @include(if: $questions) { id askedOf aboutKind askedAt answers { id } }
      conversation(first: 1) @include(if: $talks) { rows { id at } unread }
      pause @include(if: $rests) { id until }
      title @include(if: $title) { id kind issuedOn }
      handoffs @include(if: $handoffs) { id state mission study { id name } }
    }
  }
`);
export type Affairs = NonNullable<CaseAffairsQuery['caseFile']>;
