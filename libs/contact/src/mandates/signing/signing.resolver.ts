import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, OpenDoor, standAsSystem, type Actor, type DoorContext } from '@quittance/platform';
import type { From } from '../requests/signature-notes.service.ts';
import type { Locale } from './consents.ts';
import { SignService } from './sign.service.ts';
import { SigningDoorService } from './signing-door.service.ts';
import { OpenedSigningResult, Signing, SigningCodeResult, SigningPaperResult, SigningResult, SignInput } from './signing.type.ts';

const WHY = 'who signs for a creditor needs no account: his link says what, a code sent to him says who';
const from = ({ req }: DoorContext): From => ({ ip: req.ip, userAgent: req.headers['user-agent'] });
const inLocale = (locale: string | null | undefined): Locale => (locale === 'en' ? 'en' : 'fr');
const atTheDoor = <T>(work: () => Promise<T>): Promise<T> => standAsSystem('signature-door', work);

@Resolver(() => Signing)
export class SigningResolver {
  constructor(@Inject(SigningDoorService) private readonly door: SigningDoorService, @Inject(SignService) private readonly signing: SignService) {}

  @Query(() => Signing, { name: 'signing', nullable: true, description: 'What a link to sign opens; null: nothing.' }) @OpenDoor(WHY)
  look(@Args('token') token: string, @Context() context: DoorContext, @Args('locale', { type: () => String, nullable: true }) locale?: string | null) {
    return atTheDoor(() => this.door.look(token, inLocale(locale), from(context)));
  }

  @Mutation(() => SigningPaperResult, { description: 'The paper itself; that it was opened is part of the evidence.' }) @OpenDoor(WHY)
  readSigningPaper(@Args('token') token: string, @Context() context: DoorContext) {
    return atTheDoor(() => this.door.paper(token, from(context)));
  }

  @Mutation(() => SigningCodeResult, { description: 'channel: email | sms, of those that Signing names.' }) @OpenDoor(WHY)
  askSigningCode(@Args('token') token: string, @Args('channel') channel: string, @Context() context: DoorContext, @Args('locale', { type: () => String, nullable: true }) locale?: string | null) {
    return atTheDoor(() => this.door.sendCode(token, channel, inLocale(locale), from(context)));
  }

  @Mutation(() => SigningResult) @OpenDoor(WHY)
  signDocument(@Args('input', { type: () => SignInput }) input: SignInput, @Context() context: DoorContext) {
    return atTheDoor(() => this.signing.sign(input, inLocale(input.locale), from(context)));
  }

  @Mutation(() => SigningResult) @OpenDoor(WHY)
  refuseToSign(@Args('token') token: string, @Args('reason') reason: string, @Context() context: DoorContext, @Args('locale', { type: () => String, nullable: true }) locale?: string | null) {
    return atTheDoor(() => this.door.refuse(token, reason, inLocale(locale), from(context)));
  }

  @Mutation(() => OpenedSigningResult, { description: 'For the one to whom it is addressed, who is signed in: a link to the page, without waiting for the mail. A code signs there too.' }) @May('sign', 'Mandate')
  openSigning(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string) {
    return this.door.openFor(actor, id);
  }
}
