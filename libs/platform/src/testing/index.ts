/**
 * The test kit: a house on its own database. Everything in it is real: PostgreSQL, migrations, modules; only the
 * outside world is faked by those who need it.
 */
import path from 'node:path';
import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import pg from 'pg';
import { Clock } from '../clock/clock.ts';
import { Database } from '../orm/database.ts';
import type { Sql } from '../orm/sql.ts';
import { standByDefault, systemActor } from '../guard/standing.ts';
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

/** A fresh migrated database of its own; answers its address. Drop it with dropDatabase. */
export async function cloneDatabase(): Promise<string> {
  const name = `t_${process.pid}_${process.env['JEST_WORKER_ID'] ?? '0'}_${++count}_${Date.now().toString(36)}`;
  await administer(`create database ${name} template quittance_template strategy file_copy`);
  return process.env['TEST_DATABASE_URL']!.replace(/\/postgres$/, `/${name}`);
}

export const dropDatabase = (url: string) => administer(`drop database if exists ${url.split('/').at(-1)} with (force)`);

export const testOptions = (databaseUrl: string, more: Partial<PlatformOptions> = {}): PlatformOptions => ({
  databaseUrl, root, cacheDir: path.join(root, '.data/cache'), works: false, demo: false, production: false, publicUrl: 'http://localhost:3000', secretKey: new Uint8Array(32).fill(7), ...more,
});

export interface House {
  module: TestingModule;
  databaseUrl: string;
  clock: Clock;
  database: Database;
  get<T>(token: Type<T> | (abstract new (...args: never[]) => T)): T;
  rows<T>(query: Sql): Promise<T[]>;
  /** Relays everything that waits in the outbox, reactions included. */
  relay(): Promise<void>;
  close(): Promise<void>;
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
  return {
    module, databaseUrl, clock, database,
    get: (token) => module.get(token as Type, { strict: false }) as never,
    rows: (query) => database.rows(query),
    relay: async () => { const relay = module.get(OutboxRelay); while ((await relay.relayOnce()) > 0); },
    close: async () => { await module.close(); await dropDatabase(databaseUrl); },
  };
}

export { smtpServer, type SmtpServer } from '../mail/smtp.fixture.ts';
