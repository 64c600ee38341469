import { Inject, Injectable } from '@nestjs/common';
import { sql, type Actor, type Tx } from '@quittance/platform';
import type { SeenCase } from '../files/cases-read.service.ts';
import { raw } from '../files/reader.ts';
import { short } from '../questions/question-facts.service.ts';
import { TimelineService } from '../timeline/timeline.service.ts';
import { CaseMessageMailsService } from './case-message-mails.service.ts';
import { sideOf } from './case-messages-read.service.ts';

/** That something was written: a line on the case, what waits for the other side, the live event, and one mail until it is read. */
@Injectable()
export class TellOfCaseMessage {
  constructor(@Inject(TimelineService) private readonly timeline: TimelineService, @Inject(CaseMessageMailsService) private readonly mails: CaseMessageMailsService) {}

  async written(tx: Tx, actor: Actor, file: SeenCase, { id, text, at, files }: { id: string; text: string; at: Temporal.Instant; files: number }): Promise<void> {
    const side = sideOf(actor), other = raw(side === 'creditor' ? 'unread_by_agency' : 'unread_by_creditor');
    const scope = { agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id };
    const { unread } = (await tx.first<{ unread: number }>(sql`update case_file set ${other} = ${other} + 1, last_message_at = ${at} where id = ${file.id} returning ${other} as unread`))!;
    await this.timeline.write(tx, { ...scope, kind: 'question', code: 'case_message.written', facts: { of: side, text: short(text), documents: files || null }, actor: { id: actor.id, name: actor.name }, at, factKind: 'case_message', factId: id, internal: false, toBailiff: false });
    await tx.emit('CaseMessageWritten', { caseId: file.id, caseMessageId: id }, scope);
    // A second letter to somebody who has not opened the first one is noise.
    if (unread === 1) await this.mails.written(tx, file, side);
  }
}
