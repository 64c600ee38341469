import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, Fresh, May, MaySignedIn, type Actor } from '@quittance/platform';
import { AppliedLawReadService } from './applied-law-read.service.ts';
import { DecideLawService } from './decide-law.service.ts';
import { EnterLawService } from './enter-law.service.ts';
import { LawEntriesReadService } from './law-entries-read.service.ts';
import { AppliedLaw, ConfirmLawInput, EnterLawInput, LawEffectPage, LawEntry, LawEntryPage, LawEntryResult } from './law.type.ts';

@Resolver()
export class AppliedLawResolver {
  constructor(
    @Inject(AppliedLawReadService) private readonly law: AppliedLawReadService, @Inject(LawEntriesReadService) private readonly reads: LawEntriesReadService,
    @Inject(EnterLawService) private readonly entries: EnterLawService, @Inject(DecideLawService) private readonly decisions: DecideLawService,
  ) {}

  @Query(() => AppliedLaw, { description: 'The law as the agency applies it, for everyone who is signed in.' }) @MaySignedIn()
  appliedLaw(@CurrentActor() actor: Actor) {
    return this.law.applied(actor);
  }

  @Query(() => LawEntryPage, { description: 'state: entered | approved | refused | withdrawn.' }) @May('read', 'LawEntry')
  lawEntries(@CurrentActor() actor: Actor, @Args('after', { type: () => String, nullable: true }) after?: string | null, @Args('first', { type: () => Int, nullable: true }) first?: number | null, @Args('state', { type: () => String, nullable: true }) state?: string | null) {
    return this.reads.list(actor, { after, first, state });
  }

  @Query(() => LawEntry, { nullable: true }) @May('read', 'LawEntry')
  lawEntry(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string) {
    return this.reads.one(actor, id);
  }

  @Query(() => LawEffectPage, { description: 'What the latest measure of an entry found: the cases that change most first.' }) @May('read', 'LawEntry')
  lawEffects(@CurrentActor() actor: Actor, @Args('entryId', { type: () => ID }) entryId: string, @Args('after', { type: () => String, nullable: true }) after?: string | null, @Args('first', { type: () => Int, nullable: true }) first?: number | null) {
    return this.reads.effects(actor, entryId, { after, first });
  }

  @Mutation(() => LawEntryResult, { description: 'A row is entered, to be approved by another person; what it changes is measured at once.' }) @May('enter', 'LawEntry')
  enterLaw(@CurrentActor() actor: Actor, @Args('input', { type: () => EnterLawInput }) input: EnterLawInput, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.entries.enter(actor, input, { dryRun: dryRun ?? false });
  }

  @Mutation(() => LawEntryResult, { description: 'A row that is to be confirmed is, with a source: no amount changes.' }) @May('confirm', 'LawEntry')
  confirmLaw(@CurrentActor() actor: Actor, @Args('input', { type: () => ConfirmLawInput }) input: ConfirmLawInput) {
    return this.entries.confirm(actor, input);
  }

  @Mutation(() => LawEntryResult, { description: 'What an entry changes is measured anew.' }) @May('enter', 'LawEntry')
  measureLaw(@CurrentActor() actor: Actor, @Args('entryId', { type: () => ID }) entryId: string) {
    return this.decisions.measure(actor, entryId);
  }

  @Mutation(() => LawEntryResult, { description: 'Four eyes: never by the one who entered it. A refusal says why.' }) @May('decide', 'LawEntry') @Fresh()
  decideLaw(@CurrentActor() actor: Actor, @Args('entryId', { type: () => ID }) entryId: string, @Args('approved') approved: boolean, @Args('reason', { type: () => String, nullable: true }) reason?: string | null) {
    return this.decisions.decide(actor, entryId, approved, reason ?? null);
  }

  @Mutation(() => LawEntryResult, { description: 'By the one who entered it, before anyone decided.' }) @May('enter', 'LawEntry')
  withdrawLaw(@CurrentActor() actor: Actor, @Args('entryId', { type: () => ID }) entryId: string, @Args('reason', { type: () => String, nullable: true }) reason?: string | null) {
    return this.decisions.withdraw(actor, entryId, reason ?? null);
  }
}
