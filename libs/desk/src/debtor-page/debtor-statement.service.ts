import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { CasesReadService, DisputesService, StatementReadService, TimelineReadService } from '@quittance/cases';
import { DocumentsService } from '@quittance/documents';
import { cents, sumCents, ZERO } from '@quittance/law';
import { PaymentsReadService } from '@quittance/money';
import { Database, sql, toDay, type Actor } from '@quittance/platform';
import type { DebtorCase } from './debtor-case.service.ts';
import { disputePage, type PageClaim, type PageDispute, type PageDocument, type PagePayment, type PagePlan, type StatementPage } from './debtor-page.ts';

interface CostRow { label: string; on_day: string; amount_cents: string; article: string | null }

/** What of a line of the timeline the page says. */
const TOLD = ['references', 'amount', 'number', 'reason', 'by', 'dueOn', 'until', 'study', 'doneOn'];
const LINES = 60;

/** Who claims what and why: every line with what it is made from. */
@Injectable()
export class DebtorStatementService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(CasesReadService) private readonly cases: CasesReadService, @Inject(StatementReadService) private readonly statements: StatementReadService,
    @Inject(TimelineReadService) private readonly timeline: TimelineReadService, @Inject(DocumentsService) private readonly documents: DocumentsService,
    @Inject(PaymentsReadService) private readonly payments: PaymentsReadService, @Inject(DisputesService) private readonly disputes: DisputesService,
  ) {}

  async of(visitor: Actor, file: DebtorCase, plan: PagePlan | null, today: Temporal.PlainDate): Promise<StatementPage> {
    const [computed, claims, grounds, payments, costs, disputes, documents, timeline] = await Promise.all([
      this.statements.known(visitor, file.id), this.cases.claims(visitor, file.id), this.#grounds(visitor, file.id), this.#payments(visitor, file.id), this.#costs(file.id),
      this.disputesOf(visitor, file.id), this.documents.ofCase(visitor, file.id), this.timeline.page(visitor, file.id, { first: LINES }),
    ]);
    const statement = computed?.statement ?? null;
    const contested = new Set(disputes.filter(({ state }) => state !== 'settled').flatMap(({ claimReferences }) => claimReferences));
    const readable = new Set(documents.map(({ id }) => id));
    const pageClaims = claims.map((claim): PageClaim => {
      const reckoned = statement?.claims.find(({ claimId }) => claimId === claim.id);
      return {
        id: claim.id, reference: claim.reference, basis: grounds.get(claim.id) ?? null, issuedOn: claim.issuedOn, dueOn: claim.dueOn, amount: claim.amount, credited: claim.credited, documents: claim.documents.map(paper),
        interest: reckoned?.interest ?? [], interestTotal: reckoned?.interestTotal ?? ZERO, indemnity: reckoned?.indemnity ?? ZERO, indemnityArticle: reckoned?.indemnityArticle ?? null, disputed: contested.has(claim.reference),
      };
    });
    const closedAt = timeline.rows.find(({ code }) => code === 'case.closed')?.at ?? null;
    return {
      reference: file.reference, debtorName: file.debtorName, creditorName: file.creditorName, asOf: statement?.asOf ?? today, regime: file.regime, due: statement?.totals.due ?? file.due, paid: statement?.totals.paid ?? file.paid,
      overpaid: file.overpaid, unallocated: statement?.totals.unallocated ?? ZERO, dailyInterest: file.held || computed?.lacking ? null : (statement?.totals.dailyInterest ?? null), lacking: lackingOf(computed?.lacking), held: file.held, firstLetter: file.firstLetter, noticeReceivedOn: file.noticeReceivedOn,
      claims: pageClaims, interestTotal: sumCents(pageClaims.map(({ interestTotal }) => interestTotal)), indemnityTotal: sumCents(pageClaims.map(({ indemnity }) => indemnity)),
      costs, costsTotal: statement?.totals.costs ?? sumCents(costs.map(({ amount }) => amount)), payments, closed: file.closedReason === null ? null : { reason: file.closedReason, at: closedAt },
      plan, disputes, studyName: file.studyName, documents: documents.filter(({ kind }) => kind === 'formal_notice').map(paper),
      history: timeline.rows.map(({ at, code, facts, documentId }) => ({
        at, code, facts: Object.fromEntries(facts.filter(({ key }) => TOLD.includes(key)).map(({ key, value }) => [key, value])), documentId: documentId && readable.has(documentId) ? documentId : null,
      })),
    };
  }

  async disputesOf(visitor: Actor, caseId: string): Promise<PageDispute[]> {
    return (await this.disputes.ofCase(visitor, caseId)).map(disputePage);
  }

  /** What each claim is for, in the creditor's words. */
  async #grounds(visitor: Actor, caseId: string): Promise<Map<string, string>> {
    const rows = await this.database.rows<{ id: string; basis: string }>(sql`select k.id, k.basis from claim k where k.case_id = ${caseId} and k.basis is not null and (${rowsFor(visitor.ability, 'read', 'Claim', 'k')})`);
    return new Map(rows.map(({ id, basis }) => [id, basis]));
  }

  async #payments(visitor: Actor, caseId: string): Promise<PagePayment[]> {
    return (await this.payments.ofCase(visitor, caseId)).map(({ id, valueOn, amount, means, receivedBy, reversal, receipt }) => ({
      id, valueOn, amount, means, receivedBy, reversed: reversal !== null, receipt: receipt && { number: receipt.number, documentId: receipt.document?.id ?? null },
    }));
  }

  /** What the law puts on him; whoever reads the case reads what it is made of. */
  async #costs(caseId: string): Promise<StatementPage['costs']> {
    const rows = await this.database.rows<CostRow>(sql`select o.label, o.on_day, o.amount_cents, o.article from cost o
      where o.case_id = ${caseId} and o.recoverable and not exists (select 1 from reversal v where v.fact_id = o.id) order by o.on_day, o.id`);
    return rows.map((row) => ({ label: row.label, on: toDay(row.on_day), amount: cents(BigInt(row.amount_cents)), article: row.article }));
  }
}

const lackingOf = (lacking: { from: string; to: string } | null | undefined): StatementPage['lacking'] => (lacking ? { from: Temporal.PlainDate.from(lacking.from), to: Temporal.PlainDate.from(lacking.to) } : null);
const paper = ({ id, kind, name }: PageDocument): PageDocument => ({ id, kind, name });
