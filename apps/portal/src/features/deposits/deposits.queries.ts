import { graphql } from '../../gql/index.ts';
import type { DepositQuery, DepositsQuery } from '../../gql/graphql.ts';

export const DEPOSIT = graphql(`
  query Deposit($id: ID!) {
    deposit(id: $id) {
      id placedAt by fileNames caseCount claimCount total
      cases { id publicReference debtorName claimCount total }
      faults { file line field code message facts { key value } }
    }
  }
`);
export type Deposit = NonNullable<DepositQuery['deposit']>;

export const DEPOSITS = graphql(`
  query Deposits($first: Int, $after: String) {
    deposits(first: $first, after: $after) { rows { id placedAt by fileNames caseCount claimCount total faults { code } } next }
  }
`);
export type DepositLine = DepositsQuery['deposits']['rows'][number];
