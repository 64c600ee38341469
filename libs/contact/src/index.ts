/**
 * What reaches the debtor and the proof that it did, and the door at which he comes in. A letter is decided in one transaction with the figures
 * that it was made from, held against the law before it leaves, printed in a job from those figures alone, and kept by its
 * hash. What became of it is a fact beside it, never an edit.
 */
import { letterEntity, letterEventEntity } from './letters/letter.entity.ts';
export * from './contact.module.ts';
export { FormalNoticePreview, Letter, LetterMention, LetterPage, LetterRow } from './letters/letter.type.ts';
export { AcknowledgementsService } from './acknowledgements/acknowledgements.service.ts';
export { DigestsService } from './digests/digests.service.ts';
export { DebtorDoorService, type Entered, type From } from './door/debtor-door.service.ts';
export { ProposeService } from './mandates/requests/propose.service.ts';
export { PowerOfAttorney, ProposeMandateInput, ProposePowerInput, SignatureRequest } from './mandates/requests/signature-request.type.ts';
export { SignatureRequestsService } from './mandates/requests/signature-requests.service.ts';
export { SigningDoorService } from './mandates/signing/signing-door.service.ts';
export { SignService } from './mandates/signing/sign.service.ts';
export { PrintSignatureService } from './mandates/print/print-signature.service.ts';
export { WatchMandatesService } from './mandates/watch/watch-mandates.service.ts';
export { MailboxService, type MailboxMessage } from './messages/mailbox.service.ts';
export { Message, MessagePage } from './messages/message.type.ts';
export { RemindersService } from './reminders/reminders.service.ts';
export { Reminder, ReminderInput, ReminderPreview } from './reminders/reminder.type.ts';
export { LettersService } from './letters/letters.service.ts';
export { LettersReadService } from './letters/letters-read.service.ts';
export { RenderLetterService } from './letters/render-letter.service.ts';
export { SendFormalNoticeInput } from './letters/send-formal-notice.input.ts';
export { figuresOf, type FormalNoticeFigures } from './letters/figures.ts';
export const contactEntities = [letterEntity, letterEventEntity];
