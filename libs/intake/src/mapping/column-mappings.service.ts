import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { AuditService } from '@quittance/identity';
import type { Reader } from '@quittance/parties';
import { Clock, Database, isId, newId, notFound, sql, toInstant, type Actor, type Sql, type Tx } from '@quittance/platform';
import type { ColumnMapping } from '../readers/index.ts';
import type { ToRemember } from './check-mappings.ts';
import { columnMappingEntity, type KeptColumn } from './column-mapping.entity.ts';
import { RememberedColumn, RememberedMapping } from './column-mapping.type.ts';

interface Row { id: string; agency_id: string; creditor_id: string; fingerprint: string; file_name: string; columns: KeptColumn[]; remembered_at: string; remembered_by_name: string }

/** How a creditor's own tables are read, as he said it once: the newest word on each kind of table counts, and he may take it back. */
@Injectable()
export class ColumnMappingsService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(AuditService) private readonly audit: AuditService) {}

  /** By fingerprint, for the files of this creditor that come now. */
  async of(reader: Reader, creditorId: string): Promise<Map<string, ColumnMapping>> {
    const rows = await reader.rows<Pick<Row, 'fingerprint' | 'columns'>>(sql`select n.fingerprint, n.columns from (${newest(sql`m.creditor_id = ${creditorId}`)}) n where n.columns is not null`);
    return new Map(rows.map(({ fingerprint, columns }) => [fingerprint, columns.map(({ column, field }) => ({ column, field }))]));
  }

  /** Keeps what was said of these tables, where it is new, in the transaction of the deposit that was read by it. */
  async remember(tx: Tx, actor: Actor, { agencyId, creditorId }: { agencyId: string; creditorId: string }, said: readonly ToRemember[]): Promise<void> {
    if (!said.length) return;
    const known = await this.of(tx, creditorId);
    const fresh = [...new Map(said.map((one) => [one.fingerprint, one])).values()].filter(({ fingerprint, columns }) => !same(known.get(fingerprint), columns));
    for (const { fingerprint, fileName, columns } of fresh) {
      const id = newId();
      await this.#add(tx, actor, { id, agencyId, creditorId, fingerprint, fileName, columns });
      await this.audit.record(tx, actor, { action: 'rememberMapping', subject: 'Deposit', subjectId: id, outcome: 'done', facts: { columns: columns.length } });
    }
  }

  /** Those that this person may have read by, the latest first. */
  async list(actor: Actor, reader: Reader = this.database): Promise<RememberedMapping[]> {
    const rows = await reader.rows<Row>(sql`select n.* from (${newest(mine(actor))}) n where n.columns is not null order by n.remembered_at desc, n.id desc`);
    return rows.map(viewOf);
  }

  /** From now on, files of these columns are read by their headers again. Refuses not_found. Answers what was forgotten. */
  async forget(actor: Actor, id: string): Promise<RememberedMapping> {
    return this.database.transact(async (tx) => {
      const found = isId(id) ? await tx.first<Row>(sql`select n.* from (${newest(mine(actor))}) n where n.id = ${id} and n.columns is not null`) : undefined;
      if (!found) throw notFound('ColumnMapping');
      await this.#add(tx, actor, { id: newId(), agencyId: found.agency_id, creditorId: found.creditor_id, fingerprint: found.fingerprint, fileName: found.file_name, columns: null });
      await this.audit.record(tx, actor, { action: 'forgetMapping', subject: 'Deposit', subjectId: found.id, outcome: 'done' });
      return viewOf(found);
    });
  }

  #add(tx: Tx, actor: Actor, row: { id: string; agencyId: string; creditorId: string; fingerprint: string; fileName: string; columns: KeptColumn[] | null }): Promise<void> {
    return tx.add(columnMappingEntity, { ...row, rememberedAt: this.clock.now(), rememberedBy: actor.id, rememberedByName: actor.name });
  }
}

const mine = (actor: Actor): Sql => rowsFor(actor.ability, 'remember', 'Deposit', 'm');
const newest = (condition: Sql): Sql => sql`select distinct on (m.creditor_id, m.fingerprint) m.* from column_mapping m where (${condition}) order by m.creditor_id, m.fingerprint, m.remembered_at desc, m.id desc`;

const ordered = (columns: ColumnMapping): string => JSON.stringify(columns.map(({ column, field }) => [column, field] as const).toSorted(([a], [b]) => a - b));
const same = (known: ColumnMapping | undefined, said: ColumnMapping): boolean => known !== undefined && ordered(known) === ordered(said);

const viewOf = (row: Row): RememberedMapping => Object.assign(new RememberedMapping(), {
  id: row.id, fingerprint: row.fingerprint, fileName: row.file_name, rememberedAt: toInstant(row.remembered_at), by: row.remembered_by_name,
  columns: row.columns.map((column) => Object.assign(new RememberedColumn(), column)),
});
