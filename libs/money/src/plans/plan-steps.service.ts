import { Inject, Injectable } from '@nestjs/common';
import { NextActionsService, SettlementService, StandingService, TimelineService, type Settled } from '@quittance/cases';
import type { EventName } from '@quittance/contract';
import { formatDate, formatDecimal, formatMoney } from '@quittance/law';
import { Clock, newId, sql, type FactValues, type Tx } from '@quittance/platform';
import { AllocationsService } from '../payments/allocations.service.ts';
import { SUSPENSION_ARTICLE, type KeptPart } from './keeping.ts';
import { PlanMailService } from './plan-mail.service.ts';
import { keepingOf, planRecords, type PlanRecord, type PlanState } from './plan-records.ts';
import type { PlanPurpose } from './plan-words.ts';
import { planEventEntity } from './plan.entity.ts';

/** Who moves a plan on: the debtor by his own hand, somebody of the agency, or the product itself (id null). */
export interface By { kind: 'debtor' | 'user' | 'system'; id: string | null; name: string }
/** accepted: by the debtor on his page · decided: by the agency, with the creditor's agreement · paid: by the first instalment. */
export type AgreedBy = 'accepted' | 'decided' | 'paid';

interface Move {
  kind: Exclude<PlanState, 'proposed'>; by: By; event: EventName | null; code: string; told: FactValues; mail: PlanPurpose | null;
  reason?: string | null; facts?: Record<string, unknown>; planNextOn: Temporal.PlainDate | null;
}

/**
 * The steps of a plan, each with all that is true with it in one transaction: its event, what stands on the case, its line, what comes
 * next, what interest and limitation do, and the mail. The case is locked and who may is asked before.
 */
@Injectable()
export class PlanStepsService {
  constructor(
    @Inject(Clock) private readonly clock: Clock, @Inject(TimelineService) private readonly timeline: TimelineService, @Inject(NextActionsService) private readonly nextActions: NextActionsService, @Inject(StandingService) private readonly standing: StandingService,
    @Inject(SettlementService) private readonly settlement: SettlementService, @Inject(AllocationsService) private readonly allocations: AllocationsService, @Inject(PlanMailService) private readonly mail: PlanMailService,
  ) {}

  /** A proposal that binds nobody yet. `mail`: what the debtor is told of it. */
  async proposed(tx: Tx, plan: PlanRecord, by: By): Promise<void> {
    const waits = !plan.withinMandate;
    await this.standing.set(tx, plan.caseId, { planId: plan.id, planState: 'proposed', planNextOn: null });
    await this.#line(tx, plan, by, 'plan.proposed', { ...terms(plan), by: plan.proposedByKind, outside: plan.outsideCode });
    await this.#emit(tx, plan, 'PlanProposed');
    const today = this.clock.today();
    if (waits) await this.nextActions.plan(tx, null, plan.caseId, { kind: 'answer_plan', on: today, note: `Proposition de ${plan.months === 1 ? 'paiement différé' : `${plan.months} versements`}, au-delà du mandat : le créancier est interrogé.` }, `plan:${plan.id}`);
    else await this.nextActions.plan(tx, null, plan.caseId, { kind: 'wait_answer', on: plan.firstOn, note: null }, `plan:${plan.id}`);
    await this.#reckon(tx, plan, by);
    await this.mail.tell(tx, plan, waits ? 'plan_received' : 'plan_proposed');
  }

  async agreed(tx: Tx, plan: PlanRecord, by: By, how: AgreedBy, facts: Record<string, unknown> = {}): Promise<void> {
    const next = keepingOf(plan, this.clock.today()).next;
    await this.#move(tx, plan, { kind: 'agreed', by, event: 'PlanAgreed', code: 'plan.agreed', told: { ...terms(plan), how }, mail: 'plan_agreed', facts: { ...facts, how }, planNextOn: next?.dueOn ?? null });
    await this.#watchNext(tx, plan, next);
  }

  /** One that was broken, completed or ended with the debt turns out to run on: what was paid in time was entered late, or a payment was taken back. */
  async resumed(tx: Tx, plan: PlanRecord, by: By, reason: 'paid_in_time' | 'payment_reversed'): Promise<void> {
    const next = keepingOf({ ...plan, events: plan.events.filter(({ kind }) => kind !== 'broken' && kind !== 'ended') }, this.clock.today()).next;
    await this.#move(tx, plan, { kind: 'agreed', by, event: 'PlanAgreed', code: 'plan.resumed', told: { reason }, mail: 'plan_resumed', reason, facts: { how: 'resumed' }, planNextOn: next?.dueOn ?? null });
    await this.#watchNext(tx, plan, next);
  }

  /** After a payment: what comes next of a plan that runs. */
  async ranOn(tx: Tx, plan: PlanRecord, next: KeptPart): Promise<void> {
    await this.standing.set(tx, plan.caseId, { planNextOn: next.dueOn });
    await this.#watchNext(tx, plan, next);
  }

  /** A hold has ended: what it suspended is due later, and everyone is told from when. */
  async pushedBack(tx: Tx, plan: PlanRecord, next: KeptPart): Promise<void> {
    const agreed = plan.instalments.find(({ position }) => position === next.position)!;
    await this.standing.set(tx, plan.caseId, { planNextOn: next.dueOn });
    await this.#line(tx, plan, SYSTEM, 'plan.pushed_back', { days: agreed.dueOn.until(next.dueOn).days, nextOn: String(next.dueOn), article: SUSPENSION_ARTICLE });
    await this.#watchNext(tx, plan, next);
  }

  async refused(tx: Tx, plan: PlanRecord, by: By, reason: string): Promise<void> {
    await this.#move(tx, plan, { kind: 'refused', by, event: 'PlanRefused', code: 'plan.refused', told: { reason }, mail: 'plan_refused', reason, planNextOn: null });
    await this.#callToday(tx, plan, 'Proposition refusée : en chercher une autre avec le débiteur.');
  }

  /** By the agency, or because a newer proposal (`superseded`) or payment of the whole (`paid`) took its place, or the case was taken back (`recalled`). */
  async ended(tx: Tx, plan: PlanRecord, by: By, reason: string): Promise<void> {
    const silent = reason === 'superseded' || reason === 'paid' || reason === 'recalled';
    await this.#move(tx, plan, { kind: 'ended', by, event: 'PlanEnded', code: 'plan.ended', told: { reason }, mail: silent ? null : 'plan_ended', reason, planNextOn: null });
    if (!silent) await this.#callToday(tx, plan, 'L’échéancier a pris fin.');
  }

  async completed(tx: Tx, plan: PlanRecord, by: By): Promise<void> {
    const settled = await this.#move(tx, plan, { kind: 'completed', by, event: 'PlanCompleted', code: 'plan.completed', told: { total: formatDecimal(plan.total) }, mail: 'plan_completed', planNextOn: null });
    if (settled.due > 0n) await this.#callToday(tx, plan, `Échéancier entièrement payé ; restent ${formatMoney(settled.due)} d’intérêts.`);
  }

  async broken(tx: Tx, plan: PlanRecord, missed: KeptPart): Promise<void> {
    const { paid, left } = keepingOf(plan, this.clock.today());
    const told = { dueOn: String(missed.dueOn), amount: formatDecimal(missed.amount), missing: formatDecimal(missed.amount - missed.paid), paid: formatDecimal(paid), left: formatDecimal(left) };
    await this.#move(tx, plan, { kind: 'broken', by: SYSTEM, event: 'PlanBroken', code: 'plan.broken', told, mail: 'plan_broken', facts: { ...told, position: missed.position }, planNextOn: null });
    await this.#callToday(tx, plan, `Échéance du ${formatDate(missed.dueOn, 'long')} manquée (${formatMoney(missed.amount - missed.paid)}) : l’échéancier est rompu.`);
  }

  /** Tells the debtor, once an instalment, that it is awaited. Answers whether it did now. */
  async late(tx: Tx, plan: PlanRecord, instalmentId: string, part: KeptPart): Promise<boolean> {
    const told = await tx.first(sql`select 1 as one from timeline_entry where case_id = ${plan.caseId} and code = 'plan.late' and fact_id = ${instalmentId}`);
    if (told) return false;
    await this.timeline.write(tx, {
      ...scopeOf(plan), kind: 'plan', code: 'plan.late', actor: null, factKind: 'instalment', factId: instalmentId, internal: false,
      facts: { dueOn: String(part.dueOn), missing: formatDecimal(part.amount - part.paid), until: String(part.graceUntil) },
    });
    await this.mail.tell(tx, plan, 'plan_reminder');
    return true;
  }

  async #move(tx: Tx, plan: PlanRecord, { kind, by, event, code, told, mail, reason = null, facts = {}, planNextOn }: Move): Promise<Settled> {
    await tx.add(planEventEntity, {
      id: newId(), ...scopeOf(plan), planId: plan.id, at: this.clock.now(), onDay: this.clock.today(), kind, byKind: by.kind, byId: by.id, byName: by.name, reason, facts, documentId: null,
    });
    await this.standing.set(tx, plan.caseId, { planId: plan.id, planState: kind, planNextOn });
    await this.#line(tx, plan, by, code, told);
    if (event) await this.#emit(tx, plan, event);
    const settled = await this.#reckon(tx, plan, by);
    const [moved] = await planRecords(tx, sql`p.id = ${plan.id}`);
    if (mail) await this.mail.tell(tx, moved!, mail, reason);
    return settled;
  }

  /** What is owed, and until when, as it is with this step: an acknowledgement begins limitation anew, interest may stop or come back. */
  async #reckon(tx: Tx, plan: PlanRecord, by: By): Promise<Settled> {
    if (plan.interest === 'stops') await this.allocations.post(tx, plan.caseId, { kind: 'plan', id: plan.id });
    return this.settlement.settle(tx, by.kind === 'user' ? { id: by.id!, name: by.name } : null, plan.caseId, `plan:${plan.id}`);
  }

  async #line(tx: Tx, plan: PlanRecord, by: By, code: string, facts: FactValues): Promise<void> {
    await this.timeline.write(tx, { ...scopeOf(plan), kind: 'plan', code, facts, actor: by.id ? { id: by.id, name: by.name } : null, factKind: 'plan', factId: plan.id, internal: false });
  }

  async #emit(tx: Tx, plan: PlanRecord, event: EventName): Promise<void> {
    await tx.emit(event, { caseId: plan.caseId, planId: plan.id }, { ...scopeOf(plan), toDebtor: true, toBailiff: true });
  }

  /** The bank is looked at on the last day on which the next instalment comes in time. */
  async #watchNext(tx: Tx, plan: PlanRecord, next: KeptPart | undefined): Promise<void> {
    if (!next) return;
    const today = this.clock.today(), latest = today.add({ years: 1 });
    const on = [next.graceUntil, latest].reduce((a, b) => (Temporal.PlainDate.compare(a, b) < 0 ? a : b));
    await this.#next(tx, plan, { kind: 'check_bank', on: Temporal.PlainDate.compare(on, today) < 0 ? today : on, note: `Échéance du ${formatDate(next.dueOn, 'long')} : ${formatMoney(next.amount - next.paid)}.` });
  }

  #callToday(tx: Tx, plan: PlanRecord, note: string): Promise<void> {
    return this.#next(tx, plan, { kind: 'call', on: this.clock.today(), note });
  }

  /** Nothing comes next on a case that has ended. */
  async #next(tx: Tx, plan: PlanRecord, next: { kind: string; on: Temporal.PlainDate; note: string }): Promise<void> {
    const open = await tx.first(sql`select 1 as one from case_file where id = ${plan.caseId} and stage not in ('closed', 'returned')`);
    if (open) await this.nextActions.plan(tx, null, plan.caseId, next, `plan:${plan.id}`);
  }
}

export const SYSTEM: By = { kind: 'system', id: null, name: 'Quittance' };

const scopeOf = ({ agencyId, creditorId, caseId }: PlanRecord) => ({ agencyId, creditorId, caseId });

/** What a line says of a plan: money "1200.00", days ISO. */
const terms = ({ total, months, firstOn, instalments, downPayment }: PlanRecord): FactValues => ({
  total: formatDecimal(total), months, firstOn: String(firstOn), lastOn: String(instalments.at(-1)!.dueOn), instalment: formatDecimal((instalments[1] ?? instalments[0])!.amount), downPayment: downPayment > 0n ? formatDecimal(downPayment) : null,
});
