import { Injectable } from '@nestjs/common';
import { Refused, type Actor } from '@quittance/platform';
import type { Plan, PlanQuote, PlanTermsInput, ProposePlanInput } from './plan.type.ts';

/** From where and in which words a debtor accepted; kept with the plan. */
export interface PlanEvidence {
  ip?: string | undefined; userAgent?: string | undefined;
  /** The very words that he accepted. */
  acknowledgedText?: string | undefined;
}

const later = (..._: unknown[]): Promise<never> => Promise.reject(new Refused('not_yet'));

@Injectable()
export class PlansService {
  quote(actor: Actor, terms: PlanTermsInput): Promise<PlanQuote> { return later(actor, terms); }
  propose(actor: Actor, input: ProposePlanInput, evidence: PlanEvidence = {}): Promise<Plan> { return later(actor, input, evidence); }
  accept(actor: Actor, planId: string, evidence: PlanEvidence): Promise<Plan> { return later(actor, planId, evidence); }
  decide(actor: Actor, planId: string, agreed: boolean, more: { creditorAgrees?: boolean | null | undefined; reason?: string | null | undefined } = {}): Promise<Plan> { return later(actor, planId, agreed, more); }
  end(actor: Actor, planId: string, reason: string): Promise<Plan> { return later(actor, planId, reason); }
  ofCase(actor: Actor, caseId: string): Promise<Plan[]> { return later(actor, caseId); }
  latest(actor: Actor, caseId: string): Promise<Plan | null> { return later(actor, caseId); }
}
