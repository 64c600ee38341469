import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { and, Clock, Database, fromCursor, list, page, pageSize, sql, toCursor, toFacts, toInstant, toInstantOrNull, type Actor, type FactValues, type Sql } from '@quittance/platform';
import { AuditService } from './audit.service.ts';
import { HeadsService } from './heads.service.ts';
import type { AuditEntry, AuditTrail, AuditTrailFilter, EvidenceStanding, EvidenceVerification } from './trail.type.ts';
import { VerificationService, type VerificationView } from './verification.service.ts';

interface Row {
  id: string; at: string; recorded_at: string; actor_id: string | null; actor_kind: string; actor_name: string | null; action: string; subject: string; subject_id: string | null; case_id: string | null; case_reference: string | null;
  outcome: string; code: string | null; facts: string; words: string | null; address: string | null; user_agent: string | null; session_id: string | null; correlation_id: string | null; erased_at: string | null; erased_under: string | null;
  person_id: string | null; person_commitment: string | null; person_name: string | null; salt: string | null; position: string | null; entry_hash: string | null; previous_hash: string | null; hash: string | null; sealed_at: string | null;
}
export type TrailRow = Row;

/** One statement for the list, a row of it, and what is exported. A person's name stands with the entry; where it was not written there, his account says it. */
const COLUMNS = sql`e.id, e.at, e.recorded_at, e.actor_id, e.actor_kind, coalesce(p.actor_name, case when p.erased_at is null then u.name end) as actor_name, e.action, e.subject, e.subject_id, e.case_id, f.public_reference as case_reference,
  e.outcome, e.code, e.facts::text as facts, p.words::text as words, p.address, p.user_agent, p.session_id, e.correlation_id, p.erased_at, p.erased_under, e.person_id, e.person_commitment, p.actor_name as person_name, p.salt,
  l.position, l.entry_hash, l.previous_hash, l.hash, l.sealed_at`;
const TABLES = sql`audit_entry e left join audit_person p on p.id = e.person_id left join audit_link l on l.entry_id = e.id left join app_user u on u.id = e.actor_id and u.agency_id = e.agency_id left join case_file f on f.id = e.case_id and f.agency_id = e.agency_id`;
const NEVER: Sql = { text: 'false', params: [] };
const MOST_ACTS = 40;

const facts = (text: string | null) => toFacts(text === null ? null : Object.fromEntries(Object.entries(JSON.parse(text) as FactValues).map(([key, value]) => [key, typeof value === 'object' && value !== null ? JSON.stringify(value) : value])));
const entry = (r: Row): AuditEntry => ({
  id: r.id, at: toInstant(r.at), recordedAt: toInstant(r.recorded_at), actorId: r.actor_id, actorKind: r.actor_kind, actorName: r.actor_name, action: r.action, subject: r.subject, subjectId: r.subject_id, caseId: r.case_id, caseReference: r.case_reference,
  outcome: r.outcome, code: r.code, facts: facts(r.facts), words: facts(r.words), address: r.address, userAgent: r.user_agent, sessionId: r.session_id, correlationId: r.correlation_id, erasedAt: toInstantOrNull(r.erased_at), erasedUnder: r.erased_under,
  position: r.position, entryHash: r.entry_hash, previousHash: r.previous_hash, hash: r.hash, sealedAt: toInstantOrNull(r.sealed_at),
});
const told = (v: VerificationView): EvidenceVerification => ({ ...v, total: Number(v.total), checked: Number(v.checked) });

@Injectable()
export class TrailService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(HeadsService) private readonly heads: HeadsService, @Inject(VerificationService) private readonly verifications: VerificationService, @Inject(AuditService) private readonly audit: AuditService) {}

  async trail(actor: Actor, filter: AuditTrailFilter | null | undefined, after: string | null | undefined, first: number | null | undefined): Promise<AuditTrail> {
    const size = pageSize(first);
    const cursor = fromCursor(after, 1);
    const rows = await this.#rows(actor, 'read', this.#where(actor, filter ?? {}), cursor ? String(cursor[0]) : undefined, size + 1);
    const { rows: cut, next } = page(rows, size, (row) => toCursor(row.id));
    return { rows: cut.map(entry), next };
  }

  async one(actor: Actor, id: string): Promise<AuditEntry | null> {
    if (!/^\d{1,18}$/.test(id)) return null;
    const rows = await this.#rows(actor, 'read', sql`e.id = ${id}::bigint`, undefined, 1);
    return rows[0] ? entry(rows[0]) : null;
  }

  async standing(actor: Actor): Promise<EvidenceStanding> {
    const mine = rowsFor(actor.ability, 'read', 'AuditEntry', 'e');
    const agencyId = actor.agencyId;
    const [counts, acts, head, verification] = await Promise.all([
      this.database.first<{ sealed: string; until: string | null; waiting: string }>(sql`select coalesce(t.position, 0) as sealed, t.sealed_at as until, (select count(*) from audit_waiting w where w.agency_id = ${agencyId}) as waiting
        from (select 1) one left join lateral (select l.position, l.sealed_at from audit_link l where l.agency_id = ${agencyId} order by l.position desc limit 1) t on true`),
      this.#acts(mine, agencyId), this.heads.newest(agencyId), this.verifications.latest(agencyId),
    ]);
    return { sealed: Number(counts?.sealed ?? 0), waiting: Number(counts?.waiting ?? 0), sealedUntil: toInstantOrNull(counts?.until ?? null), head, verification: verification && told(verification), acts };
  }

  /** The different acts by leaps over the index, so that a long trail costs no more than a short one. */
  async #acts(mine: Sql, agencyId: string): Promise<string[]> {
    const rows = await this.database.rows<{ action: string }>(sql`with recursive act as (
        (select e.action from audit_entry e where e.agency_id = ${agencyId} and ${mine} order by e.action limit 1)
        union all select (select e.action from audit_entry e where e.agency_id = ${agencyId} and e.action > act.action and ${mine} order by e.action limit 1) from act where act.action is not null)
      select action from act where action is not null limit 300`);
    return rows.map((r) => r.action);
  }

  async verify(actor: Actor): Promise<EvidenceVerification> {
    return told(await this.verifications.ask(actor));
  }

  headsTaken(actor: Actor, heads: number): Promise<unknown> {
    return this.audit.alone(actor, { action: 'exportHeads', subject: 'AuditEntry', outcome: 'done', facts: { heads } });
  }

  /** What an export holds, page by page, newest first; taking it out is told first, with its filters. */
  async *exported(actor: Actor, filter: AuditTrailFilter, format: string): AsyncGenerator<Row[]> {
    const given = Object.entries(filter).filter(([, value]) => value !== null && value !== undefined && value !== '');
    await this.audit.alone(actor, { action: 'exportTrail', subject: 'AuditEntry', outcome: 'done', facts: { format, ...Object.fromEntries(given.map(([key, value]) => [key === 'who' || key === 'from' ? (key === 'from' ? 'since' : 'search') : key, String(value)])) } });
    const where = this.#where(actor, filter);
    let before: string | undefined;
    for (;;) {
      const rows = await this.#rows(actor, 'export', where, before, 1000);
      if (rows.length) yield rows;
      if (rows.length < 1000) return;
      before = rows.at(-1)!.id;
    }
  }

  #where(actor: Actor, filter: AuditTrailFilter): Sql {
    const who = filter.who?.trim().slice(0, 100);
    const like = who ? `%${who.replace(/[\\%_]/g, '\\$&')}%` : '';
    const actorId = filter.actorId && /^[0-9a-f-]{36}$/i.test(filter.actorId) ? filter.actorId : undefined;
    return and(
      who ? sql`(p.actor_name ilike ${like} or e.actor_id in (select a.id from app_user a where a.agency_id = ${actor.agencyId} and (a.name ilike ${like} or a.email ilike ${like})))` : undefined,
      filter.actorId ? (actorId ? sql`e.actor_id = ${actorId}` : NEVER) : undefined,
      filter.acts?.length ? sql`e.action in (${list(filter.acts.slice(0, MOST_ACTS))})` : undefined,
      filter.outcome ? sql`e.outcome = ${filter.outcome}` : undefined,
      filter.caseReference?.trim() ? sql`e.case_id in (select c.id from case_file c where c.agency_id = ${actor.agencyId} and upper(c.public_reference) = upper(${filter.caseReference.trim()}))` : undefined,
      filter.from ? sql`e.at >= ${this.clock.startOf(filter.from)}` : undefined,
      filter.until ? sql`e.at < ${this.clock.startOf(filter.until.add({ days: 1 }))}` : undefined,
    );
  }

  #rows(actor: Actor, action: 'read' | 'export', where: Sql, before: string | undefined, most: number): Promise<Row[]> {
    const cut = before && /^\d{1,18}$/.test(before) ? sql`e.id < ${before}::bigint` : sql`true`;
    return this.database.rows<Row>(sql`select ${COLUMNS} from ${TABLES} where ${rowsFor(actor.ability, action, 'AuditEntry', 'e')} and ${where} and ${cut} order by e.id desc limit ${most}`);
  }
}
