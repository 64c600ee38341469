import { Inject, Injectable } from '@nestjs/common';
import { AppliedLawService, recallLineOf, withRecall } from '@quittance/cases';
import { checkReceipt, formatMoney, formatSiren, type LawError } from '@quittance/law';
import { AgencyService, CreditorsService, DebtorsService } from '@quittance/parties';
import { Clock, Mailer, newId, Refused, sql, toDay, type Tx } from '@quittance/platform';
import { longDay } from '@quittance/platform/paper';
import { addresseeOf, addressLine } from '../paper/letterhead.ts';
import { receiptFacts } from '../paper/receipt.ts';
import type { PaidTarget, ReceiptFigures } from '../paper/receipt-figures.ts';
import { receiptEntity } from './receipt.entity.ts';
import { templateVersion } from './template-version.ts';

interface Paid {
  case_id: string; agency_id: string; creditor_id: string; debtor_id: string; public_reference: string; value_on: string; amount_cents: string; means: string; received_by: ReceiptFigures['receivedBy'];
  payer: string | null; study: string | null; chosen: string | null; allocation: ReceiptFigures['order']; parts: { target: PaidTarget | 'unallocated'; claim: string | null; cost: string | null; amount: string }[];
}
interface Sent { number: string; issued_on: string; value_on: string; amount_cents: string; case_id: string; agency_id: string; creditor_id: string; debtor_id: string; agency: string; rendered: boolean }

/**
 * A receipt for every payment, however small and by whatever means (CPCE R124-6, first sentence, which makes no difference between those
 * who may receive it). The agency writes one too for what a bailiff received in its case and for what the creditor got directly and
 * declared: that money counts as cashed on that day and frees the debtor as any other (C. civ. 1342-2), so he is owed the same proof. The
 * paper says in whose hands it came.
 */
@Injectable()
export class IssueReceiptService {
  constructor(
    @Inject(Clock) private readonly clock: Clock, @Inject(AgencyService) private readonly agencies: AgencyService, @Inject(CreditorsService) private readonly creditors: CreditorsService,
    @Inject(DebtorsService) private readonly debtors: DebtorsService, @Inject(Mailer) private readonly mailer: Mailer, @Inject(AppliedLawService) private readonly law: AppliedLawService,
  ) {}

  /** In the transaction of the payment, once what it met is posted. `balance`: what is owed after it, today; `waits`: the rate that lacks to know all of it. Refuses receipt_mention_missing. */
  async issue(tx: Tx, paymentId: string, balance: bigint, waits: LawError | null = null): Promise<string> {
    const paid = await this.#paid(tx, paymentId);
    const issuedOn = this.clock.today();
    const figures: ReceiptFigures = { ...(await this.#figures(tx, paid)), issuedOn: String(issuedOn), balance: String(balance), number: await nextNumber(tx, issuedOn), ...(waits?.lacking ? { waits: { from: waits.lacking.from, to: waits.lacking.to } } : {}) };
    const { refusal } = checkReceipt(receiptFacts(figures));
    if (refusal) throw new Refused(refusal.code, { article: refusal.article, facts: Object.fromEntries(Object.entries(refusal.facts).map(([key, value]) => [key, String(value)])) });
    const id = newId();
    await tx.add(receiptEntity, {
      id, caseId: paid.case_id, agencyId: paid.agency_id, creditorId: paid.creditor_id, paymentId, number: figures.number, issuedOn, issuedAt: this.clock.now(),
      balanceCents: balance, figures, lawVersion: (await this.law.of(tx, paid.agency_id)).version, templateVersion: templateVersion(),
    });
    return id;
  }

  /** The payment was taken back: whoever was sent its receipt is told that it no longer stands, and why. */
  async withdraw(tx: Tx, paymentId: string, reason: string): Promise<void> {
    const sent = await tx.first<Sent>(sql`
      select r.number, r.issued_on, p.value_on, p.amount_cents, r.case_id, r.agency_id, r.creditor_id, f.debtor_id, a.name as agency,
        exists (select 1 from receipt_event e where e.receipt_id = r.id and e.kind = 'rendered') as rendered
      from receipt r join payment p on p.id = r.payment_id join case_file f on f.id = r.case_id join agency a on a.id = r.agency_id where r.payment_id = ${paymentId}`);
    if (!sent?.rendered) return;
    const { email } = await this.debtors.facts(tx, sent.debtor_id);
    if (!email) return;
    await this.mailer.send(tx, {
      agencyId: sent.agency_id, creditorId: sent.creditor_id, caseId: sent.case_id, channel: 'email', purpose: 'receipt_withdrawn', recipient: email, subject: `La quittance ${sent.number} n’est plus valable`,
      text: withRecall(`Madame, Monsieur,\n\nLa quittance ${sent.number} du ${longDay(toDay(sent.issued_on))}, pour ${formatMoney(BigInt(sent.amount_cents))} à la date du ${longDay(toDay(sent.value_on))}, n’est plus valable : l’enregistrement de ce paiement a été annulé.\n\nMotif : ${reason}\n\nSi vous pensez que c’est une erreur, répondez-nous avec la preuve de votre paiement.\n\n${sent.agency}`, await recallLineOf(tx, sent.case_id)),
    });
  }

  async #paid(tx: Tx, paymentId: string): Promise<Paid> {
    return (await tx.first<Paid>(sql`
      select p.case_id, p.agency_id, p.creditor_id, f.debtor_id, f.public_reference, p.value_on, p.amount_cents, p.means, p.received_by, p.payer, s.name as study, k.reference as chosen, m.allocation,
        coalesce((select jsonb_agg(jsonb_build_object('target', a.target, 'claim', a.reference, 'cost', a.label, 'amount', a.amount::text) order by a.on_day, a.due_on, a.reference, a.label)
          from (select a.target, n.reference, n.due_on, t.label, t.on_day, sum(a.amount_cents) as amount from allocation a left join claim n on n.id = a.claim_id left join cost t on t.id = a.cost_id
            where a.payment_id = p.id group by a.target, a.claim_id, n.reference, n.due_on, a.cost_id, t.label, t.on_day having sum(a.amount_cents) <> 0) a), '[]') as parts
      from payment p join case_file f on f.id = p.case_id join mandate m on m.id = f.mandate_id left join study s on s.id = p.study_id left join claim k on k.id = p.claim_id where p.id = ${paymentId}`))!;
  }

  async #figures(tx: Tx, paid: Paid): Promise<Omit<ReceiptFigures, 'number' | 'issuedOn' | 'balance'>> {
    const [agency, creditor, debtor] = [await this.agencies.facts(tx, paid.agency_id), await this.creditors.facts(tx, paid.creditor_id), await this.debtors.facts(tx, paid.debtor_id)];
    const recall = await recallLineOf(tx, paid.case_id);
    return {
      ...(recall ? { recall } : {}), paidOn: paid.value_on.slice(0, 10), caseReference: paid.public_reference, amount: paid.amount_cents, means: paid.means, receivedBy: paid.received_by, study: paid.study, payer: paid.payer, chosen: paid.chosen, order: paid.allocation,
      agency: {
        name: agency.name, legalForm: agency.legalForm, capital: agency.shareCapital === null ? null : String(agency.shareCapital), address: addressLine(agency.address), city: agency.address.city,
        registration: `SIREN ${formatSiren(agency.siren)}`, phone: agency.phone, email: agency.email, dataEmail: agency.dataEmail,
      },
      creditor: { name: creditor.name, legalForm: creditor.legalForm, address: addressLine(creditor.address) },
      debtor: { name: debtor.name, addressee: addresseeOf(debtor) },
      parts: paid.parts.flatMap(({ target, ...part }) => (target === 'unallocated' ? [] : [{ target, ...part }])),
      unallocated: paid.parts.find(({ target }) => target === 'unallocated')?.amount ?? '0',
    };
  }
}

/** "Q-2026-000437". A preview names the number that the act would draw, and draws none. */
async function nextNumber(tx: Tx, on: Temporal.PlainDate): Promise<string> {
  const drawn = await tx.first<{ number: string }>(tx.dryRun ? sql`select last_value + is_called::integer as number from receipt_number` : sql`select nextval('receipt_number') as number`);
  return `Q-${on.year}-${String(drawn!.number).padStart(6, '0')}`;
}
