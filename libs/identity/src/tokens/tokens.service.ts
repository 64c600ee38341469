import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { abilityFor, as, cutTo, rowsFor, TOKEN_SCOPES, type RoleHeld, type TokenScope } from '@quittance/access';
import { Clock, Database, inputHash, isId, newId, notFound, Refused, refuseFaults, refuseOtherInput, sql, toInstant, type Actor, type Fault, type Sql, type Tx } from '@quittance/platform';
import { AuditService } from '../audit/audit.service.ts';
import { SessionsService } from '../sessions/sessions.service.ts';
import type { ApiToken, MakeApiTokenInput, TokenHolder } from './token.type.ts';

/** The longest that a key is good for; then somebody looks whether it is still needed. */
const LONGEST = Temporal.Duration.from({ years: 1 });
/** Whose rights a program may borrow: those who read cases, and creditors. Who keeps people and settings lends them to nobody. */
const LENDING = new Set(['collector', 'supervisor', 'accountant', 'creditor_user']);
const MOST_LETTERS = 80;
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

interface Row { id: string; name: string; prefix: string; scopes: string[]; made_at: string; made_by_name: string; expires_at: string; last_used_at: string | null; revoked_at: string | null; revoked_by_name: string | null; acts_as: string; company: string | null; awake: boolean }
interface HolderRow { user_id: string; name: string; creditor_id: string | null; company: string | null; roles: RoleHeld[] }

/** Keys of programs: an opaque secret of which the hash is kept. Revoked, past its day, or its person gone: it opens nothing from that moment on. */
@Injectable()
export class TokensService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(SessionsService) private readonly sessions: SessionsService, @Inject(AuditService) private readonly audit: AuditService) {}

  async list(actor: Actor): Promise<{ rows: ApiToken[]; holders: TokenHolder[] }> {
    return { rows: await this.#tokens(this.database, actor, sql`true`), holders: (await this.#holders(this.database, actor)).map((holder) => told(holder, actor.agencyId)) };
  }

  /** Refusals: bad_fields (a name that a key in service has already, too: the trail tells keys apart by it), not_found (the person), token_beyond_rights, idempotency_key_reused. */
  make(actor: Actor, input: MakeApiTokenInput): Promise<{ token: ApiToken; secret: string | null }> {
    const { idempotencyKey, ...rest } = input, hash = inputHash(rest);
    return this.database.transact(async (tx) => {
      // One at a time an agency: the same key sent twice at once makes one.
      await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`api_token ${actor.agencyId} ${idempotencyKey}`}, 0))`);
      const before = await tx.first<{ id: string; input_hash: string }>(sql`select id, input_hash from api_token where agency_id = ${actor.agencyId} and idempotency_key = ${idempotencyKey}`);
      if (before) {
        refuseOtherInput(before.input_hash, hash);
        return { token: (await this.#tokens(tx, actor, sql`t.id = ${before.id}`))[0]!, secret: null };
      }
      const name = this.#checked(input);
      const holder = isId(input.userId) ? (await this.#holders(tx, actor, input.userId))[0] : undefined;
      if (!holder) throw notFound('Person');
      if (await tx.first(sql`select 1 as one from api_token where agency_id = ${actor.agencyId} and user_id = ${holder.user_id} and name = ${name} and revoked_at is null and expires_at > ${this.clock.now()}`)) refuseFaults([{ field: 'name', code: 'name_taken' }]);
      const beyond = input.scopes.filter((scope) => !told(holder, actor.agencyId).scopes.includes(scope));
      if (beyond.length) throw new Refused('token_beyond_rights', { facts: { name: holder.name, scopes: beyond.join(',') } });
      const secret = `qt_${randomBytes(32).toString('base64url')}`, id = newId();
      await tx.rows(sql`insert into api_token (id, agency_id, creditor_id, user_id, name, prefix, token_hash, scopes, made_at, made_by, made_by_name, expires_at, idempotency_key, input_hash)
        values (${id}, ${actor.agencyId}, ${holder.creditor_id}, ${holder.user_id}, ${name}, ${secret.slice(0, 9)}, ${hashOf(secret)}, array(select jsonb_array_elements_text(${JSON.stringify([...new Set(input.scopes)])}::jsonb)), ${this.clock.now()}, ${actor.id}, ${actor.name}, ${endOf(input.expiresOn)}, ${idempotencyKey}, ${hash})`);
      await this.audit.record(tx, actor, { action: 'makeApiToken', subject: 'ApiToken', subjectId: id, outcome: 'done', facts: { name, actsAs: holder.name, scopes: input.scopes.join(',') } });
      return { token: (await this.#tokens(tx, actor, sql`t.id = ${id}`))[0]!, secret };
    });
  }

  /** Twice is once. Refusals: not_found. */
  revoke(actor: Actor, id: string): Promise<ApiToken> {
    return this.database.transact(async (tx) => {
      const token = isId(id) ? (await this.#tokens(tx, actor, sql`t.id = ${id}`))[0] : undefined;
      if (!token) throw notFound('ApiToken');
      const changed = await tx.rows(sql`update api_token t set revoked_at = ${this.clock.now()}, revoked_by = ${actor.id}, revoked_by_name = ${actor.name} where t.id = ${id} and t.revoked_at is null and ${rowsFor(actor.ability, 'revoke', 'ApiToken', 't')} returning t.id`);
      if (changed.length) await this.audit.record(tx, actor, { action: 'revokeApiToken', subject: 'ApiToken', subjectId: id, outcome: 'done', facts: { name: token.name } });
      return (await this.#tokens(tx, actor, sql`t.id = ${id}`))[0]!;
    });
  }

  /** Who stands behind a key at this moment, with no more than its scopes leave; undefined: none, revoked, past its day, its person gone. */
  async actorOf(secret: string): Promise<Actor | undefined> {
    if (!/^qt_[\w-]{43}$/.test(secret)) return undefined;
    const now = this.clock.now();
    const found = await this.database.first<{ id: string; name: string; email: string; scopes: string[]; stale: boolean }>(sql`
      select t.id, t.name, u.email, t.scopes, (t.last_used_at is null or t.last_used_at < ${now.subtract({ minutes: 1 })}) as stale
      from api_token t join app_user u on u.id = t.user_id
      where t.token_hash = ${hashOf(secret)} and t.revoked_at is null and t.expires_at > ${now} and u.disabled_at is null`);
    if (!found) return undefined;
    if (found.stale) await this.database.rows(sql`update api_token set last_used_at = ${now} where id = ${found.id}`);
    const person = await this.sessions.actorFor(found.email);
    const roles = person.roles.filter(({ role }) => LENDING.has(role));
    if (!roles.length) return undefined;
    return { ...person, roles, name: `${person.name} (${found.name})`, sessionId: '', ability: cutTo(abilityFor({ ...person, roles }), found.scopes as TokenScope[]) };
  }

  #checked({ name, scopes, expiresOn, idempotencyKey }: MakeApiTokenInput): string {
    const plain = name.replace(/[\p{Cc}\p{Cf}]/gu, '').trim(), today = this.clock.today(), faults: Fault[] = [];
    if (!plain) faults.push({ field: 'name', code: 'missing' });
    if ([...plain].length > MOST_LETTERS) faults.push({ field: 'name', code: 'too_long', facts: { most: MOST_LETTERS } });
    if (!scopes.length || scopes.some((scope) => !(TOKEN_SCOPES as readonly string[]).includes(scope))) faults.push({ field: 'scopes', code: 'missing' });
    if (Temporal.PlainDate.compare(expiresOn, today) < 0 || Temporal.PlainDate.compare(expiresOn, today.add(LONGEST)) > 0) faults.push({ field: 'expiresOn', code: 'out_of_range', facts: { least: String(today), most: String(today.add(LONGEST)) } });
    if (idempotencyKey.length < 8 || idempotencyKey.length > 200) faults.push({ field: 'idempotencyKey', code: 'bad_key' });
    refuseFaults(faults);
    return plain;
  }

  async #tokens(reader: Tx | Database, actor: Actor, which: Sql): Promise<ApiToken[]> {
    const now = this.clock.now();
    const rows = await reader.rows<Row>(sql`
      select t.id, t.name, t.prefix, t.scopes, t.made_at, t.made_by_name, t.expires_at, t.last_used_at, t.revoked_at, t.revoked_by_name, u.name as acts_as, c.name as company,
        (u.disabled_at is null and exists (select 1 from role_held r where r.user_id = u.id and r.ended_at is null and r.role in ('collector','supervisor','accountant','creditor_user'))) as awake
      from api_token t join app_user u on u.id = t.user_id left join creditor c on c.id = t.creditor_id
      where (${which}) and ${rowsFor(actor.ability, 'read', 'ApiToken', 't')} order by t.made_at desc, t.id desc limit 500`);
    return rows.map((row) => ({
      id: row.id, name: row.name, prefix: row.prefix, scopes: row.scopes, actsAs: row.acts_as, companyName: row.company, madeAt: toInstant(row.made_at), madeBy: row.made_by_name, expiresAt: toInstant(row.expires_at),
      lastUsedAt: row.last_used_at ? toInstant(row.last_used_at) : null, revokedAt: row.revoked_at ? toInstant(row.revoked_at) : null, revokedBy: row.revoked_by_name,
      state: row.revoked_at ? 'revoked' : Temporal.Instant.compare(toInstant(row.expires_at), now) <= 0 ? 'expired' : row.awake ? 'active' : 'asleep',
    }));
  }

  /** In whose name this person may make a key: anybody's for the agency's administrator, his own company's people for a creditor's. */
  async #holders(reader: Tx | Database, { agencyId, ability }: Actor, userId?: string): Promise<HolderRow[]> {
    const found = await reader.rows<HolderRow>(sql`
      select u.id as user_id, u.name, (array_agg(r.creditor_id) filter (where r.creditor_id is not null))[1] as creditor_id, min(c.name) as company, jsonb_agg(to_jsonb(r) || jsonb_build_object('creditorId', r.creditor_id) order by r.given_at) as roles
      from app_user u join role_held r on r.user_id = u.id left join creditor c on c.id = r.creditor_id
      where u.agency_id = ${agencyId} and u.disabled_at is null and r.ended_at is null and r.role in ('collector','supervisor','accountant','creditor_user') ${userId ? sql`and u.id = ${userId}` : sql``}
      group by u.id, u.name order by min(c.name) nulls first, u.name limit 500`);
    return found.filter((holder) => ability.can('register', as('ApiToken', { agencyId, creditorId: holder.creditor_id })));
  }
}

/** Midnight in Paris after the last day. */
const endOf = (day: Temporal.PlainDate): Temporal.Instant => day.add({ days: 1 }).toZonedDateTime('Europe/Paris').toInstant();

const told = ({ user_id, name, company, roles }: HolderRow, agencyId: string): TokenHolder => {
  const ability = cutTo(abilityFor({ id: user_id, agencyId, roles }), TOKEN_SCOPES);
  return { userId: user_id, name, role: roles[0]!.role, companyName: company, scopes: TOKEN_SCOPES.filter((scope) => ability.can(scope, scope === 'deposit' ? 'Creditor' : 'CaseFile')) };
};
