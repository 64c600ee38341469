import { Inject, Injectable } from '@nestjs/common';
import { recallLineOf, withRecall } from '@quittance/cases';
import { formatMoney } from '@quittance/law';
import { DebtorsService } from '@quittance/parties';
import { Mailer, sql, toDay, type Tx } from '@quittance/platform';
import { longDay } from '@quittance/platform/paper';
import type { ReceiptFigures } from '../paper/receipt-figures.ts';

interface Row { number: string; figures: ReceiptFigures; case_id: string; agency_id: string; creditor_id: string; debtor_id: string; reversed: boolean }

/** The receipt reaches the debtor by mail, where an address is known; on his page in any case. */
@Injectable()
export class SendReceiptService {
  constructor(@Inject(DebtorsService) private readonly debtors: DebtorsService, @Inject(Mailer) private readonly mailer: Mailer) {}

  /** In the transaction that keeps its paper. A receipt whose payment was taken back in the meantime is kept and not sent. */
  async send(tx: Tx, receiptId: string, documentId: string): Promise<void> {
    const row = (await tx.first<Row>(sql`
      select r.number, r.figures, r.case_id, r.agency_id, r.creditor_id, f.debtor_id, exists (select 1 from reversal v where v.fact_id = r.payment_id) as reversed
      from receipt r join case_file f on f.id = r.case_id where r.id = ${receiptId}`))!;
    if (row.reversed) return;
    const { email } = await this.debtors.facts(tx, row.debtor_id);
    if (!email) return;
    const { figures, number } = row;
    const recall = await recallLineOf(tx, row.case_id);
    await this.mailer.send(tx, {
      agencyId: row.agency_id, creditorId: row.creditor_id, caseId: row.case_id, channel: 'email', purpose: 'receipt', recipient: email, subject: `Quittance ${number}, dossier ${figures.caseReference}`, documentIds: [documentId],
      text: withRecall(`Madame, Monsieur,\n\nVous trouverez ci-jointe la quittance ${number} pour ${formatMoney(BigInt(figures.amount))}, à la date du ${longDay(toDay(figures.paidOn))}, reçus pour le compte de ${figures.creditor.name}.\n\n${leftOf(figures)}\n\nConservez cette quittance : elle prouve votre paiement.\n\n${figures.agency.name}`, recall),
    });
  }
}

const leftOf = ({ balance, issuedOn }: ReceiptFigures): string =>
  BigInt(balance) > 0n ? `Il reste dû ${formatMoney(BigInt(balance))} au ${longDay(toDay(issuedOn))}.` : `Au ${longDay(toDay(issuedOn))}, plus rien n’est dû dans ce dossier.`;
