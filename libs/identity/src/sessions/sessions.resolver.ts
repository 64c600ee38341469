import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, MaySignedIn, OpenDoor, SESSION_COOKIE, PLATFORM_OPTIONS, type Actor, type DoorContext, type PlatformOptions } from '@quittance/platform';
import { Me, SignInResult } from './me.type.ts';
import { SessionEnded } from './session-ended.ts';
import { SignInService } from './sign-in.service.ts';

@Resolver(() => Me)
export class SessionsResolver {
  constructor(@Inject(SignInService) private readonly signIns: SignInService, @Inject(SessionEnded) private readonly ended: SessionEnded, @Inject(PLATFORM_OPTIONS) private readonly options: PlatformOptions) {}

  @Query(() => Me) @MaySignedIn()
  me(@CurrentActor() actor: Actor) {
    return this.signIns.meOf(actor);
  }

  @Mutation(() => SignInResult) @OpenDoor('one signs in before one is anybody')
  async signIn(@Args('email') email: string, @Args('password') password: string, @Context() { req, res }: DoorContext) {
    const { token, me } = await this.signIns.signIn(email, password, { ip: req.ip, userAgent: req.headers['user-agent'] });
    res.setCookie(SESSION_COOKIE, token, { httpOnly: true, sameSite: 'strict', path: '/', secure: this.options.publicUrl.startsWith('https:') });
    return Object.assign(new Me(), me);
  }

  @Mutation(() => Boolean) @MaySignedIn()
  async signOut(@CurrentActor() actor: Actor, @Context() { res }: DoorContext) {
    await this.signIns.signOut(actor);
    this.ended.tell(actor.sessionId);
    res.clearCookie(SESSION_COOKIE, { path: '/' });
    return true;
  }

  @Mutation(() => Me) @MaySignedIn()
  setLocale(@CurrentActor() actor: Actor, @Args('locale') locale: string) {
    return this.signIns.setLocale(actor, locale);
  }
}
