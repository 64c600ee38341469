import { Inject, Injectable } from '@nestjs/common';
import { Database, networkOf, Refused, sql, type Actor } from '@quittance/platform';
import { HoldersService, type Holder } from '../account/holders.service.ts';
import { AuditService } from '../audit/audit.service.ts';
import { hashPassword, needsRehash, passwordIs, TooBusy } from '../people/passwords.ts';
import { COST } from '../tries/try-limits.ts';
import { TriesService, type Counted } from '../tries/tries.service.ts';
import { AdmissionService, type DoorFrom, type SignedIn } from './admission.service.ts';
import { KnownDevicesService } from './known-devices.service.ts';
import type { Me } from './me.type.ts';
import { SessionsService } from './sessions.service.ts';

const MOST_LETTERS = 1000;

@Injectable()
export class SignInService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(SessionsService) private readonly sessions: SessionsService, @Inject(AdmissionService) private readonly admission: AdmissionService,
    @Inject(HoldersService) private readonly holders: HoldersService, @Inject(KnownDevicesService) private readonly devices: KnownDevicesService, @Inject(TriesService) private readonly tries: TriesService, @Inject(AuditService) private readonly audit: AuditService,
  ) {}

  /** Refusals: bad_credentials (unknown address and wrong password are one answer, in the same time), too_many_tries (alike), too_busy. */
  async signIn(email: string, password: string, from: DoorFrom): Promise<SignedIn> {
    const holder = await this.holders.byEmail(email.slice(0, MOST_LETTERS));
    const counted = await this.#counted(email, holder, from);
    const refused = async (code: string, more: { at?: string } = {}): Promise<never> => {
      await this.audit.alone(holder ? { id: holder.id } : null, { action: 'signIn', subject: 'Account', subjectId: holder?.id ?? null, outcome: 'refused', code, ip: from.ip });
      throw new Refused(code, { facts: more });
    };
    const at = await this.tries.mayPay(counted, COST.password);
    if (at) return refused('too_many_tries', { at: at.toString() });
    let same: boolean;
    try {
      same = await passwordIs(password.slice(0, MOST_LETTERS), holder?.passwordHash);
    } catch (e) {
      if (!(e instanceof TooBusy)) throw e;
      await this.tries.giveBack(counted, COST.password);
      throw new Refused('too_busy');
    }
    if (!holder || !same) return refused('bad_credentials');
    await this.tries.giveBack(counted, COST.password);
    if (needsRehash(holder.passwordHash!)) await this.#rehash(holder, password);
    return this.admission.firstFactor(holder, 'password', from);
  }

  /** A device that has been here as this person counts for itself; any other under the account, the network, and both. */
  async #counted(email: string, holder: Holder | undefined, from: DoorFrom): Promise<Counted[]> {
    const account = email.trim().toLowerCase().slice(0, MOST_LETTERS), network = networkOf(from.ip ?? '');
    const device = await this.devices.knownAs(from.device, holder);
    if (device) return [{ kind: 'device', of: `${account} ${device}` }];
    return [{ kind: 'account', of: account }, { kind: 'accountFromNetwork', of: `${account} ${network}` }, { kind: 'network', of: network }];
  }

  /** The work asked of a hash has grown since it was made. Nothing is lost if it can't be done now. */
  async #rehash(holder: Holder, password: string): Promise<void> {
    try {
      await this.database.rows(sql`update app_user set password_hash = ${await hashPassword(password)} where id = ${holder.id} and password_hash = ${holder.passwordHash}`);
    } catch (e) {
      if (!(e instanceof TooBusy)) throw e;
    }
  }

  async signOut(actor: Actor): Promise<void> {
    await this.sessions.end(actor.sessionId);
    await this.audit.alone(actor, { action: 'signOut', subject: 'Account', subjectId: actor.id, outcome: 'done' });
  }

  async setLocale(actor: Actor, locale: string): Promise<Me> {
    const kept = locale === 'en' ? 'en' : 'fr';
    await this.database.rows(sql`update app_user set locale = ${kept} where id = ${actor.id}`);
    return this.admission.meOf({ ...actor, locale: kept });
  }

  meOf(actor: Actor): Promise<Me> {
    return this.admission.meOf(actor);
  }
}
