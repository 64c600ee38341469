import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { CasesReadService, NextActionsService, StandingService, TimelineService, type SeenCase } from '@quittance/cases';
import { Faults } from '@quittance/parties';
import { Clock, isId, newId, refuseFaults, Refused, sql, type Actor, type Tx } from '@quittance/platform';
import type { Key } from '../once.ts';
import { keptFigures } from '../pack/figures.ts';
import { handoffEntity } from './handoff.entity.ts';
import { HandoffCheckService } from './handoff-check.service.ts';
import type { HandToBailiffInput } from './handoff.type.ts';
import { MISSIONS, type Mission } from './pack-items.ts';

const LONGEST_INSTRUCTIONS = 4000;
const MOST_CEILING = 10_000_000n;
const ANSWER_DAYS = 8;

/** Offers a file to a study: from that moment on the study sees it. */
@Injectable()
export class HandToBailiffService {
  constructor(
    @Inject(Clock) private readonly clock: Clock, @Inject(CasesReadService) private readonly cases: CasesReadService, @Inject(HandoffCheckService) private readonly checks: HandoffCheckService, @Inject(StandingService) private readonly standing: StandingService,
    @Inject(NextActionsService) private readonly nextActions: NextActionsService, @Inject(TimelineService) private readonly timeline: TimelineService,
  ) {}

  /** In the caller's transaction; answers its id. Refusals: not_found, bad_fields, study_without_users, those of the act `handOff`, title_lapsed, title_expired, handoff_incomplete, rate_unknown. */
  async offer(tx: Tx, actor: Actor, input: HandToBailiffInput, key: Key): Promise<{ id: string; file: SeenCase }> {
    const file = await this.cases.mustSee(tx, actor, 'handOver', input.caseId, { lock: true });
    const { mission, instructions, study } = await this.#check(tx, actor, input);
    const { gathered, items, refused } = await this.checks.check(tx, file, mission, instructions);
    if (refused) throw refused;
    const id = newId(), now = this.clock.now(), today = this.clock.today();
    const scope = { agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id };
    await tx.add(handoffEntity, {
      ...scope, ...key, id, studyId: study.id, titleId: gathered.facts.title?.id ?? null, mission, instructions, costCeilingCents: input.costCeiling ?? null,
      offeredAt: now, offeredBy: actor.id, offeredByName: actor.name, asOf: today, dueCents: gathered.statement.totals.due, lawVersion: gathered.statement.law,
      checks: items.map(({ documents, ...item }) => ({ ...item, documents: documents.map((document) => document.id) })), figures: keptFigures(file.publicReference, gathered),
    });
    await this.standing.set(tx, file.id, { studyId: study.id });
    await this.nextActions.plan(tx, actor, file.id, { kind: 'wait_answer', on: today.add({ days: ANSWER_DAYS }) }, `handoff:${id}`);
    // Who held the file before is no business of a later study: the line is for the agency and its client.
    await this.timeline.write(tx, { ...scope, kind: 'judicial', code: 'handoff.offered', facts: { study: study.name, mission }, actor, factKind: 'handoff', factId: id, internal: false, toBailiff: false });
    await tx.emit('HandoffOffered', { caseId: file.id, handoffId: id, studyId: study.id }, { ...scope, studyId: study.id, toBailiff: true });
    return { id, file };
  }

  async #check(tx: Tx, actor: Actor, input: HandToBailiffInput): Promise<{ mission: Mission; instructions: string | null; study: { id: string; name: string } }> {
    const faults = new Faults();
    const { mission, costCeiling } = input;
    if (!(MISSIONS as readonly string[]).includes(mission)) faults.add('mission', 'not_in_list', { value: mission.slice(0, 60), list: MISSIONS.join(', ') });
    const instructions = input.instructions?.trim() || null;
    if ((instructions?.length ?? 0) > LONGEST_INSTRUCTIONS) faults.add('instructions', 'too_long', { limit: LONGEST_INSTRUCTIONS });
    if (costCeiling !== null && costCeiling !== undefined && (costCeiling < 0n || costCeiling > MOST_CEILING)) faults.add('costCeiling', 'out_of_range', { least: 0, most: Number(MOST_CEILING / 100n) });
    const study = isId(input.studyId) ? await tx.first<{ id: string; name: string; people: boolean }>(sql`select s.id, s.name,
        exists (select 1 from role_held r join app_user u on u.id = r.user_id where r.study_id = s.id and r.ended_at is null and u.disabled_at is null) as people
      from study s where s.id = ${input.studyId} and (${rowsFor(actor.ability, 'read', 'Study', 's')})`) : undefined;
    if (!study) faults.add('studyId', 'study_unknown');
    refuseFaults(faults.all);
    if (!study!.people) throw new Refused('study_without_users', { facts: { study: study!.name } });
    return { mission: mission as Mission, instructions, study: study! };
  }
}
