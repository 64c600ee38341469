import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, Database, Day, May, type Actor } from '@quittance/platform';
import { CaseFile } from '../files/case-file.type.ts';
import { AmendHoldInput, Hold, HoldEffects, HoldResult, OpenHoldInput } from './hold.type.ts';
import { HoldsReadService } from './holds-read.service.ts';
import { HoldsService } from './holds.service.ts';

@Resolver()
export class HoldsResolver {
  constructor(@Inject(HoldsService) private readonly service: HoldsService) {}

  @Mutation(() => HoldResult, { description: 'Enters what takes a debtor or his case out of the ordinary course; dryRun: says what it would do and writes nothing.' }) @May('hold', 'CaseFile')
  openHold(@CurrentActor() actor: Actor, @Args('input', { type: () => OpenHoldInput }) input: OpenHoldInput, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.service.open(actor, { ...input, facts: { ...input.facts } }, { dryRun: dryRun ?? false });
  }

  @Mutation(() => HoldResult, { description: 'Adds what was learnt later: a publication, a proof filed, measures, an answer given.' }) @May('hold', 'CaseFile')
  amendHold(@CurrentActor() actor: Actor, @Args('input', { type: () => AmendHoldInput }) input: AmendHoldInput, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.service.amend(actor, { ...input, facts: { ...input.facts } }, { dryRun: dryRun ?? false });
  }

  @Mutation(() => HoldResult, { description: 'on: the last day on which it held.' }) @May('hold', 'CaseFile')
  endHold(@CurrentActor() actor: Actor, @Args('holdId', { type: () => ID }) holdId: string, @Args('on', { type: () => Day }) on: Temporal.PlainDate, @Args('reason') reason: string, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.service.end(actor, holdId, on, reason, { dryRun: dryRun ?? false });
  }

  @Mutation(() => HoldResult, { description: 'It never was: everything is as though it had not been entered.' }) @May('hold', 'CaseFile')
  voidHold(@CurrentActor() actor: Actor, @Args('holdId', { type: () => ID }) holdId: string, @Args('reason') reason: string, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.service.void(actor, holdId, reason, { dryRun: dryRun ?? false });
  }
}

@Resolver(() => CaseFile)
export class CaseHoldsResolver {
  constructor(@Inject(HoldsReadService) private readonly reads: HoldsReadService, @Inject(Database) private readonly database: Database) {}

  @ResolveField(() => [Hold], { description: 'Those that count for this case, the newest first; none for those who may not read holds.' }) @May('read', 'CaseFile')
  holds(@CurrentActor() actor: Actor, @Parent() file: CaseFile) {
    return this.reads.ofCase(actor, file.id);
  }

  @ResolveField(() => HoldEffects, { description: 'What they do today, with the open dispute.' }) @May('read', 'CaseFile')
  holdEffects(@Parent() file: CaseFile) {
    return this.reads.effectsOf(this.database, file.id);
  }
}
