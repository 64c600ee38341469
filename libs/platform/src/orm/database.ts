/**
 * One use-case, one transaction. Facts are inserted, never edited; an expected refusal thrown inside rolls everything
 * back; with `dryRun` the very same work is done and undone, so a preview can never disagree with the act.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable } from '@nestjs/common';
import { MikroORM, raw, type AbstractSqlDriver, type EntityManager, type EntityName, type EntityData, type RequiredEntityData, type FilterQuery } from '@mikro-orm/postgresql';
import { Clock } from '../clock/clock.ts';
import { Refused } from '../errors/refusal.ts';
import type { EventIds, EventName } from '@quittance/contract';
import type { SystemActorName } from '@quittance/access';
import { standAs, standing, systemActor, type Standing } from '../guard/standing.ts';
import { copyIn, copyLines, MANY_ROWS, type BulkColumn } from './bulk.ts';
import { sql, type Sql } from './sql.ts';
import { roleOnly, settingsOf } from './standing-settings.ts';

export interface EventScope { agencyId: string; caseId?: string; creditorId?: string; /** true: the creditor must not even learn that it happened. */ internal?: boolean;
  /** The debtor's page of the case hears it too. */ toDebtor?: boolean; /** The study that holds the case hears it too. */ toBailiff?: boolean; /** This study hears it, whether it holds the case or not. */ studyId?: string }

export interface NewEvent { name: EventName; ids: EventIds; scope: EventScope }

const kindOf = (type: string | undefined): BulkColumn['kind'] => (type === 'jsonb' || type === 'json' ? 'json' : type?.endsWith('[]') ? 'list' : undefined);
const plainJson = (value: unknown) => (typeof value === 'bigint' ? String(value) : typeof value === 'string' ? value.toWellFormed() : value);

const OUTBOX: readonly BulkColumn[] = [{ name: 'name' }, { name: 'ids', kind: 'json' }, ...['agency_id', 'case_id', 'creditor_id', 'internal', 'to_debtor', 'to_bailiff', 'study_id'].map((name) => ({ name }))];

/** Long texts as literals: the driver would look at them letter by letter. */
const LONG = 1000;
const literal = (text: string): string => (text.includes('\\') ? ` E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'` : `'${text.replaceAll("'", "''")}'`);
const quoted = (params: readonly unknown[]): unknown[] => params.map((one) => (typeof one === 'string' && one.length > LONG ? raw(literal(one)) : one));

/** So many rows are text some megabytes long. */
const LAID_AT_ONCE = 5000;

class Undone extends Error {}

/** A key under which somebody else did something else: whose row it is, the second wall does not let one see. */
const keyOfAnother = (e: unknown): boolean => (e as { code?: string }).code === '23505' && String((e as { constraint?: string }).constraint ?? '').includes('idempotency_key');

/** In which elevation this course of events is, if in any. */
const elevation = new AsyncLocalStorage<symbol>();

export class Tx {
  /** The steps of this transaction under another role, one after the other; the rest of it waits meanwhile. */
  #step: { mark: symbol; done: Promise<void> } | undefined;
  readonly #asked = new Set<Promise<unknown>>();
  #last: Promise<void> = Promise.resolve();
  /** Tables of this transaction's own that rows were copied into, by what they hold and who made them. */
  readonly #staged = new Map<string, string>();

  constructor(readonly em: EntityManager, private readonly clock: Clock, readonly dryRun: boolean, private readonly stands: Standing) {}

  /**
   * A step that needs what the actor of this transaction may not see: done by the system actor of that name, in this very transaction.
   * What it answers is all that comes out of it. What else runs in this transaction at the same time waits until it is over.
   */
  async asSystem<T>(name: SystemActorName, work: (tx: Tx) => Promise<T>): Promise<T> {
    const actor = systemActor(name);
    if (this.stands.kind === 'system' || (this.#step && elevation.getStore() === this.#step.mark)) return work(this);
    // Nobody comes in between: from here to the step's own mark nothing is waited for.
    while (this.#step) await this.#step.done;
    const mark = Symbol(name);
    let over!: () => void;
    this.#step = { mark, done: new Promise<void>((resolve) => { over = resolve; }) };
    try {
      await Promise.allSettled(this.#asked);
      await this.em.execute(roleOnly('system'));
      return await elevation.run(mark, () => standAs(actor, () => work(this)));
    } finally {
      // Also after a refusal, which a caller may take and go on from; a transaction that PostgreSQL has given up can't be told anything, and is no more.
      await this.em.execute(roleOnly(this.stands.kind)).catch(() => undefined);
      this.#step = undefined;
      over();
    }
  }

  /** Asks in its turn: while a step of the house is under way, what is not of it waits; and the step waits for what was asked before it. */
  async #inTurn<T>(ask: () => Promise<T>): Promise<T> {
    while (this.#step && elevation.getStore() !== this.#step.mark) await this.#step.done;
    const asked = this.#afterTheLast(ask);
    if (this.#step) return asked;
    this.#asked.add(asked);
    try { return await asked; } finally { this.#asked.delete(asked); }
  }

  /** One after the other, in the order of the calls: a transaction has one line, and who has not waited for the last answer may go on working meanwhile. */
  #afterTheLast<T>(ask: () => Promise<T>): Promise<T> {
    const asked = this.#last.then(ask);
    this.#last = asked.then(() => undefined, () => undefined);
    return asked;
  }

  /** Inserts at once, in the order of the calls. */
  async add<T extends object>(entity: EntityName<T>, row: RequiredEntityData<T>): Promise<void> {
    await this.#inTurn(() => this.em.insert(entity, row as never));
  }

  /** The same for many rows of one table, in their order, so that a thousand cost little more than one: as JSON that PostgreSQL reads by the table's own types, and where there are many, by COPY. What a row leaves out is null. */
  async addAll<T extends object>(entity: EntityName<T>, rows: RequiredEntityData<T>[]): Promise<void> {
    const { tableName, props } = this.em.getMetadata(entity);
    const columns = props.map((prop) => ({ key: prop.name, name: prop.fieldNames[0]!, kind: kindOf(prop.columnTypes[0]) })).filter(({ key }) => rows.some((row) => key in row));
    const names: Sql = { text: columns.map(({ name }) => `"${name}"`).join(', '), params: [] };
    const table: Sql = { text: `"${tableName}"`, params: [] };
    if (rows.length >= MANY_ROWS) {
      await this.stage(tableName, columns, rows as Record<string, unknown>[], (row, n) => row[columns[n]!.key], (staged) => sql`insert into ${table} (${names}) select ${names} from ${staged}`);
      return;
    }
    const records = rows.map((row) => Object.fromEntries(columns.map(({ key, name }) => [name, plainJson((row as Record<string, unknown>)[key])])));
    if (records.length) await this.rows(sql`insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(records)}::jsonb)`);
  }

  /**
   * Copies rows into a table of this transaction's own, typed as these columns of `like` are, and says one statement over it: the rows come
   * in their order. `cell`: the value of the n-th column of a row.
   */
  async stage<R>(like: string, columns: readonly BulkColumn[], rows: readonly R[], cell: (row: R, n: number) => unknown, use: (staged: Sql) => Sql): Promise<void> {
    const names = columns.map(({ name }) => `"${name}"`).join(', '), lines = copyLines(rows, columns, cell);
    // Laid out now, while what was asked before is still being done; of very many, slice by slice as they go.
    const laid = rows.length <= LAID_AT_ONCE ? [...lines] : lines;
    await this.#inTurn(async () => {
      // Whoever made it owns it: a step of the house has tables of its own.
      const key = `${this.#step ? 'system' : this.stands.kind} ${like} ${names}`;
      let staged = this.#staged.get(key);
      if (!staged) {
        staged = `pg_temp.staged_${this.#staged.size}`;
        await this.em.execute(`create temporary table ${staged.slice('pg_temp.'.length)} on commit drop as select ${names} from "${like}" with no data`);
        this.#staged.set(key, staged);
      }
      await copyIn(this.em, `copy ${staged} (${names}) from stdin`, laid);
      const { text, params } = use({ text: staged, params: [] });
      // Said together: one way there and back.
      await this.em.execute(`${this.em.getPlatform().formatQuery(text, params)};\ntruncate ${staged}`);
    });
  }

  /** For derived columns only; the tables of facts refuse it. Answers how many rows changed. */
  update<T extends object>(entity: EntityName<T>, where: FilterQuery<T>, data: EntityData<T>): Promise<number> {
    return this.#inTurn(() => this.em.nativeUpdate(entity, where as never, data as never));
  }

  rows<T>(query: Sql): Promise<T[]> {
    return this.#inTurn(() => this.em.execute(query.text, quoted(query.params)) as Promise<T[]>);
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
    if (events.length >= MANY_ROWS) return this.#emitMany(events);
    const rows = events.map(({ name, ids, scope }, n) => ({ n, name, ids, agency_id: scope.agencyId, case_id: scope.caseId, creditor_id: scope.creditorId, internal: scope.internal ?? false, to_debtor: scope.toDebtor ?? false, to_bailiff: scope.toBailiff ?? false, study_id: scope.studyId }));
    await this.rows(sql`with happened as (
        insert into outbox_event (at, name, ids, agency_id, case_id, creditor_id, internal, to_debtor, to_bailiff, study_id)
        select ${this.clock.now()}::timestamptz, r.name, r.ids, r.agency_id, r.case_id, r.creditor_id, r.internal, r.to_debtor, r.to_bailiff, r.study_id
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(n integer, name text, ids jsonb, agency_id uuid, case_id uuid, creditor_id uuid, internal boolean, to_debtor boolean, to_bailiff boolean, study_id uuid) order by r.n)
      select pg_notify('quittance_outbox', '')`);
  }

  async #emitMany(events: readonly NewEvent[]): Promise<void> {
    const at = this.clock.now();
    await this.stage('outbox_event', OUTBOX, events, ({ name, ids, scope }, n) => [name, ids, scope.agencyId, scope.caseId, scope.creditorId, scope.internal ?? false, scope.toDebtor ?? false, scope.toBailiff ?? false, scope.studyId][n], (staged) => sql`
      with happened as (
        insert into outbox_event (at, name, ids, agency_id, case_id, creditor_id, internal, to_debtor, to_bailiff, study_id)
        select ${at}::timestamptz, name, ids, agency_id, case_id, creditor_id, internal, to_debtor, to_bailiff, study_id from ${staged})
      select pg_notify('quittance_outbox', '')`);
  }
}

/** What a pool of pg answers to several statements at once. */
interface Line { query(text: string): Promise<{ rows: unknown[] } | { rows: unknown[] }[]> }

@Injectable()
export class Database {
  constructor(@Inject(MikroORM) readonly orm: MikroORM, @Inject(Clock) private readonly clock: Clock) {}

  /** Under whoever stands here: what his kind may see and change, and nothing else, until the end of the transaction. */
  async transact<T>(work: (tx: Tx) => Promise<T>, { dryRun = false }: { dryRun?: boolean } = {}): Promise<T> {
    const stands = standing();
    let answer: T;
    try {
      return await this.orm.em.fork().transactional(async (em) => {
        await this.enter(em as EntityManager, stands);
        answer = await work(new Tx(em as EntityManager, this.clock, dryRun, stands));
        if (dryRun) throw new Undone();
        return answer;
      });
    } catch (e) {
      if (e instanceof Undone) return answer!;
      throw keyOfAnother(e) ? new Refused('idempotency_key_reused') : e;
    }
  }

  /** One statement in a transaction of its own: said together with who asks, so that it costs one way there and back. Answers plain rows. */
  async rows<T>(query: Sql): Promise<T[]> {
    return this.alone<T>(this.said(query, standing()));
  }

  async first<T>(query: Sql): Promise<T | undefined> {
    return (await this.rows<T>(query))[0];
  }

  /** A read of what the one who stands here may not see, by the system actor of that name; what it answers is all that comes out of it. */
  asSystem<T>(name: SystemActorName, work: (reader: Database) => Promise<T>): Promise<T> {
    return standAs(systemActor(name), () => work(this));
  }

  /** A statement as it is said to PostgreSQL; with the one who asks, where he is given. */
  said({ text, params }: Sql, stands?: Standing): string {
    const said = this.orm.em.getDriver().getPlatform().formatQuery(text, quoted(params));
    return stands ? `${settingsOf(stands)};\n${said}` : said;
  }

  /** Says at the beginning of a transaction under whom it is. */
  protected async enter(em: EntityManager, stands: Standing): Promise<void> {
    await em.execute(settingsOf(stands));
  }

  /** Several statements said at once are one transaction: it ends with them, and the role with it. */
  protected async alone<T>(text: string): Promise<T[]> {
    const driver = this.orm.em.getDriver() as unknown as AbstractSqlDriver;
    const pool = (await (driver.getConnection() as unknown as { getNativeClient(): Promise<Line> }).getNativeClient());
    try {
      const results = await pool.query(text);
      return (Array.isArray(results) ? results.at(-1)! : results).rows as T[];
    } catch (e) {
      throw driver.convertException(e as Error);
    }
  }
}
