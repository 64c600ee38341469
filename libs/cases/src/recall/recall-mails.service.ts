import { Inject, Injectable } from '@nestjs/common';
import { formatDate } from '@quittance/law';
import { AgencyService, CreditorsService, DebtorsService } from '@quittance/parties';
import { Clock, Mailer, sql, type Tx } from '@quittance/platform';
import type { SeenCase } from '../files/cases-read.service.ts';

/** The debtor of a case that was taken back is told whom he deals with from now on; why is between creditor and agency. */
@Injectable()
export class RecallMailsService {
  constructor(@Inject(Mailer) private readonly mailer: Mailer, @Inject(Clock) private readonly clock: Clock, @Inject(AgencyService) private readonly agencies: AgencyService, @Inject(CreditorsService) private readonly creditors: CreditorsService, @Inject(DebtorsService) private readonly debtors: DebtorsService) {}

  async recalled(tx: Tx, file: SeenCase): Promise<void> {
    const { email } = await this.debtors.facts(tx, file.debtorId);
    if (!email) return;
    const agency = (await this.agencies.facts(tx, file.agencyId)).name, creditor = (await this.creditors.facts(tx, file.creditorId)).name;
    const plan = await tx.first(sql`select 1 as one from case_file where id = ${file.id} and plan_state = 'agreed'`);
    await this.mailer.send(tx, {
      agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id, channel: 'email', purpose: 'case_recalled', recipient: email, subject: `Dossier ${file.publicReference} : repris par ${creditor}`,
      text: [
        `Bonjour,`, `${creditor} a repris votre dossier le ${formatDate(this.clock.today(), 'long')}. ${agency} ne vous demandera plus rien à ce titre, et votre page est fermée.`,
        ...(plan ? [`L’échéancier convenu engage toujours ${creditor}. Demandez-lui où adresser les prochains versements.`] : [`Pour ce qui reste à régler, adressez-vous à ${creditor}.`]),
        `Ce que vous auriez déjà payé à ${agency} lui est reversé et compte pour vous.`, agency,
      ].join('\n\n'),
    });
  }
}
