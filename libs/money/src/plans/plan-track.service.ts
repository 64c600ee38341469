import { Inject, Injectable } from '@nestjs/common';
import { Clock, OnEvent, sql, type Actor, type Happened, type Tx } from '@quittance/platform';
import { keptBefore } from './keeping.ts';
import { keepingOf, lastMove, planRecords, stateOf, type PlanRecord } from './plan-records.ts';
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

  /** Whoever pays the first instalment of what an agent proposed within the mandate accepts it (C. civ. 1113); he acknowledges by paying (2240), not by what he was never shown. */
  async #proposed(tx: Tx, plan: PlanRecord, by: By): Promise<'agreed' | 'completed' | null> {
    const { instalments, next } = keepingOf(plan, this.clock.today());
    if (plan.proposedByKind !== 'agent' || instalments[0]!.state !== 'kept') return null;
    await this.steps.agreed(tx, plan, by, 'paid');
    if (next) return 'agreed';
    await this.steps.completed(tx, (await planRecords(tx, sql`p.id = ${plan.id}`))[0]!, by);
    return 'completed';
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
    if (!keptBefore(plan.instalments, plan.payments, lastMove(plan)!.on, plan.graceDays)) return null;
    await this.steps.resumed(tx, plan, by, 'paid_in_time');
    const [resumed] = await planRecords(tx, sql`p.id = ${plan.id}`);
    return (await this.#running(tx, resumed!, by)) ?? 'agreed';
  }

  async #completed(tx: Tx, plan: PlanRecord, by: By): Promise<'agreed' | null> {
    if (!keepingOf(plan, this.clock.today()).next) return null;
    await this.steps.resumed(tx, plan, by, 'payment_reversed');
    return 'agreed';
  }
}
