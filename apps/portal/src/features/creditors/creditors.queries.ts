import { graphql } from '../../gql/index.ts';
import type { CreditorQuery, CreditorsQuery } from '../../gql/graphql.ts';

export const CREDITORS = graphql(`
  query Creditors($first: Int, $after: String, $text: String) {
    creditors(first: $first, after: $after, text: $text) { rows { id name siren city mandateReference mandateState mandateUntil coveredUntil openCases principal } next }
  }
`);
export type CreditorLine = CreditorsQuery['creditors']['rows'][number];

export const CREDITOR = graphql(`
  query Creditor($id: ID!) {
    creditor(id: $id) {
      id name legalForm siren vatNumber kind email phone iban bic caseCount createdAt
      address { line1 line2 postalCode city country }
      contacts { id name role email phone }
      mandates {
        id creditorId reference signedOn inForceFrom inForceTo state basisClause insuranceClause feeClause remittanceClause
        kind minimumClaim currencies feeRate feeMinimum remittanceDays planMaxMonths planMinInstalment planDownPaymentPercent planFirstWithinDays planGraceDays planInterest discountMaxPercent allocation dayCount document { id name size }
      }
      users { id name email }
    }
  }
`);
export type Creditor = NonNullable<CreditorQuery['creditor']>;
export type Mandate = Creditor['mandates'][number];

export const REGISTER_CREDITOR = graphql(`
  mutation RegisterCreditor($input: RegisterCreditorInput!, $dryRun: Boolean) {
    registerCreditor(input: $input, dryRun: $dryRun) {
      ... on Creditor { id name }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export const ADD_CREDITOR_USER = graphql(`
  mutation AddCreditorUser($input: AddCreditorUserInput!) {
    addCreditorUser(input: $input) {
      ... on CreditorUserAdded { invitedUntil user { id name email } }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
