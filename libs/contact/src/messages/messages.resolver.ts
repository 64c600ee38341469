import { Inject } from '@nestjs/common';
import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { Message, MessagePage } from './message.type.ts';
import { MessagesReadService } from './messages-read.service.ts';

@Resolver(() => Message)
export class MessagesResolver {
  constructor(@Inject(MessagesReadService) private readonly reads: MessagesReadService) {}

  @Query(() => MessagePage) @May('read', 'Message')
  messages(
    @CurrentActor() actor: Actor, @Args('after', { type: () => String, nullable: true }) after?: string | null,
    @Args('first', { type: () => Int, nullable: true }) first?: number | null, @Args('caseId', { type: () => ID, nullable: true }) caseId?: string | null,
  ) {
    return this.reads.list(actor, { after, first, caseId });
  }
}
