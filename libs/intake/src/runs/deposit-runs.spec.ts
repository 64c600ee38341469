import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId, sql } from '@quittance/platform';
import type { FileInput } from '@quittance/documents';
import { DepositsService } from '../deposits/deposits.service.ts';
import { csv, deposit, office, refusal, siren, ubl, type Invoice, type Office } from '../intake.fixture.ts';
import { CarryRunService } from './carry-run.service.ts';
import { DepositRunsService, runLock } from './deposit-runs.service.ts';
import { UploadsService } from './uploads.service.ts';

let h: Office, runs: DepositRunsService, carrying: CarryRunService, uploads: UploadsService;
beforeAll(async () => {
  h = await office();
  [runs, carrying, uploads] = [h.get(DepositRunsService), h.get(CarryRunService), h.get(UploadsService)];
});
afterAll(async () => { await h.close(); });

async function* inPieces(bytes: Buffer, size = 700): AsyncGenerator<Buffer> { for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size); }
const sent = async (name: string, text: string | Buffer): Promise<FileInput> => ({ name, upload: (await uploads.receive(h.camille, { name }, inPieces(Buffer.from(text)))).id });
/** A list long enough for several parts: companies by their SIREN, each with two invoices far from one another. */
const long = (count: number, from = 0): Invoice[] => Array.from({ length: count }, (_, n) => ({ ref: `L${from + n}`, name: `Société Longue ${(n % (count / 2)) + from} SARL`, siren: siren(String(30_000_000 + from + (n % (count / 2)))) }));
const work = async (id: string) => { await carrying.carry({ runId: id }); return (await runs.one(h.camille, id))!; };
const counts = async () => { const { deposit_run: _r, deposit_upload: _u, deposit_upload_chunk: _c, outbox_event: _o, audit_entry: _a, audit_person: _p, audit_waiting: _w, ...rest } = await h.counts(); return rest; };

describe('a deposit that nobody waits for', () => {
  test('is placed as the same files would be at once, part by part, with its report; asked for again it is the same run', async () => {
    const list = csv([...long(3000), { ref: 'X1', due: '31/02/2026' }, { ref: '=cmd|calc', left: 'à voir' }]);
    const input = { files: [await sent('liste.csv', list)], idempotencyKey: 'run-1' };
    const asked = await runs.start(h.camille, input, false);
    expect(asked).toMatchObject({ state: 'waiting', stage: 'reading', done: 0, fileNames: ['liste.csv'], dryRun: false });
    expect((await runs.start(h.camille, input, false)).id).toBe(asked.id);
    const done = await work(asked.id);
    expect(done).toMatchObject({ state: 'done', stage: 'done', done: 3000, of: 3000, refusal: null, preview: { caseCount: 1500, claimCount: 3000, total: '3600000.00', cut: true }, report: { name: 'anomalies-2026-11-23.csv', kind: 'deposit_report' } });
    expect(done.preview!.cases).toHaveLength(300);
    expect(await h.rows(sql`select d.case_count, d.claim_count, d.total_cents::text, d.file_names, jsonb_array_length(d.faults)::int as faults, (select count(*)::int from case_file f where f.deposit_id = d.id) as cases,
      (select count(*)::int from claim k where k.deposit_id = d.id) as claims, (select count(*)::int from claim_position p join claim k on k.id = p.claim_id where k.deposit_id = d.id) as positions from deposit d where d.id = ${done.depositId}`))
      .toEqual([{ case_count: 1500, claim_count: 3000, total_cents: '360000000', file_names: ['liste.csv'], faults: 3, cases: 1500, claims: 3000, positions: 3000 }]);
    const [report] = await h.rows<{ text: string }>(sql`select convert_from(b.bytes, 'UTF8') as text from document d join blob b on b.sha256 = d.sha256 where d.id = ${done.report!.id}`);
    expect(report!.text.split('\r\n')).toEqual([expect.stringContaining('Fichier;Ligne;Colonne;Motif;Code'), expect.stringMatching(/^liste\.csv;3002;Échéance;.*31\/02\/2026.*;day_does_not_exist$/), expect.stringMatching(/^liste\.csv;3003;Montant TTC;.*;amount_/), expect.stringMatching(/^liste\.csv;3003;Reste dû;.*;amount_/), '']);
    expect(await h.rows(sql`select kind, name, size from document where deposit_id = ${done.depositId} and kind = 'deposit_file'`)).toEqual([{ kind: 'deposit_file', name: 'liste.csv', size: Buffer.byteLength(list) }]);
    // A case is one, wherever in the file its two invoices stand.
    expect(await h.rows(sql`select count(*)::int as n from (select case_id from claim where deposit_id = ${done.depositId} group by case_id having count(*) <> 2) x`)).toEqual([{ n: 0 }]);
    // And once more under another key, by the same bytes: nothing is added, each line is told.
    const before = await counts();
    const again = await work((await runs.start(h.camille, { files: [await sent('liste.csv', list)], idempotencyKey: 'run-again' }, false)).id);
    expect(again).toMatchObject({ state: 'refused', refusal: { code: 'nothing_to_place', facts: [{ key: 'files', value: '1' }, { key: 'faults', value: '3003' }] } });
    const after = await counts();
    expect({ ...after, document: after['document']! - 1, blob: after['blob']! - 1 }).toEqual(before);
  }, 180_000);

  test('a look at it leaves nothing, and shows what a look at a small deposit shows', async () => {
    const files = { 'petit.csv': csv([{ ref: 'P1', name: 'Menuiserie Trévalle SARL' }, { ref: 'P2', name: 'Menuiserie Trévalle SARL' }, { ref: 'P3', due: '31/02/2026' }, { ref: 'P4', name: 'Anne Lisart' }]), 'facture.xml': ubl({ number: 'P5' }) };
    const before = await counts(), input = deposit(files);
    const small = await h.get(DepositsService).preview(h.camille, input);
    const large = await work((await runs.start(h.camille, input, true)).id);
    const { report: _, ...rest } = large;
    expect(rest).toMatchObject({ state: 'done', dryRun: true, depositId: null });
    const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? `${one / 100n}.${String(one % 100n).padStart(2, '0')}` : one)));
    expect(plain(large.preview)).toEqual({ ...(plain(small) as object), cut: false });
    const after = await counts();
    expect({ ...after, document: before['document'], blob: before['blob'] }).toEqual(before);
  });

  test('an invoice and what travelled inside it are kept with their claim', async () => {
    const done = await work((await runs.start(h.camille, deposit({ 'facture.xml': ubl({ number: 'U-9', buyer: siren('50211499') }) }), false)).id);
    expect(done).toMatchObject({ state: 'done', report: null });
    expect(await h.rows(sql`select kind, name, size from document where deposit_id = ${done.depositId} and kind <> 'deposit_annex' order by kind`)).toMatchObject([{ kind: 'attachment', name: 'bon-de-livraison.pdf', size: 9 }, { kind: 'deposit_file', name: 'facture.xml' }, { kind: 'invoice', name: 'facture.xml' }]);
  });
});

describe('called off, or its worker gone', () => {
  test('called off while it runs it leaves nothing, whatever was done by then', async () => {
    const asked = await runs.start(h.camille, deposit({ 'liste.csv': csv(long(6000, 100_000)) }), false), before = await counts();
    const running = carrying.carry({ runId: asked.id });
    for (let moved = false; !moved;) { await new Promise((resolve) => setTimeout(resolve, 20)); moved = (await runs.one(h.camille, asked.id))!.state === 'running'; }
    expect(['running', 'cancelled']).toContain((await runs.cancel(h.camille, asked.id)).state);
    await running;
    expect(await runs.one(h.camille, asked.id)).toMatchObject({ state: 'cancelled', depositId: null, preview: null });
    expect(await counts()).toEqual(before);
    // What has ended stays as it ended.
    expect(await runs.cancel(h.camille, asked.id)).toMatchObject({ state: 'cancelled' });
    expect(await work(asked.id)).toMatchObject({ state: 'cancelled' });
  }, 180_000);

  test('one that waits, or whose worker died, is called off at once', async () => {
    const waiting = await runs.start(h.camille, deposit({ 'a.csv': csv(long(4, 200_000)) }), false);
    expect(await runs.cancel(h.camille, waiting.id)).toMatchObject({ state: 'cancelled' });
    const dead = await runs.start(h.camille, deposit({ 'b.csv': csv(long(4, 210_000)) }), false);
    await h.rows(sql`update deposit_run set state = 'running', stage = 'opening', done = 2, started_at = now() where id = ${dead.id}`);
    expect(await runs.cancel(h.camille, dead.id)).toMatchObject({ state: 'cancelled' });
    expect(await work(dead.id)).toMatchObject({ state: 'cancelled', depositId: null });
  });

  test('after a crash it begins anew and is placed once; where it was placed already, that is said', async () => {
    const input = deposit({ 'c.csv': csv(long(6, 220_000)) }), asked = await runs.start(h.camille, input, false);
    await h.rows(sql`update deposit_run set state = 'running', stage = 'opening', done = 3, started_at = now() where id = ${asked.id}`);
    const done = await work(asked.id);
    expect(done).toMatchObject({ state: 'done', preview: { claimCount: 6 } });
    // It died between the deposit and its own last word.
    await h.rows(sql`update deposit_run set state = 'running', ended_at = null, deposit_id = null where id = ${asked.id}`);
    const before = await counts();
    expect(await work(asked.id)).toMatchObject({ state: 'done', depositId: done.depositId });
    expect(await counts()).toEqual(before);
  });

  test('no two work on it at once: the second leaves it to the first', async () => {
    const asked = await runs.start(h.camille, deposit({ 'd.csv': csv(long(4, 230_000)) }), false);
    await h.database.transact(async (tx) => {
      await tx.rows(sql`select pg_advisory_xact_lock(${runLock(asked.id)})`);
      // It asks for another turn later, which this process can't give.
      await expect(carrying.carry({ runId: asked.id })).rejects.toThrow('sends no jobs');
      expect(await runs.one(h.camille, asked.id)).toMatchObject({ state: 'waiting' });
      // Nor is it called off over the head of who works on it: he is told.
      expect(await runs.cancel(h.camille, asked.id)).toMatchObject({ state: 'waiting' });
    });
    expect(await work(asked.id)).toMatchObject({ state: 'cancelled' });
  });
});

describe('in the name of who asked for it', () => {
  test('who may no longer hand over, hands over nothing', async () => {
    const asked = await runs.start(h.camille, deposit({ 'e.csv': csv(long(4, 240_000)) }), false), before = await counts();
    await h.rows(sql`update app_user set disabled_at = now() where id = ${h.camille.id}`);
    await carrying.carry({ runId: asked.id });
    await h.rows(sql`update app_user set disabled_at = null where id = ${h.camille.id}`);
    expect(await runs.one(h.camille, asked.id)).toMatchObject({ state: 'refused', refusal: { code: 'not_found' } });
    expect(await counts()).toEqual(before);
  });

  test('the runs and the files of another are as though they were not', async () => {
    const input = deposit({ 'f.csv': csv(long(2, 250_000)) }), asked = await runs.start(h.camille, input, false), file = await sent('g.csv', csv(long(2, 260_000)));
    expect(await runs.one(h.rachid, asked.id)).toBeNull();
    expect((await runs.list(h.rachid, {})).rows).toEqual([]);
    expect(await refusal(runs.cancel(h.rachid, asked.id))).toBe('not_found');
    expect(await refusal(runs.start(h.rachid, { files: [file], idempotencyKey: 'mine-1' }, false))).toBe('not_found');
    expect(await refusal(runs.start(h.rachid, { ...input, creditorId: h.tessonville }, false))).toBe('not_found');
    expect(await refusal(runs.start(h.camille, { files: [{ name: 'x', upload: newId() }], idempotencyKey: 'mine-2' }, false))).toBe('not_found');
    expect(await runs.list(h.camille, { first: 1 })).toMatchObject({ rows: [{ id: asked.id }], next: expect.any(String) });
    expect(await refusal(runs.start(h.camille, { ...deposit({ 'other.csv': csv(long(2, 270_000)) }), idempotencyKey: input.idempotencyKey }, false))).toBe('idempotency_key_reused');
  });
});

describe('files in a stream', () => {
  test('too long, empty or beyond the quota they are refused, and no byte of them is kept as a file', async () => {
    const receive = (bytes: AsyncIterable<Uint8Array>, announced?: number) => refusal(uploads.receive(h.camille, { name: 'too-long.csv', announced }, bytes));
    expect(await receive(inPieces(Buffer.alloc(0)))).toBe('file_empty');
    let asked = 0;
    const endless = async function* () { for (;;) { asked++; yield Buffer.alloc(1024 * 1024, 'x'); } };
    expect(await receive(endless(), 1_000_000_000)).toBe('file_too_big');
    expect(asked).toBe(0);
    expect(await receive(endless())).toBe('file_too_big');
    expect(asked).toBe(48);
    await h.rows(sql`insert into upload_quota (id, agency_id, creditor_id, from_on, day_bytes, total_bytes, reason) values (${newId()}, ${h.agencyId}, ${h.tessonville}, '2026-11-01', 10, 1000000000, 'spec')`);
    expect(await receive(inPieces(Buffer.from('a;b\r\n1;2\r\n')))).toBe('quota_reached');
    await h.rows(sql`delete from upload_quota where creditor_id = ${h.tessonville}`);
    expect(await h.rows(sql`select count(*)::int as n from deposit_upload where name = 'too-long.csv' and sha256 is not null`)).toEqual([{ n: 0 }]);
  }, 180_000);

  test('what nobody handed over is forgotten after a day, what a run waits for is not', async () => {
    const left = await uploads.receive(h.camille, { name: 'left.csv' }, inPieces(Buffer.from('left')));
    const asked = await runs.start(h.camille, { files: [await sent('waits.csv', csv(long(2, 280_000)))], idempotencyKey: 'waits-1' }, false);
    h.clock.set(h.clock.now().add({ hours: 25 }));
    await uploads.sweep();
    expect(await h.rows(sql`select name from deposit_upload where id = ${left.id} or name = 'waits.csv'`)).toEqual([{ name: 'waits.csv' }]);
    expect(await work(asked.id)).toMatchObject({ state: 'done' });
  });
});
