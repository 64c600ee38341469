import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { sumCents, parseMoney, type Cents } from '@quittance/law';
import { Database, fromCursor, isId, list, page, pageSize, sql, toCursor, toInstant, toInstantOrNull, type Actor, type Sql } from '@quittance/platform';
import type { Reader } from '@quittance/parties';
import type { LineFault } from '../lines/faults.ts';
import { Deposit, DepositedCase, DepositPage, type DepositPreview } from './deposit.type.ts';
import type { DepositPlan } from './deposit-plan.service.ts';
import { faultView, previewOf, type PreviewMore } from './preview-of.ts';
import type { FilesRead } from '../lines/read-files.ts';
import { mappingView } from '../mapping/check-mappings.ts';

interface Row { id: string; placed_at: string; by: string; file_names: string[]; case_count: string | number; claim_count: string | number; total_cents: string; faults: LineFault[]; creditor_id: string; papers: string; undone_at: string | null; undone_by: string | null }
interface CaseRow { deposit_id: string; id: string; public_reference: string; debtor_name: string; claims: string; total: string }

/** What was handed over, as its creditor and the agency see it. */
@Injectable()
export class DepositViewsService {
  constructor(@Inject(Database) private readonly database: Database) {}

  async one(actor: Actor, id: string, reader: Reader = this.database): Promise<Deposit | null> {
    if (!isId(id)) return null;
    return (await this.#deposits(actor, reader, sql`and d.id = ${id}`, 1))[0]?.deposit ?? null;
  }

  /** Newest first, a page at a time. */
  async list(actor: Actor, { after, first }: { after?: string | null; first?: number | null }): Promise<DepositPage> {
    const size = pageSize(first, 20);
    const [at, id] = fromCursor(after, 2) ?? [];
    const from = typeof at === 'string' && isInstant(at) && typeof id === 'string' && isId(id) ? sql`and (d.placed_at, d.id) < (${at}::timestamptz, ${id}::uuid)` : sql``;
    const found = await this.#deposits(actor, this.database, from, size + 1);
    const cut = page(found, size, ({ row }) => toCursor(row.placed_at, row.id));
    return Object.assign(new DepositPage(), { rows: cut.rows.map(({ deposit }) => deposit), next: cut.next });
  }

  async #deposits(actor: Actor, reader: Reader, condition: Sql, most: number): Promise<{ row: Row; deposit: Deposit }[]> {
    const rows = await reader.rows<Row>(sql`select d.id, d.placed_at, u.name as by, d.file_names, d.case_count, d.claim_count, d.total_cents, d.faults, d.creditor_id, w.at as undone_at, w.by_name as undone_by,
        (select count(distinct x.sha256) from document x where x.deposit_id = d.id and x.origin = 'attachment') as papers
      from deposit d join app_user u on u.id = d.placed_by left join lateral (select u.at, u.by_name from deposit_undo u where u.deposit_id = d.id and (u.case_id is null or not exists (select 1 from claim k where k.deposit_id = d.id and k.withdrawn_at is null)) order by u.at desc, u.id desc limit 1) w on true where (${rowsFor(actor.ability, 'read', 'Deposit', 'd')}) ${condition} order by d.placed_at desc, d.id desc limit ${most}`);
    const cases = rows.length ? Map.groupBy(await this.#cases(actor, reader, rows), (one) => one.deposit_id) : new Map<string, CaseRow[]>();
    return rows.map((row) => ({
      row, deposit: Object.assign(new Deposit(), {
        id: row.id, placedAt: toInstant(row.placed_at), by: row.by, fileNames: row.file_names, caseCount: Number(row.case_count), claimCount: Number(row.claim_count),
        total: BigInt(row.total_cents) as Cents, faults: row.faults.map(faultView), cases: (cases.get(row.id) ?? []).map(caseView), attachmentCount: Number(row.papers), undoneAt: toInstantOrNull(row.undone_at), undoneBy: row.undone_by, acknowledgement: null,
      }),
    }));
  }

  /** The cases that each deposit opened, then those that were open and that it added to, each in the order of its files: by the lines that it left in their timelines. */
  #cases(actor: Actor, reader: Reader, deposits: readonly Row[]): Promise<CaseRow[]> {
    const ids = list(deposits.map(({ id }) => id));
    const brought = sql`f.id, f.public_reference, b.name as debtor_name, e.facts->>'claims' as claims, e.facts->>'total' as total, e.at, e.id as line`;
    const mine = sql`f.creditor_id in (${list([...new Set(deposits.map((d) => d.creditor_id))])}) and (${rowsFor(actor.ability, 'read', 'CaseFile', 'f')})`;
    return reader.rows<CaseRow>(sql`
      select f.deposit_id, ${brought} from case_file f join debtor b on b.id = f.debtor_id join timeline_entry e on e.case_id = f.id and e.kind = 'deposit' and e.code = 'case.opened'
        where f.deposit_id in (${ids}) and ${mine}
      union all select e.fact_id as deposit_id, ${brought} from case_file f join debtor b on b.id = f.debtor_id join timeline_entry e on e.case_id = f.id and e.kind = 'deposit' and e.fact_kind = 'deposit' and e.fact_id in (${ids})
        where ${mine} order by at, line`);
  }

  /** What confirming would do. attachments: what became of the papers that came with it; listed: so many cases one by one, where somebody else tells the faults. */
  preview(plan: DepositPlan, read: Pick<FilesRead, 'files'>, more: Pick<PreviewMore, 'attachments' | 'listed'> = {}): DepositPreview {
    return previewOf(plan, read, { ...more, mappingOf: ({ table }) => (table ? mappingView(table) : null) });
  }
}

const isInstant = (text: string): boolean => { try { return Boolean(toInstant(text)); } catch { return false; } };

const caseView = (row: CaseRow): DepositedCase => Object.assign(new DepositedCase(), {
  id: row.id, publicReference: row.public_reference, debtorName: row.debtor_name, claimCount: Number(row.claims), total: parseMoney(row.total) ?? sumCents([]),
});
