import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from '@quittance/platform';
import { HeadsService, PersonErasureService } from '../index.ts';
import { trailHouse } from './audit.spec-kit.ts';
import type { KeptHead } from './verify-evidence.ts';

/** Each way of bending the trail, done as the owner of the database with its guards switched off, is found, and where. */
describe('the evidence', () => {
  let t: Awaited<ReturnType<typeof trailHouse>>;
  beforeEach(async () => { t = await trailHouse(); await t.acts(12); });
  afterEach(() => t.close());
  const kept = async (): Promise<KeptHead[]> => {
    const head = (await t.h.get(HeadsService).newest(t.agencyId))!;
    return [{ agencyId: t.agencyId, number: head.number, day: String(head.day), position: head.position, hash: head.hash, previousHead: head.previousHead, keyId: head.keyId, signedAt: head.signedAt.toString({ fractionalSecondDigits: 6 }), signature: head.signature, publicKey: head.publicKey }];
  };

  test('what nobody touched is whole, sealed to its end, with a signed head', async () => {
    await t.h.get(HeadsService).sign(t.agencyId);
    expect(await t.verify()).toMatchObject({ whole: true, fault: null, entries: 12, persons: 12, erased: 0, waiting: 0, lastPosition: '12', heads: 2, lastHead: { position: '12' } });
    expect(await t.verify({ against: await kept(), batch: 5 })).toMatchObject({ whole: true, keptHeads: 1 });
    expect(fs.statSync(path.join(t.dataDir, 'evidence-key.pem')).mode & 0o777).toBe(0o600);
  });

  test('the chain holds no name, no address and no words of anybody', async () => {
    const [{ text }] = await t.h.rows<{ text: string }>(sql`select string_agg(e::text, ' ') as text from audit_entry e`) as [{ text: string }];
    expect(text).not.toMatch(/Bruno|203\.0\.113|Lanvin/);
    expect(text).toContain('11.00');
  });

  test('an altered field', async () => {
    const entry = await t.entryAt(7);
    await t.tamper('audit_entry', () => t.h.rows(sql`update audit_entry set facts = '{"amount": "5.01"}' where id = ${entry}`));
    expect((await t.verify()).fault).toMatchObject({ code: 'entry_altered', position: '7', entryId: entry, action: 'recordPayment' });
  });

  test('two rows put in each other’s place', async () => {
    const [a, b] = [await t.entryAt(4), await t.entryAt(9)];
    await t.tamper('audit_entry', () => t.h.rows(sql`update audit_entry e set at = o.at, recorded_at = o.recorded_at, subject_id = o.subject_id, facts = o.facts, person_id = null, person_commitment = null from audit_entry o where e.id in (${a}, ${b}) and o.id in (${a}, ${b}) and o.id <> e.id`));
    expect((await t.verify()).fault).toMatchObject({ code: 'entry_altered', position: '4' });
  });

  test('two links put in each other’s place', async () => {
    await t.tamper('audit_link', async () => {
      for (const [from, to] of [[5, 900], [6, 5], [900, 6]] as const) await t.h.rows(sql`update audit_link set position = ${to} where position = ${from}`);
    });
    expect((await t.verify()).fault).toMatchObject({ code: 'links_reordered', position: '5', found: '6' });
  });

  test('two links that keep their places and change their entries', async () => {
    const [a, b] = [await t.entryAt(5), await t.entryAt(6)];
    await t.tamper('audit_link', async () => {
      for (const [from, to] of [[a, '999'], [b, a], ['999', b]] as const) await t.h.rows(sql`update audit_link set entry_id = ${to} where entry_id = ${from}`);
    });
    expect((await t.verify()).fault).toMatchObject({ code: 'link_altered', position: '5' });
  });

  test('a removed entry, with and without its link', async () => {
    const entry = await t.entryAt(3);
    await t.tamper('audit_entry', () => t.h.rows(sql`delete from audit_entry where id = ${entry}`));
    expect((await t.verify()).fault).toMatchObject({ code: 'entry_removed', position: '3', entryId: entry });
    await t.tamper('audit_link', () => t.h.rows(sql`delete from audit_link where position = 3`));
    expect((await t.verify()).fault).toMatchObject({ code: 'link_removed', position: '3' });
  });

  test('the last rows removed, links and all: the head knows how far the chain went', async () => {
    const entry = await t.entryAt(10);
    const heads = await kept();
    for (const table of ['audit_entry', 'audit_link'] as const) await t.tamper(table, () => t.h.rows(table === 'audit_entry' ? sql`delete from audit_entry where id > ${entry}` : sql`delete from audit_link where entry_id > ${entry}`));
    expect((await t.verify()).fault).toMatchObject({ code: 'links_cut', headNumber: '1', expected: '12', found: '10' });
    await t.tamper('audit_head', () => t.h.rows(sql`delete from audit_head`));
    expect(await t.verify()).toMatchObject({ whole: true, heads: 0 });
    expect((await t.verify({ against: heads })).fault).toMatchObject({ code: 'kept_head_missing', headNumber: '1' });
  });

  test('a row entered beside the chain, and one slipped in long after the day it claims', async () => {
    await t.tamper('audit_entry', () => t.h.rows(sql`insert into audit_entry (agency_id, at, recorded_at, actor_kind, action, subject, outcome) values (${t.agencyId}, now() - interval '1 day', now() - interval '1 day', 'user', 'recordPayment', 'Payment', 'done')`));
    expect((await t.verify()).fault).toMatchObject({ code: 'entry_unsealed', found: '1' });
    await t.h.rows(sql`insert into audit_waiting (entry_id, agency_id) select max(id), ${t.agencyId} from audit_entry`);
    await t.acts(1);
    expect((await t.verify()).fault).toMatchObject({ code: 'entry_inserted', position: '13' });
  });

  test('an altered head, a forged signature, a key that nobody knows', async () => {
    await t.h.get(HeadsService).sign(t.agencyId);
    const heads = await kept();
    await t.tamper('audit_head', () => t.h.rows(sql`update audit_head set day = day - 1 where number = 2`));
    expect((await t.verify()).fault).toMatchObject({ code: 'head_signature', headNumber: '2' });
    await t.tamper('audit_head', () => t.h.rows(sql`update audit_head set day = day + 1, head_hash = previous_head where number = 2`));
    expect((await t.verify()).fault).toMatchObject({ code: 'head_altered', headNumber: '2' });
    // The head removed and signed anew by another key: only what was kept elsewhere tells.
    await t.tamper('audit_head', () => t.h.rows(sql`delete from audit_head where number = 2`));
    fs.rmSync(path.join(t.dataDir, 'evidence-key.pem'));
    await new HeadsService(t.h.database, { dataDir: t.dataDir, cacheDir: '' } as never).sign(t.agencyId);
    expect(await t.verify()).toMatchObject({ whole: true, keys: [{ heads: 1 }, { heads: 1 }] });
    expect((await t.verify({ against: heads })).fault).toMatchObject({ code: 'kept_head_differs', headNumber: '2' });
    await t.tamper('audit_key', () => t.h.rows(sql`update audit_key set public_key = (select public_key from audit_key o where o.id <> audit_key.id)`));
    expect((await t.verify()).fault).toMatchObject({ code: 'head_key_unknown', headNumber: '1' });
  });

  test('persons erased by a policy break nothing and are told; altered or taken away in silence, they are found', async () => {
    const erased = await t.h.database.transact((tx) => t.h.get(PersonErasureService).erase(tx, t.bruno, { agencyId: t.agencyId, entries: sql`e.id <= ${'4'}`, under: 'audit_person:P3Y' }));
    expect(erased).toBe(4);
    await t.acts(1);
    expect(await t.verify()).toMatchObject({ whole: true, entries: 14, erased: 4, erasures: [{ under: 'audit_person:P3Y', count: 4, from: '2026-11-23', until: '2026-11-23' }] });
    await t.tamper('audit_person', () => t.h.rows(sql`update audit_person set actor_name = 'Autre' where id = (select person_id from audit_entry where id = 8)`));
    expect((await t.verify()).fault).toMatchObject({ code: 'person_altered', position: '8' });
    await t.tamper('audit_person', () => t.h.rows(sql`delete from audit_person where id = (select person_id from audit_entry where id = 6)`));
    expect((await t.verify()).fault).toMatchObject({ code: 'person_removed', position: '6' });
  });

  test('nobody edits, deletes or empties it while the guards stand', async () => {
    for (const statement of ['update audit_entry set action = \'x\'', 'delete from audit_link', 'update audit_head set day = day', 'update audit_person set actor_name = \'x\'', 'delete from audit_person', 'truncate audit_link'])
      await expect(t.h.rows({ text: statement, params: [] })).rejects.toThrow(/never edited/);
  });

  test('what is rolled back is not in the trail, and what commits late is sealed in its turn', async () => {
    await t.h.database.transact(async (tx) => { await tx.rows(sql`insert into audit_entry (agency_id, at, actor_kind, action, subject, outcome) values (${t.agencyId}, now(), 'user', 'x', 'y', 'done')`); }, { dryRun: true });
    await t.h.database.transact(async (late) => {
      await late.rows(sql`insert into audit_entry (agency_id, at, actor_kind, action, subject, outcome) values (${t.agencyId}, now(), 'user', 'late', 'y', 'done')`);
      await t.acts(2);
    });
    await t.acts(0);
    expect(await t.verify()).toMatchObject({ whole: true, entries: 15, waiting: 0 });
    expect(await t.h.rows(sql`select e.action from audit_link l join audit_entry e on e.id = l.entry_id order by l.position desc limit 1`)).toEqual([{ action: 'late' }]);
  });
});
