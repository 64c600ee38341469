import { graphql } from '../../gql/index.ts';
import type { CaseQuery } from '../../gql/graphql.ts';

export const CASE = graphql(`
  query Case($id: ID!) {
    caseFile(id: $id) {
      id publicReference stage closedReason regime openedAt version due dailyInterest assigneeName heldKinds
      creditor { id name }
      debtor { id kind name legalForm siren phone email representative representativeTitle addressReturnedOn address { line1 line2 postalCode city country } }
      mandate { id reference state planMaxMonths discountMaxPercent }
      claims { id reference issuedOn dueOn amount credited documents { id kind name } limitation { claimReference expires accrued period barred level article movedBy movedOn history { on kind effect expires article } } }
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
      limitation { claimReference expires accrued period barred level article movedBy movedOn history { on kind effect expires article } }
      acts { act matter allowed code article facts { key value } warningCode warningArticle warningFacts { key value } }
      barredClaims { claimId reference expiredOn article due demand }
      nextAction { kind on note setBy setAt }
      promise { id takenAt dueOn amount by state }
      letters { id kind reference state channel queuedAt sentOn timeLimitOn amount failure document { id name } }
      documents { id kind name mediaType size createdAt }
    }
  }
`);
export type CaseFile = NonNullable<CaseQuery['caseFile']>;
export type StatementData = Extract<CaseFile['statement'], { __typename: 'Statement' }>;
export type ClaimStatement = StatementData['claims'][number];
export type LimitationData = NonNullable<CaseFile['limitation']>;

export const STATEMENT_ON = graphql(`
  query StatementOn($id: ID!, $asOf: Day) {
    caseFile(id: $id) {
      id
      statement(asOf: $asOf) {
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
    }
  }
`);

export const THREAD = graphql(`
  query Thread($id: ID!, $kind: String, $first: Int, $after: String) {
    caseFile(id: $id) {
      id timelineCount
      timeline(kind: $kind, first: $first, after: $after) { rows { id at kind code facts { key value } actorName internal documentId letterId } next }
    }
  }
`);
