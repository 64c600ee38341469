import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { CaseResult } from '../files/case-file.type.ts';
import { NextActionInput } from './next-action.type.ts';
import { PlanNextActionService } from './plan-next-action.service.ts';

@Resolver()
export class NextActionsResolver {
  constructor(@Inject(PlanNextActionService) private readonly planning: PlanNextActionService) {}

  @Mutation(() => CaseResult) @May('planNextAction', 'CaseFile')
  planNextAction(@CurrentActor() actor: Actor, @Args('caseId', { type: () => ID }) caseId: string, @Args('nextAction', { type: () => NextActionInput }) nextAction: NextActionInput) {
    return this.planning.plan(actor, caseId, nextAction);
  }
}
