import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, Mailer, newId, sql, toInstant, type Tx } from '@quittance/platform';
import type { Reader } from '../account/holders.service.ts';
import { anewWords, invitationWords, resetWords } from './account-message.ts';

const INVITATION_LASTS = Temporal.Duration.from({ hours: 7 * 24 });
const RESET_LASTS = Temporal.Duration.from({ hours: 1 });
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

export type LinkPurpose = 'invitation' | 'reset';
export interface Link { id: string; agencyId: string; userId: string; purpose: LinkPurpose; name: string; email: string; agencyName: string; companyName: string | null; expiresAt: Temporal.Instant; messageId: string | null }
export interface MadeLink { link: string; expiresAt: Temporal.Instant }
interface To { id: string; agencyId: string; email: string; name: string; locale: string }
interface Row { id: string; agency_id: string; user_id: string; purpose: LinkPurpose; name: string; email: string; agency: string; company: string | null; expires_at: string; message_id: string | null }

/**
 * Links by mail that let somebody choose his password: for a first one within seven days, for a new one within the hour. Each opens once;
 * a new one replaces the one before. The token stands behind the # of the address, so that no server and no log sees it; here its hash.
 */
@Injectable()
export class AccountLinksService {
  constructor(@Inject(Clock) private readonly clock: Clock, @Inject(Mailer) private readonly mailer: Mailer) {}

  async invite(tx: Tx, to: To, by: { id: string; name: string } | null, key?: { idempotencyKey: string; inputHash: string }): Promise<MadeLink> {
    const until = this.clock.now().add(INVITATION_LASTS);
    const facts = await tx.first<{ agency: string; role: string; company: string | null }>(sql`select a.name as agency, r.role, coalesce(c.name, s.name) as company
      from app_user u join agency a on a.id = u.agency_id join role_held r on r.user_id = u.id and r.ended_at is null left join creditor c on c.id = r.creditor_id left join study s on s.id = r.study_id where u.id = ${to.id} order by r.given_at limit 1`);
    return this.#make(tx, to, 'invitation', until, invitationWords(to.locale, { name: to.name, agency: facts!.agency, role: facts!.role, company: facts!.company, by: by?.name ?? null, until }), by?.id ?? null, key);
  }

  /** To begin again, for whoever lost what he came in with. */
  async anew(tx: Tx, to: To, by: { id: string; name: string }): Promise<MadeLink> {
    const until = this.clock.now().add(INVITATION_LASTS);
    const agency = await tx.first<{ name: string; phone: string }>(sql`select name, phone from agency where id = ${to.agencyId}`);
    return this.#make(tx, to, 'invitation', until, anewWords(to.locale, { name: to.name, agency: agency!.name, phone: agency!.phone, by: by.name, until }), by.id);
  }

  async reset(tx: Tx, to: To): Promise<MadeLink> {
    const until = this.clock.now().add(RESET_LASTS);
    const agency = await tx.first<{ name: string }>(sql`select name from agency where id = ${to.agencyId}`);
    return this.#make(tx, to, 'reset', until, resetWords(to.locale, { name: to.name, agency: agency!.name, until }), null);
  }

  /** What this token opens now, or nothing: unknown, used, replaced, over, of an account that was closed. */
  async opens(reader: Reader, token: string): Promise<Link | undefined> {
    if (!token || token.length > 100) return undefined;
    const [row] = await reader.rows<Row>(sql`select l.id, l.agency_id, l.user_id, l.purpose, u.name, u.email, a.name as agency, l.expires_at, l.message_id,
        (select coalesce(c.name, s.name) from role_held r left join creditor c on c.id = r.creditor_id left join study s on s.id = r.study_id where r.user_id = u.id and r.ended_at is null order by r.given_at limit 1) as company
      from account_link l join app_user u on u.id = l.user_id join agency a on a.id = l.agency_id
      where l.token_hash = ${hashOf(token)} and l.used_at is null and l.replaced_at is null and l.expires_at > ${this.clock.now()} and u.disabled_at is null`);
    return row && { id: row.id, agencyId: row.agency_id, userId: row.user_id, purpose: row.purpose, name: row.name, email: row.email, agencyName: row.agency, companyName: row.company, expiresAt: toInstant(row.expires_at), messageId: row.message_id };
  }

  /** Uses it up, and with it whatever else would open this account. Answers whether it still opened anything. */
  async use(tx: Tx, { id, userId }: Link): Promise<boolean> {
    const used = await tx.first(sql`update account_link set used_at = ${this.clock.now()} where id = ${id} and used_at is null and replaced_at is null returning id`);
    if (used) await this.#close(tx, sql`l.user_id = ${userId}`);
    return Boolean(used);
  }

  /** What opens nothing any more stands readable nowhere. */
  async clean(reader: Reader): Promise<void> {
    await reader.rows(sql`update outgoing_message m set link = null from account_link l where l.message_id = m.id and m.link is not null and (l.used_at is not null or l.replaced_at is not null or l.expires_at < ${this.clock.now()})`);
  }

  async #close(tx: Tx, which: ReturnType<typeof sql>): Promise<void> {
    await tx.rows(sql`update outgoing_message m set link = null from account_link l where l.message_id = m.id and m.link is not null and (${which})`);
    await tx.rows(sql`update account_link l set replaced_at = ${this.clock.now()} where (${which}) and l.used_at is null and l.replaced_at is null`);
  }

  async #make(tx: Tx, to: To, purpose: LinkPurpose, expiresAt: Temporal.Instant, words: { subject: string; text: string }, by: string | null, key?: { idempotencyKey: string; inputHash: string }): Promise<MadeLink> {
    // One at a time for one person: of two that are asked for at once the later stands.
    await tx.rows(sql`select 1 as one from app_user where id = ${to.id} for no key update`);
    await this.#close(tx, sql`l.user_id = ${to.id} and l.purpose = ${purpose}`);
    const token = randomBytes(32).toString('base64url'), link = this.mailer.linkTo(`/welcome#${token}`);
    const messageId = await this.mailer.send(tx, { agencyId: to.agencyId, channel: 'email', purpose: purpose === 'invitation' ? 'account_invitation' : 'password_reset', recipient: to.email, ...words, link, linkIsSecret: true, sendBefore: expiresAt });
    await tx.rows(sql`insert into account_link (id, agency_id, user_id, purpose, token_hash, made_at, made_by, expires_at, message_id, idempotency_key, input_hash)
      values (${newId()}, ${to.agencyId}, ${to.id}, ${purpose}, ${hashOf(token)}, ${this.clock.now()}, ${by}, ${expiresAt}, ${messageId}, ${key?.idempotencyKey}, ${key?.inputHash})`);
    return { link, expiresAt };
  }
}
