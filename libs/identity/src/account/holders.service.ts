import { Inject, Injectable } from '@nestjs/common';
import { Clock, Database, sql, toDay, toInstant, type Sql } from '@quittance/platform';
import { STAFF } from '../sessions/session-limits.ts';

export interface Reader { rows<T>(query: Sql): Promise<T[]> }

/** Whose account it is, and what he can prove himself with. */
export interface Holder {
  id: string; agencyId: string; email: string; name: string; locale: string; passwordHash: string | null; passwordSetAt: Temporal.Instant | null;
  staff: boolean; secondFactorDueOn: Temporal.PlainDate | null; totp: boolean; passkeys: number; codesLeft: number;
}

interface Row { id: string; agency_id: string; email: string; name: string; locale: string; password_hash: string | null; password_set_at: string | null; staff: boolean; second_factor_due_on: string | null; totp: boolean; passkeys: number; codes_left: number }

/** One statement, so that an address that nobody has takes the time of one that somebody has. */
const HOLDERS = sql`select u.id, u.agency_id, u.email, u.name, u.locale, u.password_hash, u.password_set_at, u.second_factor_due_on,
    exists (select 1 from role_held r where r.user_id = u.id and r.ended_at is null and r.role = any (${`{${STAFF.join(',')}}`}::text[])) as staff,
    exists (select 1 from totp t where t.user_id = u.id and t.confirmed_at is not null and t.removed_at is null) as totp,
    (select count(*)::integer from passkey k where k.user_id = u.id and k.removed_at is null) as passkeys,
    (select count(*)::integer from recovery_code c where c.user_id = u.id and c.used_at is null and c.replaced_at is null) as codes_left
  from app_user u where u.disabled_at is null`;

const toHolder = (row: Row): Holder => ({
  id: row.id, agencyId: row.agency_id, email: row.email, name: row.name, locale: row.locale, passwordHash: row.password_hash, passwordSetAt: row.password_set_at ? toInstant(row.password_set_at) : null,
  staff: row.staff, secondFactorDueOn: row.second_factor_due_on ? toDay(row.second_factor_due_on) : null, totp: row.totp, passkeys: row.passkeys, codesLeft: row.codes_left,
});

@Injectable()
export class HoldersService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock) {}

  /** Nobody, or one whose account stands. */
  byEmail(email: string, reader: Reader = this.database): Promise<Holder | undefined> {
    return this.#one(reader, sql`lower(u.email) = lower(${email.trim()})`);
  }

  byId(id: string, reader: Reader = this.database): Promise<Holder | undefined> {
    return this.#one(reader, sql`u.id = ${id}`);
  }

  /** What is asked of him: whether a second factor, whether he has one, until when he may still do without. */
  secondFactorOf(holder: Holder): { required: boolean; enrolled: boolean; dueOn: Temporal.PlainDate | null } {
    const enrolled = hasSecondFactor(holder);
    return { required: holder.staff, enrolled, dueOn: holder.staff && !enrolled ? holder.secondFactorDueOn : null };
  }

  /** His day has passed: before anything else he must take one. */
  mustEnrol(holder: Holder): boolean {
    const { required, enrolled, dueOn } = this.secondFactorOf(holder);
    return required && !enrolled && (dueOn === null || Temporal.PlainDate.compare(dueOn, this.clock.today()) < 0);
  }

  async #one(reader: Reader, condition: Sql): Promise<Holder | undefined> {
    const [row] = await reader.rows<Row>(sql`${HOLDERS} and ${condition}`);
    return row && toHolder(row);
  }
}

export const hasSecondFactor = ({ totp, passkeys }: Holder): boolean => totp || passkeys > 0;

/** By what he may give the second factor, in the order in which it is offered. */
export const factorsOf = ({ totp, passkeys, codesLeft }: Holder): string[] => [...(passkeys > 0 ? ['passkey'] : []), ...(totp ? ['totp'] : []), ...(codesLeft > 0 ? ['recovery_code'] : [])];

/** By what a session proves again who he is. */
export const proofsOf = ({ totp, passkeys, passwordHash }: Holder): string[] => [...(passkeys > 0 ? ['passkey'] : []), ...(totp ? ['totp'] : []), ...(passwordHash ? ['password'] : [])];
