import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CaseFile } from '@quittance/cases';
import { Document, DocumentsService } from '@quittance/documents';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { Letter, LetterPage, FormalNoticePreviewResult, SendFormalNoticeResult } from './letter.type.ts';
import { LettersReadService } from './letters-read.service.ts';
import { LettersService } from './letters.service.ts';
import { SendFormalNoticeInput } from './send-formal-notice.input.ts';

@Resolver(() => Letter)
export class LettersResolver {
  constructor(@Inject(LettersService) private readonly service: LettersService, @Inject(LettersReadService) private readonly reads: LettersReadService, @Inject(DocumentsService) private readonly documents: DocumentsService) {}

  @Query(() => FormalNoticePreviewResult) @May('sendFormalNotice', 'CaseFile')
  previewFormalNotice(
    @CurrentActor() actor: Actor, @Args('caseId', { type: () => ID }) caseId: string,
    @Args('channel', { type: () => String, nullable: true }) channel?: string | null, @Args('timeLimitDays', { type: () => Int, nullable: true }) timeLimitDays?: number | null,
  ) {
    return this.service.previewFormalNotice(actor, caseId, channel, timeLimitDays);
  }

  @Query(() => LetterPage, { name: 'letters' }) @May('read', 'Letter')
  log(
    @CurrentActor() actor: Actor, @Args('after', { type: () => String, nullable: true }) after?: string | null,
    @Args('first', { type: () => Int, nullable: true }) first?: number | null, @Args('state', { type: () => String, nullable: true }) state?: string | null,
  ) {
    return this.reads.list(actor, { after, first, state });
  }

  @Mutation(() => SendFormalNoticeResult) @May('sendFormalNotice', 'CaseFile')
  sendFormalNotice(@CurrentActor() actor: Actor, @Args('input', { type: () => SendFormalNoticeInput }) input: SendFormalNoticeInput) {
    return this.service.sendFormalNotice(actor, input);
  }

  @ResolveField(() => Document, { nullable: true }) @May('read', 'Document')
  async document(@CurrentActor() actor: Actor, @Parent() letter: Letter) {
    return letter.documentId ? ((await this.documents.one(actor, letter.documentId)) ?? null) : null;
  }
}

/** A case knows nothing of letters; this room adds them to it. */
@Resolver(() => CaseFile)
export class CaseLettersResolver {
  constructor(@Inject(LettersReadService) private readonly reads: LettersReadService) {}

  @ResolveField(() => [Letter]) @May('read', 'Letter')
  letters(@CurrentActor() actor: Actor, @Parent() caseFile: CaseFile) {
    return this.reads.ofCase(actor, caseFile.id);
  }
}
