import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, Fresh, May, type Actor } from '@quittance/platform';
import { RegisterService } from '../register/register.service.ts';
import { ProcessingRegister } from '../register/register.type.ts';
import { RetentionPolicyService } from './retention-policy.service.ts';
import { RetentionRunsService } from './retention-runs.service.ts';
import { RetentionCount, RetentionEffectPage, RetentionInput, RetentionRule, RetentionRuleResult, RetentionRun, RetentionRunResult } from './retention.type.ts';

@Resolver(() => RetentionRun)
export class RetentionResolver {
  constructor(@Inject(RetentionPolicyService) private readonly policies: RetentionPolicyService, @Inject(RetentionRunsService) private readonly runs: RetentionRunsService, @Inject(RegisterService) private readonly registers: RegisterService) {}

  @Query(() => [RetentionRule], { description: 'How long what is kept: the rules in force, those to come, those past, and what the product ships with.' }) @May('read', 'RetentionPolicy')
  retentionRules(@CurrentActor() actor: Actor) {
    return this.policies.list(actor);
  }

  @Query(() => [RetentionRun], { description: 'Looks and erasings, the newest first.' }) @May('read', 'RetentionPolicy')
  retentionRuns(@CurrentActor() actor: Actor) {
    return this.runs.list(actor);
  }

  @ResolveField(() => [RetentionCount]) @May('read', 'RetentionPolicy')
  counts(@CurrentActor() actor: Actor, @Parent() run: RetentionRun) {
    return this.runs.counts(actor, run.id);
  }

  @Query(() => RetentionEffectPage, { description: 'Whom a look or an erasing concerns, the longest free first.' }) @May('read', 'RetentionPolicy')
  retentionEffects(@CurrentActor() actor: Actor, @Args('runId', { type: () => ID }) runId: string, @Args('kind', { type: () => String, nullable: true }) kind?: string | null, @Args('after', { type: () => String, nullable: true }) after?: string | null, @Args('first', { type: () => Int, nullable: true }) first?: number | null) {
    return this.runs.effectsOf(actor, runId, { kind, after, first });
  }

  @Query(() => ProcessingRegister, { description: 'The register of processing (RGPD art. 30).' }) @May('read', 'RetentionPolicy')
  processingRegister(@CurrentActor() actor: Actor) {
    return this.registers.register(actor);
  }

  @Mutation(() => RetentionRuleResult, { description: 'The agency\'s own period for a kind of data, from a day on.' }) @May('set', 'RetentionPolicy')
  setRetention(@CurrentActor() actor: Actor, @Args('input', { type: () => RetentionInput }) input: RetentionInput) {
    return this.policies.set(actor, { ...input });
  }

  @Mutation(() => RetentionRunResult, { description: 'Says what is past its time, and erases nothing.' }) @May('set', 'RetentionPolicy')
  lookAtRetention(@CurrentActor() actor: Actor, @Args('idempotencyKey') idempotencyKey: string) {
    return this.runs.start(actor, true, idempotencyKey);
  }

  @Mutation(() => RetentionRunResult, { description: 'Erases what is past its time, after a look of the same day.' }) @May('set', 'RetentionPolicy') @Fresh()
  runRetention(@CurrentActor() actor: Actor, @Args('idempotencyKey') idempotencyKey: string) {
    return this.runs.start(actor, false, idempotencyKey);
  }
}
