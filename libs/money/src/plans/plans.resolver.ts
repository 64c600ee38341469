import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CaseFile, Question } from '@quittance/cases';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { Plan, PlanResult, PlanTermsInput, ProposePlanInput, QuotePlanResult } from './plan.type.ts';
import { PlansService } from './plans.service.ts';

@Resolver(() => CaseFile)
export class PlansResolver {
  constructor(@Inject(PlansService) private readonly plans: PlansService) {}

  @ResolveField(() => Plan, { nullable: true, description: 'The latest, whatever became of it.' }) @May('read', 'CaseFile')
  plan(@CurrentActor() actor: Actor, @Parent() file: CaseFile) {
    return this.plans.latest(actor, file.id);
  }

  @ResolveField(() => [Plan], { name: 'plans', description: 'Newest first.' }) @May('read', 'CaseFile')
  plansOf(@CurrentActor() actor: Actor, @Parent() file: CaseFile) {
    return this.plans.ofCase(actor, file.id);
  }

  @Query(() => QuotePlanResult, { description: 'What a plan on these terms would be, today; nothing is written.' }) @May('propose', 'CaseFile')
  quotePlan(@CurrentActor() actor: Actor, @Args('input', { type: () => PlanTermsInput }) input: PlanTermsInput) {
    return this.plans.quote(actor, input);
  }

  @Mutation(() => PlanResult, { description: 'On the telephone: the debtor accepts it on his page, or by paying the first instalment.' }) @May('propose', 'CaseFile')
  proposePlan(@CurrentActor() actor: Actor, @Args('input', { type: () => ProposePlanInput }) input: ProposePlanInput) {
    return this.plans.propose(actor, input);
  }

  @Mutation(() => PlanResult, { description: 'Answers a proposal of the debtor beyond the mandate: agreed only with the creditor\'s agreement, refused with a reason.' }) @May('decide', 'Plan')
  decidePlan(@CurrentActor() actor: Actor, @Args('planId', { type: () => ID }) planId: string, @Args('agreed', { type: () => Boolean }) agreed: boolean, @Args('creditorAgrees', { type: () => Boolean, nullable: true }) creditorAgrees?: boolean | null, @Args('reason', { type: () => String, nullable: true }) reason?: string | null) {
    return this.plans.decide(actor, planId, agreed, { creditorAgrees, reason });
  }

  @Mutation(() => PlanResult) @May('decide', 'Plan')
  endPlan(@CurrentActor() actor: Actor, @Args('planId', { type: () => ID }) planId: string, @Args('reason') reason: string) {
    return this.plans.end(actor, planId, reason);
  }
}

/** What a question asks the creditor to agree to. */
@Resolver(() => Question)
export class QuestionPlanResolver {
  constructor(@Inject(PlansService) private readonly plans: PlansService) {}

  @ResolveField(() => Plan, { nullable: true }) @May('read', 'Plan')
  plan(@CurrentActor() actor: Actor, @Parent() question: Question) {
    return question.kind === 'plan' && question.aboutId ? this.plans.one(actor, question.aboutId) : null;
  }
}
