import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, MaySignedIn, PLATFORM_OPTIONS, VISIT_COOKIE, WhileViewing, type Actor, type DoorContext, type PlatformOptions } from '@quittance/platform';
import { Me } from '../sessions/me.type.ts';
import { ViewAsInput, ViewAsResult, Viewing } from './access.type.ts';
import { ViewingService } from './viewing.service.ts';

@Resolver(() => Me)
export class ViewingResolver {
  constructor(@Inject(ViewingService) private readonly viewings: ViewingService, @Inject(PLATFORM_OPTIONS) private readonly options: PlatformOptions) {}

  @ResolveField(() => Viewing, { nullable: true, description: 'While he looks at the house with another\'s eyes: nothing can be done.' }) @MaySignedIn()
  viewing(@CurrentActor() actor: Actor, @Parent() me: Me) {
    return actor.id === me.id && actor.viewing ? Object.assign(new Viewing(), { ...actor.viewing, byName: actor.name }) : null;
  }

  @Mutation(() => ViewAsResult, { description: 'For half an hour, read-only. The debtor\'s page opens at /d/statement as a visit that is nobody\'s.' }) @May('viewAs', 'CaseFile')
  async viewAs(@CurrentActor() actor: Actor, @Args('input', { type: () => ViewAsInput }) input: ViewAsInput, @Context() { req, res }: DoorContext) {
    const { viewing, visitToken } = await this.viewings.begin(actor, input, { ip: req.ip, userAgent: req.headers['user-agent'] });
    if (visitToken) res.setCookie(VISIT_COOKIE, visitToken, { httpOnly: true, sameSite: 'lax', path: '/d', secure: this.options.publicUrl.startsWith('https:') });
    return viewing;
  }

  @Mutation(() => Boolean, { description: 'Back to his own eyes; false: he had them already.' }) @MaySignedIn() @WhileViewing()
  stopViewing(@CurrentActor() actor: Actor) {
    return this.viewings.stop(actor);
  }
}
