/**
 * The test kit: a house on its own database. Everything in it is real: PostgreSQL, migrations, modules; only the
 * outside world is faked by those who need it.
 */
import path from 'node:path';
import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { createPostgreSqlTypeParsers, PostgreSqlPlatform } from '@mikro-orm/postgresql';
import pg from 'pg';
import postgresArray from 'postgres-array';
import { Clock } from '../clock/clock.ts';
import { Database } from '../orm/database.ts';
import { roleOf } from '../orm/second-wall.ts';
import { applicationUrl } from '../orm/wall-roles.ts';
import type { Sql } from '../orm/sql.ts';
import type { Actor } from '../guard/actor.ts';
import { standAs, standByDefault, standingOf, systemActor } from '../guard/standing.ts';
import { OutboxRelay } from '../outbox/relay.ts';
import { PlatformModule } from '../platform.module.ts';
import type { PlatformOptions } from '../options.ts';

standByDefault(systemActor('spec'));

const root = path.resolve(import.meta.dirname, '../../../..');

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] });
  await client.connect();
  try { await client.query(statement); } finally { await client.end(); }
}

let count = 0;

const addressOf = (name: string) => process.env['TEST_DATABASE_URL']!.replace(/\/postgres$/, `/${name}`);

/** A fresh migrated database of its own; answers its address. Drop it with dropDatabase. */
export async function cloneDatabase(template = 'quittance_template'): Promise<string> {
  const name = `t_${process.pid}_${process.env['JEST_WORKER_ID'] ?? '0'}_${++count}_${Date.now().toString(36)}`;
  await administer(`create database ${name} template ${template} strategy file_copy`);
  return addressOf(name);
}

/**
 * A database of its own that somebody has filled before: the first who asks fills it, whoever asks later, in whatever process, gets a copy of
 * what was filled and is told the same. `fill` leaves no line open. told: survives JSON.
 */
export async function filledOnce<T>(name: string, fill: (databaseUrl: string) => Promise<T>): Promise<{ databaseUrl: string; told: T }> {
  const client = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('${name}'))`);
    const { rows } = await client.query<{ told: string | null }>(`select shobj_description(oid, 'pg_database') as told from pg_database where datname = '${name}'`);
    let told = rows[0]?.told ?? null;
    if (told === null) {
      // Half filled by somebody who fell.
      await client.query(`drop database if exists ${name} with (force)`);
      await client.query(`create database ${name} template quittance_template strategy file_copy`);
      told = JSON.stringify(await fill(addressOf(name)));
      await client.query(`comment on database ${name} is ${client.escapeLiteral(told)}`);
    }
    return { databaseUrl: await cloneDatabase(name), told: JSON.parse(told) as T };
  } finally {
    await client.end();
  }
}

export const dropDatabase = (url: string) => administer(`drop database if exists ${url.split('/').at(-1)} with (force)`);

export const testOptions = (databaseUrl: string, more: Partial<PlatformOptions> = {}): PlatformOptions => ({
  databaseUrl: applicationUrl(databaseUrl), root, cacheDir: path.join(root, '.data/cache'), works: false, demo: false, production: false, publicUrl: 'http://localhost:3000', secretKey: new Uint8Array(32).fill(7), ...more,
});

export interface House {
  module: TestingModule;
  databaseUrl: string;
  clock: Clock;
  database: Database;
  get<T>(token: Type<T> | (abstract new (...args: never[]) => T)): T;
  /** As the owner of the database, whom no wall stops: for what a spec puts in place, and for what it looks at afterwards. */
  rows<T>(query: Sql): Promise<T[]>;
  /** Relays everything that waits in the outbox, reactions included. */
  relay(): Promise<void>;
  close(): Promise<void>;
}

/** The owner's own line: sees and changes everything; a table that he makes is the spec's, and the system's. */
export function ownerOf(databaseUrl: string): { rows<T>(query: Sql): Promise<T[]>; close(): Promise<void> } {
  const types = new pg.TypeOverrides();
  for (const [oid, parser] of Object.entries(createPostgreSqlTypeParsers((text) => postgresArray.parse(text)))) types.setTypeParser(Number(oid), parser as never);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2, types });
  pool.on('error', () => undefined);
  const platform = new PostgreSqlPlatform();
  return {
    async rows<T>({ text, params }: Sql) {
      const { rows } = await pool.query<never>(platform.formatQuery(text, params));
      const made = /^\s*create table ([a-z_]+)/i.exec(text)?.[1];
      if (made) await pool.query(`grant all on ${made} to ${roleOf('system')}`);
      return rows as T[];
    },
    close: () => pool.end(),
  };
}

const isActor = (one: unknown): one is Actor => typeof one === 'object' && one !== null && 'ability' in one && 'roles' in one && 'agencyId' in one;

/** A service as behind its door: what is asked of it in the name of an actor is done as he stands, on the second wall too. The rest is done as the spec. */
function inTheNameOfActors<T extends object>(service: T): T {
  return new Proxy(service, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      // What the spec put in its place is the spec's.
      if (typeof value !== 'function' || Object.hasOwn(target, name)) return value;
      return (...args: unknown[]) => {
        const run = () => (value as (...given: unknown[]) => unknown).apply(target, args);
        return isActor(args[0]) ? standAs(standingOf(args[0]), run) : run();
      };
    },
    set: (target, name, value) => Reflect.set(target, name, value, target),
  });
}

export interface HouseOptions {
  modules: unknown[];
  entities?: readonly unknown[];
  /** Freezes the start of the clock; time runs on from there. Usual: 2026-11-23 at 9:00 in Paris. */
  now?: string;
  options?: Partial<PlatformOptions>;
}

export async function house({ modules, entities = [], now = '2026-11-23T08:00:00Z', options = {} }: HouseOptions): Promise<House> {
  const databaseUrl = await cloneDatabase();
  const module = await Test.createTestingModule({ imports: [PlatformModule.forRoot(testOptions(databaseUrl, options), entities), ...(modules as Type[])] }).setLogger(false as never).compile();
  const clock = module.get(Clock);
  clock.set(Temporal.Instant.from(now));
  await module.init();
  const database = module.get(Database);
  const owner = ownerOf(databaseUrl);
  return {
    module, databaseUrl, clock, database,
    get: (token) => inTheNameOfActors(module.get(token as Type, { strict: false }) as object) as never,
    rows: (query) => owner.rows(query),
    relay: async () => { const relay = module.get(OutboxRelay); while ((await relay.relayOnce()) > 0); },
    close: async () => { await module.close(); await owner.close(); await dropDatabase(databaseUrl); },
  };
}

export { smtpServer, type SmtpServer } from '../mail/smtp.fixture.ts';
