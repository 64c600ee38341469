import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Fresh, May, type Actor } from '@quittance/platform';
import { InvitePersonInput } from './invitation.type.ts';
import { InvitationsService } from './invitations.service.ts';
import { InvitePersonResult, Person } from './person.type.ts';

@Resolver(() => Person)
export class InvitationsResolver {
  constructor(@Inject(InvitationsService) private readonly invitations: InvitationsService) {}

  @Mutation(() => InvitePersonResult, { description: 'Opens an account and sends its owner a link to choose his password, good for seven days.' }) @May('invite', 'Person') @Fresh()
  invitePerson(@CurrentActor() actor: Actor, @Args('input', { type: () => InvitePersonInput }) input: InvitePersonInput) {
    return this.invitations.invite(actor, input);
  }

  @Mutation(() => InvitePersonResult, { description: 'Another link in the place of the one before.' }) @May('invite', 'Person') @Fresh()
  inviteAgain(@CurrentActor() actor: Actor, @Args('userId', { type: () => ID }) userId: string) {
    return this.invitations.again(actor, userId);
  }
}
