import { Inject, Injectable } from '@nestjs/common';
import { pack } from '@quittance/access';
import { Database, Refused, sql, type Actor } from '@quittance/platform';
import { AuditService } from '../audit/audit.service.ts';
import { passwordIs, TooBusy } from '../people/passwords.ts';
import type { Me } from './me.type.ts';
import { SessionsService } from './sessions.service.ts';

/** Where each role starts the day; the first held of this order decides. */
const WORKSPACES = [['collector', 'collector'], ['supervisor', 'supervisor'], ['accountant', 'accountant'], ['administrator', 'administrator'], ['creditor_user', 'creditor'], ['bailiff', 'bailiff']] as const;

@Injectable()
export class SignInService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(SessionsService) private readonly sessions: SessionsService, @Inject(AuditService) private readonly audit: AuditService) {}

  /** Refusals: bad_credentials (unknown address and wrong password are one answer, in the same time), too_busy. */
  async signIn(email: string, password: string, from: { ip?: string | undefined; userAgent?: string | undefined }): Promise<{ token: string; me: Me }> {
    const user = await this.database.first<{ id: string; password_hash: string | null }>(sql`select id, password_hash from app_user where lower(email) = lower(${email.trim()}) and disabled_at is null`);
    let same: boolean;
    try { same = await passwordIs(password, user?.password_hash); } catch (e) { if (e instanceof TooBusy) throw new Refused('too_busy'); throw e; }
    if (!user || !same) {
      await this.audit.alone(user ?? null, { action: 'signIn', subject: 'Account', subjectId: user?.id ?? null, outcome: 'refused', code: 'bad_credentials', ip: from.ip });
      throw new Refused('bad_credentials');
    }
    const token = await this.sessions.open(user.id, from);
    await this.audit.alone(user, { action: 'signIn', subject: 'Account', subjectId: user.id, outcome: 'done', ip: from.ip });
    const actor = await this.sessions.actorOf(token);
    return { token, me: await this.meOf(actor!) };
  }

  async signOut(actor: Actor): Promise<void> {
    await this.sessions.end(actor.sessionId);
    await this.audit.alone(actor, { action: 'signOut', subject: 'Account', subjectId: actor.id, outcome: 'done' });
  }

  async setLocale(actor: Actor, locale: string): Promise<Me> {
    const kept = locale === 'en' ? 'en' : 'fr';
    await this.database.rows(sql`update app_user set locale = ${kept} where id = ${actor.id}`);
    return this.meOf({ ...actor, locale: kept });
  }

  async meOf(actor: Actor): Promise<Me> {
    const names = await this.database.first<{ agency: string; company: string | null }>(sql`select a.name as agency, coalesce((select c.name from creditor c where c.id = ${actor.creditorId}), (select s.name from study s where s.id = ${actor.studyId})) as company from agency a where a.id = ${actor.agencyId}`);
    const held = new Set(actor.roles.map((r) => r.role));
    return {
      id: actor.id, name: actor.name, email: actor.email, locale: actor.locale, roles: [...held], creditorId: actor.creditorId,
      workspace: WORKSPACES.find(([role]) => held.has(role))?.[1] ?? 'none',
      companyName: names?.company ?? null, agencyName: names?.agency ?? '', rules: pack(actor.ability),
    };
  }
}
