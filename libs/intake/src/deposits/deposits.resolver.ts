import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { ConfirmDepositResult, Deposit, DepositInput, DepositPage, PreviewDepositResult } from './deposit.type.ts';
import { DepositViewsService } from './deposit-views.service.ts';
import { DepositsService } from './deposits.service.ts';

@Resolver(() => Deposit)
export class DepositsResolver {
  constructor(@Inject(DepositsService) private readonly service: DepositsService, @Inject(DepositViewsService) private readonly views: DepositViewsService) {}

  @Query(() => Deposit, { nullable: true }) @May('read', 'Deposit')
  deposit(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string) {
    return this.views.one(actor, id);
  }

  @Query(() => DepositPage) @May('read', 'Deposit')
  deposits(@CurrentActor() actor: Actor, @Args('after', { type: () => String, nullable: true }) after?: string | null, @Args('first', { type: () => Int, nullable: true }) first?: number | null) {
    return this.views.list(actor, { after, first });
  }

  @Mutation(() => PreviewDepositResult) @May('deposit', 'Creditor')
  previewDeposit(@CurrentActor() actor: Actor, @Args('input', { type: () => DepositInput }) input: DepositInput) {
    return this.service.preview(actor, input);
  }

  @Mutation(() => ConfirmDepositResult) @May('deposit', 'Creditor')
  confirmDeposit(@CurrentActor() actor: Actor, @Args('input', { type: () => DepositInput }) input: DepositInput) {
    return this.service.confirm(actor, input);
  }
}
