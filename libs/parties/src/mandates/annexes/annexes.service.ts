import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import type { Cents } from '@quittance/law';
import { Clock, Database, fromCursor, isId, newId, page, pageSize, Refused, sql, toCursor, toDay, type Actor, type Tx } from '@quittance/platform';
import { MANDATE_ARTICLE } from '../../articles.ts';
import type { Reader } from '../../reader.ts';
import { MandateAnnex, MandateAnnexPage } from './annex.type.ts';

/** What a deposit adds to its mandate. hash: of the canonical list of its claims, see LISTING. */
export interface AnnexFacts { id: string; mandateId: string; mandateReference: string; depositId: string; number: number; claimCount: number; total: Cents; hash: string; on: Temporal.PlainDate }

interface Row { id: string; mandate_id: string; reference: string; deposit_id: string; number: number; claim_count: number; total_cents: string; listing_sha256: string; annexed_on: string }
const COLUMNS = sql`x.id, x.mandate_id, m.reference, x.deposit_id, x.number, x.claim_count, x.total_cents, x.listing_sha256, x.annexed_on`;

/**
 * One line for each claim, its elements apart (CPCE R124-3 1°): file, reference, issued, due, amount, currency, ground. The hash of these lines
 * is what the mandate keeps of them: whoever has the claims can reckon it again and see that nothing was added or changed.
 */
const LISTING = sql`concat_ws(chr(9), f.public_reference, c.reference, c.issued_on, c.due_on, c.amount_cents, c.currency, coalesce(c.basis, ''))`;

/** Every confirmed deposit is an annex of its mandate: the list of the claims that the creditor gave to collect under it. */
@Injectable()
export class AnnexesService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock) {}

  /** Annexes a deposit whose cases and claims stand, in their transaction. A mandate of a single deposit takes one: mandate_single_used (CPCE R124-3). */
  async annex(tx: Tx, depositId: string): Promise<AnnexFacts> {
    const known = await this.of(tx, depositId);
    if (known) return known;
    const deposit = (await tx.first<{ agency_id: string; creditor_id: string; mandate_id: string; kind: string; reference: string }>(sql`
      select d.agency_id, d.creditor_id, d.mandate_id, m.kind, m.reference from deposit d join mandate m on m.id = d.mandate_id where d.id = ${depositId}`))!;
    // One at a time under one mandate: its annexes are numbered without a gap.
    await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`annex ${deposit.mandate_id}`}, 0))`);
    const before = (await tx.first<{ number: number }>(sql`select coalesce(max(number), 0)::integer as number from mandate_annex where mandate_id = ${deposit.mandate_id}`))!.number;
    if (deposit.kind === 'single' && before > 0) throw new Refused('mandate_single_used', { article: MANDATE_ARTICLE, facts: { reference: deposit.reference } });
    await tx.rows(sql`insert into mandate_annex (id, agency_id, creditor_id, mandate_id, deposit_id, number, claim_count, total_cents, listing_sha256, annexed_on, at)
      select ${newId()}::uuid, ${deposit.agency_id}::uuid, ${deposit.creditor_id}::uuid, ${deposit.mandate_id}::uuid, ${depositId}::uuid, ${before + 1}::integer, count(*), coalesce(sum(c.amount_cents), 0),
        encode(sha256(convert_to(coalesce(string_agg(${LISTING}, chr(10) order by ${LISTING} collate "C"), ''), 'UTF8')), 'hex'), ${this.clock.today()}::date, ${this.clock.now()}::timestamptz
      from claim c join case_file f on f.id = c.case_id where c.deposit_id = ${depositId}`);
    return (await this.of(tx, depositId))!;
  }

  /** The annex that a deposit is; undefined: none yet. */
  async of(reader: Reader, depositId: string): Promise<AnnexFacts | undefined> {
    const [row] = await reader.rows<Row>(sql`select ${COLUMNS} from mandate_annex x join mandate m on m.id = x.mandate_id where x.deposit_id = ${depositId}`);
    return row && facts(row);
  }

  /** Whether what the annex lists is still what it listed: the hash reckoned again from the claims. */
  async stands(reader: Reader, depositId: string): Promise<boolean> {
    const [row] = await reader.rows<{ same: boolean }>(sql`select x.listing_sha256 = (select encode(sha256(convert_to(coalesce(string_agg(${LISTING}, chr(10) order by ${LISTING} collate "C"), ''), 'UTF8')), 'hex')
      from claim c join case_file f on f.id = c.case_id where c.deposit_id = ${depositId}) as same from mandate_annex x where x.deposit_id = ${depositId}`);
    return row?.same ?? false;
  }

  /** Of a mandate, the newest first, for whoever may see it: of a deposit its number, its day, its sum and the hash of its listing; the claims in it are the deposit's own. */
  async page(actor: Actor, mandateId: string, { first, after }: { first?: number | null | undefined; after?: string | null | undefined }): Promise<MandateAnnexPage> {
    if (!isId(mandateId)) return Object.assign(new MandateAnnexPage(), { rows: [], next: null, total: 0 });
    const size = pageSize(first), [key] = fromCursor(after, 1) ?? [], number = Number(key);
    const from = Number.isSafeInteger(number) && number > 0 ? sql`and x.number < ${number}` : sql``;
    const mine = sql`x.mandate_id = ${mandateId} and (${rowsFor(actor.ability, 'read', 'Mandate', 'm')})`;
    const [rows, counted] = await Promise.all([
      this.database.rows<Row>(sql`select ${COLUMNS} from mandate_annex x join mandate m on m.id = x.mandate_id where ${mine} ${from} order by x.number desc limit ${size + 1}`),
      this.database.first<{ n: string }>(sql`select count(*) as n from mandate_annex x join mandate m on m.id = x.mandate_id where ${mine}`),
    ]);
    const cut = page(rows, size, (row) => toCursor(String(row.number)));
    return Object.assign(new MandateAnnexPage(), { next: cut.next, total: Number(counted!.n), rows: cut.rows.map((row) => annexView(facts(row))) });
  }
}

const annexView = ({ id, depositId, number, claimCount, total, hash, on }: AnnexFacts): MandateAnnex => Object.assign(new MandateAnnex(), { id, depositId, number, claimCount, total, hash, on });
const facts = (row: Row): AnnexFacts => ({
  id: row.id, mandateId: row.mandate_id, mandateReference: row.reference, depositId: row.deposit_id, number: Number(row.number), claimCount: Number(row.claim_count), total: BigInt(row.total_cents) as Cents, hash: row.listing_sha256, on: toDay(row.annexed_on),
});
