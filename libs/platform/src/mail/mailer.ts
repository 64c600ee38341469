import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.ts';
import { newId } from '../ids.ts';
import { PLATFORM_OPTIONS, type PlatformOptions } from '../options.ts';
import type { Tx } from '../orm/database.ts';
import { sql } from '../orm/sql.ts';

export type MessageChannel = 'email' | 'sms';

export interface NewMessage {
  agencyId: string; creditorId?: string | null; caseId?: string | null;
  channel: MessageChannel;
  /** What it is for: 'access_code', 'plan_agreed', 'receipt' … */
  purpose: string;
  /** An address or a telephone number. */
  recipient: string;
  subject: string;
  /** Plain text, whole sentences; the link, if any, is set below it. */
  text: string;
  link?: string | null;
  /** The link alone opens something: it is blanked here once the mail server has it, or it can't leave any more. Where no server is set it stays for the demo's mailbox, until whoever wrote it blanks it. */
  linkIsSecret?: boolean;
  documentIds?: readonly string[];
  /** For what is sent regularly: the address that ends it in one step, by a POST (RFC 8058). */
  unsubscribe?: string | null;
  /** After this it says nothing that is still true, and is not sent any more. */
  sendBefore?: Temporal.Instant | null;
}

/** Writes a message in the transaction of what it tells: it leaves with it or not at all, and is sent by the worker. */
@Injectable()
export class Mailer {
  constructor(@Inject(Clock) private readonly clock: Clock, @Inject(PLATFORM_OPTIONS) private readonly options: PlatformOptions) {}

  /** Whether a message may be written for this channel. No carrier of SMS is chosen yet: they are for the demo's mailbox only. E-mail waits where no server is set. */
  carries(channel: MessageChannel): boolean {
    return channel === 'email' || this.options.demo;
  }

  /** The address of a page of this house: "/d/R4K7TD3" as "https://orvelle.example/d/R4K7TD3". */
  linkTo(path: string): string {
    return `${this.options.publicUrl.replace(/\/$/, '')}${path}`;
  }

  /** Answers the id of the message. */
  async send(tx: Tx, message: NewMessage): Promise<string> {
    const id = newId();
    await tx.rows(sql`insert into outgoing_message (id, agency_id, creditor_id, case_id, channel, purpose, recipient, subject, text, link, link_is_secret, document_ids, queued_at, send_before, unsubscribe)
      values (${id}, ${message.agencyId}, ${message.creditorId}, ${message.caseId}, ${message.channel}, ${message.purpose}, ${message.recipient}, ${message.subject}, ${message.text}, ${message.link}, ${message.linkIsSecret ?? false}, ${`{${(message.documentIds ?? []).join(',')}}`}::uuid[], ${this.clock.now()}, ${message.sendBefore}, ${message.unsubscribe})`);
    await tx.emit('MessageQueued', { messageId: id, ...(message.caseId ? { caseId: message.caseId } : {}) }, { agencyId: message.agencyId, ...(message.caseId ? { caseId: message.caseId } : {}), internal: true });
    return id;
  }
}
