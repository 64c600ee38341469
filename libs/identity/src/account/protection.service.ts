import { Inject, Injectable } from '@nestjs/common';
import { Database, notFound, Refused, sql, type Actor, type Tx } from '@quittance/platform';
import { SessionsService } from '../sessions/sessions.service.ts';
import { ChangeNoticeService } from './change-notice.service.ts';
import { hasSecondFactor, HoldersService, type Holder } from './holders.service.ts';
import { PasskeysService } from './passkeys.service.ts';
import { RecoveryCodesService } from './recovery-codes.service.ts';
import { TotpService } from './totp.service.ts';

/** The second factor of one's own account. Whoever had to take one first is in as soon as he has it: `token` is then his session's new one. */
@Injectable()
export class ProtectionService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(HoldersService) private readonly holders: HoldersService, @Inject(SessionsService) private readonly sessions: SessionsService, @Inject(TotpService) private readonly totp: TotpService,
    @Inject(RecoveryCodesService) private readonly codes: RecoveryCodesService, @Inject(PasskeysService) private readonly passkeys: PasskeysService, @Inject(ChangeNoticeService) private readonly notices: ChangeNoticeService,
  ) {}

  beginTotp(actor: Actor): Promise<{ secret: string; uri: string; qrSvg: string }> {
    return this.#alone(actor, async (tx, holder) => {
      const agency = await tx.first<{ name: string }>(sql`select name from agency where id = ${holder.agencyId}`);
      return this.totp.begin(tx, holder, agency!.name);
    });
  }

  /** Refusals: no_totp_begun, bad_code. */
  confirmTotp(actor: Actor, code: string): Promise<{ codes: string[]; token: string | null }> {
    return this.#alone(actor, async (tx, holder) => {
      await this.totp.confirm(tx, holder, code);
      const codes = await this.codes.renew(tx, holder);
      await this.notices.both(tx, holder, 'confirmTotp', 'totp_added');
      return { codes, token: await this.#in(tx, actor, holder) };
    });
  }

  /** Refusals: second_factor_needed, not_found. */
  removeTotp(actor: Actor): Promise<void> {
    return this.#alone(actor, async (tx, holder) => {
      if (!holder.totp) throw notFound('Totp');
      await this.totp.remove(tx, holder.id);
      await this.#stillProtected(tx, { ...holder, totp: false });
      await this.notices.both(tx, holder, 'removeTotp', 'totp_removed');
    });
  }

  /** Refusals: no_second_factor: a recovery code stands in for one. */
  newRecoveryCodes(actor: Actor): Promise<string[]> {
    return this.#alone(actor, async (tx, holder) => {
      if (!hasSecondFactor(holder)) throw new Refused('no_second_factor');
      const codes = await this.codes.renew(tx, holder);
      await this.notices.both(tx, holder, 'newRecoveryCodes', 'recovery_codes');
      return codes;
    });
  }

  /** Refusals: bad_passkey, too_many, bad_fields. */
  registerPasskey(actor: Actor, name: string, response: string): Promise<string | null> {
    return this.#alone(actor, async (tx, holder) => {
      await this.passkeys.register(tx, holder, name, response);
      await this.notices.both(tx, holder, 'registerPasskey', 'passkey_added', { name: name.trim().slice(0, 80) });
      return this.#in(tx, actor, holder);
    });
  }

  /** Refusals: not_found, bad_fields. */
  renamePasskey(actor: Actor, id: string, name: string): Promise<void> {
    return this.#alone(actor, async (tx, holder) => {
      if (!(await this.passkeys.rename(tx, holder.id, id, name))) throw notFound('Passkey');
      await this.notices.keep(tx, holder, 'renamePasskey', { passkeyId: id });
    });
  }

  /** Refusals: not_found, second_factor_needed. */
  removePasskey(actor: Actor, id: string): Promise<void> {
    return this.#alone(actor, async (tx, holder) => {
      if (!(await this.passkeys.remove(tx, holder.id, id))) throw notFound('Passkey');
      await this.#stillProtected(tx, { ...holder, passkeys: holder.passkeys - 1 });
      await this.notices.both(tx, holder, 'removePasskey', 'passkey_removed', { passkeyId: id });
    });
  }

  /** One change at a time to one account: two factors can't each be taken away for the sake of the other. */
  #alone<T>(actor: Actor, work: (tx: Tx, holder: Holder) => Promise<T>): Promise<T> {
    return this.database.transact(async (tx) => {
      await tx.rows(sql`select 1 as one from app_user where id = ${actor.id} for no key update`);
      const holder = await this.holders.byId(actor.id, tx);
      if (!holder) throw notFound('Account');
      return work(tx, holder);
    });
  }

  async #in(tx: Tx, actor: Actor, holder: Holder): Promise<string | null> {
    return actor.mustEnrol ? this.sessions.rise(tx, actor.sessionId, holder, 'full') : null;
  }

  async #stillProtected(tx: Tx, then: Holder): Promise<void> {
    if (this.holders.mustEnrol(then)) throw new Refused('second_factor_needed', { article: 'RGPD art. 32' });
    if (!hasSecondFactor(then)) await this.codes.replace(tx, then.id);
  }
}
