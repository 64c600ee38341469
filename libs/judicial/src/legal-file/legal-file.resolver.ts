import { Inject } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { LegalFile } from './legal-file.type.ts';
import { LegalFileService } from './legal-file.service.ts';

@Resolver(() => LegalFile)
export class LegalFileResolver {
  constructor(@Inject(LegalFileService) private readonly files: LegalFileService) {}

  @Query(() => LegalFile, { nullable: true, description: 'For those who work the case.' }) @May('logCall', 'CaseFile')
  legalFile(@CurrentActor() actor: Actor, @Args('caseId', { type: () => ID }) caseId: string) {
    return this.files.ofCase(actor, caseId);
  }
}
