import { Inject, Injectable } from '@nestjs/common';
import { Clock, newId, Refused, sql, type Tx } from '@quittance/platform';
import type { Role } from '@quittance/access';
import { hashPassword } from './passwords.ts';
import { roleHeldEntity, userEntity } from './user.entity.ts';

export interface NewUser { agencyId: string; email: string; name: string; phone?: string | null; role: Exclude<Role, 'debtor'>; creditorId?: string | null; studyId?: string | null; password: string; locale?: string }

@Injectable()
export class PeopleService {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** Opens an account with one role. Refuses an address that already has one. Answers the user's id. */
  async openAccount(tx: Tx, user: NewUser): Promise<string> {
    const taken = await tx.first(sql`select 1 as one from app_user where lower(email) = lower(${user.email})`);
    if (taken) throw new Refused('email_taken', { fields: [{ field: 'email', code: 'email_taken', facts: { email: user.email } }] });
    const id = newId();
    const now = this.clock.now();
    await tx.add(userEntity, { id, agencyId: user.agencyId, email: user.email, name: user.name, phone: user.phone ?? null, passwordHash: await hashPassword(user.password), locale: user.locale ?? 'fr', createdAt: now });
    await tx.add(roleHeldEntity, { id: newId(), userId: id, role: user.role, creditorId: user.creditorId ?? null, studyId: user.studyId ?? null, givenAt: now });
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
