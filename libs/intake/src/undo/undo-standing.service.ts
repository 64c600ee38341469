import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { Database, isId, sql, toFacts, toInstant, type Actor, type Sql, type Tx } from '@quittance/platform';
import { UndoBlock, UndoStanding } from '../deposits/deposit.type.ts';
import { CLOSED_BLOCKS, TOUCHED, UNDO_BLOCKS } from './undo-blocks.ts';

interface BlockRow { case_id: string; public_reference: string; code: string; stage: string; at: string | null }
interface TouchedRow { case_id: string; kind: string; code: string; n: string }

/** Claims of the deposit that stand. */
export const standing = (depositId: string, caseId?: string | null): Sql => sql`k.deposit_id = ${depositId} and k.withdrawn_at is null ${caseId ? sql`and k.case_id = ${caseId}` : sql``}`;

/** Whether a deposit may still be taken back, and what stands against it. */
@Injectable()
export class UndoStandingService {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** As far as this person may take it back. */
  async of(actor: Actor, depositId: string): Promise<UndoStanding> {
    const may = isId(depositId) && (await this.database.first(sql`select 1 as one from deposit d where d.id = ${depositId} and (${rowsFor(actor.ability, 'read', 'Deposit', 'd')}) and (${rowsFor(actor.ability, 'undo', 'Deposit', 'd')})
      and exists (select 1 from claim k where ${standing(depositId)})`));
    if (!may) return Object.assign(new UndoStanding(), { possible: false, blocked: [] });
    const blocked = await this.database.asSystem('deposit-undo', (house) => this.#blocks(house, depositId));
    return Object.assign(new UndoStanding(), { possible: !blocked.length, blocked });
  }

  /** What stands against it on each case, the first thing that came: also what its creditor may not read, for it is as irrevocable; of it he learns what kind of thing it is, and the day. */
  blocks(tx: Tx, depositId: string): Promise<UndoBlock[]> {
    return tx.asSystem('deposit-undo', (house) => this.#blocks(house, depositId));
  }

  async #blocks(reader: { rows<T>(query: Sql): Promise<T[]> }, depositId: string): Promise<UndoBlock[]> {
    const codes = UNDO_BLOCKS.flatMap((rule) => rule.by);
    const rows = await reader.rows<BlockRow>(sql`
      with cases as (select distinct k.case_id from claim k where ${standing(depositId)})
      select f.id as case_id, f.public_reference, f.stage, coalesce(first.code, '') as code, first.at from cases c join case_file f on f.id = c.case_id
      left join lateral (select e.code, e.at from timeline_entry e where e.case_id = f.id and e.at >= (select d.placed_at from deposit d where d.id = ${depositId}) and e.code in (select jsonb_array_elements_text(${JSON.stringify(codes)}::jsonb))
        and not exists (select 1 from reversal r where r.fact_id = e.fact_id)
        and not (e.code = 'letter.queued' and exists (select 1 from timeline_entry s where s.case_id = f.id and s.letter_id = e.letter_id and s.code in ('letter.failed', 'letter.stopped')))
        order by e.at, e.id limit 1) first on true
      where first.code is not null or f.stage in ('closed', 'returned') order by f.id`);
    return rows.map((row) => {
      const rule = UNDO_BLOCKS.find(({ by }) => by.includes(row.code));
      return Object.assign(new UndoBlock(), {
        caseId: row.case_id, publicReference: row.public_reference, code: rule?.code ?? CLOSED_BLOCKS[row.stage]!, article: rule?.article ?? null,
        facts: toFacts(row.at ? { on: String(toInstant(row.at).toZonedDateTimeISO('Europe/Paris').toPlainDate()) } : {}),
      });
    });
  }

  /** By case: how often what else happened on it since, as far as this person reads it. */
  async touched(tx: Tx, actor: Actor, depositId: string, caseIds: readonly string[]): Promise<Map<string, Record<string, number>>> {
    const rows = await tx.rows<TouchedRow>(sql`
      select e.case_id, e.kind, e.code, count(*) as n from timeline_entry e where e.case_id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(caseIds)}::jsonb))
        and e.at >= (select d.placed_at from deposit d where d.id = ${depositId}) and e.kind in (select jsonb_array_elements_text(${JSON.stringify(Object.values(TOUCHED).map(({ kind }) => kind))}::jsonb))
        and coalesce(e.fact_kind, '') <> 'reversal' and not exists (select 1 from reversal r where r.fact_id = e.fact_id) and (${rowsFor(actor.ability, 'read', 'TimelineEntry', 'e')}) group by 1, 2, 3`);
    const found = new Map<string, Record<string, number>>();
    for (const { case_id, kind, code, n } of rows) {
      const name = Object.keys(TOUCHED).find((one) => TOUCHED[one]!.kind === kind && (TOUCHED[one]!.codes?.includes(code) ?? true));
      if (!name) continue;
      const of = found.get(case_id) ?? {};
      of[name] = (of[name] ?? 0) + Number(n);
      found.set(case_id, of);
    }
    return found;
  }
}
