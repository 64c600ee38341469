import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Authenticator, CurrentActor, DEVICE_COOKIE, MaySignedIn, OpenDoor, SESSION_COOKIE, standAsSystem, WhileViewing, type Actor, type DoorContext } from '@quittance/platform';
import { AccountService } from '../account/account.service.ts';
import { PasskeyChallenge, PasskeyChallengeResult } from '../account/account.type.ts';
import { PasskeysService } from '../account/passkeys.service.ts';
import { Me, SignInResult } from './me.type.ts';
import type { DoorFrom } from './admission.service.ts';
import { SecondStepService } from './second-step.service.ts';
import { SessionCookies } from './session-cookies.ts';
import { SignInService } from './sign-in.service.ts';

/** Where a request comes from, as far as it counts for coming in. */
export const fromDoor = ({ req }: DoorContext): DoorFrom => ({ ip: req.ip, userAgent: req.headers['user-agent'], device: req.cookies?.[DEVICE_COOKIE] });
const tokenOf = ({ req }: DoorContext) => req.cookies?.[SESSION_COOKIE];
const comingIn = <T>(work: () => Promise<T>): Promise<T> => standAsSystem('sign-in', work);

@Resolver(() => Me)
export class SessionsResolver {
  constructor(
    @Inject(SignInService) private readonly signIns: SignInService, @Inject(SecondStepService) private readonly second: SecondStepService, @Inject(SessionCookies) private readonly cookies: SessionCookies,
    @Inject(PasskeysService) private readonly passkeys: PasskeysService, @Inject(AccountService) private readonly accounts: AccountService, @Inject(Authenticator) private readonly authenticator: Authenticator,
  ) {}

  @Query(() => Me) @MaySignedIn()
  me(@CurrentActor() actor: Actor) {
    return comingIn(() => this.signIns.meOf(actor));
  }

  @Mutation(() => SignInResult) @OpenDoor('one signs in before one is anybody')
  signIn(@Args('email') email: string, @Args('password') password: string, @Context() door: DoorContext) {
    return comingIn(async () => this.cookies.answer(door, await this.signIns.signIn(email, password, fromDoor(door))));
  }

  @Mutation(() => SignInResult, { description: 'kind: totp | recovery_code | passkey (answer: the browser’s response as JSON), for the session that awaits it.' }) @OpenDoor('the second step of signing in: who gave the password is not in yet')
  giveSecondFactor(@Args('kind') kind: string, @Args('answer') answer: string, @Context() door: DoorContext) {
    return comingIn(async () => this.cookies.answer(door, await this.second.give(tokenOf(door), kind, answer, fromDoor(door))));
  }

  @Mutation(() => SignInResult, { description: 'By a key that the device offers by itself; it counts as both factors. response: what the browser made of passkeyChallenge(purpose: "signIn"), as JSON.' }) @OpenDoor('one signs in before one is anybody')
  signInWithPasskey(@Args('response') response: string, @Context() door: DoorContext) {
    return comingIn(async () => this.cookies.answer(door, await this.second.byPasskey(response, fromDoor(door))));
  }

  @Mutation(() => PasskeyChallengeResult, { description: 'purpose: signIn | secondFactor | register | reauthenticate.' }) @OpenDoor('a challenge to sign in is asked by nobody yet; one for an account is made for its owner alone')
  passkeyChallenge(@Args('purpose') purpose: string, @Context() door: DoorContext) {
    return comingIn(async () => Object.assign(new PasskeyChallenge(), { options: await this.#challenge(purpose, door) }));
  }

  @Mutation(() => Boolean) @MaySignedIn() @WhileViewing()
  signOut(@CurrentActor() actor: Actor, @Context() door: DoorContext) {
    return comingIn(async () => {
      await this.signIns.signOut(actor);
      this.cookies.take(door);
      return true;
    });
  }

  @Mutation(() => Me) @MaySignedIn()
  setLocale(@CurrentActor() actor: Actor, @Args('locale') locale: string) {
    return comingIn(() => this.signIns.setLocale(actor, locale));
  }

  async #challenge(purpose: string, door: DoorContext): Promise<string> {
    if (purpose !== 'register' && purpose !== 'reauthenticate') return this.second.challenge(purpose === 'secondFactor' ? tokenOf(door) : undefined, fromDoor(door));
    const actor = await this.authenticator.actorOf(tokenOf(door));
    return actor ? this.passkeys.challenge(purpose, await this.accounts.holder(actor), actor.sessionId) : this.second.challenge(undefined, fromDoor(door));
  }
}
