import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { cents } from '@quittance/law';
import { and, Clock, Database, isId, list, page, pageSize, sql, toCursor, toDayOrNull, toFacts, toInstant, toInstantOrNull, toDay, type Actor, type Sql } from '@quittance/platform';
import { unreadColumn } from '../case-messages/case-messages-read.service.ts';
import { isPaused } from '../pauses/paused.ts';
import { figuresOf } from '../positions/due-of.ts';
import type { CaseFilter, CasePage, CaseRow, SearchHit } from './case-file.type.ts';
import { lastWordColumns, raw, readsStrategy, versionFor } from './reader.ts';
import { bandOf, isContested, isOpen, isPromised } from './standing.ts';
import { matching, typed, type Typed } from './typed.ts';
import { timeCursor } from './time-cursor.ts';

interface Row {
  id: string; public_reference: string; debtor_name: string; creditor_name: string; stage: string; regime: string; due: string; principal: string; oldest_due_on: string | null;
  word_code: string | null; word_facts: Record<string, string> | null; word_at: string | null; next_action_kind: string | null; next_action_on: string | null; opened_at: string; version: number; held_kinds: string[]; paid_cents: string; paused_until: string | null; unread: number;
}
interface HitRow { kind: string; case_id: string; public_reference: string; debtor_name: string; creditor_name: string; due: string; claim_reference: string | null; claim_cents: string | null }

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
          (select coalesce(min(k.due_on) filter (where k.withdrawn_at is null), min(k.due_on)) from claim k where k.case_id = f.id) as oldest_due_on, f.opened_at, to_jsonb(f.held_kinds) as held_kinds, ${versionFor(actor)} as version, f.paid_cents, case when ${isPaused('f', this.clock.today())} then f.paused_until end as paused_until, ${unreadColumn(actor)} as unread,
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

  /** One question over all of them: cases by reference, debtor or SIREN, claims by reference or amount; the nearest first, what is named exactly before what only resembles. */
  async search(actor: Actor, text: string): Promise<SearchHit[]> {
    const asked = typed(text, 2);
    if (!asked) return [];
    const branches = this.#branches(actor, asked).map((branch) => sql`(${branch} order by rank desc, opened_at desc limit ${MOST_HITS})`).reduce((all, branch) => sql`${all} union all ${branch}`);
    const rows = await this.database.rows<HitRow>(sql`
      with found as (${branches}),
      best as (select distinct on (kind, id, claim_reference) kind, id, claim_reference, claim_cents, rank from found order by kind, id, claim_reference, rank desc)
      select best.kind, f.id as case_id, f.public_reference, d.name as debtor_name, c.name as creditor_name, fig.due, best.claim_reference, best.claim_cents
      from best join case_file f on f.id = best.id join debtor d on d.id = f.debtor_id join creditor c on c.id = f.creditor_id cross join lateral ${figuresOf('f', this.clock.today())} fig
      order by best.rank desc, f.opened_at desc, f.id desc, best.claim_reference limit ${MOST_HITS}`);
    return rows.map((row) => ({
      kind: row.kind, caseId: row.case_id, publicReference: row.public_reference, debtorName: row.debtor_name, creditorName: row.creditor_name, due: cents(BigInt(row.due)), claimReference: row.claim_reference, claimAmount: row.claim_cents === null ? null : cents(BigInt(row.claim_cents)),
    }));
  }

  /** Each on its own index: joined by "or", none would be used. */
  #branches(actor: Actor, { plain, like, starts, reference, references, siren, amount }: Typed): Sql[] {
    const mine = rowsFor(actor.ability, 'read', 'CaseFile', 'f'), claims = rowsFor(actor.ability, 'read', 'Claim', 'k');
    const aCase = (rank: Sql, where: Sql): Sql => sql`select 'case' as kind, f.id, null as claim_reference, null::bigint as claim_cents, f.opened_at, (${rank})::real as rank from case_file f join debtor d on d.id = f.debtor_id where (${mine}) and (${where})`;
    const aClaim = (rank: Sql, where: Sql): Sql => sql`select 'claim' as kind, f.id, k.reference as claim_reference, k.amount_cents as claim_cents, f.opened_at, (${rank})::real as rank from claim k join case_file f on f.id = k.case_id where (${claims}) and (${mine}) and (${where})`;
    return [
      aCase(sql`case when f.public_reference = ${reference} then 4 else 2.5 end`, sql`f.public_reference = ${reference} or f.public_reference like ${references}`),
      aCase(sql`case when d.name ilike ${starts} then 1.5 when d.name ilike ${like} then 1 else 0 end + similarity(d.name, ${plain})`, sql`d.name ilike ${like} or d.name % ${plain}`),
      aClaim(sql`case when lower(k.reference) = lower(${plain}) then 3 else 1 + similarity(k.reference, ${plain}) end`, sql`k.reference ilike ${like}`),
      ...(siren ? [aCase(sql`case when d.siren = ${siren.from} then 3.5 else 2 end`, sql`d.siren >= ${siren.from} and d.siren < ${siren.to}`)] : []),
      ...(amount !== null ? [aClaim(sql`2.2`, sql`k.amount_cents = ${amount}`)] : []),
    ];
  }

  #where(actor: Actor, filter: CaseFilter): Sql {
    const ids = filter.ids?.filter(isId).slice(0, 200);
    const { creditorId, depositId, band } = filter;
    const today = this.clock.today();
    return and(
      rowsFor(actor.ability, 'read', 'CaseFile', 'f'),
      filter.stage ? sql`f.stage = ${filter.stage}` : undefined,
      asked(filter.open, isOpen('f')),
      asked(filter.promised, isPromised('f', today)), asked(filter.contested, isContested('f')), asked(filter.paused, isPaused('f', today)), asked(filter.recovered, sql`f.paid_cents > 0`),
      band ? sql`${bandOf('f', today)} = ${band}` : undefined,
      creditorId ? (isId(creditorId) ? sql`f.creditor_id = ${creditorId}` : sql`false`) : undefined,
      depositId ? (isId(depositId) ? sql`f.deposit_id = ${depositId}` : sql`false`) : undefined,
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
  nextActionKind: row.next_action_kind, nextActionOn: row.next_action_on ? toDay(row.next_action_on) : null, openedAt: toInstant(row.opened_at), version: row.version, heldKinds: row.held_kinds, recovered: cents(BigInt(row.paid_cents)), pausedUntil: toDayOrNull(row.paused_until), unread: row.unread,
});
