import { Inject, Injectable } from '@nestjs/common';
import { AgencyService, CreditorsService, DebtorsService } from '@quittance/parties';
import { Mailer, sql, type Tx } from '@quittance/platform';
import { recallLineOf, withRecall } from '../conduct/recall.ts';
import type { SeenCase } from '../files/cases-read.service.ts';
import type { OpenDispute } from './dispute-facts.service.ts';
import type { DisputeOutcome, DisputeReason } from './dispute.type.ts';
import { acknowledgement, outcomeToDebtor, questionToCreditor, type Parties } from './dispute-words.ts';

/** What the parties to a dispute are written. The debtor, if an e-mail address of his is known; his page says it in any case. */
@Injectable()
export class DisputeMailsService {
  constructor(@Inject(Mailer) private readonly mailer: Mailer, @Inject(AgencyService) private readonly agencies: AgencyService, @Inject(CreditorsService) private readonly creditors: CreditorsService, @Inject(DebtorsService) private readonly debtors: DebtorsService) {}

  /** The words in which the creditor is asked. */
  async question(tx: Tx, file: SeenCase, { reason, words, claims }: { reason: DisputeReason; words: string | null; claims: OpenDispute['claims'] }): Promise<string> {
    return questionToCreditor((await this.debtors.facts(tx, file.debtorId)).name, { reason, words, references: claims.map(({ reference }) => reference) });
  }

  async opened(tx: Tx, file: SeenCase, claims: OpenDispute['claims']): Promise<void> {
    const text = acknowledgement(await this.#parties(tx, file), claims.map(({ reference }) => reference));
    await this.#toDebtor(tx, file, { purpose: 'dispute_opened', subject: `Dossier ${file.publicReference} : votre contestation est enregistrée`, text });
  }

  async settled(tx: Tx, file: SeenCase, dispute: OpenDispute, { outcome, words, moreDue }: { outcome: DisputeOutcome; words: string | null; moreDue: boolean }): Promise<void> {
    const produced = await tx.rows<{ name: string }>(sql`select d.name from document d join answer a on a.id = d.fact_id join question q on q.id = a.question_id
      where q.about_id = ${dispute.id} and q.asked_of = 'creditor' order by d.created_at, d.id`);
    const text = outcomeToDebtor(await this.#parties(tx, file), { outcome, words, moreDue, references: dispute.claims.map(({ reference }) => reference), documents: produced.map(({ name }) => name) });
    await this.#toDebtor(tx, file, { purpose: 'dispute_settled', subject: `Dossier ${file.publicReference} : réponse à votre contestation`, text });
  }

  async #toDebtor(tx: Tx, file: SeenCase, message: { purpose: string; subject: string; text: string }): Promise<void> {
    const { email } = await this.debtors.facts(tx, file.debtorId);
    if (!email) return;
    const text = withRecall(message.text, await recallLineOf(tx, file.id));
    await this.mailer.send(tx, { ...message, text, agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id, channel: 'email', recipient: email, link: this.mailer.linkTo(`/d/${file.publicReference.replace(/-/g, '')}`) });
  }

  async #parties(tx: Tx, file: SeenCase): Promise<Parties> {
    return { agency: (await this.agencies.facts(tx, file.agencyId)).name, creditor: (await this.creditors.facts(tx, file.creditorId)).name };
  }
}
