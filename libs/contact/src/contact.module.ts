import { Module } from '@nestjs/common';
import { CasesModule } from '@quittance/cases';
import { DocumentsModule } from '@quittance/documents';
import { PartiesModule } from '@quittance/parties';
import { FormalNoticeDraftService } from './letters/formal-notice-draft.service.ts';
import { FormalNoticeFactsService } from './letters/formal-notice-facts.service.ts';
import { CaseLettersResolver, LettersResolver } from './letters/letters.resolver.ts';
import { LettersReadService } from './letters/letters-read.service.ts';
import { LettersService } from './letters/letters.service.ts';
import { QueueLetterService } from './letters/queue-letter.service.ts';
import { RenderLetterService } from './letters/render-letter.service.ts';

@Module({
  imports: [DocumentsModule, PartiesModule, CasesModule],
  providers: [FormalNoticeFactsService, FormalNoticeDraftService, LettersReadService, QueueLetterService, LettersService, RenderLetterService, LettersResolver, CaseLettersResolver],
  exports: [LettersService, LettersReadService, RenderLetterService],
})
export class ContactModule {}
