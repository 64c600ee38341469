import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { and, Database, isId, page, pageSize, sql, toCursor, toInstant, type Actor } from '@quittance/platform';
import { timeCursor } from '../time-cursor.ts';
import type { MessagePage } from './message.type.ts';

interface Row { id: string; case_id: string | null; public_reference: string | null; channel: string; purpose: string; recipient: string; subject: string; queued_at: string; key: string; state: string }

@Injectable()
export class MessagesReadService {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** What the agency wrote by mail and SMS, the newest first; of one case, or of all. */
  async list(actor: Actor, { after, first, caseId }: { after?: string | null | undefined; first?: number | null | undefined; caseId?: string | null | undefined }): Promise<MessagePage> {
    if (caseId && !isId(caseId)) return { rows: [], next: null };
    const size = pageSize(first);
    const key = timeCursor(after);
    const rows = await this.database.rows<Row>(sql`
      select m.id, m.case_id, f.public_reference, m.channel, m.purpose, m.recipient, m.subject, m.queued_at, m.queued_at::text as key,
        case when m.sent_at is not null then 'sent' when m.failed_at is not null then 'failed' else 'queued' end as state
      from outgoing_message m left join case_file f on f.id = m.case_id
      where ${and(rowsFor(actor.ability, 'read', 'Message', 'm'), caseId ? sql`m.case_id = ${caseId}` : undefined, key && sql`(m.queued_at, m.id) < (${key[0]}::timestamptz, ${key[1]}::uuid)`)}
      order by m.queued_at desc, m.id desc limit ${size + 1}`);
    const cut = page(rows, size, (row) => toCursor(row.key, row.id));
    return {
      next: cut.next,
      rows: cut.rows.map((row) => ({
        id: row.id, caseId: row.case_id, publicReference: row.public_reference, channel: row.channel, purpose: row.purpose, recipient: row.recipient, subject: row.subject,
        queuedAt: toInstant(row.queued_at), state: row.state,
      })),
    };
  }
}
