import { Inject } from '@nestjs/common';
import { Args, Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, MaySignedIn, type Actor } from '@quittance/platform';
import { LiveService } from './live.service.ts';

@ObjectType({ description: 'What was missed: reset means too far behind, read again.' })
export class Changes {
  @Field(() => Int) seq!: number;
  @Field() reset!: boolean;
  @Field(() => [ID]) caseIds!: string[];
}

@Resolver(() => Changes)
export class LiveResolver {
  constructor(@Inject(LiveService) private readonly live: LiveService) {}

  @Query(() => Changes) @MaySignedIn()
  changesSince(@CurrentActor() actor: Actor, @Args('seq', { type: () => Int }) seq: number) {
    return this.live.changesSince(actor, seq);
  }
}
