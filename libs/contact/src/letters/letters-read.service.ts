import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { cents } from '@quittance/law';
import { and, Clock, Database, isId, page, pageSize, sql, toCursor, toDay, toInstant, type Actor, type Sql, type Tx } from '@quittance/platform';
import { timeCursor } from '../time-cursor.ts';
import { LETTER_STATE } from './letter-state.ts';
import type { Letter, LetterPage, LetterRow } from './letter.type.ts';

type Reader = Pick<Tx, 'rows'>;

interface Row {
  id: string; case_id: string; kind: string; reference: string; channel: string; queued_at: string; queued_by_name: string; as_of: string; time_limit_on: string;
  amount_cents: string; law_version: string; template_version: string; state: string; sent_at: string | null; paper_id: string | null; sha256: string | null; pages: number | null; cause: string | null;
}

const COLUMNS = sql`l.id, l.case_id, l.kind, l.reference, l.channel, l.queued_at, l.queued_by_name, l.as_of, l.time_limit_on, l.amount_cents, l.law_version, l.template_version,
  s.state, s.sent_at, s.pages, s.cause, paper.id as paper_id, paper.sha256`;

/**
 * A letter `l` with its state `s` and the `paper` of it that this reader may open: the one that was posted where he may, else its copy.
 * The hash is that of the same paper: six digits are found from the hash of what was posted by printing a million letters.
 */
const lettersFor = (actor: Actor): Sql => sql`letter l cross join lateral ${LETTER_STATE} s
  left join lateral (select d.id, d.sha256 from document d where (d.fact_id = l.id or d.id = s.document_id) and (${rowsFor(actor.ability, 'read', 'Document', 'd')}) order by d.internal desc, d.id limit 1) paper on true`;

/** Reads of letters, each through the rows that the reader may see. */
@Injectable()
export class LettersReadService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock) {}

  /** One letter, or undefined: none, or not yours. */
  async one(reader: Reader, actor: Actor, id: string): Promise<Letter | undefined> {
    if (!isId(id)) return undefined;
    return (await this.#read(reader, actor, sql`l.id = ${id}`))[0];
  }

  /** The letters of a case, the newest first. */
  ofCase(actor: Actor, caseId: string): Promise<Letter[]> {
    return isId(caseId) ? this.#read(this.database, actor, sql`l.case_id = ${caseId}`) : Promise.resolve([]);
  }

  /** The letter log: the agency's letters, or a creditor's own. state: queued | sent | failed, or all. */
  async list(actor: Actor, { after, first, state }: { after?: string | null | undefined; first?: number | null | undefined; state?: string | null | undefined }): Promise<LetterPage> {
    const size = pageSize(first);
    const key = timeCursor(after);
    const rows = await this.database.rows<Row & { public_reference: string; debtor: string; creditor: string; key: string }>(sql`
      select ${COLUMNS}, l.queued_at::text as key, f.public_reference, d.name as debtor, c.name as creditor
      from ${lettersFor(actor)}
      join case_file f on f.id = l.case_id join debtor d on d.id = f.debtor_id join creditor c on c.id = l.creditor_id
      where ${and(rowsFor(actor.ability, 'read', 'Letter', 'l'), state ? sql`s.state = ${state}` : undefined, key && sql`(l.queued_at, l.id) < (${key[0]}::timestamptz, ${key[1]}::uuid)`)}
      order by l.queued_at desc, l.id desc limit ${size + 1}`);
    const cut = page(rows, size, (row) => toCursor(row.key, row.id));
    return {
      next: cut.next,
      rows: cut.rows.map((row): LetterRow => ({
        id: row.id, caseId: row.case_id, publicReference: row.public_reference, debtorName: row.debtor, creditorName: row.creditor, kind: row.kind, reference: row.reference,
        state: row.state, channel: row.channel, queuedAt: toInstant(row.queued_at), amount: cents(BigInt(row.amount_cents)), timeLimitOn: toDay(row.time_limit_on),
        documentId: row.paper_id, failure: row.cause,
      })),
    };
  }

  async #read(reader: Reader, actor: Actor, which: Sql): Promise<Letter[]> {
    const rows = await reader.rows<Row>(sql`
      select ${COLUMNS} from ${lettersFor(actor)}
      where ${and(rowsFor(actor.ability, 'read', 'Letter', 'l'), which)} order by l.queued_at desc, l.id desc`);
    return rows.map((row) => ({
      id: row.id, caseId: row.case_id, kind: row.kind, reference: row.reference, state: row.state, channel: row.channel,
      queuedAt: toInstant(row.queued_at), sentOn: row.sent_at ? this.clock.dayOf(toInstant(row.sent_at)) : null, timeLimitOn: toDay(row.time_limit_on),
      amount: cents(BigInt(row.amount_cents)), asOf: toDay(row.as_of), lawVersion: row.law_version, templateVersion: row.template_version,
      sha256: row.sha256, pages: row.pages, failure: row.cause, by: row.queued_by_name, documentId: row.paper_id,
    }));
  }
}
