import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { Deposit, DepositInput } from '../deposits/deposit.type.ts';
import { DepositViewsService } from '../deposits/deposit-views.service.ts';
import { DepositRun, DepositRunPage, DepositRunResult } from './deposit-run.type.ts';
import { DepositRunsService } from './deposit-runs.service.ts';

@Resolver(() => DepositRun)
export class DepositRunsResolver {
  constructor(@Inject(DepositRunsService) private readonly runs: DepositRunsService, @Inject(DepositViewsService) private readonly views: DepositViewsService) {}

  @Query(() => DepositRun, { nullable: true }) @May('read', 'Deposit')
  depositRun(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string) {
    return this.runs.one(actor, id);
  }

  @Query(() => DepositRunPage) @May('read', 'Deposit')
  depositRuns(@CurrentActor() actor: Actor, @Args('first', { type: () => Int, nullable: true }) first?: number | null, @Args('after', { type: () => String, nullable: true }) after?: string | null) {
    return this.runs.list(actor, { first, after });
  }

  @Mutation(() => DepositRunResult) @May('deposit', 'Creditor')
  startDepositRun(@CurrentActor() actor: Actor, @Args('input', { type: () => DepositInput }) input: DepositInput, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.runs.start(actor, input, dryRun ?? false);
  }

  @Mutation(() => DepositRunResult) @May('deposit', 'Creditor')
  cancelDepositRun(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string) {
    return this.runs.cancel(actor, id);
  }

  @ResolveField(() => Deposit, { nullable: true }) @May('read', 'Deposit')
  deposit(@CurrentActor() actor: Actor, @Parent() run: DepositRun) {
    return run.depositId ? this.views.one(actor, run.depositId) : null;
  }
}
