import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CaseFile, CasesReadService } from '@quittance/cases';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { Handoff, HandoffCheckResult, HandoffPage, HandoffResult, HandToBailiffInput } from './handoff.type.ts';
import { HandoffCheckService } from './handoff-check.service.ts';
import { HandoffsReadService } from './handoffs-read.service.ts';
import { HandoffsService } from './handoffs.service.ts';

@Resolver(() => Handoff)
export class HandoffsResolver {
  constructor(
    @Inject(HandoffsService) private readonly service: HandoffsService, @Inject(HandoffCheckService) private readonly checks: HandoffCheckService, @Inject(HandoffsReadService) private readonly reads: HandoffsReadService,
    @Inject(CasesReadService) private readonly cases: CasesReadService,
  ) {}

  @Query(() => HandoffCheckResult) @May('handOver', 'CaseFile')
  handoffCheck(@CurrentActor() actor: Actor, @Args('caseId', { type: () => ID }) caseId: string) {
    return this.checks.handoffCheck(actor, caseId);
  }

  @Query(() => HandoffPage, { name: 'handoffs' }) @May('read', 'Handoff')
  list(@CurrentActor() actor: Actor, @Args('after', { type: () => String, nullable: true }) after?: string | null, @Args('first', { type: () => Int, nullable: true }) first?: number | null, @Args('box', { type: () => String, nullable: true }) box?: string | null) {
    return this.reads.list(actor, { after, first, box });
  }

  @Query(() => Handoff, { nullable: true }) @May('read', 'Handoff')
  handoff(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string) {
    return this.reads.one(actor, id);
  }

  @Mutation(() => HandoffResult) @May('handOver', 'CaseFile')
  handToBailiff(@CurrentActor() actor: Actor, @Args('input', { type: () => HandToBailiffInput }) input: HandToBailiffInput, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.service.handToBailiff(actor, input, { dryRun: dryRun ?? false });
  }

  @Mutation(() => HandoffResult) @May('withdraw', 'Handoff')
  withdrawHandoff(@CurrentActor() actor: Actor, @Args('handoffId', { type: () => ID }) handoffId: string, @Args('reason') reason: string) {
    return this.service.withdrawHandoff(actor, handoffId, reason);
  }

  @Mutation(() => HandoffResult) @May('accept', 'Handoff')
  acceptHandoff(@CurrentActor() actor: Actor, @Args('handoffId', { type: () => ID }) handoffId: string) {
    return this.service.acceptHandoff(actor, handoffId);
  }

  @Mutation(() => HandoffResult) @May('accept', 'Handoff')
  refuseHandoff(@CurrentActor() actor: Actor, @Args('handoffId', { type: () => ID }) handoffId: string, @Args('reason') reason: string) {
    return this.service.refuseHandoff(actor, handoffId, reason);
  }

  @Mutation(() => HandoffResult) @May('accept', 'Handoff')
  returnHandoff(@CurrentActor() actor: Actor, @Args('handoffId', { type: () => ID }) handoffId: string, @Args('reason') reason: string, @Args('words', { type: () => String, nullable: true }) words?: string | null) {
    return this.service.returnHandoff(actor, handoffId, reason, words);
  }

  @ResolveField(() => CaseFile, { nullable: true, description: 'Null once the file is out of the reader\'s hands.' }) @May('read', 'CaseFile')
  caseFile(@CurrentActor() actor: Actor, @Parent() handoff: Handoff) {
    return handoff.held ? this.cases.one(actor, handoff.caseId) : null;
  }
}

/** A case knows nothing of hand-offs; this room adds them to it. */
@Resolver(() => CaseFile)
export class CaseHandoffsResolver {
  constructor(@Inject(HandoffsReadService) private readonly reads: HandoffsReadService) {}

  @ResolveField(() => [Handoff], { description: 'Newest first.' }) @May('read', 'Handoff')
  handoffs(@CurrentActor() actor: Actor, @Parent() file: CaseFile) {
    return this.reads.ofCase(actor, file.id);
  }
}
