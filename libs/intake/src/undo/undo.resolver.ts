import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { Deposit, UndoStanding } from '../deposits/deposit.type.ts';
import { UndoDepositService } from './undo-deposit.service.ts';
import { UndoStandingService } from './undo-standing.service.ts';
import { UndoDepositResult } from './undo.type.ts';

@Resolver(() => Deposit)
export class UndoResolver {
  constructor(@Inject(UndoDepositService) private readonly service: UndoDepositService, @Inject(UndoStandingService) private readonly standing: UndoStandingService) {}

  @ResolveField(() => UndoStanding) @May('read', 'Deposit')
  undo(@CurrentActor() actor: Actor, @Parent() deposit: Deposit) {
    return this.standing.of(actor, deposit.id);
  }

  @Mutation(() => UndoDepositResult) @May('undo', 'Deposit')
  undoDeposit(@CurrentActor() actor: Actor, @Args('depositId', { type: () => ID }) depositId: string, @Args('reason') reason: string, @Args('dryRun', { nullable: true }) dryRun?: boolean) {
    return this.service.undoDeposit(actor, { depositId, reason }, { dryRun: dryRun ?? false });
  }

  @Mutation(() => UndoDepositResult, { description: 'Case by case, once the whole can’t be undone.' }) @May('undo', 'Deposit')
  undoDepositedCase(@CurrentActor() actor: Actor, @Args('depositId', { type: () => ID }) depositId: string, @Args('caseId', { type: () => ID }) caseId: string, @Args('reason') reason: string, @Args('dryRun', { nullable: true }) dryRun?: boolean) {
    return this.service.undoDepositedCase(actor, { depositId, caseId, reason }, { dryRun: dryRun ?? false });
  }
}
