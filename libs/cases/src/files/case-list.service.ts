import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { cents } from '@quittance/law';
import { and, Clock, Database, isId, list, page, pageSize, sql, toCursor, toDayOrNull, toFacts, toInstant, toInstantOrNull, toDay, type Actor, type Sql } from '@quittance/platform';
import { figuresOf } from '../positions/due-of.ts';
import type { CaseFilter, CasePage, CaseRow, SearchHit } from './case-file.type.ts';
import { lastWordColumns, raw, readsStrategy, versionFor } from './reader.ts';
import { bandOf, isOpen, isPromised } from './standing.ts';
import { matching, typed } from './typed.ts';
import { timeCursor } from './time-cursor.ts';

interface Row {
  id: string; public_reference: string; debtor_name: string; creditor_name: string; stage: string; regime: string; due: string; principal: string; oldest_due_on: string | null;
  word_code: string | null; word_facts: Record<string, string> | null; word_at: string | null; next_action_kind: string | null; next_action_on: string | null; opened_at: string; version: number; held_kinds: string[];
}
interface HitRow { kind: string; case_id: string; public_reference: string; debtor_name: string; creditor_name: string; due: string; claim_reference: string | null }

const MOST_HITS = 12;

/** Cases as lines: one SQL statement a page, and one that counts. */
@Injectable()
export class CaseListService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock) {}

  /** Those that this person may see, the latest opened first. */
  async cases(actor: Actor, { after, first, filter }: { after?: string | null | undefined; first?: number | null | undefined; filter?: CaseFilter | null | undefined }): Promise<CasePage> {
    const size = pageSize(first);
    const cursor = timeCursor(after);
    const where = this.#where(actor, filter ?? {});
    const word = lastWordColumns(actor);
    const [rows, [count]] = await Promise.all([
      this.database.rows<Row>(sql`
        select f.id, f.public_reference, d.name as debtor_name, c.name as creditor_name, f.stage, f.regime, fig.due, fig.principal,
          (select min(k.due_on) from claim k where k.case_id = f.id) as oldest_due_on, f.opened_at, to_jsonb(f.held_kinds) as held_kinds, ${versionFor(actor)} as version,
          ${word ? raw(`f.${word}_code as word_code, f.${word}_facts as word_facts, f.${word}_at as word_at`) : raw('null as word_code, null as word_facts, null as word_at')},
          ${readsStrategy(actor) ? raw('f.next_action_kind, f.next_action_on') : raw('null as next_action_kind, null as next_action_on')}
        from case_file f join debtor d on d.id = f.debtor_id join creditor c on c.id = f.creditor_id cross join lateral ${figuresOf('f', this.clock.today())} fig
        where ${where} ${cursor ? sql`and (f.opened_at, f.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : sql``}
        order by f.opened_at desc, f.id desc limit ${size + 1}`),
      this.database.rows<{ n: string }>(sql`select count(*) as n from case_file f where ${where}`),
    ]);
    const cut = page(rows, size, (row) => toCursor(row.opened_at, row.id));
    return { rows: cut.rows.map(rowOf), next: cut.next, total: Number(count!.n) };
  }

  /** For the palette: cases by reference or debtor, claims by their reference, the nearest first. */
  async search(actor: Actor, text: string): Promise<SearchHit[]> {
    const asked = typed(text, 2);
    if (!asked) return [];
    const mine = rowsFor(actor.ability, 'read', 'CaseFile', 'f');
    const rows = await this.database.rows<HitRow>(sql`
      with found as (
        (select 'case' as kind, f.id, null as claim_reference, case when f.public_reference = ${asked.reference} then 3 when f.public_reference like ${asked.references} then 2
            else (case when d.name ilike ${asked.like} then 1 else 0 end) + similarity(d.name, ${asked.plain}) end as rank
          from case_file f join debtor d on d.id = f.debtor_id
          where (${mine}) and (f.public_reference = ${asked.reference} or f.public_reference like ${asked.references} or d.name ilike ${asked.like} or d.name % ${asked.plain})
          order by rank desc, f.opened_at desc limit ${MOST_HITS})
        union all
        (select 'claim', f.id, k.reference, 1 + similarity(k.reference, ${asked.plain}) as rank
          from claim k join case_file f on f.id = k.case_id
          where (${rowsFor(actor.ability, 'read', 'Claim', 'k')}) and (${mine}) and k.reference ilike ${asked.like}
          order by rank desc, f.opened_at desc limit ${MOST_HITS}))
      select found.kind, f.id as case_id, f.public_reference, d.name as debtor_name, c.name as creditor_name, fig.due, found.claim_reference
      from found join case_file f on f.id = found.id join debtor d on d.id = f.debtor_id join creditor c on c.id = f.creditor_id cross join lateral ${figuresOf('f', this.clock.today())} fig
      order by found.rank desc, f.opened_at desc, f.id desc, found.claim_reference limit ${MOST_HITS}`);
    return rows.map((row) => ({
      kind: row.kind, caseId: row.case_id, publicReference: row.public_reference, debtorName: row.debtor_name, creditorName: row.creditor_name, due: cents(BigInt(row.due)), claimReference: row.claim_reference,
    }));
  }

  #where(actor: Actor, filter: CaseFilter): Sql {
    const ids = filter.ids?.filter(isId).slice(0, 200);
    const { creditorId, band } = filter;
    const today = this.clock.today();
    return and(
      rowsFor(actor.ability, 'read', 'CaseFile', 'f'),
      filter.stage ? sql`f.stage = ${filter.stage}` : undefined,
      asked(filter.open, isOpen('f')),
      asked(filter.promised, isPromised('f', today)),
      band ? sql`${bandOf('f', today)} = ${band}` : undefined,
      creditorId ? (isId(creditorId) ? sql`f.creditor_id = ${creditorId}` : sql`false`) : undefined,
      filter.ids ? sql`f.id in (${list(ids ?? [])})` : undefined,
      matching(filter.text),
    );
  }
}

/** Those for whom it is so, those for whom it is not, or all; `so` is never null. */
const asked = (wanted: boolean | null | undefined, so: Sql): Sql | undefined => (wanted ? so : wanted === false ? sql`not (${so})` : undefined);

const rowOf = (row: Row): CaseRow => ({
  id: row.id, publicReference: row.public_reference, debtorName: row.debtor_name, creditorName: row.creditor_name, stage: row.stage, regime: row.regime,
  due: cents(BigInt(row.due)), principal: cents(BigInt(row.principal)), oldestDueOn: toDayOrNull(row.oldest_due_on),
  lastWordCode: row.word_code, lastWordFacts: toFacts(row.word_facts), lastWordAt: toInstantOrNull(row.word_at),
  nextActionKind: row.next_action_kind, nextActionOn: row.next_action_on ? toDay(row.next_action_on) : null, openedAt: toInstant(row.opened_at), version: row.version, heldKinds: row.held_kinds,
});
