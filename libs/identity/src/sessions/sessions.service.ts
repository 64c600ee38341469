import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { abilityFor, unpack, type RoleHeld } from '@quittance/access';
import { Authenticator, Clock, Database, isId, newId, sql, toInstant, type Actor, type Sql } from '@quittance/platform';
import type { Reader } from '../account/holders.service.ts';
import { seenAs, viewingOf, type ViewingRow } from '../access/viewing.ts';
import { FORMER_TOKEN_LASTS, HALF_LASTS, sessionLimit } from './session-limits.ts';

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
const newToken = () => randomBytes(32).toString('base64url');

/** half: the password was given, the second factor is awaited. enrol: one must be taken first. full: he is in. */
export type Stage = 'half' | 'enrol' | 'full';
export type OpenedWith = 'password' | 'passkey' | 'totp' | 'recovery_code' | 'link';
export type EndedBecause = 'signed_out' | 'ended_by_owner' | 'password_changed' | 'access_changed' | 'disabled' | 'timed_out';
export interface From { ip?: string | undefined; userAgent?: string | undefined }
export interface SessionHolder { id: string; agencyId: string; staff: boolean }

interface SessionRow { session_id: string; user_id: string; agency_id: string; email: string; name: string; locale: string; roles: (RoleHeld & { creditorId: string | null; studyId: string | null; caseIds: string[] })[]; stale: boolean; stage: Stage; authenticated_at: string | null; former: boolean; viewing?: ViewingRow | null }
export interface SessionLineRow { id: string; openedAt: Temporal.Instant; lastSeenAt: Temporal.Instant; expiresAt: Temporal.Instant; address: string | null; userAgent: string | null; openedWith: string }

/** Of one who must take a second factor first: his own account, and nothing else. */
const ENROLLING = '[["leave","Account"]]';

/** The roles of a user `u`, a bailiff's with the files in his study's hands at this moment: from the hand-off until it ends. */
export const ROLES = sql`coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'grade', r.grade, 'creditorId', r.creditor_id, 'studyId', r.study_id, 'caseIds', case when r.study_id is null then '[]'::jsonb
    else coalesce((select jsonb_agg(f.id) from case_file f where f.study_id = r.study_id and f.agency_id = u.agency_id), '[]'::jsonb) end) order by r.given_at)
  from role_held r where r.user_id = u.id and r.ended_at is null), '[]'::jsonb)`;

/** Open at this instant: not ended, not over, a gesture since its idle time. */
const standing = (now: Temporal.Instant) => sql`s.ended_at is null and s.expires_at > ${now} and s.last_seen_at > ${now}::timestamptz - s.idle_minutes * interval '1 minute'`;

/** Sessions are opaque: the browser holds a random token, the database its hash; ended means ended, at once and everywhere. */
@Injectable()
export class SessionsService extends Authenticator {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock) {
    super();
  }

  /** A new session; the token is answered once and kept nowhere. */
  async open(where: Reader, { id: userId, agencyId, staff }: SessionHolder, stage: Stage, openedWith: OpenedWith, from: From): Promise<string> {
    const token = newToken(), now = this.clock.now(), limit = sessionLimit(staff, this.clock.today());
    await where.rows(sql`insert into session (id, agency_id, token_hash, user_id, created_at, last_seen_at, authenticated_at, expires_at, idle_minutes, stage, opened_with, ip, user_agent)
      values (${newId()}, ${agencyId}, ${hashOf(token)}, ${userId}, ${now}, ${now}, ${now}, ${stage === 'half' ? now.add(HALF_LASTS) : now.add(limit.lasts)}, ${limit.idle.minutes}, ${stage}, ${openedWith}, ${from.ip}, ${from.userAgent?.slice(0, 300)})`);
    return token;
  }

  /** One step up. The token of the step below opens nothing any more. */
  async rise(where: Reader, sessionId: string, { staff }: SessionHolder, stage: 'enrol' | 'full', openedWith?: OpenedWith): Promise<string> {
    const token = newToken(), now = this.clock.now(), limit = sessionLimit(staff, this.clock.today());
    await where.rows(sql`update session set stage = ${stage}, token_hash = ${hashOf(token)}, former_token_hash = null, rotated_at = ${now}, authenticated_at = ${now}, last_seen_at = ${now},
      expires_at = ${now.add(limit.lasts)}, opened_with = coalesce(${openedWith ?? null}, opened_with) where id = ${sessionId} and ended_at is null`);
    return token;
  }

  /** He proved again who he is. A request that is under way with the former token is still answered. */
  async proveAgain(where: Reader, sessionId: string): Promise<string> {
    const token = newToken(), now = this.clock.now();
    await where.rows(sql`update session set former_token_hash = token_hash, token_hash = ${hashOf(token)}, rotated_at = ${now}, authenticated_at = ${now} where id = ${sessionId} and ended_at is null`);
    return token;
  }

  /** Ends it, and tells every process, so that what is open for it closes. */
  end(sessionId: string, because: EndedBecause = 'signed_out', where: Reader = this.database): Promise<number> {
    return this.#end(where, sql`s.id = ${sessionId}`, because);
  }

  /** All of a person's sessions, but one if it is named. Answers how many ended. */
  endAllOf(where: Reader, userId: string, because: EndedBecause, except?: string): Promise<number> {
    return this.#end(where, except ? sql`s.user_id = ${userId} and s.id <> ${except}` : sql`s.user_id = ${userId}`, because);
  }

  /** Those of everybody whose time is over. */
  endTimedOut(): Promise<number> {
    return this.#end(this.database, sql`not (${standing(this.clock.now())})`, 'timed_out');
  }

  async #end(where: Reader, which: Sql, because: EndedBecause): Promise<number> {
    const ended = await where.rows(sql`with ended as (update session s set ended_at = ${this.clock.now()}, ended_because = ${because} where ${which} and s.ended_at is null returning s.id)
      select pg_notify('quittance_session', ended.id::text) from ended`);
    return ended.length;
  }

  /** The session that awaits its second factor. */
  async halfOf(token: string | undefined): Promise<{ sessionId: string; userId: string } | undefined> {
    if (!token || token.length > 100) return undefined;
    const row = await this.database.first<{ id: string; user_id: string }>(sql`select s.id, s.user_id from session s where s.token_hash = ${hashOf(token)} and s.stage = 'half' and ${standing(this.clock.now())}`);
    return row && { sessionId: row.id, userId: row.user_id };
  }

  /** What a person has open, the last gesture first. */
  async linesOf(userId: string): Promise<SessionLineRow[]> {
    const rows = await this.database.rows<{ id: string; created_at: string; last_seen_at: string; expires_at: string; ip: string | null; user_agent: string | null; opened_with: string }>(
      sql`select s.id, s.created_at, s.last_seen_at, s.expires_at, s.ip, s.user_agent, s.opened_with from session s where s.user_id = ${userId} and s.stage <> 'half' and ${standing(this.clock.now())} order by s.last_seen_at desc, s.id`);
    return rows.map((row) => ({ id: row.id, openedAt: toInstant(row.created_at), lastSeenAt: toInstant(row.last_seen_at), expiresAt: toInstant(row.expires_at), address: row.ip, userAgent: row.user_agent, openedWith: row.opened_with }));
  }

  actorOf(token: string | undefined): Promise<Actor | undefined> {
    if (!token || token.length > 100) return Promise.resolve(undefined);
    const hash = hashOf(token);
    return this.#seen(sql`(s.token_hash = ${hash} or (s.former_token_hash = ${hash} and s.rotated_at > ${this.clock.now().subtract(FORMER_TOKEN_LASTS)}))`, sql`s.token_hash <> ${hash}`);
  }

  actorOfSession(sessionId: string): Promise<Actor | undefined> {
    // Who holds a key, or works without a door, has no session.
    if (!isId(sessionId)) return Promise.resolve(undefined);
    return this.#seen(sql`s.id = ${sessionId}`, sql`false`);
  }

  /** former: it is known by the token that it had before, which proves nothing afresh. */
  async #seen(which: Sql, former: Sql): Promise<Actor | undefined> {
    const now = this.clock.now();
    const row = await this.database.first<SessionRow>(sql`
      select s.id as session_id, u.id as user_id, u.agency_id, u.email, u.name, u.locale, s.stage, s.authenticated_at, (${former}) as former,
        (s.last_seen_at < ${now.subtract({ minutes: 1 })}) as stale,
        ${ROLES} as roles, ${viewingOf(now)} as viewing
      from session s join app_user u on u.id = s.user_id
      where ${which} and s.stage <> 'half' and ${standing(now)} and u.disabled_at is null`);
    if (!row) return undefined;
    if (row.stale) await this.database.rows(sql`update session set last_seen_at = ${now} where id = ${row.session_id}`);
    const actor = this.#actor(row);
    return row.viewing && !actor.mustEnrol ? seenAs(actor, row.viewing) : actor;
  }

  /** A person as an actor without a door, for jobs done in a person's name and for the demo agency. */
  async actorFor(email: string): Promise<Actor> {
    const row = await this.database.first<SessionRow>(sql`
      select '' as session_id, u.id as user_id, u.agency_id, u.email, u.name, u.locale, false as stale, 'full' as stage, null as authenticated_at, false as former,
        ${ROLES} as roles
      from app_user u where lower(u.email) = lower(${email})`);
    if (!row) throw new Error(`Nobody has the address ${email}`);
    return this.#actor(row);
  }

  #actor(row: SessionRow): Actor {
    const enrolling = row.stage === 'enrol', roles = enrolling ? [] : row.roles;
    const who = { id: row.user_id, agencyId: row.agency_id, roles };
    const creditorId = roles.find((r) => r.creditorId)?.creditorId ?? null;
    const studyId = roles.find((r) => r.studyId)?.studyId ?? null;
    return {
      ...who, kind: 'user', name: row.name, email: row.email, locale: row.locale, sessionId: row.session_id, creditorId, studyId, ability: enrolling ? unpack(ENROLLING) : abilityFor(who),
      ...(row.authenticated_at && !row.former ? { authenticatedAt: toInstant(row.authenticated_at) } : {}), ...(enrolling ? { mustEnrol: true } : {}),
    };
  }
}
