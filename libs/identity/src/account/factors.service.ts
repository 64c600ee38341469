import { Inject, Injectable } from '@nestjs/common';
import { Database, Refused, type Tx } from '@quittance/platform';
import { passwordIs, TooBusy } from '../people/passwords.ts';
import { COST, type TryKind } from '../tries/try-limits.ts';
import { TriesService } from '../tries/tries.service.ts';
import { ChangeNoticeService } from './change-notice.service.ts';
import type { Holder } from './holders.service.ts';
import { PasskeysService } from './passkeys.service.ts';
import { RecoveryCodesService } from './recovery-codes.service.ts';
import { TotpService } from './totp.service.ts';

/** Whether what a person gives proves that it is he. Each try is paid for under his account, whatever it is. */
@Injectable()
export class FactorsService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(TriesService) private readonly tries: TriesService, @Inject(PasskeysService) private readonly passkeys: PasskeysService,
    @Inject(TotpService) private readonly totp: TotpService, @Inject(RecoveryCodesService) private readonly codes: RecoveryCodesService, @Inject(ChangeNoticeService) private readonly notices: ChangeNoticeService,
  ) {}

  /** kind: totp | recovery_code | passkey. Refusals: bad_code, bad_passkey, too_many_tries. */
  second(holder: Holder, kind: string, answer: string): Promise<void> {
    return this.#tried(holder, 'secondFactor', COST.code, async (tx) => {
      if (kind === 'passkey') return void (await this.passkeys.answered(answer, 'secondFactor', holder.id));
      const right = kind === 'totp' ? await this.totp.check(tx, holder.id, answer) : kind === 'recovery_code' && (await this.codes.use(tx, holder.id, answer));
      if (!right) throw badCode();
      if (kind === 'recovery_code') await this.notices.tell(tx, holder, 'recovery_code_used');
    });
  }

  /** kind: password | totp | passkey. Refusals: bad_credentials, bad_code, bad_passkey, too_many_tries, too_busy. */
  again(holder: Holder, kind: string, answer: string): Promise<void> {
    if (kind === 'password') return this.password(holder, answer);
    return this.#tried(holder, 'secondFactor', COST.code, async (tx) => {
      if (kind === 'passkey') await this.passkeys.answered(answer, 'reauthenticate', holder.id);
      else if (kind !== 'totp' || !(await this.totp.check(tx, holder.id, answer))) throw badCode();
    });
  }

  password(holder: Holder, password: string): Promise<void> {
    return this.#tried(holder, 'proof', COST.password, async () => {
      let same: boolean;
      try { same = await passwordIs(password.slice(0, 1000), holder.passwordHash); } catch (e) { throw e instanceof TooBusy ? new Refused('too_busy') : e; }
      if (!same) throw new Refused('bad_credentials', { fields: [{ field: 'current', code: 'bad_credentials' }] });
    });
  }

  async #tried(holder: Holder, kind: TryKind, cost: number, proof: (tx: Tx) => Promise<void>): Promise<void> {
    const counted = [{ kind, of: holder.id }];
    await this.tries.pay(counted, cost);
    await this.database.transact(proof);
    await this.tries.giveBack(counted, cost);
  }
}

const badCode = () => new Refused('bad_code', { fields: [{ field: 'code', code: 'bad_code' }] });
