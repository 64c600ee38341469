import { Inject, Injectable } from '@nestjs/common';
import { Clock, Database, freshUntil, isId, isFresh, notFound, Refused, sql, type Actor } from '@quittance/platform';
import { hashPassword, TooBusy } from '../people/passwords.ts';
import { refusePassword } from '../people/password-rules.ts';
import { SessionsService } from '../sessions/sessions.service.ts';
import { Account, Passkey, SessionLine } from './account.type.ts';
import { ChangeNoticeService } from './change-notice.service.ts';
import { deviceWords } from './device-words.ts';
import { FactorsService } from './factors.service.ts';
import { HoldersService, proofsOf, type Holder } from './holders.service.ts';
import { PasskeysService } from './passkeys.service.ts';

/** One's own account: what protects it, what is open, and its password. Everybody has one; nobody sees another's. */
@Injectable()
export class AccountService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(HoldersService) private readonly holders: HoldersService, @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(PasskeysService) private readonly passkeys: PasskeysService, @Inject(FactorsService) private readonly factors: FactorsService, @Inject(ChangeNoticeService) private readonly notices: ChangeNoticeService,
  ) {}

  /** As it is now, whatever the request began with. */
  async of(asks: Actor): Promise<Account> {
    // Who just ended the very session that he asks with is told once more.
    const actor = (await this.sessions.actorOfSession(asks.sessionId)) ?? asks;
    const [holder, passkeys, sessions] = await Promise.all([this.holder(actor), this.passkeys.linesOf(actor.id), this.sessions.linesOf(actor.id)]);
    return Object.assign(new Account(), {
      email: holder.email, hasPassword: holder.passwordHash !== null, passwordSetAt: holder.passwordSetAt, totp: holder.totp, recoveryCodesLeft: holder.codesLeft,
      passkeys: passkeys.map((line) => Object.assign(new Passkey(), line)),
      sessions: sessions.map(({ userAgent, ...line }) => Object.assign(new SessionLine(), { ...line, current: line.id === actor.sessionId, device: deviceWords(userAgent) })),
      secondFactor: this.holders.secondFactorOf(holder), freshUntil: isFresh(actor.authenticatedAt, this.clock.now()) ? freshUntil(actor.authenticatedAt!) : null, reauthenticateWith: proofsOf(holder),
    });
  }

  async holder({ id }: Pick<Actor, 'id'>): Promise<Holder> {
    const holder = await this.holders.byId(id);
    if (!holder) throw notFound('Account');
    return holder;
  }

  /** Refusals: not_found. */
  endSession(actor: Actor, id: string): Promise<void> {
    return this.database.transact(async (tx) => {
      const his = isId(id) && (await tx.first(sql`select 1 as one from session where id = ${id} and user_id = ${actor.id} and ended_at is null`));
      if (!his) throw notFound('Session');
      await this.sessions.end(id, 'ended_by_owner', tx);
      await this.notices.keep(tx, await this.holder(actor), 'endSession', { sessionId: id });
    });
  }

  endOtherSessions(actor: Actor): Promise<void> {
    return this.database.transact(async (tx) => {
      const ended = await this.sessions.endAllOf(tx, actor.id, 'ended_by_owner', actor.sessionId);
      await this.notices.keep(tx, await this.holder(actor), 'endOtherSessions', { ended });
    });
  }

  /** The other sessions end, for whoever knew the former one. Refusals: bad_credentials, bad_fields (by its article), too_many_tries, too_busy. */
  async changePassword(actor: Actor, current: string, next: string): Promise<void> {
    const holder = await this.holder(actor);
    refusePassword(next, holder, 'next');
    await this.factors.password(holder, current);
    const hash = await hashPassword(next).catch((e: unknown) => { throw e instanceof TooBusy ? new Refused('too_busy') : e; });
    await this.database.transact(async (tx) => {
      await tx.rows(sql`update app_user set password_hash = ${hash}, password_set_at = ${this.clock.now()} where id = ${holder.id}`);
      await tx.rows(sql`update account_link set replaced_at = ${this.clock.now()} where user_id = ${holder.id} and used_at is null and replaced_at is null`);
      await this.sessions.endAllOf(tx, holder.id, 'password_changed', actor.sessionId);
      await this.notices.both(tx, holder, 'changePassword', 'password');
    });
  }

  /** He proves again who he is; answers the token that his session has from now on. Refusals: bad_credentials, bad_code, bad_passkey, too_many_tries, too_busy. */
  async reauthenticate(actor: Actor, kind: string, answer: string): Promise<string> {
    const holder = await this.holder(actor);
    await this.factors.again(holder, kind, answer);
    return this.database.transact(async (tx) => {
      await this.notices.keep(tx, holder, 'reauthenticate', { kind });
      return this.sessions.proveAgain(tx, actor.sessionId);
    });
  }
}
