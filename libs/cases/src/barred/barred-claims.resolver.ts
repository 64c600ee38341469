import { Inject } from '@nestjs/common';
import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { CaseFile } from '../files/case-file.type.ts';
import { BarredClaimsService } from './barred-claims.service.ts';
import { BarredClaim, GiveUpBarredInput, GiveUpBarredResult } from './barred-claims.type.ts';
import { GiveUpBarredService } from './give-up-barred.service.ts';

@Resolver(() => CaseFile)
export class BarredClaimsResolver {
  constructor(@Inject(BarredClaimsService) private readonly barred: BarredClaimsService, @Inject(GiveUpBarredService) private readonly givingUp: GiveUpBarredService) {}

  @ResolveField(() => [BarredClaim], { description: 'For those who work the case.' }) @May('read', 'CaseFile')
  barredClaims(@CurrentActor() actor: Actor, @Parent() file: CaseFile) {
    return this.barred.seenBy(actor, file.id);
  }

  @Mutation(() => GiveUpBarredResult, { description: 'Gives up claims that are time-barred, by credit notes that say so; the case closes (barred) if nothing else is owed.' }) @May('giveUp', 'CaseFile')
  giveUpBarred(@CurrentActor() actor: Actor, @Args('input', { type: () => GiveUpBarredInput }) input: GiveUpBarredInput, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.givingUp.giveUp(actor, input, { dryRun: dryRun ?? false });
  }
}
