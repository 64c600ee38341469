import { Inject, Injectable } from '@nestjs/common';
import { TimelineService } from '@quittance/cases';
import { OnEvent, sql, type Happened, type Tx } from '@quittance/platform';
import { masked } from './recipient.ts';

interface Written { case_id: string; agency_id: string; creditor_id: string; channel: string; purpose: string; recipient: string; failure: string | null; to_debtor: boolean }

/** A code for the door and a reminder have lines of their own, from whoever sends them. */
const OWN_LINE = ['access_code', 'reminder'];

/** Writes into the timeline of its case what was sent by mail and SMS. */
@Injectable()
export class TellOfMessages {
  constructor(@Inject(TimelineService) private readonly timeline: TimelineService) {}

  @OnEvent('MessageQueued')
  async tellWhenMessageQueued(tx: Tx, { ids }: Happened): Promise<void> {
    const message = await this.#of(tx, ids.messageId!);
    if (!message || OWN_LINE.includes(message.purpose)) return;
    // What went to the debtor, the creditor may know; what went to others is the agency's own.
    await this.#write(tx, message, 'message.queued', {}, !message.to_debtor);
  }

  @OnEvent('MessageFailed')
  async tellWhenMessageFailed(tx: Tx, { ids }: Happened): Promise<void> {
    const message = await this.#of(tx, ids.messageId!);
    if (message) await this.#write(tx, message, 'message.failed', { cause: message.failure }, true);
  }

  /** The message of a case, or undefined: it has none. */
  #of(tx: Tx, id: string): Promise<Written | undefined> {
    return tx.first<Written>(sql`select f.id as case_id, f.agency_id, f.creditor_id, m.channel, m.purpose, m.recipient, m.failure,
        exists (select 1 from debtor_contact_point p where p.debtor_id in (select m from debtor_family(f.debtor_id) m) and (lower(p.value) = lower(m.recipient)
          or (m.channel = 'sms' and right(regexp_replace(p.value, '[^0-9]', '', 'g'), 9) = right(m.recipient, 9)))) as to_debtor
      from outgoing_message m join case_file f on f.id = m.case_id where m.id = ${id}`);
  }

  async #write(tx: Tx, message: Written, code: string, more: Record<string, string | null>, internal: boolean): Promise<void> {
    const { case_id: caseId, agency_id: agencyId, creditor_id: creditorId, purpose, channel, recipient } = message;
    await this.timeline.write(tx, { caseId, agencyId, creditorId, kind: 'message', code, facts: { purpose, channel, to: masked(recipient), ...more }, actor: null, internal });
  }
}
