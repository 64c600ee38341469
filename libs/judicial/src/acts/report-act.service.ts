import { Inject, Injectable } from '@nestjs/common';
import { dueOf, SettlementService, TimelineService } from '@quittance/cases';
import { DocumentsService } from '@quittance/documents';
import { cents, formatDecimal, limitation, type LimitationEventKind } from '@quittance/law';
import { AllocationsService } from '@quittance/money';
import { Faults } from '@quittance/parties';
import { Clock, newId, refuseFaults, Refused, sql, toDayOrNull, type Actor, type Tx } from '@quittance/platform';
import { pdfOf } from '../files.ts';
import type { HeldHandoff } from '../handoffs/handoff-decisions.service.ts';
import type { Key } from '../once.ts';
import { ACT_WORDS } from '../pack/words.ts';
import { TitlesReadService } from '../titles/titles-read.service.ts';
import { ActLawService } from './act-law.service.ts';
import { actKind, ACT_KINDS, COST_ARTICLE, limitationOfAct, type ActKindRow } from './act-kinds.ts';
import { SERVED, type ReportActInput } from './act.type.ts';
import { bailiffActEntity, costEntity } from './bailiff-act.entity.ts';
import { startedBy, type DoneAct, type OpenDeadline } from './deadlines.ts';

const LONGEST_NOTE = 2000;
const MOST_COST = 10_000_000n;

export interface ActEffect { id: string; dueBefore: bigint; dueAfter: bigint; limitationBefore: Temporal.PlainDate | null; limitationAfter: Temporal.PlainDate | null; limitationArticle: string | null; deadlines: OpenDeadline[] }

/** An act of a bailiff enters the file: its paper, its cost, its line, and what it does to limitation and to what is owed. */
@Injectable()
export class ReportActService {
  constructor(
    @Inject(Clock) private readonly clock: Clock, @Inject(DocumentsService) private readonly documents: DocumentsService, @Inject(ActLawService) private readonly law: ActLawService, @Inject(TitlesReadService) private readonly titles: TitlesReadService,
    @Inject(AllocationsService) private readonly allocations: AllocationsService, @Inject(SettlementService) private readonly settlement: SettlementService, @Inject(TimelineService) private readonly timeline: TimelineService,
  ) {}

  /** In the caller's transaction, on a hand-off that is found to be his and whose case is locked. Refusals: bad_fields, beyond_mission, cost_above_ceiling, those of libs/law's `may`. */
  async report(tx: Tx, actor: Actor, held: HeldHandoff, input: ReportActInput, key: Key): Promise<ActEffect> {
    const { kind, pdf, cost, served, note } = this.#check(held, input);
    if (held.mission === 'serve' && !kind.whenServing) throw new Refused('beyond_mission', { facts: { act: kind.kind, mission: held.mission } });
    await this.#underCeiling(tx, held, cost);
    const title = await this.titles.facts(tx, held.caseId);
    await this.law.couldBeDone(tx, held, kind, input.doneOn, title);

    const before = await this.#standing(tx, held.caseId);
    const id = newId(), now = this.clock.now();
    const scope = { caseId: held.caseId, agencyId: held.agencyId, creditorId: held.creditorId };
    const document = await this.documents.keep(tx, { ...scope, kind: 'bailiff_act', name: input.pdf.name, mediaType: 'application/pdf', bytes: pdf, origin: 'bailiff', internal: false, createdBy: actor.id, factKind: 'bailiff_act', factId: id, studyId: held.studyId });
    await tx.add(bailiffActEntity, {
      ...scope, ...key, id, handoffId: held.id, studyId: held.studyId, kind: kind.kind, doneOn: input.doneOn, served, costCents: cost, recoverable: kind.recoverable, documentId: document.id, note,
      reportedAt: now, reportedBy: actor.id, reportedByName: actor.name,
    });
    if (cost > 0n) await this.#addCost(tx, actor, held, { kind, cost, on: input.doneOn, actId: id });
    await this.timeline.write(tx, {
      ...scope, kind: 'judicial', code: 'act.reported', actor, factKind: 'bailiff_act', factId: id, documentId: document.id, internal: false,
      facts: { act: kind.kind, doneOn: String(input.doneOn), served, ...(cost > 0n ? { cost: formatDecimal(cost), recoverable: String(kind.recoverable) } : {}) },
    });
    await this.settlement.settle(tx, actor, held.caseId, `act:${id}`);
    await tx.emit('ActReported', { caseId: held.caseId, handoffId: held.id, actId: id }, { ...scope, studyId: held.studyId, toDebtor: true, toBailiff: true });
    return { id, ...(await this.effect(tx, held, { kind: kind.kind, doneOn: input.doneOn }, before)) };
  }

  /** What is owed and until when, before and after; the terms that the act started. Without `before` nothing has moved: a repetition. */
  async effect(tx: Tx, held: HeldHandoff, act: DoneAct, before?: { due: bigint; limitationOn: Temporal.PlainDate | null }): Promise<Omit<ActEffect, 'id'>> {
    const after = await this.#standing(tx, held.caseId);
    const title = await this.titles.facts(tx, held.caseId);
    const law = await this.law.of(tx, held);
    const was = before ?? after;
    const moved = String(was.limitationOn) !== String(after.limitationOn);
    const by = limitationOfAct(actKind(act.kind)!, title?.kind ?? null);
    return { dueBefore: was.due, dueAfter: after.due, limitationBefore: was.limitationOn, limitationAfter: after.limitationOn, limitationArticle: moved && by ? articleOf(by, act.doneOn) : null, deadlines: startedBy(act, title, law) };
  }

  #check(held: HeldHandoff, input: ReportActInput) {
    const faults = new Faults(), kind = actKind(input.kind), served = input.served || null, cost = input.cost ?? 0n, today = this.clock.today();
    if (!kind) faults.add('kind', 'not_in_list', { value: input.kind.slice(0, 60), list: ACT_KINDS.map((one) => one.kind).join(', ') });
    if (served && !(SERVED as readonly string[]).includes(served)) faults.add('served', 'not_in_list', { value: served.slice(0, 60), list: SERVED.join(', ') });
    if (kind?.servedRequired && !served) faults.add('served', 'required');
    if (Temporal.PlainDate.compare(input.doneOn, today) > 0) faults.add('doneOn', 'in_future', { today: String(today) });
    if (Temporal.PlainDate.compare(input.doneOn, held.offeredOn) < 0) faults.add('doneOn', 'before_handoff', { earliest: String(held.offeredOn) });
    if (cost < 0n || cost > MOST_COST) faults.add('cost', 'out_of_range', { least: 0, most: Number(MOST_COST / 100n) });
    const note = input.note?.trim() || null;
    if ((note?.length ?? 0) > LONGEST_NOTE) faults.add('note', 'too_long', { limit: LONGEST_NOTE });
    const pdf = pdfOf(faults, 'pdf', input.pdf);
    refuseFaults(faults.all);
    return { kind: kind!, pdf: pdf!, cost: cost as bigint, served, note };
  }

  /** Costs beyond what the agency set for this hand-off need its word first. */
  async #underCeiling(tx: Tx, held: HeldHandoff, cost: bigint): Promise<void> {
    if (held.costCeiling === null || cost === 0n) return;
    const row = await tx.first<{ spent: string }>(sql`select coalesce(sum(a.cost_cents), 0) as spent from bailiff_act a where a.handoff_id = ${held.id} and not exists (select 1 from reversal r where r.fact_id = a.id)`);
    const spent = BigInt(row!.spent);
    if (spent + cost > held.costCeiling) throw new Refused('cost_above_ceiling', { facts: { ceiling: formatDecimal(held.costCeiling), spent: formatDecimal(spent), cost: formatDecimal(cost) } });
  }

  /** What the debtor bears enters what he owes (CPCE L111-8), and payments that came after meet it first. */
  async #addCost(tx: Tx, actor: Actor, held: HeldHandoff, { kind, cost, on, actId }: { kind: ActKindRow; cost: bigint; on: Temporal.PlainDate; actId: string }): Promise<void> {
    const id = newId();
    await tx.add(costEntity, {
      id, caseId: held.caseId, agencyId: held.agencyId, creditorId: held.creditorId, onDay: on, amountCents: cost, label: ACT_WORDS[kind.kind] ?? kind.kind, recoverable: kind.recoverable, article: kind.recoverable ? COST_ARTICLE : null,
      sourceKind: 'bailiff_act', sourceId: actId, recordedAt: this.clock.now(), recordedBy: actor.id, recordedByName: actor.name,
    });
    if (kind.recoverable) await this.allocations.post(tx, held.caseId, { kind: 'cost', id });
  }

  async #standing(tx: Tx, caseId: string): Promise<{ due: bigint; limitationOn: Temporal.PlainDate | null }> {
    const row = (await tx.first<{ due: string; limitation_on: string | null }>(sql`select ${dueOf('f', this.clock.today())} as due, f.limitation_on from case_file f where f.id = ${caseId}`))!;
    return { due: cents(BigInt(row.due)), limitationOn: toDayOrNull(row.limitation_on) };
  }
}

/** The text under which an event of this kind moves limitation, as libs/law has it. */
const articleOf = (kind: LimitationEventKind, on: Temporal.PlainDate): string | null => limitation({ nature: 'civil', accrued: on, asOf: on, events: [{ on, kind }] }).history[0]?.article ?? null;
