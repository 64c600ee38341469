import { Inject } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { Renewal } from './renewal.type.ts';
import { RenewalsService } from './renewals.service.ts';

@Resolver(() => Renewal)
export class RenewalsResolver {
  constructor(@Inject(RenewalsService) private readonly service: RenewalsService) {}

  @Query(() => [Renewal], { description: 'Mandates and special powers that end within the days of the reminders or have ended, and that nothing follows; of one creditor, or of all that this person may read.' }) @May('read', 'Mandate')
  renewals(@CurrentActor() actor: Actor, @Args('creditorId', { type: () => ID, nullable: true }) creditorId?: string | null) {
    return this.service.list(actor, creditorId);
  }
}
