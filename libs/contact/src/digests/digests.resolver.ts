import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, MaySignedIn, type Actor } from '@quittance/platform';
import { DigestInput, DigestPreference, SetDigestResult } from './digest.type.ts';
import { DigestsService } from './digests.service.ts';

@Resolver(() => DigestPreference)
export class DigestsResolver {
  constructor(@Inject(DigestsService) private readonly digests: DigestsService) {}

  @Query(() => DigestPreference, { nullable: true, description: 'One’s own; null for whoever is of no creditor.' }) @MaySignedIn()
  digestPreference(@CurrentActor() actor: Actor) {
    return this.digests.of(actor);
  }

  @Mutation(() => SetDigestResult) @MaySignedIn()
  async setDigest(@CurrentActor() actor: Actor, @Args('input', { type: () => DigestInput }) input: DigestInput) {
    return Object.assign(new DigestPreference(), await this.digests.set(actor, input));
  }
}
