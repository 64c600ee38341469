import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { DepositClaimResult, SingleClaimInput } from './single-claim.type.ts';
import { SingleClaimService } from './single-claim.service.ts';

@Resolver()
export class SingleClaimResolver {
  constructor(@Inject(SingleClaimService) private readonly service: SingleClaimService) {}

  @Mutation(() => DepositClaimResult, { description: 'One unpaid invoice by a form: a deposit without files. dryRun: DepositPreview, what it would do; else the Deposit.' }) @May('deposit', 'Creditor')
  depositClaim(@CurrentActor() actor: Actor, @Args('input', { type: () => SingleClaimInput }) input: SingleClaimInput, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.service.deposit(actor, input, { dryRun: dryRun ?? false });
  }
}
