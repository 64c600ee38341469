import { Inject, Injectable } from '@nestjs/common';
import { Clock, newId, Refused, sql, type Tx } from '@quittance/platform';
import type { Role } from '@quittance/access';
import { hashPassword } from './passwords.ts';
import { STAFF, TIME_TO_ENROL } from '../sessions/session-limits.ts';
import { userEntity } from './user.entity.ts';

/** password: none for whoever is invited and chooses his own. givenBy: who opens the account, by id and name. */
export interface NewUser { agencyId: string; email: string; name: string; phone?: string | null; role: Exclude<Role, 'debtor'>; grade?: string | null; creditorId?: string | null; studyId?: string | null; password?: string; locale?: string; givenBy?: { id: string; name: string } | null }

@Injectable()
export class PeopleService {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** Opens an account with one role. Refuses an address that already has one. Answers the user's id. */
  async openAccount(tx: Tx, user: NewUser): Promise<string> {
    const taken = await tx.first(sql`select 1 as one from app_user where lower(email) = lower(${user.email})`);
    if (taken) throw new Refused('email_taken', { fields: [{ field: 'email', code: 'email_taken', facts: { email: user.email } }] });
    const id = newId();
    const now = this.clock.now();
    const { password } = user;
    // Who is given a password was here before anybody could be invited: he has time for a second factor. Who is invited takes one as he comes in.
    await tx.add(userEntity, {
      id, agencyId: user.agencyId, email: user.email, name: user.name, phone: user.phone ?? null, passwordHash: password === undefined ? null : await hashPassword(password), locale: user.locale ?? 'fr', createdAt: now,
      ...(password === undefined ? { invitedAt: now } : { passwordSetAt: now, ...(STAFF.includes(user.role) ? { secondFactorDueOn: this.clock.today().add(TIME_TO_ENROL) } : {}) }),
    });
    await tx.rows(sql`insert into role_held (id, agency_id, user_id, role, grade, creditor_id, study_id, given_at, given_by, given_by_name)
      values (${newId()}, ${user.agencyId}, ${id}, ${user.role}, ${user.grade}, ${user.creditorId}, ${user.studyId}, ${now}, ${user.givenBy?.id}, ${user.givenBy?.name})`);
    return id;
  }

  /** The users of a study. */
  ofStudy(tx: { rows<T>(q: ReturnType<typeof sql>): Promise<T[]> }, studyId: string): Promise<{ id: string; name: string; email: string }[]> {
    return tx.rows(sql`select u.id, u.name, u.email from app_user u join role_held r on r.user_id = u.id
      where r.study_id = ${studyId} and r.ended_at is null and u.disabled_at is null order by u.name`);
  }

  /** The users of a creditor, for those who run his access. */
  usersOf(tx: { rows<T>(q: ReturnType<typeof sql>): Promise<T[]> }, creditorId: string): Promise<{ id: string; name: string; email: string }[]> {
    return tx.rows(sql`select u.id, u.name, u.email from app_user u join role_held r on r.user_id = u.id
      where r.creditor_id = ${creditorId} and r.ended_at is null and u.disabled_at is null order by u.name`);
  }
}
