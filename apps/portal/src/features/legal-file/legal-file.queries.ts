import { graphql } from '../../gql/index.ts';
import type { LegalFileQuery } from '../../gql/graphql.ts';

export const LEGAL_FILE = graphql(`
  query LegalFile($id: ID!) {
    legalFile(caseId: $id) {
      caseId asOf lawVersion court
      points { part code standing articles facts { key value } documents { id kind name } }
      routes {
        procedure matter act open by code refusedBy facts { key value } warnings article rules confidence
        papers { document present } terms { term then until article confidence } costs { cost value unit bornBy article confidence }
      }
    }
    caseFile(id: $id) {
      id publicReference regime stage due openedAt disputed planState
      creditor { id name }
      debtor { id name kind siren }
      claims { id reference dueOn limitation { claimReference expires accrued period barred level article movedBy movedOn history { on kind effect expires article } } }
      statement {
        ... on Statement {
          asOf regime dayCount lawVersion
          totals { principal interest indemnity costs paid unallocated due dailyInterest }
          claims {
            claimId reference dueOn principal interestTotal indemnity indemnityArticle
            interest { from to days year base rate amount article confidence parts { source value at article confidence } }
            paid { interest principal indemnity } outstanding { interest principal indemnity }
          }
          warnings { code claimReference article }
        }
        ... on Refusal { code article facts { key value } }
      }
      payments { id valueOn amount means receivedBy payer bankReference reversal { at reason } allocations { target amount claimReference costLabel } unallocated }
      timeline(first: 200) { rows { id at kind code facts { key value } actorName documentId } next }
    }
  }
`);
export type LegalFileData = NonNullable<LegalFileQuery['legalFile']>;
export type LegalCase = NonNullable<LegalFileQuery['caseFile']>;
export type Point = LegalFileData['points'][number];
export type Route = LegalFileData['routes'][number];
