import { Inject, Injectable } from '@nestjs/common';
import { lastDayOfGrace } from '@quittance/law';
import { Clock, OnEvent, sql, type Actor, type Happened, type Tx } from '@quittance/platform';
import { keptBefore } from './keeping.ts';
import { agreementOf, endedAsPaid, keepingOf, lastMove, planRecords, scheduleOf, stateOf, type PlanPayment, type PlanRecord } from './plan-records.ts';
import { PlanStepsService, SYSTEM, type By } from './plan-steps.service.ts';

/** Follows a plan through the payments that come in and are taken back. */
@Injectable()
export class PlanTrackService {
  constructor(@Inject(Clock) private readonly clock: Clock, @Inject(PlanStepsService) private readonly steps: PlanStepsService) {}

  /**
   * To be called in the transaction of a payment or of its reversal, the case being locked and settled: what its latest plan becomes by it.
   * agreed: one that an agent proposed and whose first instalment was paid, or one that turns out to run on; completed: all is paid; null:
   * nothing new, though its next instalment may be another.
   */
  async recount(tx: Tx, actor: Pick<Actor, 'id' | 'name'> | null, caseId: string): Promise<'agreed' | 'completed' | null> {
    const [plan] = await planRecords(tx, sql`p.id = (select f.plan_id from case_file f where f.id = ${caseId})`);
    if (!plan) return null;
    const by: By = actor ? { kind: 'user', id: actor.id, name: actor.name } : SYSTEM;
    switch (stateOf(plan)) {
      case 'proposed': return this.#proposed(tx, plan, by);
      case 'agreed': return this.#running(tx, plan, by);
      case 'broken': return this.#broken(tx, plan, by);
      case 'completed': return this.#completed(tx, plan, by);
      case 'ended': return this.#ended(tx, plan, by);
      default: return null;
    }
  }

  /** A case that ends takes with it the plan that was still to be kept. */
  @OnEvent('CaseClosed')
  async endWhenCaseClosed(tx: Tx, { ids }: Happened): Promise<void> {
    if (!ids.caseId) return;
    await tx.rows(sql`select 1 as one from case_file where id = ${ids.caseId} for update`);
    const [plan] = await planRecords(tx, sql`p.id = (select f.plan_id from case_file f where f.id = ${ids.caseId} and f.stage = 'closed')`);
    if (plan && ['proposed', 'agreed'].includes(stateOf(plan))) await this.steps.ended(tx, plan, SYSTEM, 'paid');
  }

  /** A case taken back takes along what was only proposed. What was agreed binds its creditor (C. civ. 1998), who follows it himself from then on. */
  @OnEvent('CaseRecalled')
  async endWhenCaseRecalled(tx: Tx, { ids }: Happened): Promise<void> {
    if (!ids.caseId) return;
    await tx.rows(sql`select 1 as one from case_file where id = ${ids.caseId} for update`);
    const [plan] = await planRecords(tx, sql`p.id = (select f.plan_id from case_file f where f.id = ${ids.caseId} and f.stage = 'returned')`);
    if (plan && stateOf(plan) === 'proposed') await this.steps.ended(tx, plan, SYSTEM, 'recalled');
  }

  /**
   * The debtor who pays the first instalment of what an agent proposed within the mandate accepts it (C. civ. 1113), if he pays it in time:
   * after that the offer has lapsed (1117). He acknowledges by paying (2240), not by what he was never shown. Nobody else accepts for him.
   */
  async #proposed(tx: Tx, plan: PlanRecord, by: By): Promise<'agreed' | 'completed' | null> {
    const [first] = plan.instalments, until = lastDayOfGrace(plan.firstOn, plan.graceDays);
    const within = ({ on }: PlanPayment) => Temporal.PlainDate.compare(on, plan.asOf) >= 0 && Temporal.PlainDate.compare(on, until) <= 0;
    const paid = plan.payments.filter((one) => one.byDebtor && within(one)).reduce((sum, { amount }) => sum + amount, 0n);
    if (plan.proposedByKind !== 'agent' || paid < first!.amount || (await this.#mayNotAgree(tx, plan))) return null;
    await this.steps.agreed(tx, plan, by, 'paid');
    if (keepingOf(plan, this.clock.today()).next) return 'agreed';
    await this.steps.completed(tx, (await planRecords(tx, sql`p.id = ${plan.id}`))[0]!, by);
    return 'completed';
  }

  /** While a hold stops plans, nobody agrees to one, be it by paying. */
  async #mayNotAgree(tx: Tx, { caseId }: PlanRecord): Promise<boolean> {
    return Boolean(await tx.first(sql`select 1 as one from case_file where id = ${caseId} and 'plans' = any(held_stops)`));
  }

  async #running(tx: Tx, plan: PlanRecord, by: By): Promise<'completed' | null> {
    const { next } = keepingOf(plan, this.clock.today());
    if (!next) {
      await this.steps.completed(tx, plan, by);
      return 'completed';
    }
    const stands = await tx.first<{ on: string | null }>(sql`select plan_next_on::text as "on" from case_file where id = ${plan.caseId}`);
    if (stands?.on !== String(next.dueOn)) await this.steps.ranOn(tx, plan, next);
    return null;
  }

  /** What was paid in time and entered late unmakes the break: it never was one. */
  async #broken(tx: Tx, plan: PlanRecord, by: By): Promise<'agreed' | 'completed' | null> {
    const { on } = lastMove(plan)!;
    if (!keptBefore(scheduleOf(plan, on), plan.payments, on, plan.graceDays)) return null;
    await this.steps.resumed(tx, plan, by, 'paid_in_time');
    const [resumed] = await planRecords(tx, sql`p.id = ${plan.id}`);
    return (await this.#running(tx, resumed!, by)) ?? 'agreed';
  }

  async #completed(tx: Tx, plan: PlanRecord, by: By): Promise<'agreed' | null> {
    if (!keepingOf(plan, this.clock.today()).next) return null;
    await this.steps.resumed(tx, plan, by, 'payment_reversed');
    return 'agreed';
  }

  /** What ended it, payment of all that was owed, is taken back: it runs on as one that was completed does. */
  async #ended(tx: Tx, plan: PlanRecord, by: By): Promise<'agreed' | null> {
    const last = lastMove(plan)!;
    if (!endedAsPaid(last) || !agreementOf(plan)) return null;
    const back = await tx.first(sql`select 1 as one from case_file f where f.id = ${plan.caseId} and f.stage not in ('closed', 'returned')
      and exists (select 1 from payment y join reversal r on r.fact_kind = 'payment' and r.fact_id = y.id where y.case_id = f.id and y.recorded_at <= ${last.at} and r.at >= ${last.at})`);
    if (!back) return null;
    await this.steps.resumed(tx, plan, by, 'payment_reversed');
    return 'agreed';
  }
}
