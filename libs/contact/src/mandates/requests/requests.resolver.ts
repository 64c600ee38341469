import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Document } from '@quittance/documents';
import { CurrentActor, Day, May, type Actor } from '@quittance/platform';
import { ProposeService } from './propose.service.ts';
import { EndPowerService } from './end-power.service.ts';
import { PowerOfAttorney, PowerOfAttorneyResult, ProposeMandateInput, ProposePowerInput, SignatureEvent, SignatureRequest, SignatureRequestPage, SignatureRequestResult } from './signature-request.type.ts';
import { SignatureRequestsService } from './signature-requests.service.ts';

@Resolver(() => SignatureRequest)
export class SignatureRequestsResolver {
  constructor(@Inject(SignatureRequestsService) private readonly requests: SignatureRequestsService, @Inject(ProposeService) private readonly proposing: ProposeService, @Inject(EndPowerService) private readonly ending: EndPowerService) {}

  @Query(() => SignatureRequestPage, { description: 'What was proposed for signature, the newest first; open: what still waits.' }) @May('read', 'Mandate')
  signatureRequests(@CurrentActor() actor: Actor, @Args('creditorId', { type: () => ID, nullable: true }) creditorId?: string | null, @Args('open', { type: () => Boolean, nullable: true }) open?: boolean | null, @Args('first', { type: () => Int, nullable: true }) first?: number | null, @Args('after', { type: () => String, nullable: true }) after?: string | null) {
    return this.requests.page(actor, { creditorId, open, first, after });
  }

  @Query(() => SignatureRequest, { nullable: true }) @May('read', 'Mandate')
  signatureRequest(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string) {
    return this.requests.one(actor, id);
  }

  @Query(() => [PowerOfAttorney], { description: 'Of a creditor, or those that serve one case.' }) @May('read', 'Mandate')
  powersOfAttorney(@CurrentActor() actor: Actor, @Args('creditorId', { type: () => ID, nullable: true }) creditorId?: string | null, @Args('caseId', { type: () => ID, nullable: true }) caseId?: string | null) {
    return this.requests.powers(actor, { creditorId, caseId });
  }

  @Mutation(() => SignatureRequestResult, { description: 'A mandate to be read and signed at a distance; nothing stands before it is signed.' }) @May('propose', 'Mandate')
  proposeMandate(@CurrentActor() actor: Actor, @Args('input', { type: () => ProposeMandateInput }) input: ProposeMandateInput, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.proposing.proposeMandate(actor, input, { dryRun: dryRun ?? false });
  }

  @Mutation(() => SignatureRequestResult) @May('propose', 'Mandate')
  proposePowerOfAttorney(@CurrentActor() actor: Actor, @Args('input', { type: () => ProposePowerInput }) input: ProposePowerInput, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.proposing.proposePower(actor, input, { dryRun: dryRun ?? false });
  }

  @Mutation(() => SignatureRequestResult) @May('propose', 'Mandate')
  withdrawSignature(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string, @Args('reason') reason: string) {
    return this.proposing.withdraw(actor, id, reason);
  }

  @Mutation(() => SignatureRequestResult, { description: 'Another link in the place of the one that was sent.' }) @May('propose', 'Mandate')
  sendSignatureAgain(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string) {
    return this.proposing.sendAgain(actor, id);
  }

  @Mutation(() => PowerOfAttorneyResult, { description: 'From this day on the power is no more: its giver has taken it back, or its acts are done.' }) @May('end', 'Mandate')
  endPowerOfAttorney(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string, @Args('on', { type: () => Day }) on: Temporal.PlainDate, @Args('reason') reason: string) {
    return this.ending.end(actor, id, on, reason);
  }

  @ResolveField(() => [Document]) @May('read', 'Document')
  documents(@CurrentActor() actor: Actor, @Parent() request: SignatureRequest) {
    return this.requests.documents(actor, request.id);
  }

  @ResolveField(() => [SignatureEvent]) @May('read', 'Mandate')
  events(@CurrentActor() actor: Actor, @Parent() request: SignatureRequest) {
    return this.requests.events(actor, request.id);
  }
}
