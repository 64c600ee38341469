import { Inject, Injectable } from '@nestjs/common';
import { rowsFor, type Action } from '@quittance/access';
import { NextActionsService, StagesService, StandingService, TimelineService } from '@quittance/cases';
import { Faults } from '@quittance/parties';
import { Clock, isId, newId, notFound, refuseFaults, Refused, sql, toDay, type Actor, type EventScope, type Tx } from '@quittance/platform';
import { handoffEventEntity } from './handoff.entity.ts';
import { HANDOFF_STATE, OPEN_STATES, RETURN_REASONS } from './handoff-state.ts';

const LONGEST_WORDS = 2000;
const ENFORCEMENT_DAYS = 30;

export interface HeldHandoff { id: string; caseId: string; agencyId: string; creditorId: string; studyId: string; studyName: string; titleId: string | null; mission: string; state: string; costCeiling: bigint | null; offeredOn: Temporal.PlainDate; debtorId: string; regime: string; stage: string }
interface Row { id: string; case_id: string; agency_id: string; creditor_id: string; study_id: string; study_name: string; title_id: string | null; mission: string; state: string; cost_ceiling_cents: string | null; as_of: string; debtor_id: string; regime: string; stage: string }

interface Decision { kind: 'accepted' | 'refused' | 'returned' | 'withdrawn'; reason: string | null; words?: string | null }
const EVENT = { accepted: 'HandoffAccepted', refused: 'HandoffRefused', returned: 'HandoffReturned', withdrawn: 'HandoffWithdrawn' } as const;

/** What a study, or the supervisor, decides of a hand-off. Each is a fact; the same twice is refused by the state. */
@Injectable()
export class HandoffDecisionsService {
  constructor(
    @Inject(Clock) private readonly clock: Clock, @Inject(StandingService) private readonly standing: StandingService, @Inject(StagesService) private readonly stages: StagesService,
    @Inject(NextActionsService) private readonly nextActions: NextActionsService, @Inject(TimelineService) private readonly timeline: TimelineService,
  ) {}

  /** The hand-off on which this person may do `action`, its case locked, or Refused not_found. */
  async held(tx: Tx, actor: Actor, action: Action, handoffId: string): Promise<HeldHandoff> {
    const found = isId(handoffId) ? await tx.first<{ case_id: string }>(sql`select h.case_id from handoff h where h.id = ${handoffId} and (${rowsFor(actor.ability, action, 'Handoff', 'h')})`) : undefined;
    if (!found) throw notFound('Handoff');
    // Whoever decides on the case waits here; the state is read after, also by a study that no longer holds the file: it is told so.
    const row = await tx.asSystem('handoff-state', async (house) => {
      await house.rows(sql`select 1 from case_file where id = ${found.case_id} for update`);
      return (await house.first<Row>(sql`select h.id, h.case_id, h.agency_id, h.creditor_id, h.study_id, y.name as study_name, h.title_id, h.mission, s.state, h.cost_ceiling_cents, h.as_of, f.debtor_id, f.regime, f.stage
      from handoff h join study y on y.id = h.study_id join case_file f on f.id = h.case_id cross join lateral ${HANDOFF_STATE} s where h.id = ${handoffId}`))!;
    });
    return {
      id: row.id, caseId: row.case_id, agencyId: row.agency_id, creditorId: row.creditor_id, studyId: row.study_id, studyName: row.study_name, titleId: row.title_id, mission: row.mission, state: row.state,
      costCeiling: row.cost_ceiling_cents === null ? null : BigInt(row.cost_ceiling_cents), offeredOn: Temporal.PlainDate.from(row.as_of.slice(0, 10)), debtorId: row.debtor_id, regime: row.regime, stage: row.stage,
    };
  }

  /** The study takes it: enforcement begins. Refusals: not_found, handoff_not_offered. */
  async accept(tx: Tx, actor: Actor, handoffId: string): Promise<HeldHandoff> {
    const held = await this.held(tx, actor, 'accept', handoffId);
    mustBe(held, ['offered'], 'handoff_not_offered');
    await this.#decide(tx, actor, held, { kind: 'accepted', reason: null });
    await this.stages.move(tx, actor, held.caseId, ['placed', 'amicable', 'judicial'], 'enforcement');
    await this.#next(tx, actor, held, { kind: 'wait_answer', on: this.clock.today().add({ days: ENFORCEMENT_DAYS }) });
    return held;
  }

  /** The study does not take it, and says why. Refusals: not_found, bad_fields, handoff_not_offered. */
  async refuse(tx: Tx, actor: Actor, handoffId: string, reason: string): Promise<HeldHandoff> {
    const held = await this.held(tx, actor, 'accept', handoffId);
    const why = wordsOf('reason', reason);
    mustBe(held, ['offered'], 'handoff_not_offered');
    await this.#end(tx, actor, held, { kind: 'refused', reason: why });
    return held;
  }

  /** The study gives the file back. reason: paid | uncollectible | address_unknown | insolvency | instructions | other (words required). Refusals: not_found, bad_fields, handoff_not_accepted. */
  async giveBack(tx: Tx, actor: Actor, handoffId: string, reason: string, words?: string | null): Promise<HeldHandoff> {
    const held = await this.held(tx, actor, 'accept', handoffId);
    const faults = new Faults();
    if (!(RETURN_REASONS as readonly string[]).includes(reason)) faults.add('reason', 'not_in_list', { value: reason.slice(0, 60), list: RETURN_REASONS.join(', ') });
    if (reason === 'other' && !words?.trim()) faults.add('words', 'required');
    if ((words?.trim().length ?? 0) > LONGEST_WORDS) faults.add('words', 'too_long', { limit: LONGEST_WORDS });
    refuseFaults(faults.all);
    mustBe(held, ['accepted'], 'handoff_not_accepted');
    await this.#end(tx, actor, held, { kind: 'returned', reason, words: words?.trim() || null });
    return held;
  }

  /** The agency takes it back: the study sees nothing of it from now on. Refusals: not_found, bad_fields, handoff_not_open. */
  async withdraw(tx: Tx, actor: Actor, handoffId: string, reason: string): Promise<HeldHandoff> {
    const held = await this.held(tx, actor, 'withdraw', handoffId);
    const why = wordsOf('reason', reason);
    mustBe(held, OPEN_STATES, 'handoff_not_open');
    await this.#end(tx, actor, held, { kind: 'withdrawn', reason: why });
    return held;
  }

  async #end(tx: Tx, actor: Actor, held: HeldHandoff, decision: Decision): Promise<void> {
    await this.#decide(tx, actor, held, decision);
    await this.standing.set(tx, held.caseId, { studyId: null });
    await this.stages.move(tx, actor, held.caseId, ['enforcement'], 'judicial');
    // Who keeps to a plan goes on being watched at the bank; otherwise somebody chooses what comes now.
    const plan = await tx.first<{ on: string }>(sql`select plan_next_on as "on" from case_file where id = ${held.caseId} and plan_state = 'agreed' and plan_next_on is not null`);
    const today = this.clock.today(), next = plan ? toDay(plan.on) : today;
    await this.#next(tx, actor, held, { kind: plan ? 'check_bank' : 'choose_court', on: Temporal.PlainDate.compare(next, today) < 0 ? today : next });
  }

  /** What is closed waits for nothing. */
  async #next(tx: Tx, actor: Actor, held: HeldHandoff, next: { kind: string; on: Temporal.PlainDate }): Promise<void> {
    if (held.stage !== 'closed' && held.stage !== 'returned') await this.nextActions.plan(tx, actor, held.caseId, next, `handoff:${held.id}`);
  }

  async #decide(tx: Tx, actor: Actor, held: HeldHandoff, { kind, reason, words }: Decision): Promise<void> {
    const scope: EventScope = { agencyId: held.agencyId, creditorId: held.creditorId, caseId: held.caseId };
    await tx.add(handoffEventEntity, {
      id: newId(), handoffId: held.id, caseId: held.caseId, agencyId: held.agencyId, creditorId: held.creditorId, studyId: held.studyId, at: this.clock.now(), kind,
      byKind: actor.studyId === null ? 'agency' : 'bailiff', byId: actor.id, byName: actor.name, reason, words: words ?? null, documentId: null,
    });
    await this.timeline.write(tx, {
      caseId: held.caseId, agencyId: held.agencyId, creditorId: held.creditorId, kind: 'judicial', code: `handoff.${kind}`, facts: { study: held.studyName, reason, words },
      actor, factKind: 'handoff', factId: held.id, internal: false, toBailiff: kind === 'accepted',
    });
    await tx.emit(EVENT[kind], { caseId: held.caseId, handoffId: held.id, studyId: held.studyId }, { ...scope, studyId: held.studyId, toDebtor: kind === 'accepted' });
  }
}

function mustBe(held: HeldHandoff, states: readonly string[], code: string): void {
  if (!states.includes(held.state)) throw new Refused(code, { facts: { state: held.state } });
}

function wordsOf(field: string, text: string): string {
  const faults = new Faults();
  const words = text.trim();
  if (!words) faults.add(field, 'required');
  if (words.length > LONGEST_WORDS) faults.add(field, 'too_long', { limit: LONGEST_WORDS });
  refuseFaults(faults.all);
  return words;
}
