/**
 * Money that came in: recorded once, allocated by libs/law, never edited; the receipt that each payment earns; payment plans and
 * how they are kept. Tells the case what was paid, so that what is owed is reckoned from it.
 */
export * from './money.module.ts';
export { PlansService, type PlanEvidence } from './plans/plans.service.ts';
export { PlanTrackService } from './plans/plan-track.service.ts';
export { Plan, PlanQuote, PlanTermsInput, ProposePlanInput, Instalment } from './plans/plan.type.ts';

export const moneyEntities = [];
