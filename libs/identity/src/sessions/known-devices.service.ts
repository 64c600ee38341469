import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, Database, isId, list, newId, notFound, sql, toInstant, type Actor } from '@quittance/platform';
import { deviceWords } from '../account/device-words.ts';
import type { Holder, Reader } from '../account/holders.service.ts';
import { AuditService } from '../audit/audit.service.ts';

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
const NOBODY = '00000000-0000-0000-0000-000000000000';
const TOKEN = /^[\w-]{43}$/;
/** As long as the cookie lasts. */
const KEPT = { hours: 365 * 24 };
/** So many people come in from one browser, each known by a token of his own; of more, the one who came last is remembered first. */
const MOST_PEOPLE = 5;
const MOST_SHOWN = 50;

const tokensOf = (cookie: string | undefined): string[] => (cookie ?? '').slice(0, 400).split('.').filter((token) => TOKEN.test(token)).slice(0, MOST_PEOPLE);

export interface KnownDeviceLine { id: string; current: boolean; device: string; firstSeenAt: Temporal.Instant; lastSeenAt: Temporal.Instant }
/** cookie: what the browser is to keep from now on, or null where it has it. news: he has come in before, and never from here. */
export interface Remembered { cookie: string | null; news: boolean }

/** Devices on which a person has signed in before. They open nothing; tries from them are counted for themselves, and a new one is told to him. */
@Injectable()
export class KnownDevicesService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(AuditService) private readonly audit: AuditService) {}

  /** As which device of this person it has been here, if it has; asked alike of an account that nobody has. */
  async knownAs(cookie: string | undefined, holder: Holder | undefined): Promise<string | undefined> {
    const tokens = tokensOf(cookie);
    if (!tokens.length) return undefined;
    return (await this.database.first<{ id: string }>(sql`select id from known_device where token_hash in (${list(tokens.map(hashOf))}) and user_id = ${holder?.id ?? NOBODY} and forgotten_at is null`))?.id;
  }

  async remember(where: Reader, { id: userId, agencyId }: Holder, cookie: string | undefined, userAgent: string | undefined): Promise<Remembered> {
    const now = this.clock.now(), tokens = tokensOf(cookie), agent = userAgent?.slice(0, 300) ?? null;
    const known = tokens.length ? await where.rows(sql`update known_device set last_seen_at = ${now}, user_agent = ${agent} where token_hash in (${list(tokens.map(hashOf))}) and user_id = ${userId} and forgotten_at is null returning id`) : [];
    if (known.length) return { cookie: null, news: false };
    const before = await where.rows(sql`select 1 as one from known_device where user_id = ${userId} limit 1`);
    const fresh = randomBytes(32).toString('base64url');
    await where.rows(sql`insert into known_device (id, agency_id, user_id, token_hash, first_seen_at, last_seen_at, user_agent) values (${newId()}, ${agencyId}, ${userId}, ${hashOf(fresh)}, ${now}, ${now}, ${agent})`);
    return { cookie: [fresh, ...tokens].slice(0, MOST_PEOPLE).join('.'), news: before.length > 0 };
  }

  /** His own, the latest first. */
  async linesOf(userId: string, cookie: string | undefined): Promise<KnownDeviceLine[]> {
    const here = new Set(tokensOf(cookie).map(hashOf));
    const rows = await this.database.rows<{ id: string; token_hash: string; user_agent: string | null; first_seen_at: string; last_seen_at: string }>(sql`
      select d.id, d.token_hash, d.user_agent, d.first_seen_at, d.last_seen_at from known_device d where d.user_id = ${userId} and d.forgotten_at is null and d.last_seen_at > ${this.clock.now().subtract(KEPT)} order by d.last_seen_at desc, d.id limit ${MOST_SHOWN}`);
    return rows.map((row) => ({ id: row.id, current: here.has(row.token_hash), device: deviceWords(row.user_agent), firstSeenAt: toInstant(row.first_seen_at), lastSeenAt: toInstant(row.last_seen_at) }));
  }

  /** The next time it is a new one. What is open there stays open. Refusals: not_found. */
  forget(actor: Actor, id: string): Promise<void> {
    return this.database.transact(async (tx) => {
      const his = isId(id) && (await tx.first(sql`update known_device set forgotten_at = ${this.clock.now()}, user_agent = null where id = ${id} and user_id = ${actor.id} and forgotten_at is null returning id`));
      if (!his) throw notFound('Device');
      await this.audit.record(tx, actor, { action: 'forgetDevice', subject: 'Account', subjectId: actor.id, outcome: 'done', facts: { deviceId: id } });
    });
  }

  forgetAllOf(where: Reader, userId: string): Promise<unknown> {
    return where.rows(sql`update known_device set forgotten_at = ${this.clock.now()}, user_agent = null where user_id = ${userId} and forgotten_at is null`);
  }

  /** Whose cookie is over by now. */
  async clean(): Promise<void> {
    const now = this.clock.now();
    await this.database.rows(sql`update known_device set forgotten_at = ${now}, user_agent = null where forgotten_at is null and last_seen_at < ${now.subtract(KEPT)}`);
  }
}
