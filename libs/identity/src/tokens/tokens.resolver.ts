import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, Fresh, May, type Actor } from '@quittance/platform';
import { ApiToken, ApiTokenMade, ApiTokenResult, ApiTokens, MakeApiTokenInput, MakeApiTokenResult } from './token.type.ts';
import { TokensService } from './tokens.service.ts';

@Resolver(() => ApiToken)
export class TokensResolver {
  constructor(@Inject(TokensService) private readonly tokens: TokensService) {}

  @Query(() => ApiTokens) @May('read', 'ApiToken')
  apiTokens(@CurrentActor() actor: Actor) {
    return this.tokens.list(actor);
  }

  @Mutation(() => MakeApiTokenResult, { description: 'The key is answered once.' }) @May('register', 'ApiToken') @Fresh()
  async makeApiToken(@CurrentActor() actor: Actor, @Args('input', { type: () => MakeApiTokenInput }) input: MakeApiTokenInput) {
    return Object.assign(new ApiTokenMade(), await this.tokens.make(actor, input));
  }

  @Mutation(() => ApiTokenResult, { description: 'At once: the next request with it is turned away.' }) @May('revoke', 'ApiToken')
  async revokeApiToken(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string) {
    return Object.assign(new ApiToken(), await this.tokens.revoke(actor, id));
  }
}
