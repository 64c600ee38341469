import { Injectable } from '@nestjs/common';
import { LAW, withEntries, type Confidence, type ConstantValue, type LawEntry, type LawTables } from '@quittance/law';
import { sql } from '@quittance/platform';
import { among, type Reader } from '../files/reader.ts';

interface Row { agency_id: string; position: string; name: string; from_on: string | null; to_on: string | null; value: ConstantValue; unit: string | null; article: string; confidence: Confidence; source: string }
interface Kept { key: string; law: LawTables }

const entryOf = (row: Row): LawEntry => ({ name: row.name, from: row.from_on, to: row.to_on, value: row.value, unit: row.unit, article: row.article, confidence: row.confidence, source: row.source });

/** The law as an agency applies it: the tables of the product, and over them the rows that it approved, in the order of their approval. */
@Injectable()
export class AppliedLawService {
  /** The tables last made of each agency, by what they were made of: the law's own lookups remember by the tables that they are handed. */
  readonly #kept = new Map<string, Kept>();

  /** Those of one agency, as this reader sees them: in a transaction that approves a row, with that row. */
  async of(reader: Reader, agencyId: string): Promise<LawTables> {
    return (await this.ofAll(reader, [agencyId])).get(agencyId)!;
  }

  /** Those of several, in one question. */
  async ofAll(reader: Reader, agencyIds: readonly string[]): Promise<Map<string, LawTables>> {
    const ids = [...new Set(agencyIds)];
    if (!ids.length) return new Map();
    const rows = await reader.rows<Row>(sql`
      select d.agency_id, d.position, e.name, e.from_on, e.to_on, e.value, e.unit, e.article, e.confidence, e.source
      from law_decision d join law_entry e on e.id = d.entry_id where d.outcome = 'approved' and d.agency_id = ${among(ids)} order by d.position`);
    return new Map(ids.map((id) => [id, this.#made(id, rows.filter((row) => row.agency_id === id))]));
  }

  #made(agencyId: string, rows: readonly Row[]): LawTables {
    if (!rows.length) return LAW;
    const key = rows.map(({ position }) => position).join(' ');
    const kept = this.#kept.get(agencyId);
    if (kept?.key === key) return kept.law;
    const law = withEntries(LAW, rows.map(entryOf), `${LAW.version}+${rows.length}`);
    this.#kept.set(agencyId, { key, law });
    return law;
  }
}
