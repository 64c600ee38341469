import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { AuditService, SessionsService } from '@quittance/identity';
import { Clock, Database, isId, Mailer, newId, OnJob, refuseFaults, SecretBox, sql, standAs, standingOf, toInstant, type Actor, type Fault, type Tx } from '@quittance/platform';
import { digestLetter, type DigestAddresses } from './digest-words.ts';
import type { DigestInput, DigestPreference } from './digest.type.ts';
import { hasNews, ReadDigestService } from './read-digest.service.ts';
import { CADENCES, lastDue, nextDue, spanBefore, type Cadence, type Due, type Schedule } from './schedule.ts';

interface Wish { user_id: string; agency_id: string; creditor_id: string; cadence: Cadence; weekday: number | string; hour: number | string; set_at: string; email: string; last_until: string | null; last_on: string | null }

/** What is proposed to who wishes one: on Monday morning, before the first meeting. */
const USUAL: Schedule = { cadence: 'weekly', weekday: 1, hour: 8 };
const USE = 'digest stop';
const scheduleOf = ({ cadence, weekday, hour }: Pick<Wish, 'cadence' | 'weekday' | 'hour'>): Schedule => ({ cadence, weekday: Number(weekday), hour: Number(hour) });

/** News of his cases by mail, to each person of a creditor who wishes them: once for each day that they are due, whatever restarts meanwhile. */
@Injectable()
export class DigestsService {
  readonly #log = new Logger('digests');

  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(SessionsService) private readonly people: SessionsService, @Inject(ReadDigestService) private readonly news: ReadDigestService,
    @Inject(Mailer) private readonly mailer: Mailer, @Inject(SecretBox) private readonly secrets: SecretBox, @Inject(AuditService) private readonly audit: AuditService,
  ) {}

  /** His own; null for whoever is of no company. Who has wished nothing gets nothing. */
  async of(actor: Actor): Promise<DigestPreference | null> {
    if (!actor.creditorId) return null;
    return this.#told(await this.#wish(this.database, actor.id));
  }

  /** Refusals: bad_fields; not_found for whoever is of no company. */
  async set(actor: Actor, { cadence, weekday, hour }: DigestInput): Promise<DigestPreference> {
    const faults: Fault[] = [];
    if (!actor.creditorId || !(CADENCES as readonly string[]).includes(cadence)) faults.push({ field: 'cadence', code: 'unknown' });
    const before = await this.#wish(this.database, actor.id), kept = before ? scheduleOf(before) : USUAL;
    const wish = { cadence: cadence as Cadence, weekday: weekday ?? kept.weekday, hour: hour ?? kept.hour };
    if (wish.weekday < 1 || wish.weekday > 7) faults.push({ field: 'weekday', code: 'out_of_range', facts: { least: 1, most: 7 } });
    if (wish.hour < 0 || wish.hour > 23) faults.push({ field: 'hour', code: 'out_of_range', facts: { least: 0, most: 23 } });
    refuseFaults(faults);
    return this.database.transact(async (tx) => {
      await this.#keep(tx, { userId: actor.id, agencyId: actor.agencyId, creditorId: actor.creditorId! }, wish, 'portal');
      await this.audit.record(tx, actor, { action: 'setDigest', subject: 'Account', subjectId: actor.id, outcome: 'done', facts: { cadence } });
      return this.#told(await this.#wish(tx, actor.id));
    });
  }

  /** Whose mail it is that a signed address ends; undefined: it is none of ours. Answers whether it still comes. */
  async standing(userId: unknown, signature: unknown): Promise<{ email: string; locale: string; comes: boolean } | undefined> {
    if (!this.#signed(userId, signature)) return undefined;
    return this.database.asSystem('stop-digest', async (house) => {
      const wish = await this.#wish(house, userId as string);
      const person = await house.first<{ email: string; locale: string }>(sql`select email, locale from app_user where id = ${userId as string}`);
      return person && { ...person, comes: wish !== undefined && wish.cadence !== 'off' };
    });
  }

  /** By the address in the mail, without signing in; twice is once. Answers whether the address was one of ours. */
  async stop(userId: unknown, signature: unknown): Promise<boolean> {
    if (!this.#signed(userId, signature)) return false;
    const id = userId as string;
    await this.database.asSystem('stop-digest', (house) => house.transact(async (tx) => {
      const wish = await this.#wish(tx, id);
      if (!wish || wish.cadence === 'off') return;
      await this.#keep(tx, { userId: id, agencyId: wish.agency_id, creditorId: wish.creditor_id }, { ...scheduleOf(wish), cadence: 'off' }, 'mail');
      await this.audit.record(tx, { id }, { action: 'stopDigest', subject: 'Account', subjectId: id, agencyId: wish.agency_id, outcome: 'done' });
    }));
    return true;
  }

  /** Each that is due and was not sent. One that stumbles holds up none of the others, and is tried again. */
  @OnJob('send-digests')
  async send(): Promise<void> {
    const now = this.clock.now();
    const wishes = await this.database.rows<Wish>(sql`
      select * from (select distinct on (p.user_id) p.user_id, p.agency_id, p.creditor_id, p.cadence, p.weekday, p.hour, p.set_at, u.email, (select max(d.until_at) from digest d where d.user_id = p.user_id) as last_until, (select max(d.due_on) from digest d where d.user_id = p.user_id)::text as last_on
        from digest_preference p join app_user u on u.id = p.user_id where u.disabled_at is null order by p.user_id, p.set_at desc, p.id desc) w
      where w.cadence <> 'off' order by w.user_id`);
    let stumbled: Error | undefined;
    for (const wish of wishes) {
      const due = lastDue(scheduleOf(wish), now);
      // What was wished after the hour of today begins with the next one.
      if (!due || Temporal.Instant.compare(due.at, toInstant(wish.set_at)) < 0 || (wish.last_on && wish.last_on.slice(0, 10) >= String(due.on))) continue;
      await this.#send(wish, due, now).catch((e: Error) => { this.#log.error(`${wish.user_id}: ${e.message}`); stumbled = e; });
    }
    if (stumbled) throw stumbled;
  }

  async #send(wish: Wish, due: Due, now: Temporal.Instant): Promise<void> {
    const actor = await this.people.actorFor(wish.email);
    // Who has lost his role there is told nothing any more, whatever he once wished.
    if (!actor.roles.some(({ role, creditorId }) => role === 'creditor_user' && creditorId === wish.creditor_id)) return;
    const from = wish.last_until ? toInstant(wish.last_until) : spanBefore(scheduleOf(wish), due);
    const content = await standAs(standingOf(actor), () => this.news.read(actor, { creditorId: wish.creditor_id, from, until: now }));
    if (!content) return;
    await this.database.transact(async (tx) => {
      await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`digest ${wish.user_id}`}, 0))`);
      if (await tx.first(sql`select 1 as one from digest where user_id = ${wish.user_id} and due_on = ${due.on}`)) return;
      const messageId = hasNews(content) ? await this.#mail(tx, actor, wish, digestLetter(content, { locale: actor.locale, name: actor.name, from }, this.#addresses(actor.id))) : null;
      await tx.rows(sql`insert into digest (id, agency_id, creditor_id, user_id, due_on, from_at, until_at, message_id) values (${newId()}, ${wish.agency_id}, ${wish.creditor_id}, ${wish.user_id}, ${due.on}, ${from}, ${now}, ${messageId})`);
    });
  }

  #mail(tx: Tx, actor: Actor, wish: Wish, { subject, text }: { subject: string; text: string }): Promise<string> {
    return this.mailer.send(tx, { agencyId: wish.agency_id, creditorId: wish.creditor_id, channel: 'email', purpose: 'digest', recipient: actor.email, subject, text, unsubscribe: this.#addresses(actor.id).stop });
  }

  #addresses(userId: string): DigestAddresses {
    return {
      home: this.mailer.linkTo('/creditor'), settings: this.mailer.linkTo('/account'), caseOf: (caseId) => this.mailer.linkTo(`/cases/${caseId}`),
      stop: this.mailer.linkTo(`/digests/stop?u=${userId}&s=${this.secrets.mark(userId, USE)}`),
    };
  }

  #signed(userId: unknown, signature: unknown): boolean {
    if (typeof userId !== 'string' || !isId(userId) || typeof signature !== 'string' || !/^[0-9a-f]{64}$/.test(signature)) return false;
    return timingSafeEqual(Buffer.from(this.secrets.mark(userId, USE), 'hex'), Buffer.from(signature, 'hex'));
  }

  #wish(reader: Pick<Tx, 'first'>, userId: string): Promise<Wish | undefined> {
    return reader.first<Wish>(sql`select p.user_id, p.agency_id, p.creditor_id, p.cadence, p.weekday, p.hour, p.set_at from digest_preference p where p.user_id = ${userId} order by p.set_at desc, p.id desc limit 1`);
  }

  async #keep(tx: Tx, { userId, agencyId, creditorId }: { userId: string; agencyId: string; creditorId: string }, { cadence, weekday, hour }: Schedule, through: 'portal' | 'mail'): Promise<void> {
    await tx.rows(sql`insert into digest_preference (id, agency_id, creditor_id, user_id, cadence, weekday, hour, set_at, set_through) values (${newId()}, ${agencyId}, ${creditorId}, ${userId}, ${cadence}, ${weekday}, ${hour}, ${this.clock.now()}, ${through})`);
  }

  #told(wish: Wish | undefined): DigestPreference {
    const schedule = wish ? scheduleOf(wish) : { ...USUAL, cadence: 'off' as const };
    return { ...schedule, setAt: wish ? toInstant(wish.set_at) : null, nextAt: nextDue(schedule, this.clock.now())?.at ?? null };
  }
}
