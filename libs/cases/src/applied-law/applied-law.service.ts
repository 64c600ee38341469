import { Injectable } from '@nestjs/common';
import { LAW, withEntries, type Confidence, type ConstantValue, type LawEntry, type LawTables } from '@quittance/law';
import { sql } from '@quittance/platform';
import { among, type Reader } from '../files/reader.ts';

interface Row { id: string; agency_id: string; position: string; name: string; from_on: string | null; to_on: string | null; value: ConstantValue; unit: string | null; article: string; confidence: Confidence; source: string }

/** An approved row of an agency, by its name; `position` is the order of the approvals. */
export interface EnteredRow { readonly id: string; readonly name: string; readonly position: bigint }
/** The tables of an agency, and which of their rows are its own: of each name the last ones, in their order. */
export interface AppliedTables { readonly law: LawTables; readonly entered: readonly EnteredRow[] }
interface Kept extends AppliedTables { readonly key: string }

const SHIPPED: AppliedTables = { law: LAW, entered: [] };

/** An entry as the tables take it. */
export const asEntry = (row: Pick<Row, 'name' | 'from_on' | 'to_on' | 'value' | 'unit' | 'article' | 'confidence' | 'source'>): LawEntry => ({
  name: row.name, from: row.from_on?.slice(0, 10) ?? null, to: row.to_on?.slice(0, 10) ?? null, value: row.value, unit: row.unit, article: row.article, confidence: row.confidence, source: row.source,
});

/** The law as an agency applies it: the tables of the product, and over them the rows that it approved, in the order of their approval. */
@Injectable()
export class AppliedLawService {
  /** The tables last made of each agency, by what they were made of: the law's own lookups remember by the tables that they are handed. */
  readonly #kept = new Map<string, Kept>();

  /** Those of one agency, as this reader sees them: in a transaction that approves a row, with that row. */
  async of(reader: Reader, agencyId: string): Promise<LawTables> {
    return (await this.tables(reader, agencyId)).law;
  }

  /** Those of several, in one question. */
  async ofAll(reader: Reader, agencyIds: readonly string[]): Promise<Map<string, LawTables>> {
    return new Map([...(await this.#all(reader, agencyIds))].map(([id, { law }]) => [id, law]));
  }

  /** Those of one agency, its own rows among them by name. */
  async tables(reader: Reader, agencyId: string): Promise<AppliedTables> {
    return (await this.#all(reader, [agencyId])).get(agencyId)!;
  }

  async #all(reader: Reader, agencyIds: readonly string[]): Promise<Map<string, AppliedTables>> {
    const ids = [...new Set(agencyIds)];
    if (!ids.length) return new Map();
    const rows = await reader.rows<Row>(sql`
      select e.id, d.agency_id, d.position, e.name, e.from_on, e.to_on, e.value, e.unit, e.article, e.confidence, e.source
      from law_decision d join law_entry e on e.id = d.entry_id where d.outcome = 'approved' and d.agency_id = ${among(ids)} order by d.position`);
    return new Map(ids.map((id) => [id, this.#made(id, rows.filter((row) => row.agency_id === id))]));
  }

  #made(agencyId: string, rows: readonly Row[]): AppliedTables {
    if (!rows.length) return SHIPPED;
    const key = rows.map(({ position }) => position).join(' ');
    const kept = this.#kept.get(agencyId);
    if (kept?.key === key) return kept;
    const made = { key, law: withEntries(LAW, rows.map(asEntry), `${LAW.version}+${rows.length}`), entered: rows.map(({ id, name, position }) => ({ id, name, position: BigInt(position) })) };
    this.#kept.set(agencyId, made);
    return made;
  }
}
