import { graphql } from '../../gql/index.ts';

/** How the creditor's own tables are read, as he said it once. */
export const DEPOSIT_MAPPINGS = graphql(`query DepositMappings { depositMappings { id fingerprint fileName rememberedAt by columns { column header field } } }`);
export const FORGET_MAPPING = graphql(`
  mutation ForgetMapping($id: ID!) {
    forgetMapping(id: $id) { ... on RememberedMapping { id } ... on Refusal { code article facts { key value } } }
  }
`);
