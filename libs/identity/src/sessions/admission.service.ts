import { Inject, Injectable } from '@nestjs/common';
import { pack } from '@quittance/access';
import { Database, sql, type Actor } from '@quittance/platform';
import { ChangeNoticeService } from '../account/change-notice.service.ts';
import { factorsOf, hasSecondFactor, HoldersService, type Holder } from '../account/holders.service.ts';
import { AuditService } from '../audit/audit.service.ts';
import { KnownDevicesService } from './known-devices.service.ts';
import { Me, SecondFactorAsked } from './me.type.ts';
import { SessionsService, type From, type OpenedWith } from './sessions.service.ts';

/** Where each role starts the day; the first held of this order decides. */
const WORKSPACES = [['collector', 'collector'], ['supervisor', 'supervisor'], ['accountant', 'accountant'], ['administrator', 'administrator'], ['creditor_user', 'creditor'], ['bailiff', 'bailiff']] as const;

/** Where a try to come in comes from; device: what its cookie says of those who have come in from it. */
export interface DoorFrom extends From { device?: string | undefined }
/** token: of the session, for its cookie. device: to keep on the device, null where it is known already. */
export interface SignedIn { token: string; device: string | null; answer: Me | SecondFactorAsked }

/** Opens the door once somebody has proved who he is: at once, at the second factor, or only to take one. */
@Injectable()
export class AdmissionService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(SessionsService) private readonly sessions: SessionsService, @Inject(HoldersService) private readonly holders: HoldersService, @Inject(KnownDevicesService) private readonly devices: KnownDevicesService, @Inject(ChangeNoticeService) private readonly notices: ChangeNoticeService, @Inject(AuditService) private readonly audit: AuditService) {}

  /** One factor was given: who has a second one is asked for it. */
  async firstFactor(holder: Holder, openedWith: OpenedWith, from: DoorFrom): Promise<SignedIn> {
    if (!hasSecondFactor(holder)) return this.admit(holder, openedWith, from);
    const token = await this.sessions.open(this.database, holder, 'half', openedWith, from);
    return { token, device: null, answer: Object.assign(new SecondFactorAsked(), { factors: factorsOf(holder) }) };
  }

  /** Both factors were given, or the only one that he has. half: the session that awaited the second. */
  async admit(holder: Holder, openedWith: OpenedWith, from: DoorFrom, half?: string): Promise<SignedIn> {
    const stage = this.holders.mustEnrol(holder) ? 'enrol' : 'full';
    const { token, device } = await this.database.transact(async (tx) => {
      const opened = half ? await this.sessions.rise(tx, half, holder, stage, openedWith) : await this.sessions.open(tx, holder, stage, openedWith, from);
      await this.audit.record(tx, { id: holder.id }, { action: 'signIn', subject: 'Account', subjectId: holder.id, outcome: 'done', ip: from.ip, facts: { with: openedWith, stage } });
      const { cookie, news } = await this.devices.remember(tx, holder, from.device, from.userAgent);
      // Who came by a link was written to for it.
      if (news && openedWith !== 'link') await this.notices.newDevice(tx, holder, from);
      return { token: opened, device: cookie };
    });
    const actor = await this.sessions.actorOf(token);
    return { token, device, answer: await this.meOf(actor!) };
  }

  async meOf(actor: Actor): Promise<Me> {
    const [names, holder] = await Promise.all([
      this.database.first<{ agency: string; company: string | null }>(sql`select a.name as agency, coalesce((select c.name from creditor c where c.id = ${actor.creditorId}), (select s.name from study s where s.id = ${actor.studyId})) as company from agency a where a.id = ${actor.agencyId}`),
      this.holders.byId(actor.id),
    ]);
    const held = new Set(actor.roles.map((r) => r.role));
    return Object.assign(new Me(), {
      id: actor.id, name: actor.name, email: actor.email, locale: actor.locale, roles: [...held], creditorId: actor.creditorId,
      workspace: actor.mustEnrol ? 'enrol' : WORKSPACES.find(([role]) => held.has(role))?.[1] ?? 'none',
      companyName: names?.company ?? null, agencyName: names?.agency ?? '', rules: pack(actor.ability),
      secondFactor: holder ? this.holders.secondFactorOf(holder) : { required: false, enrolled: false, dueOn: null },
    });
  }
}
