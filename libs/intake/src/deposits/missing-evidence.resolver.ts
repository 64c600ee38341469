import { Inject } from '@nestjs/common';
import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { MissingEvidencePage } from './missing-evidence.type.ts';
import { MissingEvidenceService } from './missing-evidence.service.ts';

@Resolver(() => MissingEvidencePage)
export class MissingEvidenceResolver {
  constructor(@Inject(MissingEvidenceService) private readonly service: MissingEvidenceService) {}

  @Query(() => MissingEvidencePage, { description: 'Claims of open cases with what a court will ask and is not there, so that it can be asked for now; by creditor for who sees several.' }) @May('read', 'Claim')
  missingEvidence(@CurrentActor() actor: Actor, @Args('first', { type: () => Int, nullable: true }) first?: number | null, @Args('after', { type: () => String, nullable: true }) after?: string | null, @Args('creditorId', { type: () => ID, nullable: true }) creditorId?: string | null) {
    return this.service.page(actor, { first, after, creditorId });
  }

  @ResolveField(() => Int, { description: 'How many claims in all; 1000 stands for a thousand or more.' }) @May('read', 'Claim')
  total(@CurrentActor() actor: Actor, @Parent() page: MissingEvidencePage) {
    return this.service.total(actor, page.creditorId);
  }
}
