import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { DocumentsService } from '@quittance/documents';
import { and, Database, page, pageSize, sql, toCursor, toInstant, toInstantOrNull, type Actor, type Sql } from '@quittance/platform';
import { raw } from '../files/reader.ts';
import { timeCursor } from '../files/time-cursor.ts';
import { CaseMessage, CaseMessagePage, Conversation, ConversationPage } from './case-message.type.ts';

interface Row { id: string; case_id: string; text: string; at: string; by_kind: string; by_name: string; seen_at: string | null; seen_by: string | null }
interface TalkRow { id: string; public_reference: string; debtor_name: string; creditor_name: string; stage: string; unread: number; last_message_at: string; message: string }
export interface Paged { first?: number | null | undefined; after?: string | null | undefined }

export const sideOf = (actor: Actor): 'creditor' | 'agency' => (actor.creditorId ? 'creditor' : 'agency');
/** The count of a case, of what this side has not read. */
export const unreadColumn = (actor: Actor): Sql => raw(`f.unread_by_${sideOf(actor)}`);

/** What was written on cases, as those two who write may read it. */
@Injectable()
export class CaseMessagesReadService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(DocumentsService) private readonly documents: DocumentsService) {}

  async ofCase(actor: Actor, caseId: string, { first, after }: Paged): Promise<CaseMessagePage> {
    const size = pageSize(first), cursor = timeCursor(after);
    const rows = await this.#rows(actor, and(sql`m.case_id = ${caseId}`, cursor && sql`(m.at, m.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`), sql`order by m.at desc, m.id desc limit ${size + 1}`);
    const cut = page(rows, size, (row) => toCursor(row.at, row.id));
    const found = rows.length ? await this.database.first<{ unread: number }>(sql`select ${unreadColumn(actor)} as unread from case_file f where f.id = ${caseId} and (${rowsFor(actor.ability, 'read', 'CaseFile', 'f')})`) : undefined;
    return Object.assign(new CaseMessagePage(), { rows: await this.#view(actor, cut.rows), next: cut.next, unread: found?.unread ?? 0 });
  }

  async one(actor: Actor, id: string): Promise<CaseMessage | undefined> {
    return (await this.#view(actor, await this.#rows(actor, sql`m.id = ${id}`, sql``)))[0];
  }

  /** Of a creditor all his cases; of an agent those that he carries, or all. */
  async conversations(actor: Actor, { first, after, unread, all }: Paged & { unread?: boolean | null | undefined; all?: boolean | null | undefined }): Promise<ConversationPage> {
    const size = pageSize(first), cursor = timeCursor(after);
    const mine = this.#mine(actor, all ?? false);
    const [rows, [count]] = await Promise.all([
      this.database.rows<TalkRow>(sql`
        select f.id, f.public_reference, d.name as debtor_name, c.name as creditor_name, f.stage, ${unreadColumn(actor)} as unread, f.last_message_at, m.id as message
        from case_file f join debtor d on d.id = f.debtor_id join creditor c on c.id = f.creditor_id join lateral (select m.id from case_message m where m.case_id = f.id order by m.at desc, m.id desc limit 1) m on true
        where ${and(mine, unread === true && sql`${unreadColumn(actor)} > 0`, cursor && sql`(f.last_message_at, f.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`)}
        order by f.last_message_at desc, f.id desc limit ${size + 1}`),
      this.database.rows<{ n: string }>(sql`select coalesce(sum(${unreadColumn(actor)}), 0) as n from case_file f where ${mine}`),
    ]);
    const cut = page(rows, size, (row) => toCursor(row.last_message_at, row.id));
    const said = new Map((cut.rows.length ? await this.#view(actor, await this.#rows(actor, sql`m.id in (${idsOf(cut.rows)})`, sql``)) : []).map((one) => [one.id, one]));
    return Object.assign(new ConversationPage(), {
      next: cut.next, unread: Number(count!.n),
      rows: cut.rows.filter((row) => said.has(row.message)).map((row) => Object.assign(new Conversation(), { caseId: row.id, publicReference: row.public_reference, debtorName: row.debtor_name, creditorName: row.creditor_name, stage: row.stage, unread: row.unread, last: said.get(row.message)! })),
    });
  }

  /** Whose conversations they are; the rows of messages that he may read decide, told by a case of his. */
  #mine(actor: Actor, all: boolean): Sql {
    return and(
      sql`f.last_message_at is not null`, rowsFor(actor.ability, 'read', 'CaseFile', 'f'), sql`exists (select 1 from case_message m where m.case_id = f.id and (${rowsFor(actor.ability, 'read', 'CaseMessage', 'm')}))`,
      sideOf(actor) === 'agency' && !all && sql`f.assignee_id = ${actor.id}`,
    );
  }

  #rows(actor: Actor, which: Sql, tail: Sql): Promise<Row[]> {
    return this.database.rows<Row>(sql`select m.id, m.case_id, m.text, m.at, m.by_kind, m.by_name, s.at as seen_at, s.by_name as seen_by
      from case_message m left join lateral (select s.at, s.by_name from case_message_seen s where s.case_id = m.case_id and s.by_kind <> m.by_kind and s.at >= m.at order by s.at limit 1) s on true
      where ${and(rowsFor(actor.ability, 'read', 'CaseMessage', 'm'), which)} ${tail}`);
  }

  async #view(actor: Actor, rows: readonly Row[]): Promise<CaseMessage[]> {
    const documents = await this.documents.ofFacts(actor, rows.map(({ id }) => id));
    return rows.map((row) => Object.assign(new CaseMessage(), {
      id: row.id, caseId: row.case_id, side: row.by_kind, ours: row.by_kind === sideOf(actor), by: row.by_name, text: row.text, at: toInstant(row.at), seenAt: toInstantOrNull(row.seen_at), seenBy: row.seen_by, documents: documents.get(row.id) ?? [],
    }));
  }
}

const idsOf = (rows: readonly TalkRow[]): Sql => rows.map((row) => sql`${row.message}::uuid`).reduce((all, one) => sql`${all}, ${one}`);
