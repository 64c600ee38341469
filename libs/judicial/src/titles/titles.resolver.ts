import { Inject } from '@nestjs/common';
import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CaseFile } from '@quittance/cases';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { RecordTitleService } from './record-title.service.ts';
import { RecordTitleInput, Title, TitleResult } from './title.type.ts';
import { TitlesReadService } from './titles-read.service.ts';

@Resolver()
export class TitlesResolver {
  constructor(@Inject(RecordTitleService) private readonly recording: RecordTitleService) {}

  @Mutation(() => TitleResult) @May('record', 'Title')
  recordTitle(@CurrentActor() actor: Actor, @Args('input', { type: () => RecordTitleInput }) input: RecordTitleInput, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.recording.recordTitle(actor, input, { dryRun: dryRun ?? false });
  }
}

/** A case knows nothing of titles; this room adds them to it. */
@Resolver(() => CaseFile)
export class CaseTitleResolver {
  constructor(@Inject(TitlesReadService) private readonly reads: TitlesReadService) {}

  @ResolveField(() => Title, { nullable: true, description: 'The latest.' }) @May('read', 'Title')
  title(@CurrentActor() actor: Actor, @Parent() file: CaseFile) {
    return this.reads.ofCase(actor, file.id);
  }
}
