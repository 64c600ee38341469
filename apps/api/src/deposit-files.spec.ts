/** The door for a file of a deposit: as it is, in one stream, to those who may hand over. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { smallHouse, STAFF, type SmallHouse } from './testing/small-house.ts';

let h: SmallHouse;
beforeAll(async () => { h = await smallHouse(); }, 200_000);
afterAll(async () => { await h.close(); });

const list = Buffer.from('Facture;Date;Échéance;Montant TTC;Raison sociale\r\nZ1;2026-01-01;2026-02-01;100,00;Société Déposée SARL\r\n');
const post = (cookie: string | undefined, { url = '/deposits/files?name=liste%20%C3%A9t%C3%A9.csv', type = 'application/octet-stream', payload = list, headers = {} }: { url?: string; type?: string; payload?: Buffer | string; headers?: Record<string, string> } = {}) =>
  h.app.inject({ method: 'POST', url, headers: { ...(cookie ? { cookie } : {}), 'content-type': type, ...headers }, payload });

test('a creditor sends a file, and hands it over by its id', async () => {
  const cookie = await h.signIn(h.first.email), answer = await post(cookie), { id, ...sent } = answer.json<{ id: string }>();
  expect(answer.statusCode).toBe(201);
  expect(sent).toEqual({ name: 'liste été.csv', size: list.length, sha256: createHash('sha256').update(list).digest('hex') });
  const input = { files: [{ name: 'liste été.csv', upload: id }], idempotencyKey: 'door-1' };
  const { data } = await h.ask(cookie, 'mutation ($input: DepositInput!) { previewDeposit(input: $input) { ... on DepositPreview { claimCount total files { name size } } ... on Refusal { code } } }', { input });
  expect(data).toEqual({ previewDeposit: { claimCount: 1, total: '100.00', files: [{ name: 'liste été.csv', size: list.length }] } });
  const started = await h.ask(cookie, 'mutation ($input: DepositInput!) { startDepositRun(input: $input) { ... on DepositRun { id state stage fileNames done of } ... on Refusal { code } } }', { input });
  expect(started.data).toMatchObject({ startDepositRun: { state: 'waiting', stage: 'reading', fileNames: ['liste été.csv'], done: 0, of: null } });
  // Nobody else can name it.
  const other = await h.ask(await h.signIn(h.second.email), 'mutation ($input: DepositInput!) { previewDeposit(input: $input) { ... on Refusal { code } } }', { input: { ...input, idempotencyKey: 'door-2' } });
  expect(other.data).toEqual({ previewDeposit: { code: 'not_found' } });
});

test('without a session, in the manner of a form, too long or empty it is not taken', async () => {
  const cookie = await h.signIn(h.first.email);
  expect((await post(undefined)).statusCode).toBe(401);
  expect((await post(cookie, { type: 'text/plain' })).statusCode).toBe(415);
  expect((await post(cookie, { type: 'application/x-www-form-urlencoded', payload: 'a=b' })).statusCode).toBe(415);
  const long = await post(cookie, { headers: { 'content-length': '1073741824' } });
  expect([long.statusCode, long.json()]).toEqual([413, { code: 'file_too_big', facts: { name: 'liste été.csv', size: '1024', limit: '47.7' } }]);
  const empty = await post(cookie, { payload: Buffer.alloc(0) });
  expect([415, 422]).toContain(empty.statusCode);
});

test('for a creditor who is none of his it answers as for one who is not', async () => {
  const cookie = await h.signIn(h.first.email), collector = await h.signIn(STAFF.collector);
  expect((await post(cookie, { url: `/deposits/files?name=x.csv&creditorId=${h.second.id}` })).json()).toEqual({ code: 'not_found', facts: { subject: 'Creditor' } });
  expect((await post(cookie, { url: '/deposits/files?name=x.csv&creditorId=0193a000-0000-7000-8000-000000000001' })).statusCode).toBe(404);
  expect((await post(collector, { url: `/deposits/files?name=x.csv&creditorId=${h.first.id}` })).statusCode).toBe(403);
});
