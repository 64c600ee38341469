import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import type { Database} from '../orm/database.ts';
import { type Tx } from '../orm/database.ts';
import { sql } from '../orm/sql.ts';
import { Refused } from '../errors/refusal.ts';
import { newId } from '../ids.ts';
import { house, type House } from '../testing/index.ts';
import { OnEvent, type Happened } from './handlers.ts';
import { OutboxRelay } from './relay.ts';

const seen: string[] = [];
let failures = 0;

@Injectable()
class Reactions {
  @OnEvent('CaseOpened')
  async note(tx: Tx, event: Happened): Promise<void> {
    if (failures > 0) { failures--; throw new Error('not now'); }
    seen.push(`note ${event.ids.caseId}`);
    await tx.rows(sql`insert into reaction values (${event.id})`);
  }

  @OnEvent('CaseOpened')
  async second(): Promise<void> { seen.push('second'); }
}
@Module({ providers: [Reactions] }) class ReactionsModule {}

describe('outbox', () => {
  let h: House;
  const agencyId = newId();
  beforeAll(async () => {
    h = await house({ modules: [ReactionsModule] });
    await h.rows(sql`create table reaction (event_id bigint)`);
  });
  beforeEach(() => { seen.length = 0; failures = 0; });
  afterAll(() => h.close());
  const emit = (database: Database, caseId: string) => database.transact((tx) => tx.emit('CaseOpened', { caseId }, { agencyId }));

  test('an event leaves with its transaction, or not at all', async () => {
    await expect(h.database.transact(async (tx) => { await tx.emit('CaseOpened', { caseId: newId() }, { agencyId }); throw new Refused('no'); })).rejects.toThrow('no');
    await h.database.transact((tx) => tx.emit('CaseOpened', { caseId: newId() }, { agencyId }), { dryRun: true });
    await h.relay();
    expect(seen).toEqual([]);
  });

  test('each reaction runs once for each event, in order, and browsers hear one growing sequence', async () => {
    const [a, b] = [newId(), newId()];
    await emit(h.database, a);
    await emit(h.database, b);
    await h.relay();
    await h.relay();
    expect(seen).toEqual([`note ${a}`, 'second', `note ${b}`, 'second']);
    const rows = await h.rows<{ live_seq: string }>(sql`select live_seq from outbox_event where relayed_at is not null order by id`);
    expect(rows.map((r) => Number(r.live_seq))).toEqual([...rows.map((r) => Number(r.live_seq))].sort((x, y) => x - y));
  });

  test('a reaction that fails undoes itself and is tried again; one that succeeded is not run twice', async () => {
    const id = newId();
    failures = 1;
    await emit(h.database, id);
    expect(await h.get(OutboxRelay).relayOnce()).toBe(0);
    expect(seen).toEqual([]);
    await h.relay();
    expect(seen).toEqual([`note ${id}`, 'second']);
    expect(await h.rows(sql`select count(*) n from reaction r join outbox_event e on e.id = r.event_id where e.ids->>'caseId' = ${id}`)).toEqual([{ n: '1' }]);
  });

  test('two relays at once double nothing', async () => {
    const ids = Array.from({ length: 20 }, newId);
    for (const id of ids) await emit(h.database, id);
    const relay = h.get(OutboxRelay);
    await Promise.all([relay.relayOnce(), relay.relayOnce(), relay.relayOnce()]);
    await h.relay();
    expect(seen.filter((s) => s.startsWith('note'))).toEqual(ids.map((id) => `note ${id}`));
  });
});

describe('facts stand', () => {
  let h: House;
  beforeAll(async () => { h = await house({ modules: [] }); });
  afterAll(() => h.close());

  test('the database itself refuses to edit or remove a fact', async () => {
    await h.rows(sql`insert into audit_entry (at, actor_kind, action, subject, outcome) values (now(), 'nobody', 'x', 'y', 'done')`);
    await expect(h.rows(sql`update audit_entry set action = 'z'`)).rejects.toThrow(/never edited/);
    await expect(h.rows(sql`delete from audit_entry`)).rejects.toThrow(/never edited/);
  });
});
