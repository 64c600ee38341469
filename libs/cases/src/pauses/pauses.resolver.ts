import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { CaseFile } from '../files/case-file.type.ts';
import { Pause, PauseCaseInput, PauseResult, PauseTerms } from './pause.type.ts';
import { PausesReadService } from './pauses-read.service.ts';
import { PausesService } from './pauses.service.ts';

@Resolver(() => CaseFile)
export class PausesResolver {
  constructor(@Inject(PausesService) private readonly service: PausesService, @Inject(PausesReadService) private readonly reads: PausesReadService) {}

  @Mutation(() => PauseResult, { description: 'dryRun: says what would follow and writes nothing.' }) @May('pause', 'CaseFile')
  pauseCase(@CurrentActor() actor: Actor, @Args('input', { type: () => PauseCaseInput }) input: PauseCaseInput, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.service.pause(actor, input, { dryRun: dryRun ?? false });
  }

  @Mutation(() => PauseResult, { description: 'It goes on today.' }) @May('pause', 'CaseFile')
  resumeCase(@CurrentActor() actor: Actor, @Args('caseId', { type: () => ID }) caseId: string, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.service.resume(actor, caseId, { dryRun: dryRun ?? false });
  }

  @ResolveField(() => Pause, { nullable: true, description: 'The one that runs today.' }) @May('read', 'CaseFile')
  pause(@CurrentActor() actor: Actor, @Parent() file: CaseFile) {
    return this.reads.running(actor, file.id);
  }

  @ResolveField(() => PauseTerms, { nullable: true, description: 'For those who may pause it.' }) @May('read', 'CaseFile')
  pauseTerms(@CurrentActor() actor: Actor, @Parent() file: CaseFile) {
    return this.reads.terms(actor, file);
  }
}
