import { Inject, Injectable } from '@nestjs/common';
import { as, rowsFor } from '@quittance/access';
import { cents, formatDecimal } from '@quittance/law';
import { and, Database, fromCursor, isId, page, pageSize, sql, toCursor, toInstant, toInstantOrNull, type Actor, type Sql } from '@quittance/platform';
import type { Reader } from '../files/reader.ts';
import { AppliedLawService, type AppliedTables } from './applied-law.service.ts';
import { ENTRIES, entryDays, runView, stateOf, type EntryRow } from './entry-rows.ts';
import { rowOn, rowsNamed, YEARLY } from './figures.ts';
import { rowView } from './figure-view.ts';
import { LawEffect, LawEffectPage, LawEntry, LawEntryPage, type LawRow } from './law.type.ts';

interface EffectRow { case_id: string; public_reference: string; creditor_name: string; debtor_name: string | null; before_cents: string | null; after_cents: string | null; weight_cents: string }
const STATES = ['entered', 'approved', 'refused', 'withdrawn'];
const money = (value: string | null) => (value === null ? null : cents(BigInt(value)));

/** What was entered into the law of the agency, by whom, who decided on it and what it changes. */
@Injectable()
export class LawEntriesReadService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(AppliedLawService) private readonly law: AppliedLawService) {}

  /** The newest first; state: entered | approved | refused | withdrawn, another is none of them. */
  async list(actor: Actor, { after, first, state }: { after?: string | null | undefined; first?: number | null | undefined; state?: string | null | undefined }): Promise<LawEntryPage> {
    const size = pageSize(first), [at, id] = fromCursor(after, 2) ?? [];
    const from = typeof at === 'string' && typeof id === 'string' && isId(id) && !Number.isNaN(Date.parse(at)) ? sql`(e.entered_at, e.id) < (${at}::timestamptz, ${id}::uuid)` : undefined;
    const rows = await this.database.rows<EntryRow>(sql`${ENTRIES} where ${and(mine(actor), from, state ? standsAt(state) : undefined)} order by e.entered_at desc, e.id desc limit ${size + 1}`);
    const cut = page(rows, size, (row) => toCursor(toInstant(row.entered_at).toString(), row.id));
    const [waiting, tables] = [await this.database.first<{ n: string }>(sql`select count(*) as n from law_entry e left join law_decision d on d.entry_id = e.id where ${and(mine(actor), standsAt('entered'))}`), await this.law.tables(this.database, actor.agencyId)];
    return Object.assign(new LawEntryPage(), { rows: cut.rows.map((row) => view(row, actor, tables)), next: cut.next, waiting: Number(waiting!.n) });
  }

  /** Null: not his, or not there. `reader`: a transaction sees its own entry. */
  async one(actor: Actor, id: string, reader: Reader = this.database): Promise<LawEntry | null> {
    const row = await this.row(actor, id, reader);
    return row ? view(row, actor, await this.law.tables(reader, row.agency_id)) : null;
  }

  async row(actor: Actor, id: string, reader: Reader): Promise<EntryRow | undefined> {
    return isId(id) ? reader.first<EntryRow>(sql`${ENTRIES} where ${and(mine(actor), sql`e.id = ${id}`)}`) : undefined;
  }

  /** The cases that the latest measure of an entry found changed, those that change most first; none before it was measured. */
  async effects(actor: Actor, entryId: string, { after, first }: { after?: string | null | undefined; first?: number | null | undefined }): Promise<LawEffectPage> {
    const empty = Object.assign(new LawEffectPage(), { rows: [], next: null });
    const entry = await this.row(actor, entryId, this.database);
    if (!entry?.measure) return empty;
    const size = pageSize(first), [weight, id] = fromCursor(after, 2) ?? [];
    const from = typeof weight === 'string' && /^\d{1,18}$/.test(weight) && typeof id === 'string' && isId(id) ? sql`(x.weight_cents < ${weight}::bigint or (x.weight_cents = ${weight}::bigint and x.case_id > ${id}::uuid))` : undefined;
    const rows = await this.database.rows<EffectRow>(sql`
      select x.case_id, f.public_reference, c.name as creditor_name, case when (${rowsFor(actor.ability, 'read', 'CaseFile', 'f')}) then d.name end as debtor_name, x.before_cents, x.after_cents, x.weight_cents
      from law_effect x join case_file f on f.id = x.case_id join creditor c on c.id = x.creditor_id join debtor d on d.id = f.debtor_id
      where ${and(sql`x.run_id = ${entry.measure.id}`, from)} order by x.weight_cents desc, x.case_id limit ${size + 1}`);
    const cut = page(rows, size, (row) => toCursor(row.weight_cents, row.case_id));
    return Object.assign(empty, {
      rows: cut.rows.map((row) => Object.assign(new LawEffect(), {
        caseId: row.case_id, publicReference: row.public_reference, creditorName: row.creditor_name, debtorName: row.debtor_name, before: money(row.before_cents), after: money(row.after_cents),
        difference: row.before_cents === null || row.after_cents === null ? null : formatDecimal(BigInt(row.after_cents) - BigInt(row.before_cents)),
      })),
      next: cut.next,
    });
  }
}

const mine = (actor: Actor): Sql => sql`(${rowsFor(actor.ability, 'read', 'LawEntry', 'e')})`;
const standsAt = (state: string): Sql => (!STATES.includes(state) ? sql`false` : state === 'entered' ? sql`d.id is null` : sql`d.outcome = ${state}`);

/** The row that counts on its first day without it: for one that was approved, as things stood then. */
function replacedBy(row: EntryRow, { law, entered }: AppliedTables): LawRow | null {
  const before = rowsNamed(law, entered, row.name).filter(({ entry }) => entry === null || (row.outcome === 'approved' ? entry.position < BigInt(row.position!) : true));
  const from = entryDays(row).from;
  const standing = from ? rowOn(before, String(from)) : before.findLast((one) => one.from === null);
  return standing ? rowView(standing) : null;
}

function view(row: EntryRow, actor: Actor, tables: AppliedTables): LawEntry {
  const state = stateOf(row), mineOwn = row.entered_by === actor.id;
  return Object.assign(new LawEntry(), {
    id: row.id, act: row.act, name: row.name, ...entryDays(row), value: JSON.stringify(row.value), unit: row.unit ?? YEARLY, article: row.article, confidence: row.confidence, source: row.source,
    enteredAt: toInstant(row.entered_at), enteredBy: row.entered_name, mine: mineOwn, state, decidedAt: toInstantOrNull(row.decided_at), decidedBy: row.decided_name, reason: row.reason,
    replaces: replacedBy(row, tables), measure: runView(row.measure), application: runView(row.application),
    decidable: state === 'entered' && !mineOwn && actor.ability.can('decide', as('LawEntry', { agencyId: row.agency_id })),
  });
}
