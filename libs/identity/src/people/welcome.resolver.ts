import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { OpenDoor, standAsSystem, type DoorContext } from '@quittance/platform';
import { SignInResult } from '../sessions/me.type.ts';
import { fromDoor } from '../sessions/sessions.resolver.ts';
import { SessionCookies } from '../sessions/session-cookies.ts';
import { Invitation } from './invitation.type.ts';
import { WelcomeService } from './welcome.service.ts';

@Resolver(() => Invitation)
export class WelcomeResolver {
  constructor(@Inject(WelcomeService) private readonly welcome: WelcomeService, @Inject(SessionCookies) private readonly cookies: SessionCookies) {}

  @Query(() => Invitation, { nullable: true, description: 'What a link that was sent by mail opens; null when it opens nothing any more.' }) @OpenDoor('whoever holds a link may read what it opens')
  invitation(@Args('token') token: string, @Context() door: DoorContext) {
    return standAsSystem('sign-in', () => this.welcome.look(token, fromDoor(door)));
  }

  @Mutation(() => SignInResult, { description: 'Chooses the password, the first or a new one, and comes in.' }) @OpenDoor('whoever holds a link chooses his password by it')
  acceptInvitation(@Args('token') token: string, @Args('password') password: string, @Context() door: DoorContext) {
    return standAsSystem('sign-in', async () => this.cookies.answer(door, await this.welcome.accept(token, password, fromDoor(door))));
  }

  @Mutation(() => Boolean, { description: 'Always true, in the same time: whether the address has an account is not told.' }) @OpenDoor('one asks for a new password before one is anybody')
  askPasswordReset(@Args('email') email: string, @Context() door: DoorContext) {
    return standAsSystem('sign-in', async () => {
      await this.welcome.askReset(email, fromDoor(door));
      return true;
    });
  }
}
