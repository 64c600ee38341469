/** @jest-environment node */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { ApolloClient } from '@apollo/client';
import { Server, type Socket } from 'socket.io';
import { Live } from './live.tsx';

/** A door that tells events and answers what was missed; the cache holds one row and one page of cases. */
const asked: string[] = [];
let missed: { seq: number; reset: boolean; caseIds: string[] };
const client = {
  query: ({ variables }: { variables: { seq?: number; ids?: string[] } }) => { asked.push('seq' in variables ? `since ${variables.seq}` : `rows ${variables.ids!.join()}`); return Promise.resolve({ data: { changesSince: variables.seq === 2_147_483_647 ? { seq: 7, reset: false, caseIds: [] } : missed } }); },
  refetchQueries: ({ onQueryUpdated }: { onQueryUpdated?: (query: { variables: object }) => boolean }) => {
    asked.push(onQueryUpdated ? `pages ${[{ id: 'a' }, { caseId: 'b' }, { filter: {} }].filter((variables) => onQueryUpdated({ variables })).map((variables) => JSON.stringify(variables)).join()}` : 'everything');
    return Promise.resolve([]);
  },
  cache: { extract: () => ({ 'CaseRow:b': {} }) },
} as unknown as ApolloClient;

let io: Server, live: Live, address: string, there: Promise<Socket>;
const settled = () => new Promise((done) => setTimeout(done, 200));

beforeEach(async () => {
  asked.length = 0;
  missed = { seq: 7, reset: false, caseIds: [] };
  const http = createServer();
  io = new Server(http);
  await new Promise<void>((done) => http.listen(0, done));
  there = new Promise((done) => io.on('connection', (socket) => { socket.on('watch', (message: { caseId: string }, answer?: (may: boolean) => void) => { asked.push(`watch ${message.caseId}`); answer?.(true); }); socket.emit('ready'); done(socket); }));
  address = `http://localhost:${(http.address() as AddressInfo).port}`;
  live = new Live(client, () => undefined, address);
  live.watch('a');
  live.open();
  await there;
  await settled();
});
afterEach(async () => { live.close(); await io.close(); });

test('the first connection learns where the door is, then whether anything happened meanwhile, and follows what is watched', () => {
  expect(asked.sort()).toEqual(['since 2147483647', 'since 7', 'watch a']);
});

test('what happened before the line stood is read once it stands', async () => {
  asked.length = 0;
  missed = { seq: 9, reset: false, caseIds: ['a'] };
  const late = new Live(client, () => undefined, address), heard: string[] = [];
  late.listen(({ name }) => heard.push(name));
  late.open();
  await settled();
  late.close();
  expect(asked).toEqual(['since 2147483647', 'since 7', 'pages {"id":"a"}']);
  expect(heard).toEqual(['Resync']);
});

test('an event reads its case again, once for three at a time, and nothing else', async () => {
  asked.length = 0;
  const heard: string[] = [];
  live.listen(({ name }) => heard.push(name));
  for (const [at, name] of ['CallLogged', 'PromiseTaken', 'NextActionPlanned'].entries()) (await there).emit('live', { seq: 8 + at, name, ids: { caseId: 'b' } });
  await settled();
  expect(asked).toEqual(['rows b', 'pages {"caseId":"b"}']);
  expect(heard).toEqual(['CallLogged', 'PromiseTaken', 'NextActionPlanned']);
});

test('a gap asks what was missed', async () => {
  asked.length = 0;
  missed = { seq: 12, reset: false, caseIds: ['a'] };
  (await there).emit('live', { seq: 12, name: 'LetterSent', ids: { caseId: 'a' } });
  await settled();
  expect(asked).toEqual(['since 7', 'pages {"id":"a"}']);
});

test('too far behind: everything on screen is read again', async () => {
  asked.length = 0;
  missed = { seq: 900, reset: true, caseIds: [] };
  (await there).emit('live', { seq: 900, name: 'LetterSent', ids: {} });
  await settled();
  expect(asked).toEqual(['since 7', 'everything']);
});
