import { Inject } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { GraphQLError } from 'graphql';
import { CreditorHomeService } from './creditor-home.service.ts';
import { CreditorHome } from './creditor-home.type.ts';

@Resolver()
export class CreditorHomeResolver {
  constructor(@Inject(CreditorHomeService) private readonly homes: CreditorHomeService) {}

  @Query(() => CreditorHome, { description: 'Of his own company for a creditor\'s user; the agency names the creditor.' }) @May('read', 'CaseFile')
  async creditorHome(@CurrentActor() actor: Actor, @Args('creditorId', { type: () => ID, nullable: true }) creditorId?: string | null) {
    const home = await this.homes.home(actor, creditorId);
    if (!home) throw new GraphQLError('No such creditor', { extensions: { code: 'BAD_USER_INPUT' } });
    return home;
  }
}
