import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { abilityFor, type RoleHeld } from '@quittance/access';
import { Authenticator, Clock, Database, newId, sql, type Actor } from '@quittance/platform';

const LASTS = Temporal.Duration.from({ hours: 12 });
const IDLE = Temporal.Duration.from({ hours: 2 });
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

interface SessionRow { session_id: string; user_id: string; agency_id: string; email: string; name: string; locale: string; roles: (RoleHeld & { creditorId: string | null; studyId: string | null; caseIds: string[] })[]; stale: boolean }

/** The roles of a user `u`, a bailiff's with the files in his study's hands at this moment: from the hand-off until it ends. */
const ROLES = sql`coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'creditorId', r.creditor_id, 'studyId', r.study_id, 'caseIds', case when r.study_id is null then '[]'::jsonb
    else coalesce((select jsonb_agg(f.id) from case_file f where f.study_id = r.study_id and f.agency_id = u.agency_id), '[]'::jsonb) end) order by r.given_at)
  from role_held r where r.user_id = u.id and r.ended_at is null), '[]'::jsonb)`;

/** Sessions are opaque: the browser holds a random token, the database its hash; ended means ended, at once and everywhere. */
@Injectable()
export class SessionsService extends Authenticator {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock) {
    super();
  }

  /** A new session; the token is answered once and kept nowhere. */
  async open(userId: string, from: { ip?: string | undefined; userAgent?: string | undefined }): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    await this.database.rows(sql`insert into session (id, token_hash, user_id, created_at, last_seen_at, expires_at, ip, user_agent)
      values (${newId()}, ${hashOf(token)}, ${userId}, ${now}, ${now}, ${now.add(LASTS)}, ${from.ip}, ${from.userAgent?.slice(0, 300)})`);
    return token;
  }

  async end(sessionId: string): Promise<void> {
    await this.database.rows(sql`update session set ended_at = ${this.clock.now()} where id = ${sessionId} and ended_at is null`);
  }

  async actorOf(token: string | undefined): Promise<Actor | undefined> {
    if (!token || token.length > 100) return undefined;
    const now = this.clock.now();
    const row = await this.database.first<SessionRow>(sql`
      select s.id as session_id, u.id as user_id, u.agency_id, u.email, u.name, u.locale,
        (s.last_seen_at < ${now.subtract({ minutes: 1 })}) as stale,
        ${ROLES} as roles
      from session s join app_user u on u.id = s.user_id
      where s.token_hash = ${hashOf(token)} and s.ended_at is null and s.expires_at > ${now} and s.last_seen_at > ${now.subtract(IDLE)} and u.disabled_at is null`);
    if (!row) return undefined;
    if (row.stale) await this.database.rows(sql`update session set last_seen_at = ${now} where id = ${row.session_id}`);
    return this.#actor(row);
  }

  /** A person as an actor without a door, for jobs done in a person's name and for the demo agency. */
  async actorFor(email: string): Promise<Actor> {
    const row = await this.database.first<SessionRow>(sql`
      select '' as session_id, u.id as user_id, u.agency_id, u.email, u.name, u.locale, false as stale,
        ${ROLES} as roles
      from app_user u where lower(u.email) = lower(${email})`);
    if (!row) throw new Error(`Nobody has the address ${email}`);
    return this.#actor(row);
  }

  #actor(row: SessionRow): Actor {
    const who = { id: row.user_id, agencyId: row.agency_id, roles: row.roles };
    const creditorId = row.roles.find((r) => r.creditorId)?.creditorId ?? null;
    const studyId = row.roles.find((r) => r.studyId)?.studyId ?? null;
    return { ...who, kind: 'user', name: row.name, email: row.email, locale: row.locale, sessionId: row.session_id, creditorId, studyId, ability: abilityFor(who) };
  }
}
