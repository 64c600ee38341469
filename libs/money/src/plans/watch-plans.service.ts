import { Inject, Injectable, Logger } from '@nestjs/common';
import { isPaused } from '@quittance/cases';
import { Clock, Database, Jobs, OnJob, sql, type Tx } from '@quittance/platform';
import { keepingOf, planRecords, stateOf } from './plan-records.ts';
import { PlanStepsService } from './plan-steps.service.ts';
import { PRINT_ATTEMPTS } from './print-plan.service.ts';

/** Over a case_file `f`: nothing that was agreed to is demanded, or no longer by us. */
const waits = (today: Temporal.PlainDate) => sql`(f.disputed_on is not null or f.held_stops && array['plans', 'payments'] or f.stage in ('closed', 'returned') or ${isPaused('f', today)})`;

export interface Watched { broken: number; reminded: number }

/**
 * Each night: an instalment that is late is asked for once, one that is missed after its days of grace breaks the plan, of right, as the
 * agreement says (C. civ. 1225: a clause of forfeiture that names what it rests on). What is disputed is not demanded meanwhile, nor what a
 * hold keeps from being paid or agreed to: such a plan waits, and once the hold has ended its instalments are due later by the days that it
 * lasted (C. civ. 1218). What its creditor lets rest is not asked for meanwhile, and one that he took back is his to follow. One transaction a plan; run twice, it does once.
 */
@Injectable()
export class WatchPlansService {
  readonly #log = new Logger('plans');

  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(Jobs) private readonly jobs: Jobs, @Inject(PlanStepsService) private readonly steps: PlanStepsService) {}

  @OnJob('watch-plans')
  async watch(): Promise<void> {
    await this.watchAll();
    await this.#printWaiting();
  }

  /** How many broke and how many were reminded. A plan that stumbles does not hold the others up. */
  async watchAll(): Promise<Watched> {
    const watched = { broken: 0, reminded: 0 };
    const due = await this.database.rows<{ id: string; plan_id: string }>(sql`select f.id, f.plan_id from case_file f where f.plan_state = 'agreed' and f.plan_next_on < ${this.clock.today()} and not ${waits(this.clock.today())} order by f.plan_next_on, f.id`);
    for (const { id, plan_id: planId } of due) {
      try {
        const what = await this.database.transact((tx) => this.#look(tx, id, planId));
        if (what) watched[what] += 1;
      } catch (e) {
        this.#log.error(`The plan ${planId} could not be watched: ${(e as Error).message}`);
      }
    }
    return watched;
  }

  async #look(tx: Tx, caseId: string, planId: string): Promise<keyof Watched | null> {
    const stands = await tx.first<{ silent: boolean; next: string | null }>(sql`select 'automaticReminders' = any(f.held_stops) as silent, f.plan_next_on::text as next from case_file f where f.id = ${caseId} and f.plan_id = ${planId} and not ${waits(this.clock.today())} for update`);
    const [plan] = stands ? await planRecords(tx, sql`p.id = ${planId}`) : [];
    if (!plan || stateOf(plan) !== 'agreed') return null;
    const { next } = keepingOf(plan, this.clock.today());
    if (next?.state === 'missed') {
      await this.steps.broken(tx, plan, next);
      return 'broken';
    }
    if (next && plan.suspensions.length && stands!.next !== null && String(next.dueOn) > stands!.next) {
      await this.steps.pushedBack(tx, plan, next);
      return null;
    }
    if (next?.state !== 'late' || stands!.silent) return null;
    const { id } = (await tx.first<{ id: string }>(sql`select id from instalment where plan_id = ${planId} and position = ${next.position}`))!;
    return (await this.steps.late(tx, plan, id, next)) ? 'reminded' : null;
  }

  /** An agreement whose worker died at every attempt waits in no queue any more. */
  async #printWaiting(): Promise<void> {
    const waiting = await this.database.rows<{ id: string }>(sql`select p.id from plan p join plan_event a on a.plan_id = p.id and a.kind = 'agreed' and a.at < ${this.clock.now().subtract({ minutes: 10 })}
      where not exists (select 1 from plan_event e where e.plan_id = p.id and e.kind = 'printed') and (select count(*) from plan_event e where e.plan_id = p.id and e.kind = 'print_failed') < ${PRINT_ATTEMPTS}
      group by p.id order by min(a.at)`);
    for (const { id } of waiting) await this.jobs.send('print-plan', { planId: id }, id);
  }
}
