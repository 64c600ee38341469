import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { AppliedLawService, dueOf, type Reader } from '@quittance/cases';
import { cents } from '@quittance/law';
import { Clock, Database, fromCursor, isId, list, page, pageSize, sql, toCursor, toDay, toInstant, toInstantOrNull, type Actor, type Sql } from '@quittance/platform';
import type { BailiffAct } from '../acts/act.type.ts';
import { actView, type ActRow } from '../acts/act-row.ts';
import { openDeadlines } from '../acts/deadlines.ts';
import { paperOf, toDocument, type PaperRow } from '../papers.ts';
import { TitlesReadService } from '../titles/titles-read.service.ts';
import type { TitleKind } from '../titles/title-kinds.ts';
import type { Title } from '../titles/title.type.ts';
import { BOXES, HANDOFF_STATE, OPEN_STATES } from './handoff-state.ts';
import { BailiffHome, Handoff, HandoffPage } from './handoff.type.ts';

interface Row {
  id: string; case_id: string; public_reference: string; debtor_name: string; creditor_name: string; study_id: string; study_name: string; study_city: string; mission: string; instructions: string | null;
  cost_ceiling_cents: string | null; state: string; offered_at: string; offered_by_name: string; decided_at: string | null; decided_by: string | null; reason: string | null; words: string | null;
  due: string; pack: PaperRow | null; pack_state: string;
}

/** Instead of a name, for a study that no longer has the file. */
const NO_LONGER = '—';

/** A forged cursor is the first page. */
function cursorOf(cursor: string | null | undefined): { at: Temporal.Instant; id: string } | undefined {
  const [at, id] = fromCursor(cursor, 2) ?? [];
  if (typeof at !== 'string' || typeof id !== 'string' || !isId(id)) return undefined;
  try {
    return { at: toInstant(at), id };
  } catch {
    return undefined;
  }
}

@Injectable()
export class HandoffsReadService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(TitlesReadService) private readonly titles: TitlesReadService, @Inject(AppliedLawService) private readonly law: AppliedLawService) {}

  /** The latest offers first; box: inbox | current | past. */
  async list(actor: Actor, { after, first, box }: { after?: string | null; first?: number | null; box?: string | null }): Promise<HandoffPage> {
    const size = pageSize(first);
    const from = cursorOf(after);
    const states = box ? (BOXES[box] ?? []) : null;
    const rows = await this.#rows(this.database, actor, sql`true ${states ? sql`and s.state in (${list(states)})` : sql``} ${from ? sql`and (h.offered_at, h.id) < (${from.at}::timestamptz, ${from.id}::uuid)` : sql``}`, size + 1);
    const cut = page(rows, size, (row) => toCursor(row.offered_at, row.id));
    return Object.assign(new HandoffPage(), { rows: await this.#views(actor, cut.rows, this.database), next: cut.next });
  }

  async ofCase(actor: Actor, caseId: string): Promise<Handoff[]> {
    return this.#views(actor, await this.#rows(this.database, actor, sql`h.case_id = ${caseId}`, 100), this.database);
  }

  async one(actor: Actor, id: string, reader: Reader = this.database): Promise<Handoff | null> {
    if (!isId(id)) return null;
    return (await this.#views(actor, await this.#rows(reader, actor, sql`h.id = ${id}`, 1), reader))[0] ?? null;
  }

  /** One act as its reporter and the agency read it. */
  async act(actor: Actor, id: string, reader: Reader = this.database): Promise<BailiffAct | null> {
    const [row] = await this.#acts(actor, sql`a.id = ${id}`, reader);
    return row ? actView(row) : null;
  }

  async home(actor: Actor): Promise<BailiffHome> {
    const row = await this.database.first<{ name: string | null; inbox: string; current: string; past: string; questions: string }>(sql`
      select (select s.name from study s where s.id = ${actor.studyId}) as name, count(*) filter (where s.state = 'offered') as inbox, count(*) filter (where s.state = 'accepted') as current,
        count(*) filter (where s.state not in ('offered', 'accepted')) as past,
        (select count(*) from question q where q.asked_of = 'study' and (${rowsFor(actor.ability, 'read', 'Question', 'q')}) and not exists (select 1 from answer a where a.question_id = q.id)) as questions
      from handoff h cross join lateral ${HANDOFF_STATE} s where (${rowsFor(actor.ability, 'read', 'Handoff', 'h')})`);
    return Object.assign(new BailiffHome(), { studyName: row?.name ?? '', inbox: Number(row!.inbox), current: Number(row!.current), past: Number(row!.past), questions: Number(row!.questions) });
  }

  #rows(reader: Reader, actor: Actor, condition: Sql, limit: number): Promise<Row[]> {
    return reader.rows<Row>(sql`
      select h.id, h.case_id, h.public_reference, d.name as debtor_name, c.name as creditor_name, h.study_id, y.name as study_name, y.city as study_city, h.mission, h.instructions, h.cost_ceiling_cents,
        h.offered_at, h.offered_by_name, s.state, s.decided_at, s.decided_by, s.reason, s.words, s.pack_state, ${paperOf('s.pack_document_id')} as pack, ${dueOf('f', this.clock.today())} as due
      from handoff h left join case_file f on f.id = h.case_id left join debtor d on d.id = f.debtor_id left join creditor c on c.id = h.creditor_id join study y on y.id = h.study_id cross join lateral ${HANDOFF_STATE} s
      where (${condition}) and (${rowsFor(actor.ability, 'read', 'Handoff', 'h')}) order by h.offered_at desc, h.id desc limit ${limit}`);
  }

  #acts(actor: Actor, condition: Sql, reader: Reader): Promise<ActRow[]> {
    return reader.rows<ActRow>(sql`select a.id, a.handoff_id, a.kind, a.done_on, a.served, a.cost_cents, a.recoverable, a.note, a.reported_at, a.reported_by_name, ${paperOf('a.document_id')} as document
      from bailiff_act a where (${condition}) and (${rowsFor(actor.ability, 'read', 'BailiffAct', 'a')}) and not exists (select 1 from reversal r where r.fact_id = a.id) order by a.done_on desc, a.reported_at desc, a.id desc`);
  }

  /** A study sees of what it no longer holds that it once came, and when. */
  async #views(actor: Actor, rows: readonly Row[], reader: Reader): Promise<Handoff[]> {
    const held = rows.filter((row) => actor.studyId === null || OPEN_STATES.includes(row.state));
    const acts = held.length ? await this.#acts(actor, sql`a.handoff_id in (${list(held.map(({ id }) => id))})`, reader) : [];
    const titles = held.length ? await this.titles.ofCases(actor, held.map((row) => row.case_id), reader) : new Map<string, Title>();
    const today = this.clock.today(), law = await this.law.of(reader, actor.agencyId);
    return rows.map((row) => {
      const mine = held.includes(row), own = acts.filter((act) => act.handoff_id === row.id), title = titles.get(row.case_id) ?? null;
      return Object.assign(new Handoff(), {
        id: row.id, caseId: row.case_id, publicReference: row.public_reference, study: { id: row.study_id, name: row.study_name, city: row.study_city }, mission: row.mission, state: row.state,
        offeredAt: toInstant(row.offered_at), offeredBy: row.offered_by_name, decidedAt: toInstantOrNull(row.decided_at), decidedBy: row.decided_by, reason: row.reason, words: row.words, packState: row.pack_state, held: mine,
        debtorName: mine ? row.debtor_name : NO_LONGER, creditorName: mine ? row.creditor_name : NO_LONGER, instructions: mine ? row.instructions : null,
        costCeiling: mine && row.cost_ceiling_cents !== null ? cents(BigInt(row.cost_ceiling_cents)) : null, due: mine ? cents(BigInt(row.due)) : null,
        pack: mine && row.pack ? toDocument(row.pack) : null, title: mine ? title : null, acts: own.map(actView), lastAct: own[0]?.kind ?? null,
        deadline: mine && OPEN_STATES.includes(row.state) ? (openDeadlines(title && { ...title, kind: title.kind as TitleKind }, own.map((act) => ({ kind: act.kind, doneOn: toDay(act.done_on) })), today, law)[0] ?? null) : null,
      });
    });
  }
}
