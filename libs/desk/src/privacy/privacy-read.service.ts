import { Inject, Injectable } from '@nestjs/common';
import { rowsFor, type Action } from '@quittance/access';
import { DocumentsService } from '@quittance/documents';
import { PRIVACY_ARTICLES, privacyTerm, type PrivacyKind } from '@quittance/law';
import { DebtorsService, type Debtor } from '@quittance/parties';
import { and, Clock, Database, fromDayCursor, isId, notFound, page, pageSize, sql, toCursor, toDay, toDayOrNull, toFacts, toInstant, type Actor, type Sql, type Tx } from '@quittance/platform';
import { PrivacyEvent, PrivacyRequest, PrivacySubject, type PrivacyRequestPage } from './privacy.type.ts';

interface Row {
  id: string; agency_id: string; creditor_id: string; debtor_id: string; case_id: string | null; number: string; kind: PrivacyKind; received_on: string; channel: string; identity_seen: string | null; words: string; opened_at: string;
  opened_by: string; debtor_name: string; creditor_name: string; public_reference: string | null; extended: boolean; ended: string | null; ended_on: string | null;
}
interface EventRow { id: string; kind: string; code: string | null; article: string | null; words: string | null; facts: Record<string, string>; documents: string[]; at: string; by: string }

/** A request as an act upon it needs it. */
export interface SeenRequest { id: string; agencyId: string; creditorId: string; debtorId: string; caseId: string | null; number: number; kind: PrivacyKind; receivedOn: Temporal.PlainDate; extended: boolean; ended: string | null; identitySeen: string | null }

const COLUMNS = sql`r.id, r.agency_id, r.creditor_id, r.debtor_id, r.case_id, r.number, r.kind, r.received_on, r.channel, r.words, r.opened_at,
  coalesce((select e.words from privacy_event e where e.request_id = r.id and e.kind = 'identified' order by e.position desc limit 1), r.identity_seen) as identity_seen, d.name as debtor_name, c.name as creditor_name, f.public_reference, u.name as opened_by,
  exists (select 1 from privacy_event e where e.request_id = r.id and e.kind = 'extended') as extended, x.kind as ended, x.on_day as ended_on`;
const FROM = sql`privacy_request r join debtor d on d.id = r.debtor_id join creditor c on c.id = r.creditor_id join app_user u on u.id = r.opened_by left join case_file f on f.id = r.case_id
  left join privacy_event x on x.request_id = r.id and x.kind in ('answered', 'refused')`;

/** Requests about personal data, as their agency sees them. */
@Injectable()
export class PrivacyReadService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(DocumentsService) private readonly documents: DocumentsService, @Inject(DebtorsService) private readonly debtors: DebtorsService) {}

  /** Those that wait first by the day of receipt, oldest first; the rest newest first. state: open | ended, else both. */
  async list(actor: Actor, { state, after, first }: { state?: string | null | undefined; after?: string | null | undefined; first?: number | null | undefined }): Promise<PrivacyRequestPage> {
    const mine = sql`(${rowsFor(actor.ability, 'read', 'PrivacyRequest', 'r')})`, size = pageSize(first);
    const ended = sql`exists (select 1 from privacy_event e where e.request_id = r.id and e.kind in ('answered', 'refused'))`;
    const cursor = fromDayCursor(after);
    const asked = state === 'open' ? sql`not ${ended}` : state === 'ended' ? ended : undefined;
    const [rows, waiting] = await Promise.all([
      this.database.rows<Row>(sql`select ${COLUMNS} from ${FROM} where ${and(mine, asked, cursor && sql`(r.received_on, r.id) < (${cursor.day}::date, ${cursor.id}::uuid)`)} order by r.received_on desc, r.id desc limit ${size + 1}`),
      this.database.rows<{ received_on: string; extended: boolean }>(sql`select r.received_on, exists (select 1 from privacy_event e where e.request_id = r.id and e.kind = 'extended') as extended from privacy_request r where ${mine} and not ${ended}`),
    ]);
    const cut = page(rows, size, (row) => toCursor(row.received_on.slice(0, 10), row.id));
    const late = waiting.filter(({ received_on, extended }) => privacyTerm({ receivedOn: toDay(received_on), extended, answeredOn: null }, this.clock.today()).clock === 'late').length;
    return { rows: cut.rows.map((row) => this.#view(row)), next: cut.next, open: waiting.length, late };
  }

  async one(actor: Actor, id: string): Promise<PrivacyRequest | null> {
    if (!isId(id)) return null;
    const [row] = await this.#rows(this.database, actor, sql`r.id = ${id}`);
    return row ? this.#view(row) : null;
  }

  /** Those about the debtor of a case, newest first. */
  async ofDebtor(actor: Actor, debtorId: string): Promise<PrivacyRequest[]> {
    return (await this.#rows(this.database, actor, sql`exists (select 1 from privacy_subject s where s.request_id = r.id and s.debtor_id = ${debtorId})`)).map((row) => this.#view(row));
  }

  /** The request that this actor may act upon, locked; not found and not his are one answer. */
  async mustSee(tx: Tx, actor: Actor, action: Action, id: string): Promise<SeenRequest> {
    const where = sql`r.id = ${id} and (${rowsFor(actor.ability, action, 'PrivacyRequest', 'r')})`;
    // The row is a fact; whoever acts on it waits here for whoever does so now.
    if (isId(id)) await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`privacy ${id}`}, 0))`);
    const [row] = isId(id) ? await this.#rows(tx, actor, where) : [];
    if (!row) throw notFound('PrivacyRequest');
    return {
      id: row.id, agencyId: row.agency_id, creditorId: row.creditor_id, debtorId: row.debtor_id, caseId: row.case_id, number: Number(row.number), kind: row.kind, receivedOn: toDay(row.received_on), extended: row.extended, ended: row.ended, identitySeen: row.identity_seen,
    };
  }

  async events(actor: Actor, requestId: string): Promise<PrivacyEvent[]> {
    const rows = await this.database.rows<EventRow>(sql`select e.id, e.kind, e.code, e.article, e.words, e.facts, to_jsonb(e.document_ids) as documents, e.at, u.name as by
      from privacy_event e join privacy_request r on r.id = e.request_id join app_user u on u.id = e.by_id
      where e.request_id = ${requestId} and (${rowsFor(actor.ability, 'read', 'PrivacyRequest', 'r')}) order by e.position`);
    const kept = await this.documents.ofFact(actor, requestId);
    return rows.map((row) => Object.assign(new PrivacyEvent(), {
      id: row.id, kind: row.kind, code: row.code, article: row.article, words: row.words, facts: toFacts(row.facts), at: toInstant(row.at), by: row.by, documents: kept.filter(({ id }) => row.documents.includes(id)),
    }));
  }

  /** The debtors whom the request is about, and those of other creditors of the agency who may be the same person. */
  async subjects(actor: Actor, requestId: string, { candidates = true } = {}): Promise<PrivacySubject[]> {
    const rows = await this.database.rows<{ id: string; name: string; creditor_id: string; creditor_name: string; refs: string[]; case_id: string | null; linked: boolean; siren: boolean; same_name: boolean; email: boolean; phone: boolean; own: boolean }>(sql`
      with mine as (select r.id, r.agency_id, r.debtor_id from privacy_request r where r.id = ${requestId} and (${rowsFor(actor.ability, 'read', 'PrivacyRequest', 'r')})),
      his as (select d.* from privacy_subject s join mine on mine.id = s.request_id join debtor d on d.id = s.debtor_id),
      points as (select p.kind, lower(p.value) as value from debtor_contact_point p join his on his.id = p.debtor_id where his.erased_on is null),
      found as (select d.*, exists (select 1 from his where his.id = d.id) as linked,
          exists (select 1 from his where his.siren = d.siren) as same_siren, exists (select 1 from his where his.name_key = d.name_key and his.kind = d.kind and his.erased_on is null) as same_name,
          exists (select 1 from debtor_contact_point p join points o on o.kind = p.kind and o.value = lower(p.value) where p.debtor_id = d.id and p.kind = 'email') as same_email,
          exists (select 1 from debtor_contact_point p join points o on o.kind = p.kind and o.value = lower(p.value) where p.debtor_id = d.id and p.kind = 'phone') as same_phone
        from debtor d, mine where d.agency_id = mine.agency_id)
      select d.id, d.name, d.creditor_id, c.name as creditor_name, coalesce((select jsonb_agg(f.public_reference order by f.opened_at) from case_file f where f.debtor_id = d.id), '[]') as refs,
        (select f.id from case_file f where f.debtor_id = d.id order by f.stage in ('closed', 'returned'), f.opened_at desc limit 1) as case_id, d.linked, d.same_siren as siren, d.same_name, d.same_email as email, d.same_phone as phone, d.id = (select debtor_id from mine) as own
      from found d join creditor c on c.id = d.creditor_id where d.linked or (${candidates}::boolean and d.erased_on is null and (d.same_siren or d.same_name or d.same_email or d.same_phone))
      order by d.linked desc, own desc, c.name, d.id limit 50`);
    return rows.map((row) => Object.assign(new PrivacySubject(), {
      debtorId: row.id, name: row.name, creditorId: row.creditor_id, creditorName: row.creditor_name, references: row.refs, caseId: row.case_id, linked: row.linked,
      by: [row.siren && 'siren', row.same_name && 'name', row.email && 'email', row.phone && 'phone'].filter((one): one is string => Boolean(one)),
    }));
  }

  /** What is known of him, for who may see the request. */
  debtor(debtorId: string): Promise<Debtor> {
    return this.debtors.ofSeenCase(debtorId);
  }

  #rows(reader: Database | Tx, actor: Actor, where: Sql): Promise<Row[]> {
    return reader.rows<Row>(sql`select ${COLUMNS} from ${FROM} where (${where}) and (${rowsFor(actor.ability, 'read', 'PrivacyRequest', 'r')}) order by r.received_on desc, r.id desc`);
  }

  #view(row: Row): PrivacyRequest {
    const term = privacyTerm({ receivedOn: toDay(row.received_on), extended: row.extended, answeredOn: toDayOrNull(row.ended_on) }, this.clock.today());
    return Object.assign(new PrivacyRequest(), {
      id: row.id, number: Number(row.number), kind: row.kind, article: PRIVACY_ARTICLES[row.kind], state: row.ended ?? (row.extended ? 'extended' : 'open'), clock: term.clock, receivedOn: toDay(row.received_on), dueOn: term.due, extendBy: term.extendBy,
      termArticle: term.article, channel: row.channel, identitySeen: row.identity_seen, words: row.words, debtorName: row.debtor_name, creditorName: row.creditor_name, caseId: row.case_id, publicReference: row.public_reference, openedBy: row.opened_by,
      openedAt: toInstant(row.opened_at), debtorId: row.debtor_id,
    });
  }
}
