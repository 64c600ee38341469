import { graphql } from '../../gql/index.ts';
import type { CasePlansQuery, QuotePlanQuery } from '../../gql/graphql.ts';

export const CASE_PLANS = graphql(`
  query CasePlans($id: ID!) {
    caseFile(id: $id) {
      id
      plans {
        id caseId state proposedAt proposedBy proposedByKind total downPayment months firstOn lastOn interest graceDays withinMandate outsideCode words
        instalments { position dueOn amount paid state } paid nextOn decidedAt decidedBy reason document { id name }
      }
    }
  }
`);
export type Plan = NonNullable<CasePlansQuery['caseFile']>['plans'][number];

export const QUOTE_PLAN = graphql(`
  query QuotePlan($caseId: ID!, $months: Int!, $firstOn: Day!, $downPayment: Money) {
    quotePlan(input: { caseId: $caseId, months: $months, firstOn: $firstOn, downPayment: $downPayment }) {
      ... on PlanQuote {
        total lastOn interest interestEstimate limitationBefore limitationAfter withinMandate
        instalments { position dueOn amount }
        limits { maxMonths minInstalment downPaymentPercent firstWithinDays graceDays interest }
        outside { code article facts { key value } }
      }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
export type PlanQuote = Extract<QuotePlanQuery['quotePlan'], { __typename: 'PlanQuote' }>;

export const PROPOSE_PLAN = graphql(`
  mutation ProposePlan($input: ProposePlanInput!) {
    proposePlan(input: $input) {
      ... on Plan { id caseId state withinMandate }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export const DECIDE_PLAN = graphql(`
  mutation DecidePlan($planId: ID!, $agreed: Boolean!, $creditorAgrees: Boolean, $reason: String) {
    decidePlan(planId: $planId, agreed: $agreed, creditorAgrees: $creditorAgrees, reason: $reason) {
      ... on Plan { id caseId state decidedAt decidedBy reason }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export const END_PLAN = graphql(`
  mutation EndPlan($planId: ID!, $reason: String!) {
    endPlan(planId: $planId, reason: $reason) {
      ... on Plan { id caseId state decidedAt decidedBy reason }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);
