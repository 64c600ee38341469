/**
 * One use-case, one transaction. Facts are inserted, never edited; an expected refusal thrown inside rolls everything
 * back; with `dryRun` the very same work is done and undone, so a preview can never disagree with the act.
 */
import { Inject, Injectable } from '@nestjs/common';
import { MikroORM, type EntityManager, type EntityName, type EntityData, type RequiredEntityData, type FilterQuery } from '@mikro-orm/postgresql';
import { Clock } from '../clock/clock.ts';
import type { EventIds, EventName } from '@quittance/contract';
import { sql, type Sql } from './sql.ts';

export interface EventScope { agencyId: string; caseId?: string; creditorId?: string; /** true: the creditor must not even learn that it happened. */ internal?: boolean;
  /** The debtor's page of the case hears it too. */ toDebtor?: boolean; /** The study that holds the case hears it too. */ toBailiff?: boolean; /** This study hears it, whether it holds the case or not. */ studyId?: string }

export interface NewEvent { name: EventName; ids: EventIds; scope: EventScope }

const AT_ONCE = 5000;
const plainJson = (value: unknown) => (typeof value === 'bigint' ? String(value) : typeof value === 'string' ? value.toWellFormed() : value);

class Undone extends Error {}

export class Tx {
  constructor(readonly em: EntityManager, private readonly clock: Clock, readonly dryRun: boolean) {}

  /** Inserts at once, in the order of the calls. */
  async add<T extends object>(entity: EntityName<T>, row: RequiredEntityData<T>): Promise<void> {
    await this.em.insert(entity, row as never);
  }

  /** The same for many rows of one table, in their order: as JSON that PostgreSQL reads by the table's own types, so that a thousand cost little more than one. What a row leaves out is null. */
  async addAll<T extends object>(entity: EntityName<T>, rows: RequiredEntityData<T>[]): Promise<void> {
    const { tableName, props } = this.em.getMetadata(entity);
    const columns = props.map((prop) => ({ key: prop.name, name: prop.fieldNames[0]! })).filter(({ key }) => rows.some((row) => key in row));
    const names: Sql = { text: columns.map(({ name }) => `"${name}"`).join(', '), params: [] };
    const table: Sql = { text: `"${tableName}"`, params: [] };
    for (let i = 0; i < rows.length; i += AT_ONCE) {
      const records = rows.slice(i, i + AT_ONCE).map((row) => Object.fromEntries(columns.map(({ key, name }) => [name, plainJson((row as Record<string, unknown>)[key])])));
      await this.rows(sql`insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(records)}::jsonb)`);
    }
  }

  /** For derived columns only; the tables of facts refuse it. Answers how many rows changed. */
  update<T extends object>(entity: EntityName<T>, where: FilterQuery<T>, data: EntityData<T>): Promise<number> {
    return this.em.nativeUpdate(entity, where as never, data as never);
  }

  rows<T>(query: Sql): Promise<T[]> {
    return this.em.execute(query.text, query.params) as Promise<T[]>;
  }

  async first<T>(query: Sql): Promise<T | undefined> {
    return (await this.rows<T>(query))[0];
  }

  /** What happened, for those whom it may concern: leaves with this transaction or not at all. */
  emit<N extends EventName>(name: N, ids: EventIds, scope: EventScope): Promise<void> {
    return this.emitAll([{ name, ids, scope }]);
  }

  /** Many events at once, in their order: one statement, one call to wake the relay. */
  async emitAll(events: readonly NewEvent[]): Promise<void> {
    if (!events.length) return;
    const rows = events.map(({ name, ids, scope }, n) => ({ n, name, ids, agency_id: scope.agencyId, case_id: scope.caseId, creditor_id: scope.creditorId, internal: scope.internal ?? false, to_debtor: scope.toDebtor ?? false, to_bailiff: scope.toBailiff ?? false, study_id: scope.studyId }));
    await this.rows(sql`with happened as (
        insert into outbox_event (at, name, ids, agency_id, case_id, creditor_id, internal, to_debtor, to_bailiff, study_id)
        select ${this.clock.now()}::timestamptz, r.name, r.ids, r.agency_id, r.case_id, r.creditor_id, r.internal, r.to_debtor, r.to_bailiff, r.study_id
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(n integer, name text, ids jsonb, agency_id uuid, case_id uuid, creditor_id uuid, internal boolean, to_debtor boolean, to_bailiff boolean, study_id uuid) order by r.n)
      select pg_notify('quittance_outbox', '')`);
  }
}

@Injectable()
export class Database {
  constructor(@Inject(MikroORM) readonly orm: MikroORM, @Inject(Clock) private readonly clock: Clock) {}

  async transact<T>(work: (tx: Tx) => Promise<T>, { dryRun = false }: { dryRun?: boolean } = {}): Promise<T> {
    let answer: T;
    try {
      return await this.orm.em.fork().transactional(async (em) => {
        answer = await work(new Tx(em as EntityManager, this.clock, dryRun));
        if (dryRun) throw new Undone();
        return answer;
      });
    } catch (e) {
      if (e instanceof Undone) return answer!;
      throw e;
    }
  }

  /** Reads outside a transaction: one statement, plain rows. */
  rows<T>(query: Sql): Promise<T[]> {
    return this.orm.em.fork().execute(query.text, query.params) as Promise<T[]>;
  }

  async first<T>(query: Sql): Promise<T | undefined> {
    return (await this.rows<T>(query))[0];
  }
}
