import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { CaseFile } from '../files/case-file.type.ts';
import { CaseMessagePage, CaseMessageResult, CaseMessagesSeenResult, ConversationPage, WriteCaseMessageInput } from './case-message.type.ts';
import { CaseMessagesService } from './case-messages.service.ts';

@Resolver(() => CaseFile)
export class CaseMessagesResolver {
  constructor(@Inject(CaseMessagesService) private readonly service: CaseMessagesService) {}

  @Query(() => ConversationPage, { description: 'Of a creditor all his cases; of an agent those that he carries, or all. unread: only those on which something waits to be read.' }) @May('read', 'CaseMessage')
  conversations(
    @CurrentActor() actor: Actor, @Args('after', { type: () => String, nullable: true }) after?: string | null, @Args('first', { type: () => Int, nullable: true }) first?: number | null,
    @Args('unread', { type: () => Boolean, nullable: true }) unread?: boolean | null, @Args('all', { type: () => Boolean, nullable: true }) all?: boolean | null,
  ) {
    return this.service.conversations(actor, { after, first, unread, all });
  }

  @Mutation(() => CaseMessageResult) @May('write', 'CaseMessage')
  writeCaseMessage(@CurrentActor() actor: Actor, @Args('input', { type: () => WriteCaseMessageInput }) input: WriteCaseMessageInput) {
    return this.service.write(actor, input);
  }

  @Mutation(() => CaseMessagesSeenResult, { description: 'This side has read all that stands there.' }) @May('write', 'CaseMessage')
  readCaseMessages(@CurrentActor() actor: Actor, @Args('caseId', { type: () => ID }) caseId: string) {
    return this.service.seen(actor, caseId);
  }

  @ResolveField(() => CaseMessagePage, { description: 'What creditor and agency wrote to each other; empty for anybody else.' }) @May('read', 'CaseFile')
  conversation(@CurrentActor() actor: Actor, @Parent() file: CaseFile, @Args('first', { type: () => Int, nullable: true }) first?: number | null, @Args('after', { type: () => String, nullable: true }) after?: string | null) {
    return this.service.ofCase(actor, file.id, { first, after });
  }
}
