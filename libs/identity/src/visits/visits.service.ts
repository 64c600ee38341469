import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { abilityFor } from '@quittance/access';
import { Clock, Database, newId, sql, toInstant, VisitAuthenticator, type Actor, type Sql, type Tx } from '@quittance/platform';

const LASTS = Temporal.Duration.from({ hours: 4 });
const IDLE = Temporal.Duration.from({ minutes: 30 });
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

export interface NewVisit {
  agencyId: string; creditorId: string; caseId: string; debtorId: string;
  /** The debtor, as the case has him: what he does is told in his name. */
  name: string;
  /** By what he proved that the letter or the address is his. */
  openedBy: 'letter' | 'email' | 'sms' | 'agency';
  locale?: string; ip?: string | undefined; userAgent?: string | undefined;
  /** The agency looks at what the debtor sees: nobody's visit, read-only, over with the view. */
  viewing?: { id: string; expiresAt: Temporal.Instant };
}
interface Row { id: string; agency_id: string; creditor_id: string; case_id: string; name: string; locale: string; stale: boolean; viewing?: { id: string; beganAt: string; expiresAt: string; backTo: string } | null }

/** A visit that the agency opened lasts no longer than the view that it belongs to, nor than the session that asked for it. */
const viewStands = (now: Temporal.Instant): Sql => sql`(v.viewing_id is null or exists (select 1 from viewing w join session s on s.id = w.session_id where w.id = v.viewing_id and w.ended_at is null and w.expires_at > ${now} and s.ended_at is null and s.expires_at > ${now}))`;

/** A debtor's visit: a grant to the public side of one case, for half an hour after his last gesture and four hours at most. */
@Injectable()
export class VisitsService extends VisitAuthenticator {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock) {
    super();
  }

  /** Opens a visit for one who has proved himself; the token is answered once and kept nowhere. */
  async open(tx: Tx, visit: NewVisit): Promise<{ id: string; token: string }> {
    const token = randomBytes(32).toString('base64url');
    const id = newId(), now = this.clock.now();
    await tx.rows(sql`insert into visit (id, case_id, agency_id, creditor_id, debtor_id, token_hash, name, opened_by, locale, opened_at, last_seen_at, expires_at, ip, user_agent, read_only, viewing_id)
      values (${id}, ${visit.caseId}, ${visit.agencyId}, ${visit.creditorId}, ${visit.debtorId}, ${hashOf(token)}, ${visit.name}, ${visit.openedBy}, ${visit.locale ?? 'fr'}, ${now}, ${now}, ${visit.viewing?.expiresAt ?? now.add(LASTS)}, ${visit.ip}, ${visit.userAgent?.slice(0, 300)}, ${visit.viewing !== undefined}, ${visit.viewing?.id})`);
    return { id, token };
  }

  /** Whether the visit lasts, without being taken for a gesture of his. */
  async stands(visitId: string): Promise<boolean> {
    const now = this.clock.now();
    return Boolean(await this.database.first(sql`select 1 as one from visit v where v.id = ${visitId} and v.ended_at is null and v.expires_at > ${now} and v.last_seen_at > ${now.subtract(IDLE)} and ${viewStands(now)}`));
  }

  /** With it, the view of the agency that it was opened for. */
  async end(visitId: string): Promise<void> {
    const now = this.clock.now();
    await this.database.rows(sql`with ended as (update visit set ended_at = ${now} where id = ${visitId} and ended_at is null returning viewing_id) update viewing w set ended_at = ${now} from ended where w.id = ended.viewing_id and w.ended_at is null`);
  }

  /** The language that the visitor reads in, for this visit. */
  async speak(visitId: string, locale: string): Promise<void> {
    await this.database.rows(sql`update visit set locale = ${locale === 'en' ? 'en' : 'fr'} where id = ${visitId}`);
  }

  async visitorOf(token: string | undefined): Promise<Actor | undefined> {
    if (!token || token.length > 100) return undefined;
    const now = this.clock.now();
    const row = await this.database.first<Row>(sql`
      select v.id, v.agency_id, v.creditor_id, v.case_id, v.name, v.locale, (v.last_seen_at < ${now.subtract({ minutes: 1 })}) as stale,
        (select jsonb_build_object('id', w.id, 'beganAt', w.began_at, 'expiresAt', w.expires_at, 'backTo', w.back_to) from viewing w where w.id = v.viewing_id) as viewing
      from visit v where v.token_hash = ${hashOf(token)} and v.ended_at is null and v.expires_at > ${now} and v.last_seen_at > ${now.subtract(IDLE)} and ${viewStands(now)}`);
    if (!row) return undefined;
    if (row.stale) await this.database.rows(sql`update visit set last_seen_at = ${now} where id = ${row.id}`);
    const { viewing } = row, who = visitor(row);
    if (!viewing) return who;
    const instant = (value: string) => toInstant(value);
    return { ...who, viewing: { id: viewing.id, as: 'debtor', subjectName: row.name, beganAt: instant(viewing.beganAt), expiresAt: instant(viewing.expiresAt), backTo: viewing.backTo } };
  }
}

/** The visitor of a case as an actor: of one case, with what the role of a debtor opens. */
export function visitor(row: { id: string; agency_id: string; creditor_id: string; case_id: string; name: string; locale: string }): Actor {
  const who = { id: row.id, agencyId: row.agency_id, roles: [{ role: 'debtor' as const, creditorId: row.creditor_id, caseIds: [row.case_id] }] };
  return { ...who, kind: 'debtor', name: row.name, email: '', locale: row.locale, sessionId: row.id, creditorId: null, studyId: null, ability: abilityFor(who) };
}
