import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import type { Reader } from '@quittance/cases';
import { DocumentsService, type Document } from '@quittance/documents';
import { Clock, Database, isId, sql, type Actor } from '@quittance/platform';
import { decisionOf, keepingOf, lastMove, planRecords, stateOf, type PlanRecord } from './plan-records.ts';
import { Instalment, Plan } from './plan.type.ts';

/** Plans as those may see them who may see the case. */
@Injectable()
export class PlansReadService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(DocumentsService) private readonly documents: DocumentsService) {}

  /** Newest first. */
  async ofCase(actor: Actor, caseId: string): Promise<Plan[]> {
    if (!isId(caseId)) return [];
    const plans = await planRecords(this.database, sql`p.case_id = ${caseId} and (${rowsFor(actor.ability, 'read', 'Plan', 'p')})`);
    return this.#views(actor, plans);
  }

  async latest(actor: Actor, caseId: string): Promise<Plan | null> {
    if (!isId(caseId)) return null;
    const plans = await planRecords(this.database, sql`p.id = (select l.id from plan l where l.case_id = ${caseId} order by l.proposed_at desc, l.id desc limit 1) and (${rowsFor(actor.ability, 'read', 'Plan', 'p')})`);
    return (await this.#views(actor, plans))[0] ?? null;
  }

  /** In a transaction, as it stands with its change; the paper is never made in one. */
  async one(reader: Reader, actor: Actor, planId: string): Promise<Plan | null> {
    const plans = await planRecords(reader, sql`p.id = ${planId} and (${rowsFor(actor.ability, 'read', 'Plan', 'p')})`);
    return (await this.#views(actor, plans))[0] ?? null;
  }

  async #views(actor: Actor, plans: readonly PlanRecord[]): Promise<Plan[]> {
    const papers = await this.documents.ofFacts(actor, plans.map(({ id }) => id));
    return plans.map((plan) => this.#view(plan, papers.get(plan.id)?.find(({ kind }) => kind === 'plan_agreement') ?? null));
  }

  #view(plan: PlanRecord, document: Document | null): Plan {
    const { instalments, paid, next } = keepingOf(plan, this.clock.today()), state = stateOf(plan), decision = decisionOf(plan);
    return Object.assign(new Plan(), {
      id: plan.id, caseId: plan.caseId, state, proposedAt: plan.proposedAt, proposedBy: plan.proposedByName, proposedByKind: plan.proposedByKind, total: plan.total, downPayment: plan.downPayment, months: plan.months,
      firstOn: plan.firstOn, lastOn: plan.instalments.at(-1)!.dueOn, interest: plan.interest, graceDays: plan.graceDays, withinMandate: plan.withinMandate, outsideCode: plan.outsideCode, words: plan.words,
      instalments: instalments.map(({ position, dueOn, amount, paid: met, state: how }) => Object.assign(new Instalment(), { position, dueOn, amount, paid: met, state: how })),
      paid, nextOn: state === 'agreed' ? (next?.dueOn ?? null) : null, decidedAt: decision?.at ?? null, decidedBy: decision?.byName ?? null, reason: lastMove(plan)?.reason ?? null, document,
    });
  }
}
