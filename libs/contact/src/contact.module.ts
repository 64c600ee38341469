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
import { WithdrawMessagesService } from './messages/withdraw-messages.service.ts';
import { PrintSignatureService } from './mandates/print/print-signature.service.ts';
import { EndPowerService } from './mandates/requests/end-power.service.ts';
import { ProposeService } from './mandates/requests/propose.service.ts';
import { SignatureRequestsResolver } from './mandates/requests/requests.resolver.ts';
import { SignatureNotesService } from './mandates/requests/signature-notes.service.ts';
import { SignatureRequestsService } from './mandates/requests/signature-requests.service.ts';
import { SignService } from './mandates/signing/sign.service.ts';
import { SignedService } from './mandates/signing/signed.service.ts';
import { SigningCodesService } from './mandates/signing/signing-codes.service.ts';
import { SigningDoorService } from './mandates/signing/signing-door.service.ts';
import { SigningHouse } from './mandates/signing/signing-house.ts';
import { SigningLinksService } from './mandates/signing/signing-links.service.ts';
import { SigningResolver } from './mandates/signing/signing.resolver.ts';
import { RenewalsResolver } from './mandates/watch/renewals.resolver.ts';
import { RenewalsService } from './mandates/watch/renewals.service.ts';
import { WatchMandatesService } from './mandates/watch/watch-mandates.service.ts';
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
    AccessCodesService, AccessTriesService, SendAccessCodeService, DebtorDoorService, MessagesReadService, MailboxService, TellOfMessages, WithdrawMessagesService, MessagesResolver,
    FormalNoticeFactsService, FormalNoticeDraftService, LettersReadService, QueueLetterService, LettersService, RenderLetterService, StopLettersService, LettersResolver, CaseLettersResolver,
    ReadDepositService, SendAcknowledgementService, AcknowledgementsService, DepositAcknowledgementResolver, ReadDigestService, DigestsService, DigestsResolver,
    SignatureNotesService, SignatureRequestsService, EndPowerService, SigningLinksService, SigningCodesService, SigningHouse, ProposeService, SignedService, SigningDoorService, SignService, PrintSignatureService, WatchMandatesService, RenewalsService, RenewalsResolver, SignatureRequestsResolver, SigningResolver,
    ReminderPartiesService, ReminderDraftService, RemindersService, RemindersResolver,
  ],
  exports: [ProposeService, SignatureRequestsService, SigningDoorService, SignService, PrintSignatureService, WatchMandatesService, LettersService, LettersReadService, RenderLetterService, DebtorDoorService, MailboxService, RemindersService, AcknowledgementsService, DigestsService],
})
export class ContactModule {}
