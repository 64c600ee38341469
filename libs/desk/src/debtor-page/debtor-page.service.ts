import { Inject, Injectable } from '@nestjs/common';
import { CasesReadService, DisputesService } from '@quittance/cases';
import { epcPayload, qrPath } from '@quittance/contact/letter';
import { cents, formatDecimal, parseAmountFr, statutoryTexts, type Cents } from '@quittance/law';
import { Clock, newId, Refused, type Actor } from '@quittance/platform';
import { DebtorCaseService, type DebtorCase } from './debtor-case.service.ts';
import type { AgencyCard, PageDispute, PageRefusal, PayPage, StatementPage } from './debtor-page.ts';
import { DebtorPlanService } from './debtor-plan.service.ts';
import { DebtorStatementService } from './debtor-statement.service.ts';
import { pageRefusal } from './page-refusal.ts';

export interface ContestWishes { reason?: string; words?: string; paidOn?: string; paidBy?: string; claimIds?: string[]; key?: string; sent?: string }
export interface ContestPage {
  reference: string; creditorName: string; claims: { id: string; reference: string; amount: Cents }[]; key: string;
  values: { reason: string; words: string; paidOn: string; paidBy: string; claimIds: string[] }; refusal: PageRefusal | null; sent: PageDispute | null; open: PageDispute | null; mayPlan: boolean;
}
export interface SentEvidence { name: string; bytes: Uint8Array }

/** What a debtor sees of his case and does with it, each through the rows that his visit opens. */
@Injectable()
export class DebtorPageService {
  constructor(
    @Inject(Clock) private readonly clock: Clock, @Inject(DebtorCaseService) private readonly cases: DebtorCaseService, @Inject(DebtorStatementService) private readonly statements: DebtorStatementService,
    @Inject(DebtorPlanService) private readonly plans: DebtorPlanService, @Inject(CasesReadService) private readonly files: CasesReadService, @Inject(DisputesService) private readonly disputes: DisputesService,
  ) {}

  agency(visitor: Actor | undefined): Promise<AgencyCard | undefined> {
    return this.cases.agency(visitor);
  }

  /** The words of the law on what he may be asked to pay, as in force today (CPCE L111-8). */
  async statutory(visitor: Actor | undefined): Promise<{ article: string; text: string }[]> {
    return statutoryTexts(this.clock.today(), await this.cases.law(visitor)).map(({ article, text }) => ({ article, text }));
  }

  async statement(visitor: Actor): Promise<StatementPage> {
    const file = await this.cases.of(visitor);
    return this.statements.of(visitor, file, await this.plans.latest(visitor, file.id), this.clock.today());
  }

  /** How to pay: all that is due, the next instalment of a plan that runs, or the sum that was typed. */
  async pay(visitor: Actor, typed: string | undefined): Promise<PayPage> {
    const file = await this.cases.of(visitor);
    // Who may not pay is shown no account.
    if (file.held?.noPay) return { reference: file.reference, creditorName: file.creditorName, due: file.due, beneficiary: '', iban: '', bic: '', amount: file.due, typed: null, refusal: null, closed: false, qr: null, held: file.held };
    const [account, plan] = await Promise.all([this.cases.account(visitor), this.plans.latest(visitor, file.id)]);
    const next = plan?.state === 'agreed' ? plan.instalments.find(({ amount, paid }) => amount > paid) : undefined;
    const usual = next && next.amount - next.paid < file.due ? cents(next.amount - next.paid) : file.due;
    const { amount, refusal } = this.#amount(file, typed, usual);
    // What its creditor took back is not paid here any more.
    const closed = file.due <= 0n || file.closedReason === 'recalled';
    return {
      reference: file.reference, creditorName: file.creditorName, due: file.due, beneficiary: account.name, iban: account.iban, bic: account.bic, amount, typed: typed?.trim() ? typed.trim() : null, refusal, closed, held: null,
      qr: closed ? null : qrPath(epcPayload({ holder: account.name, iban: account.iban, bic: account.bic, cents: amount, remittance: file.reference })),
    };
  }

  #amount(file: DebtorCase, typed: string | undefined, usual: Cents): { amount: Cents; refusal: PageRefusal | null } {
    if (!typed?.trim()) return { amount: usual, refusal: null };
    const read = parseAmountFr(typed);
    if (read === undefined || read <= 0n) return { amount: usual, refusal: pageRefusal('amount_unreadable') };
    return read > file.due ? { amount: usual, refusal: pageRefusal('amount_above_due', { due: formatDecimal(file.due) }) } : { amount: cents(read), refusal: null };
  }

  /** What may be contested, or what was: `sent` names the dispute just sent. */
  async contestPage(visitor: Actor, wishes: ContestWishes, refusal: PageRefusal | null = null): Promise<ContestPage> {
    const file = await this.cases.of(visitor);
    const [claims, disputes] = await Promise.all([this.files.claims(visitor, file.id), this.statements.disputesOf(visitor, file.id)]);
    const open = disputes.find(({ state }) => state !== 'settled') ?? null;
    return {
      reference: file.reference, creditorName: file.creditorName, claims: claims.map(({ id, reference, amount, credited }) => ({ id, reference, amount: cents(amount - credited) })), key: wishes.key ?? newId(),
      values: { reason: wishes.reason ?? '', words: wishes.words ?? '', paidOn: wishes.paidOn ?? '', paidBy: wishes.paidBy ?? '', claimIds: wishes.claimIds ?? [] },
      refusal, sent: disputes.find(({ id }) => id === wishes.sent) ?? null, open: refusal ? null : open, mayPlan: !file.held?.noPlan,
    };
  }

  /** "I don't owe this": answers the dispute's id. Refuses reason_missing, and what DisputesService refuses. */
  async contest(visitor: Actor, wishes: ContestWishes, files: readonly SentEvidence[], paid: (on: string, by: string) => string): Promise<string> {
    const file = await this.cases.of(visitor);
    const { reason = '', claimIds = [] } = wishes;
    if (!reason) throw new Refused('reason_missing');
    const on = wishes.paidOn?.trim() ?? '', by = wishes.paidBy?.trim() ?? '';
    const words = [reason === 'already_paid' && (on || by) ? paid(on, by) : '', wishes.words?.trim() ?? ''].filter(Boolean).join('\n');
    const dispute = await this.disputes.open(visitor, { caseId: file.id, reason, words: words || null, claimIds: claimIds.length ? claimIds : null, files: [...files], idempotencyKey: `payer:${(wishes.key ?? newId()).slice(0, 60)}` });
    return dispute.id;
  }
}
