import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { CaseFile } from '../files/case-file.type.ts';
import { Dispute, DisputeResult, OpenDisputeInput } from './dispute.type.ts';
import { DisputesService } from './disputes.service.ts';

@Resolver()
export class DisputesResolver {
  constructor(@Inject(DisputesService) private readonly service: DisputesService) {}

  @Mutation(() => DisputeResult, { description: 'An agent notes the debtor\'s dispute: demands stop, the creditor is asked.' }) @May('dispute', 'CaseFile')
  openDispute(@CurrentActor() actor: Actor, @Args('input', { type: () => OpenDisputeInput }) input: OpenDisputeInput) {
    return this.service.open(actor, input);
  }

  @Mutation(() => DisputeResult, { description: 'outcome: upheld | partly | rejected | withdrawn. The debtor reads the words.' }) @May('settle', 'Dispute')
  settleDispute(@CurrentActor() actor: Actor, @Args('disputeId', { type: () => ID }) disputeId: string, @Args('outcome') outcome: string, @Args('words') words: string) {
    return this.service.settle(actor, disputeId, outcome, words);
  }
}

@Resolver(() => CaseFile)
export class CaseDisputesResolver {
  constructor(@Inject(DisputesService) private readonly service: DisputesService) {}

  @ResolveField(() => [Dispute], { description: 'The newest first.' }) @May('read', 'CaseFile')
  disputes(@CurrentActor() actor: Actor, @Parent() file: CaseFile) {
    return this.service.ofCase(actor, file.id);
  }
}
