import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { CasesReadService, type SeenCase } from '@quittance/cases';
import { AuditService } from '@quittance/identity';
import { formatDecimal } from '@quittance/law';
import { Clock, Database, inputHash, isId, newId, notFound, Refused, refuseFaults, refuseOtherInput, sql, type Actor, type Fault, type Tx } from '@quittance/platform';
import { byOf, PlanDecisionsService } from './plan-decisions.service.ts';
import { PlanQuotesService, type PreparedPlan } from './plan-quotes.service.ts';
import { planRecords, stateOf, type PlanRecord, type PlanState } from './plan-records.ts';
import { PlanStepsService, SYSTEM } from './plan-steps.service.ts';
import { instalmentEntity, planEntity } from './plan.entity.ts';
import type { Plan, ProposePlanInput } from './plan.type.ts';
import { PlansReadService } from './plans-read.service.ts';

/** From where and in which words a debtor accepted; kept with the plan. */
export interface PlanEvidence {
  ip?: string | undefined; userAgent?: string | undefined;
  /** The very words that he accepted (`acknowledgementWords`). Without them nothing is acknowledged and nothing agreed. */
  acknowledgedText?: string | undefined;
}

const LONGEST = 1000;

/** How a plan is proposed, accepted, decided upon and ended. */
@Injectable()
export class PlansService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(CasesReadService) private readonly cases: CasesReadService, @Inject(PlanQuotesService) private readonly quotes: PlanQuotesService,
    @Inject(PlanStepsService) private readonly steps: PlanStepsService, @Inject(PlansReadService) private readonly reads: PlansReadService, @Inject(AuditService) private readonly audit: AuditService,
    @Inject(PlanDecisionsService) private readonly decisions: PlanDecisionsService,
  ) {}

  quote: PlanQuotesService['quote'] = (actor, terms) => this.quotes.quote(actor, terms);
  ofCase: PlansReadService['ofCase'] = (actor, caseId) => this.reads.ofCase(actor, caseId);
  one = (actor: Actor, planId: string): Promise<Plan | null> => this.reads.one(this.database, actor, planId);
  latest: PlansReadService['latest'] = (actor, caseId) => this.reads.latest(actor, caseId);

  /**
   * By the debtor on his page: with it he acknowledges the debt; within the mandate it is agreed at once, beyond it waits for the creditor.
   * By an agent on the telephone: it waits for the debtor, who accepts on his page or by paying the first instalment; beyond the mandate it
   * is refused by the mandate's own rule, since only the debtor's proposal is put to the creditor. A proposal that still waited is ended.
   * Refusals: not_found; what libs/law refuses of `plan`; plan_not_acknowledged; beyond the mandate, to an agent, its rule; forbidden_words, to an agent; bad_fields; idempotency_key_reused.
   */
  propose(actor: Actor, input: ProposePlanInput, evidence: PlanEvidence = {}): Promise<Plan> {
    return this.database.transact(async (tx) => {
      const file = await this.cases.mustSee(tx, actor, 'propose', input.caseId, { lock: true });
      const debtor = actor.kind === 'debtor';
      const hash = inputHash({ ...input, by: debtor ? 'debtor' : actor.id });
      // The same key twice at the same moment, on whatever case: the second waits here and then finds the first.
      await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`plan ${input.idempotencyKey}`}, 0))`);
      const kept = await tx.first<{ id: string; input_hash: string }>(sql`select id, input_hash from plan where idempotency_key = ${input.idempotencyKey}`);
      if (kept) {
        refuseOtherInput(kept.input_hash, hash);
        return this.#answer(tx, actor, kept.id);
      }
      refuseFaults(faultsOf(input));
      const prepared = await this.quotes.prepare(tx, actor, file, input);
      if (debtor && !evidence.acknowledgedText?.trim()) throw notAcknowledged();
      if (!debtor && prepared.outside) throw prepared.outside;
      // What the debtor writes is his own.
      if (!debtor) await this.decisions.mustBeSaid(tx, file.id, { words: input.words });

      await this.#supersede(tx, file.id);
      const plan = await this.#write(tx, actor, file, input, prepared, hash, evidence);
      if (debtor && plan.withinMandate) await this.steps.agreed(tx, plan, byOf(actor), 'accepted', { acknowledged: plan.evidence['acknowledged'] });
      else await this.steps.proposed(tx, plan, byOf(actor));
      if (!plan.withinMandate) await this.decisions.ask(tx, plan, file);
      await this.audit.record(tx, actor, { action: 'proposePlan', subject: 'Plan', subjectId: plan.id, caseId: file.id, outcome: 'done', facts: { total: formatDecimal(plan.total), months: plan.months, within: plan.withinMandate }, ip: evidence.ip });
      return this.#answer(tx, actor, plan.id);
    });
  }

  /** The debtor accepts what an agent proposed; twice is once. Refusals: not_found, plan_state, what libs/law refuses of `plan`, plan_in_the_past, plan_not_acknowledged. */
  accept(actor: Actor, planId: string, evidence: PlanEvidence): Promise<Plan> {
    return this.database.transact(async (tx) => {
      const plan = await this.#locked(tx, actor, planId, 'accept');
      if (stateOf(plan) === 'agreed') return this.#answer(tx, actor, plan.id);
      if (stateOf(plan) !== 'proposed' || plan.proposedByKind !== 'agent') throw wrongState(plan);
      await this.decisions.mustBegin(tx, plan);
      if (!evidence.acknowledgedText?.trim()) throw notAcknowledged();
      await this.steps.agreed(tx, plan, byOf(actor), 'accepted', { acknowledged: this.#acknowledged(actor, evidence), scheduleHash: scheduleHash(plan) });
      await this.audit.record(tx, actor, { action: 'acceptPlan', subject: 'Plan', subjectId: plan.id, caseId: plan.caseId, outcome: 'done', ip: evidence.ip });
      return this.#answer(tx, actor, plan.id);
    });
  }

  /**
   * Answers a debtor's proposal beyond the mandate: agreed only with the creditor's own agreement (CPCE R124-5), which he gave or which is written down with it; refused with a reason.
   * Refusals: not_found, plan_state, creditor_must_agree, creditor_refused, what libs/law refuses of `plan`, plan_in_the_past, forbidden_words, bad_fields (reason).
   */
  decide(actor: Actor, planId: string, agreed: boolean, { creditorAgrees, reason }: { creditorAgrees?: boolean | null | undefined; reason?: string | null | undefined } = {}): Promise<Plan> {
    return this.database.transact(async (tx) => {
      const plan = await this.#locked(tx, actor, planId, 'decide');
      if (stateOf(plan) !== 'proposed' || plan.proposedByKind !== 'debtor') throw wrongState(plan);
      if (agreed) {
        await this.decisions.agree(tx, actor, plan, creditorAgrees);
      } else {
        const why = reasonOf(reason);
        await this.decisions.mustBeSaid(tx, plan.caseId, { reason: why });
        await this.steps.refused(tx, plan, byOf(actor), why);
      }
      await this.audit.record(tx, actor, { action: 'decidePlan', subject: 'Plan', subjectId: plan.id, caseId: plan.caseId, outcome: 'done', facts: { agreed } });
      return this.#answer(tx, actor, plan.id);
    });
  }

  /** The agency ends a plan that waits or runs. Refusals: not_found, plan_state, forbidden_words, bad_fields (reason). */
  end(actor: Actor, planId: string, reason: string): Promise<Plan> {
    return this.database.transact(async (tx) => {
      const plan = await this.#locked(tx, actor, planId, 'decide');
      if (!['proposed', 'agreed'].includes(stateOf(plan))) throw wrongState(plan);
      const why = reasonOf(reason);
      await this.decisions.mustBeSaid(tx, plan.caseId, { reason: why });
      await this.steps.ended(tx, plan, byOf(actor), why);
      await this.audit.record(tx, actor, { action: 'endPlan', subject: 'Plan', subjectId: plan.id, caseId: plan.caseId, outcome: 'done', facts: { reason: why } });
      return this.#answer(tx, actor, plan.id);
    });
  }

  async #supersede(tx: Tx, caseId: string): Promise<void> {
    const [waiting] = await planRecords(tx, sql`p.id = (select f.plan_id from case_file f where f.id = ${caseId} and f.plan_state = 'proposed')`);
    if (waiting) await this.steps.ended(tx, waiting, SYSTEM, 'superseded');
  }

  async #write(tx: Tx, actor: Actor, file: SeenCase, input: ProposePlanInput, prepared: PreparedPlan, hash: string, evidence: PlanEvidence): Promise<PlanRecord> {
    const id = newId(), debtor = actor.kind === 'debtor', scope = { caseId: file.id, agencyId: file.agencyId, creditorId: file.creditorId };
    const schedule = prepared.instalments.map(({ on, amount }, index) => ({ id: newId(), ...scope, planId: id, position: index + 1, dueOn: on, amountCents: BigInt(amount) }));
    const terms = { caseId: file.id, total: prepared.total, interest: prepared.interest, graceDays: prepared.mandate.planGraceDays, instalments: prepared.instalments.map(({ on, amount }) => ({ dueOn: on, amount })) };
    const parts = Object.fromEntries(Object.entries(prepared.parts).map(([name, value]) => [name, String(value)]));
    await tx.add(planEntity, {
      id, ...scope, proposedAt: this.clock.now(), proposedByKind: debtor ? 'debtor' : 'agent', proposedBy: actor.id, proposedByName: actor.name, asOf: this.clock.today(), totalCents: BigInt(prepared.total), downPaymentCents: BigInt(prepared.downPayment),
      months: input.months, firstOn: input.firstOn, interest: prepared.interest, graceDays: prepared.mandate.planGraceDays, withinMandate: prepared.outside === null, outsideCode: prepared.outside?.code ?? null, words: input.words?.trim() || null,
      evidence: {
        claims: prepared.claims, parts, interestEstimate: String(prepared.interestEstimate), limitationAfter: prepared.limitationAfter?.toString() ?? null, mandate: prepared.mandate.reference,
        scheduleHash: hashOfSchedule(terms), ...(debtor ? { acknowledged: this.#acknowledged(actor, evidence) } : {}),
      },
      lawVersion: prepared.lawVersion, idempotencyKey: input.idempotencyKey, inputHash: hash,
    });
    await tx.addAll(instalmentEntity, schedule);
    return (await planRecords(tx, sql`p.id = ${id}`))[0]!;
  }

  #acknowledged(actor: Actor, { acknowledgedText, ip, userAgent }: PlanEvidence): Record<string, string | null> {
    return { words: acknowledgedText!.trim().slice(0, 4000), at: String(this.clock.now()), by: actor.name, visitId: actor.id, ip: ip ?? null, userAgent: userAgent?.slice(0, 300) ?? null };
  }

  /** The plan that this person may act upon, its case locked; not found and not his are one answer. */
  async #locked(tx: Tx, actor: Actor, planId: string, act: 'accept' | 'decide'): Promise<PlanRecord> {
    const row = isId(planId) ? await tx.first<{ case_id: string }>(sql`select p.case_id from plan p where p.id = ${planId} and (${rowsFor(actor.ability, act === 'decide' ? 'decide' : 'read', 'Plan', 'p')})`) : undefined;
    if (!row || (act === 'accept') !== (actor.kind === 'debtor')) throw notFound('Plan');
    await this.cases.mustSee(tx, actor, 'propose', row.case_id, { lock: true });
    return (await planRecords(tx, sql`p.id = ${planId}`))[0]!;
  }

  async #answer(tx: Tx, actor: Actor, planId: string): Promise<Plan> {
    const plan = await this.reads.one(tx, actor, planId);
    if (!plan) throw notFound('Plan');
    return plan;
  }
}

interface Scheduled { caseId: string; total: bigint; interest: string; graceDays: number; instalments: readonly { dueOn: Temporal.PlainDate; amount: bigint }[] }
/** The fingerprint of what was agreed: whoever has the schedule can reckon it again. */
export const hashOfSchedule = ({ caseId, total, interest, graceDays, instalments }: Scheduled): string =>
  inputHash({ caseId, total, interest, graceDays, instalments: instalments.map(({ dueOn, amount }) => ({ dueOn, amount })) });
const scheduleHash = (plan: PlanRecord): string => hashOfSchedule(plan);

const wrongState = (plan: PlanRecord): Refused => new Refused('plan_state', { facts: { state: stateOf(plan) satisfies PlanState, proposedByKind: plan.proposedByKind } });
const notAcknowledged = (): Refused => new Refused('plan_not_acknowledged', { article: 'C. civ. 2240' });

function faultsOf({ words, idempotencyKey }: ProposePlanInput): Fault[] {
  const faults: Fault[] = [];
  if ((words?.trim().length ?? 0) > LONGEST) faults.push({ field: 'words', code: 'too_long', facts: { most: LONGEST } });
  if (idempotencyKey.trim().length < 8 || idempotencyKey.length > 200) faults.push({ field: 'idempotencyKey', code: 'bad_key' });
  return faults;
}

function reasonOf(reason: string | null | undefined): string {
  const why = reason?.trim() ?? '';
  if (!why) refuseFaults([{ field: 'reason', code: 'missing' }]);
  if (why.length > LONGEST) refuseFaults([{ field: 'reason', code: 'too_long', facts: { most: LONGEST } }]);
  return why;
}
