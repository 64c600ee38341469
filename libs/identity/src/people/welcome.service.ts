import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, Database, networkOf, Refused, sql } from '@quittance/platform';
import { ChangeNoticeService } from '../account/change-notice.service.ts';
import { HoldersService } from '../account/holders.service.ts';
import { AdmissionService, type DoorFrom, type SignedIn } from '../sessions/admission.service.ts';
import { KnownDevicesService } from '../sessions/known-devices.service.ts';
import { SessionsService } from '../sessions/sessions.service.ts';
import { COST } from '../tries/try-limits.ts';
import { TriesService } from '../tries/tries.service.ts';
import { AccountLinksService } from './account-links.service.ts';
import { Invitation } from './invitation.type.ts';
import { refusePassword } from './password-rules.ts';
import { hashPassword, TooBusy } from './passwords.ts';

/** No answer comes sooner, so that what was done in the meantime can't be told from its time. */
const ANSWER_AFTER_MS = 300;

/** Collaborators of coming in by a link, gathered so that the service below has few. */
@Injectable()
export class LinkUse {
  constructor(@Inject(AccountLinksService) readonly links: AccountLinksService, @Inject(SessionsService) readonly sessions: SessionsService, @Inject(KnownDevicesService) readonly devices: KnownDevicesService, @Inject(ChangeNoticeService) readonly notices: ChangeNoticeService) {}
}

/** What a link by mail opens: a first password, or a new one. */
@Injectable()
export class WelcomeService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(LinkUse) private readonly use: LinkUse, @Inject(HoldersService) private readonly holders: HoldersService,
    @Inject(TriesService) private readonly tries: TriesService, @Inject(AdmissionService) private readonly admission: AdmissionService,
  ) {}

  async look(token: string, from: DoorFrom): Promise<Invitation | null> {
    if (await this.tries.mayPay(byNetwork(from), COST.link)) return null;
    const link = await this.use.links.opens(this.database, token);
    if (!link) return null;
    await this.tries.giveBack(byNetwork(from), COST.link);
    return Object.assign(new Invitation(), link);
  }

  /** The password is chosen, and he is in, or at the second factor if he has one. After a reset every session of before has ended. Refusals: link_over, bad_fields (by its article), too_many_tries, too_busy. */
  async accept(token: string, password: string, from: DoorFrom): Promise<SignedIn> {
    await this.tries.pay(byNetwork(from), COST.password);
    const link = await this.use.links.opens(this.database, token);
    if (!link) throw new Refused('link_over');
    refusePassword(password, link);
    const hash = await hashPassword(password).catch((e: unknown) => { throw e instanceof TooBusy ? new Refused('too_busy') : e; });
    const holder = await this.database.transact(async (tx) => {
      if (!(await this.use.links.use(tx, link))) throw new Refused('link_over');
      await tx.rows(sql`update app_user set password_hash = ${hash}, password_set_at = ${this.clock.now()} where id = ${link.userId}`);
      await this.use.sessions.endAllOf(tx, link.userId, 'password_changed');
      await this.use.devices.forgetAllOf(tx, link.userId);
      const his = (await this.holders.byId(link.userId, tx))!;
      if (link.purpose === 'reset') await this.use.notices.both(tx, his, 'resetPassword', 'password');
      else await this.use.notices.keep(tx, his, 'acceptInvitation');
      return his;
    });
    await this.tries.giveBack(byNetwork(from), COST.password);
    return this.admission.firstFactor(holder, 'link', from);
  }

  /** Writes to whoever has this address, if anybody has. Says and takes the same for an address that nobody has, and for one that was written to too often. */
  async askReset(email: string, from: DoorFrom): Promise<void> {
    const rested = sleep(ANSWER_AFTER_MS);
    const account = email.trim().toLowerCase().slice(0, 1000);
    const late = await this.tries.mayPay([{ kind: 'resetAccount', of: account }, { kind: 'resetNetwork', of: networkOf(from.ip ?? '') }], COST.mail);
    if (!late) {
      await this.database.transact(async (tx) => {
        const holder = await this.holders.byEmail(account, tx);
        if (!holder) return;
        // Who never chose a first password is sent his invitation again: the link says what it is.
        if (holder.passwordHash === null) await this.use.links.invite(tx, holder, null);
        else await this.use.links.reset(tx, holder);
        await this.use.notices.keep(tx, holder, 'askPasswordReset', {});
      });
    }
    await rested;
  }
}

const byNetwork = (from: DoorFrom) => [{ kind: 'opening', of: networkOf(from.ip ?? '') } as const];
