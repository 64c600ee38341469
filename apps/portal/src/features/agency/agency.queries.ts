import { graphql } from '../../gql/index.ts';
import type { AgencyQuery } from '../../gql/graphql.ts';

export const AGENCY = graphql(`
  query Agency {
    agency {
      name legalForm siren phone email segregatedAccountName segregatedIban segregatedBic insurer insurancePolicy insuredUntil declaredOn declaredTo
      address { line1 line2 postalCode city country }
    }
  }
`);
export type Agency = AgencyQuery['agency'];

export const RECORD_INSURANCE = graphql(`
  mutation RecordInsurance($input: AgencyInsuranceInput!) {
    recordInsurance(input: $input) {
      ... on Agency { name insurer insurancePolicy insuredUntil }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export const RECORD_DECLARATION = graphql(`
  mutation RecordDeclaration($input: AgencyDeclarationInput!) {
    recordDeclaration(input: $input) {
      ... on Agency { name declaredOn declaredTo }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
