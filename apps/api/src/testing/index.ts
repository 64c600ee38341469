/** What attacks stand on: a small house with two agencies and everybody in them, and how a stranger would try each operation. */
export { MUTATIONS, QUERIES, type Attempt } from './attempts.ts';
export { PASSWORD, smallHouse, STAFF, STUDIES, type Company, type SmallHouse } from './small-house.ts';
export { twoAgencies, type Attacker, type TwoAgencies } from './two-agencies.ts';
export { BUDGET, CostBudgets } from '../limits/cost-budget.ts';
export { printedSchema } from '../printed-schema.ts';
export { trustedDocuments } from '../trusted/trusted-documents.ts';
