import { Inject, Injectable } from '@nestjs/common';
import { AgencyService, CreditorsService } from '@quittance/parties';
import { Mailer, sql, type Tx } from '@quittance/platform';
import type { SeenCase } from '../files/cases-read.service.ts';

/** That something was written, never what: the words stay in the house. */
@Injectable()
export class CaseMessageMailsService {
  constructor(@Inject(Mailer) private readonly mailer: Mailer, @Inject(AgencyService) private readonly agencies: AgencyService, @Inject(CreditorsService) private readonly creditors: CreditorsService) {}

  /** The people of the other side; of the agency the one who carries the case. */
  written(tx: Tx, file: SeenCase, side: 'creditor' | 'agency'): Promise<void> {
    return tx.asSystem('notify', async (house) => {
      const from = side === 'agency' ? (await this.agencies.facts(house, file.agencyId)).name : (await this.creditors.facts(house, file.creditorId)).name;
      const recipients = await house.rows<{ email: string }>(side === 'agency'
        ? sql`select u.email from app_user u join role_held r on r.user_id = u.id where r.creditor_id = ${file.creditorId} and r.ended_at is null and u.disabled_at is null order by u.email`
        : sql`select u.email from app_user u where u.id = ${file.assigneeId} and u.disabled_at is null`);
      for (const recipient of new Set(recipients.map(({ email }) => email))) {
        await this.mailer.send(house, {
          agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id, channel: 'email', purpose: 'case_message', recipient, subject: `Dossier ${file.publicReference} : un message de ${from}`,
          text: `Bonjour,\n\n${from} vous a écrit au sujet du dossier ${file.publicReference}. Le message et ses pièces vous attendent dans votre espace.`, link: this.mailer.linkTo(`/cases/${file.id}?act=talk`),
        });
      }
    });
  }
}
