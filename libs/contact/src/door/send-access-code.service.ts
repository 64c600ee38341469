import { Inject, Injectable } from '@nestjs/common';
import { TimelineService } from '@quittance/cases';
import { AgencyService, DebtorsService } from '@quittance/parties';
import { Database, Mailer, sql, standAsSystem, type Tx } from '@quittance/platform';
import { masked, mailAddress, mobileNumber } from '../messages/recipient.ts';
import { accessCodeMessage } from './access-code-message.ts';
import { AccessCodesService } from './access-codes.service.ts';
import { AccessTriesService, type Reference } from './access-tries.service.ts';
import { CODE_LASTS } from './limits.ts';

interface Found { id: string; agency_id: string; creditor_id: string; debtor_id: string; public_reference: string }

/** Sends a one-time code to where the agency knows the debtor to be; nobody says at the door where that is. */
@Injectable()
export class SendAccessCodeService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(AccessTriesService) private readonly tries: AccessTriesService, @Inject(AccessCodesService) private readonly codes: AccessCodesService,
    @Inject(DebtorsService) private readonly debtors: DebtorsService, @Inject(AgencyService) private readonly agencies: AgencyService, @Inject(Mailer) private readonly mailer: Mailer, @Inject(TimelineService) private readonly timeline: TimelineService,
  ) {}

  /** Nothing is answered: not whether there is such a case, nor an address, nor whether too many codes were asked for. */
  async send(reference: Reference, channel: 'email' | 'sms', from: { ip?: string | undefined; locale?: string | undefined }): Promise<void> {
    await standAsSystem('debtor-entrance', () => this.database.transact(async (tx) => {
      const may = await this.tries.mayTry(tx, 'ask', reference, from.ip);
      const file = await tx.first<Found>(sql`select f.id, f.agency_id, f.creditor_id, f.debtor_id, f.public_reference from case_file f where f.public_reference = ${reference.canonical}`);
      if (!may) return;
      await this.tries.count(tx, 'ask', reference, from.ip, false);
      const debtor = file && (await this.debtors.facts(tx, file.debtor_id));
      const to = channel === 'email' ? mailAddress(debtor?.email ?? null) : mobileNumber(debtor?.phone ?? null);
      if (file && to && this.mailer.carries(channel)) await this.#write(tx, file, channel, to, from.locale === 'en' ? 'en' : 'fr');
    }));
  }

  async #write(tx: Tx, file: Found, channel: 'email' | 'sms', to: string, locale: string): Promise<void> {
    const scope = { agencyId: file.agency_id, creditorId: file.creditor_id, caseId: file.id };
    const { code, until } = await this.codes.once(tx, scope, channel, to);
    const { name, phone, email } = await this.agencies.facts(tx, file.agency_id);
    const link = this.mailer.linkTo(`/d/${file.public_reference.replace(/-/g, '')}`);
    const message = accessCodeMessage({ channel, code, minutes: CODE_LASTS.total('minutes'), publicReference: file.public_reference, agency: { name, phone, email }, link, locale });
    await this.mailer.send(tx, { ...scope, channel, purpose: 'access_code', recipient: to, ...message, sendBefore: until });
    await this.timeline.write(tx, { ...scope, kind: 'visit', code: 'visit.code_sent', facts: { channel, to: masked(to) }, actor: null, internal: true });
  }
}
