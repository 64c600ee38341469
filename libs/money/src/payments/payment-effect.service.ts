import { Inject, Injectable } from '@nestjs/common';
import { CasesReadService, HoldEffectsService, HoldWarning, refusedByLaw, StatementService } from '@quittance/cases';
import { cents, formatDecimal, whyStopped, type LawTables } from '@quittance/law';
import { notFound, sql, toFacts, type Actor, type Tx } from '@quittance/platform';
import { differences } from './allocations.service.ts';
import { layOut, type LaidOut } from './lay-out.ts';
import { paymentsWith } from './payment-debt-facts.ts';
import { MovedAllocation, PaymentRecorded, type Payment } from './payment.type.ts';
import { PaymentsReadService } from './payments-read.service.ts';

interface WithIt { case_id: string; closed: boolean; reopened: boolean; plan: string | null }

/** What a payment, or its reversal, changes today: the debt with it beside the debt without it. */
@Injectable()
export class PaymentEffectService {
  constructor(
    @Inject(StatementService) private readonly statements: StatementService, @Inject(CasesReadService) private readonly cases: CasesReadService, @Inject(PaymentsReadService) private readonly reads: PaymentsReadService,
    @Inject(HoldEffectsService) private readonly holds: HoldEffectsService,
  ) {}

  /** For whoever may read the payment; in the transaction of the act or of its repetition, which answers the same. */
  async of(tx: Tx, actor: Actor, paymentId: string): Promise<PaymentRecorded> {
    const payment = await this.reads.one(tx, actor, paymentId);
    if (!payment) throw notFound('Payment');
    const { facts, law, claims } = await this.statements.facts(tx, payment.caseId);
    const payments = await paymentsWith(tx, payment.caseId, paymentId);
    const having = layOut({ ...facts, payments }, law);
    const lacking = layOut({ ...facts, payments: payments.filter(({ id }) => id !== paymentId) }, law);
    const [before, after] = payment.reversal ? [having, lacking] : [lacking, having];
    const others = ({ parts }: LaidOut) => parts.filter((part) => part.paymentId !== paymentId);
    const { waits } = after;
    const { closed, reopened, plan } = await this.#withIt(tx, paymentId, payment.reversal !== null);
    return Object.assign(new PaymentRecorded(), {
      payment, caseFile: (await this.cases.one(actor, payment.caseId, tx))!, dueBefore: before.statement.totals.due, dueAfter: after.statement.totals.due, overpaid: waits ? cents(0n) : after.statement.totals.unallocated, waitsFor: waits && refusedByLaw(waits).toRefusal(),
      closes: closed, reopens: reopened, planState: plan, warnings: payment.reversal ? [] : await this.#warnings(tx, payment, law),
      moved: differences(others(before), others(after)).map(({ paymentId: other, target, claimId, amount }) => Object.assign(new MovedAllocation(), {
        paymentId: other, valueOn: payments.find(({ id }) => id === other)!.on, amount: cents(payments.find(({ id }) => id === other)!.amount), target,
        claimReference: claims.find(({ id }) => id === claimId)?.reference ?? null, difference: formatDecimal(amount),
      })),
    });
  }

  /** Paid on a day on which the law let nothing be paid: it may have to be given back (C. com. L622-7). */
  async #warnings(tx: Tx, { caseId, valueOn }: Payment, law: LawTables): Promise<HoldWarning[]> {
    const effects = await this.holds.ofCase(tx, caseId, valueOn, law), stop = whyStopped(effects, 'payments');
    if (stop?.outcome !== 'refuse') return [];
    return effects.active.filter(({ id }) => stop.holds.includes(id)).map(({ kind, from }) => Object.assign(new HoldWarning(), { code: 'paid_while_held', article: stop.article, facts: toFacts({ kind, from: String(from), on: String(valueOn) }) }));
  }

  /**
   * What became of the case and of its plan in the very transaction of the payment or of its reversal, which its rows carry (xmin): so the
   * repetition of a request answers as the request did, whatever came later.
   */
  async #withIt(tx: Tx, paymentId: string, reversed: boolean): Promise<Omit<WithIt, 'case_id'>> {
    const fact = reversed ? sql`(select v.case_id, v.xmin as at from reversal v where v.fact_id = ${paymentId})` : sql`(select p.case_id, p.xmin as at from payment p where p.id = ${paymentId})`;
    return (await tx.first<WithIt>(sql`select fact.case_id,
        exists (select 1 from timeline_entry e where e.case_id = fact.case_id and e.xmin = fact.at and e.code = 'case.closed') as closed,
        exists (select 1 from timeline_entry e where e.case_id = fact.case_id and e.xmin = fact.at and e.code = 'case.reopened') as reopened,
        (select e.kind from plan_event e where e.case_id = fact.case_id and e.xmin = fact.at and e.kind in ('agreed', 'completed') order by e.kind desc limit 1) as plan
      from ${fact} fact`))!;
  }
}
