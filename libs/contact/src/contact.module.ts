import { Module } from '@nestjs/common';
import { CasesModule } from '@quittance/cases';
import { IntakeModule } from '@quittance/intake';
import { DocumentsModule } from '@quittance/documents';
import { PartiesModule } from '@quittance/parties';
import { AcknowledgementsService } from './acknowledgements/acknowledgements.service.ts';
import { DepositAcknowledgementResolver } from './acknowledgements/acknowledgements.resolver.ts';
import { ReadDepositService } from './acknowledgements/read-deposit.service.ts';
import { SendAcknowledgementService } from './acknowledgements/send-acknowledgement.service.ts';
import { DigestsController } from './digests/digests.controller.ts';
import { DigestsResolver } from './digests/digests.resolver.ts';
import { DigestsService } from './digests/digests.service.ts';
import { ReadDigestService } from './digests/read-digest.service.ts';
import { AccessCodesService } from './door/access-codes.service.ts';
import { AccessTriesService } from './door/access-tries.service.ts';
import { DebtorDoorService } from './door/debtor-door.service.ts';
import { SendAccessCodeService } from './door/send-access-code.service.ts';
import { FormalNoticeDraftService } from './letters/formal-notice-draft.service.ts';
import { FormalNoticeFactsService } from './letters/formal-notice-facts.service.ts';
import { CaseLettersResolver, LettersResolver } from './letters/letters.resolver.ts';
import { LettersReadService } from './letters/letters-read.service.ts';
import { LettersService } from './letters/letters.service.ts';
import { QueueLetterService } from './letters/queue-letter.service.ts';
import { RenderLetterService } from './letters/render-letter.service.ts';
import { StopLettersService } from './letters/stop-letters.service.ts';
import { MailboxService } from './messages/mailbox.service.ts';
import { MessagesReadService } from './messages/messages-read.service.ts';
import { MessagesResolver } from './messages/messages.resolver.ts';
import { TellOfMessages } from './messages/tell-of-messages.ts';
import { ReminderDraftService } from './reminders/reminder-draft.service.ts';
import { ReminderPartiesService } from './reminders/reminder-parties.service.ts';
import { RemindersResolver } from './reminders/reminders.resolver.ts';
import { RemindersService } from './reminders/reminders.service.ts';

@Module({
  imports: [DocumentsModule, PartiesModule, CasesModule, IntakeModule],
  controllers: [DigestsController],
  providers: [
    AccessCodesService, AccessTriesService, SendAccessCodeService, DebtorDoorService, MessagesReadService, MailboxService, TellOfMessages, MessagesResolver,
    FormalNoticeFactsService, FormalNoticeDraftService, LettersReadService, QueueLetterService, LettersService, RenderLetterService, StopLettersService, LettersResolver, CaseLettersResolver,
    ReadDepositService, SendAcknowledgementService, AcknowledgementsService, DepositAcknowledgementResolver, ReadDigestService, DigestsService, DigestsResolver,
    ReminderPartiesService, ReminderDraftService, RemindersService, RemindersResolver,
  ],
  exports: [LettersService, LettersReadService, RenderLetterService, DebtorDoorService, MailboxService, RemindersService, AcknowledgementsService, DigestsService],
})
export class ContactModule {}
