import { Inject } from '@nestjs/common';
import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { CaseFile } from '../files/case-file.type.ts';
import { RecallService } from './recall.service.ts';
import { CaseRecall, RecallCaseInput, RecallResult } from './recall.type.ts';

@Resolver(() => CaseFile)
export class RecallResolver {
  constructor(@Inject(RecallService) private readonly service: RecallService) {}

  @Mutation(() => RecallResult, { description: 'Its creditor takes the case back; dryRun: says what would follow and writes nothing.' }) @May('recall', 'CaseFile')
  recallCase(@CurrentActor() actor: Actor, @Args('input', { type: () => RecallCaseInput }) input: RecallCaseInput, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.service.recall(actor, input, { dryRun: dryRun ?? false });
  }

  @ResolveField(() => CaseRecall, { nullable: true, description: 'Where its creditor took it back.' }) @May('read', 'CaseFile')
  takenBack(@CurrentActor() actor: Actor, @Parent() file: CaseFile) {
    return this.service.ofCase(actor, file.id);
  }
}
