import { Inject, Injectable } from '@nestjs/common';
import { CreditorsService } from '@quittance/parties';
import { Mailer, sql, type Tx } from '@quittance/platform';
import type { AskedOf } from './question.type.ts';

export interface Told { agencyId: string; creditorId: string; caseId: string; publicReference: string; agencyName: string; studyId: string | null }

/** Those of whom something is asked are told by mail, with the way to the case; the agency reads it in its queue. */
@Injectable()
export class QuestionMailsService {
  constructor(@Inject(Mailer) private readonly mailer: Mailer, @Inject(CreditorsService) private readonly creditors: CreditorsService) {}

  /** Who is to be told is no business of who asks: the house looks it up and writes to them. */
  asked(tx: Tx, of: AskedOf, told: Told, text: string): Promise<void> {
    return tx.asSystem('notify', (house) => this.#tell(house, of, told, text));
  }

  async #tell(tx: Tx, of: AskedOf, told: Told, text: string): Promise<void> {
    const recipients = of === 'creditor' ? await this.#creditor(tx, told.creditorId) : of === 'study' && told.studyId ? await this.#users(tx, { studyId: told.studyId }) : [];
    for (const recipient of recipients) {
      await this.mailer.send(tx, {
        agencyId: told.agencyId, creditorId: told.creditorId, caseId: told.caseId, channel: 'email', purpose: 'question_asked', recipient,
        subject: `Dossier ${told.publicReference} : ${told.agencyName} vous pose une question`,
        text: `Bonjour,\n\n${text}\n\nVous pouvez répondre et joindre vos pièces dans votre espace.\n\n${told.agencyName}`,
        link: this.mailer.linkTo(`/cases/${told.caseId}`),
      });
    }
  }

  /** The company's own address and its people, once each. */
  async #creditor(tx: Tx, creditorId: string): Promise<string[]> {
    const { email } = await this.creditors.facts(tx, creditorId);
    const all = [...(email ? [email] : []), ...(await this.#users(tx, { creditorId }))];
    return [...new Map(all.map((address) => [address.toLowerCase(), address])).values()];
  }

  async #users(tx: Tx, of: { creditorId: string } | { studyId: string }): Promise<string[]> {
    const rows = await tx.rows<{ email: string }>(sql`select u.email from app_user u join role_held r on r.user_id = u.id
      where ${'creditorId' in of ? sql`r.creditor_id = ${of.creditorId}` : sql`r.study_id = ${of.studyId}`} and r.ended_at is null and u.disabled_at is null order by u.email`);
    return rows.map(({ email }) => email);
  }
}
