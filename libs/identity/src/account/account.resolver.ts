import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, DEVICE_COOKIE, Fresh, MaySignedIn, standAsSystem, type Actor, type DoorContext } from '@quittance/platform';
import { KnownDevicesService } from '../sessions/known-devices.service.ts';
import { SessionCookies } from '../sessions/session-cookies.ts';
import { AccountService } from './account.service.ts';
import { Account, AccountResult, KnownDevice, RecoveryCodes, RecoveryCodesResult, TotpSecret, TotpSecretResult } from './account.type.ts';
import { ProtectionService } from './protection.service.ts';

/** Everybody's own account. The services ask for nothing but what is the actor's own, and so stand as those who let people in. */
const own = <T>(work: () => Promise<T>): Promise<T> => standAsSystem('sign-in', work);

@Resolver(() => Account)
export class AccountResolver {
  constructor(@Inject(AccountService) private readonly accounts: AccountService, @Inject(ProtectionService) private readonly protection: ProtectionService, @Inject(SessionCookies) private readonly cookies: SessionCookies, @Inject(KnownDevicesService) private readonly known: KnownDevicesService) {}

  @Query(() => Account, { description: 'One’s own account: what protects it, and what is open.' }) @MaySignedIn()
  account(@CurrentActor() actor: Actor) {
    return own(() => this.accounts.of(actor));
  }

  @ResolveField(() => [KnownDevice], { description: 'Those that open one’s account without being told by mail; the latest first.' }) @MaySignedIn()
  devices(@CurrentActor() actor: Actor, @Context() { req }: DoorContext) {
    return own(async () => (await this.known.linesOf(actor.id, req.cookies?.[DEVICE_COOKIE])).map((line) => Object.assign(new KnownDevice(), line)));
  }

  @Mutation(() => AccountResult, { description: 'The next time somebody comes in from it, one is written to. What is open there stays open.' }) @MaySignedIn()
  forgetDevice(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string) {
    return this.#then(actor, () => this.known.forget(actor, id));
  }

  @Mutation(() => TotpSecretResult) @MaySignedIn() @Fresh()
  beginTotp(@CurrentActor() actor: Actor) {
    return own(async () => Object.assign(new TotpSecret(), await this.protection.beginTotp(actor)));
  }

  @Mutation(() => RecoveryCodesResult) @MaySignedIn() @Fresh()
  confirmTotp(@CurrentActor() actor: Actor, @Args('code') code: string, @Context() door: DoorContext) {
    return own(async () => {
      const { codes, token } = await this.protection.confirmTotp(actor, code);
      if (token) this.cookies.give(door, { token });
      return Object.assign(new RecoveryCodes(), { codes });
    });
  }

  @Mutation(() => AccountResult) @MaySignedIn() @Fresh()
  removeTotp(@CurrentActor() actor: Actor) {
    return this.#then(actor, () => this.protection.removeTotp(actor));
  }

  @Mutation(() => RecoveryCodesResult) @MaySignedIn() @Fresh()
  newRecoveryCodes(@CurrentActor() actor: Actor) {
    return own(async () => Object.assign(new RecoveryCodes(), { codes: await this.protection.newRecoveryCodes(actor) }));
  }

  @Mutation(() => AccountResult, { description: 'response: what the browser made of passkeyChallenge(purpose: "register"), as JSON.' }) @MaySignedIn() @Fresh()
  registerPasskey(@CurrentActor() actor: Actor, @Args('name') name: string, @Args('response') response: string, @Context() door: DoorContext) {
    return this.#then(actor, async () => {
      const token = await this.protection.registerPasskey(actor, name, response);
      if (token) this.cookies.give(door, { token });
    });
  }

  @Mutation(() => AccountResult) @MaySignedIn()
  renamePasskey(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string, @Args('name') name: string) {
    return this.#then(actor, () => this.protection.renamePasskey(actor, id, name));
  }

  @Mutation(() => AccountResult) @MaySignedIn() @Fresh()
  removePasskey(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string) {
    return this.#then(actor, () => this.protection.removePasskey(actor, id));
  }

  @Mutation(() => AccountResult, { description: 'Ends one of one’s own sessions; what is open in it closes.' }) @MaySignedIn()
  endSession(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string) {
    return this.#then(actor, () => this.accounts.endSession(actor, id));
  }

  @Mutation(() => AccountResult) @MaySignedIn()
  endOtherSessions(@CurrentActor() actor: Actor) {
    return this.#then(actor, () => this.accounts.endOtherSessions(actor));
  }

  @Mutation(() => AccountResult) @MaySignedIn() @Fresh()
  changePassword(@CurrentActor() actor: Actor, @Args('current') current: string, @Args('next') next: string) {
    return this.#then(actor, () => this.accounts.changePassword(actor, current, next));
  }

  @Mutation(() => AccountResult, { description: 'Proves again that it is you, for sensitive acts. kind: password | totp | passkey; answer: the password, the code, or the browser’s response as JSON.' }) @MaySignedIn()
  reauthenticate(@CurrentActor() actor: Actor, @Args('kind') kind: string, @Args('answer') answer: string, @Context() door: DoorContext) {
    return this.#then(actor, async () => this.cookies.give(door, { token: await this.accounts.reauthenticate(actor, kind, answer) }));
  }

  /** Does it, and answers the account as it then is. */
  #then(actor: Actor, work: () => Promise<void>): Promise<Account> {
    return own(async () => {
      await work();
      return this.accounts.of(actor);
    });
  }
}
