import { Inject, Injectable } from '@nestjs/common';
import { Database, sql, toInstant } from '@quittance/platform';

export interface MailboxMessage { id: string; channel: string; purpose: string; recipient: string; subject: string; text: string; link: string | null; queuedAt: Temporal.Instant; attachments: string[] }
interface Row { id: string; channel: string; purpose: string; recipient: string; subject: string; text: string; link: string | null; queued_at: string; attachments: string[] }

const SHOWN = 60;

/** What the demo would have sent, whole, codes and all: its mailbox page stands for the mailboxes and telephones of everybody. */
@Injectable()
export class MailboxService {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The newest messages first; to one recipient, if he is named. */
  async newest(recipient?: string): Promise<MailboxMessage[]> {
    const rows = await this.database.asSystem('mailbox', (house) => house.rows<Row>(sql`
      select m.id, m.channel, m.purpose, m.recipient, m.subject, m.text, m.link, m.queued_at,
        coalesce((select jsonb_agg(d.name order by array_position(m.document_ids, d.id)) from document d where d.id = any (m.document_ids)), '[]'::jsonb) as attachments
      from outgoing_message m ${recipient ? sql`where m.recipient = ${recipient}` : sql``} order by m.queued_at desc, m.id desc limit ${SHOWN}`));
    return rows.map(({ queued_at: queuedAt, ...row }) => ({ ...row, queuedAt: toInstant(queuedAt) }));
  }
}
