/**
 * One use-case, one transaction. Facts are inserted, never edited; an expected refusal thrown inside rolls everything
 * back; with `dryRun` the very same work is done and undone, so a preview can never disagree with the act.
 */
import { Inject, Injectable } from '@nestjs/common';
import { MikroORM, type EntityManager, type EntityName, type EntityData, type RequiredEntityData, type FilterQuery } from '@mikro-orm/postgresql';
import { Clock } from '../clock/clock.ts';
import type { EventIds, EventName } from '@quittance/contract';
import { sql, type Sql } from './sql.ts';

export interface EventScope { agencyId: string; caseId?: string; creditorId?: string; /** true: the creditor must not even learn that it happened. */ internal?: boolean }

export interface NewEvent { name: EventName; ids: EventIds; scope: EventScope }

class Undone extends Error {}

export class Tx {
  constructor(readonly em: EntityManager, private readonly clock: Clock, readonly dryRun: boolean) {}

  /** Inserts at once, in the order of the calls. */
  async add<T extends object>(entity: EntityName<T>, row: RequiredEntityData<T>): Promise<void> {
    await this.em.insert(entity, row as never);
  }

  async addAll<T extends object>(entity: EntityName<T>, rows: RequiredEntityData<T>[]): Promise<void> {
    for (let i = 0; i < rows.length; i += 500) await this.em.insertMany(entity, rows.slice(i, i + 500) as never[]);
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
    const rows = events.map(({ name, ids, scope }, n) => ({ n, name, ids, agency_id: scope.agencyId, case_id: scope.caseId, creditor_id: scope.creditorId, internal: scope.internal ?? false }));
    await this.rows(sql`with happened as (
        insert into outbox_event (at, name, ids, agency_id, case_id, creditor_id, internal)
        select ${this.clock.now()}::timestamptz, r.name, r.ids, r.agency_id, r.case_id, r.creditor_id, r.internal
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(n integer, name text, ids jsonb, agency_id uuid, case_id uuid, creditor_id uuid, internal boolean) order by r.n)
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
