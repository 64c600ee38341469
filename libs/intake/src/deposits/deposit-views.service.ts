import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { sumCents, parseMoney, type Cents } from '@quittance/law';
import { Database, fromCursor, isId, list, page, pageSize, sql, toCursor, toFacts, toInstant, type Actor, type Sql } from '@quittance/platform';
import type { Reader } from '@quittance/parties';
import type { LineFault } from '../lines/faults.ts';
import { Deposit, DepositedCase, DepositPage, DepositPreview, IntakeFault, PreviewCase, PreviewClaim, PreviewFile } from './deposit.type.ts';
import type { DepositPlan, PlannedCase } from './deposit-plan.service.ts';
import type { FilesRead } from '../lines/read-files.ts';
import { mappingView } from '../mapping/check-mappings.ts';

interface Row { id: string; placed_at: string; by: string; file_names: string[]; case_count: string | number; claim_count: string | number; total_cents: string; faults: LineFault[]; creditor_id: string; papers: string }
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
    const rows = await reader.rows<Row>(sql`select d.id, d.placed_at, u.name as by, d.file_names, d.case_count, d.claim_count, d.total_cents, d.faults, d.creditor_id,
        (select count(distinct x.sha256) from document x where x.deposit_id = d.id and x.origin = 'attachment') as papers
      from deposit d join app_user u on u.id = d.placed_by where (${rowsFor(actor.ability, 'read', 'Deposit', 'd')}) ${condition} order by d.placed_at desc, d.id desc limit ${most}`);
    const cases = rows.length ? Map.groupBy(await this.#cases(actor, reader, rows), (one) => one.deposit_id) : new Map<string, CaseRow[]>();
    return rows.map((row) => ({
      row, deposit: Object.assign(new Deposit(), {
        id: row.id, placedAt: toInstant(row.placed_at), by: row.by, fileNames: row.file_names, caseCount: Number(row.case_count), claimCount: Number(row.claim_count),
        total: BigInt(row.total_cents) as Cents, faults: row.faults.map(faultView), cases: (cases.get(row.id) ?? []).map(caseView), attachmentCount: Number(row.papers), undoneAt: null, undoneBy: null, acknowledgement: null,
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

  /** What confirming would do, from the plan that was carried out and undone. */
  preview(plan: DepositPlan, read: FilesRead): DepositPreview {
    const faults = Map.groupBy(plan.faults, ({ file }) => file);
    return Object.assign(new DepositPreview(), {
      files: read.files.map(({ file, format, claims, table }) => Object.assign(new PreviewFile(), { name: file.name, format, size: file.bytes.length, claims, faults: faults.get(file.name)?.length ?? 0, mapping: table ? mappingView(table) : null })),
      cases: plan.cases.map(previewCase), faults: plan.faults.map(faultView), caseCount: plan.cases.length, claimCount: plan.claimCount, total: plan.total,
      kinds: [], aged: [], attachments: [], needsTerms: 0, cut: false,
    });
  }
}

const isInstant = (text: string): boolean => { try { return Boolean(toInstant(text)); } catch { return false; } };

export const faultView = ({ facts, ...fault }: LineFault): IntakeFault => Object.assign(new IntakeFault(), fault, { facts: toFacts(facts) });

const caseView = (row: CaseRow): DepositedCase => Object.assign(new DepositedCase(), {
  id: row.id, publicReference: row.public_reference, debtorName: row.debtor_name, claimCount: Number(row.claims), total: parseMoney(row.total) ?? sumCents([]),
});

function previewCase({ key, debtor, recognised, open, regime, claims, total }: PlannedCase): PreviewCase {
  const oldest = claims.map(({ dueOn }) => dueOn).reduce((a, b) => (Temporal.PlainDate.compare(a, b) <= 0 ? a : b));
  return Object.assign(new PreviewCase(), {
    key, debtorName: recognised?.name ?? debtor.name, debtorKind: recognised?.kind ?? debtor.kind, siren: recognised?.siren ?? debtor.siren ?? null, city: debtor.address?.city ?? null,
    recognition: open ? 'open_case' : (recognised?.by ?? 'new'), existingReference: open?.publicReference ?? null, regime, total, oldestDueOn: oldest, candidates: [], heldKinds: [], lacksAddress: !debtor.address && !recognised,
    claims: claims.map((line) => Object.assign(new PreviewClaim(), { file: line.file.name, line: line.line, reference: line.claim.reference, issuedOn: line.issuedOn, dueOn: line.dueOn, amount: line.total, due: line.due, dueOnFrom: 'document', lacking: [], warnings: [] })),
  });
}
