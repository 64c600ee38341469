/** What is entered into the law is heard by those who may read it, the administrator among them who works no case, and by nobody outside the agency. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Jobs, OutboxRelay } from '@quittance/platform';
import { io, type Socket } from 'socket.io-client';
import { smallHouse, STAFF, STUDIES, type SmallHouse } from '../testing/small-house.ts';

let h: SmallHouse;
beforeAll(async () => { h = await smallHouse(); h.app.get(Jobs).send = async () => undefined; }, 60_000);
afterAll(() => h.close());

const ENTER = `mutation ($input: EnterLawInput!) { enterLaw(input: $input) { __typename ... on LawEntry { id act state to mine decidable measure { state asOf total } replaces { value } } ... on Refusal { code fields { field code } } } }`;
const input = { name: 'legal_rate_other', from: '2027-01-01', value: '2,65', confidence: 'high', source: 'Arrêté du 21/12/2026', idempotencyKey: 'taux-légal-2027-1' };

test('through the door: entered, heard, read by whom it concerns', async () => {
  const cookies = Object.fromEntries(await Promise.all(Object.entries({ administrator: STAFF.administrator, collector: STAFF.collector, accountant: STAFF.accountant, creditor: h.first.email, bailiff: STUDIES[0] }).map(async ([who, email]) => [who, await h.signIn(email)] as const)));
  while ((await h.app.get(OutboxRelay).relayOnce()) > 0);
  const heard: Record<string, string[]> = {}, sockets: Socket[] = [];
  for (const [who, cookie] of Object.entries(cookies)) {
    const socket = io(h.url, { transports: ['websocket'], extraHeaders: { cookie }, reconnection: false, forceNew: true });
    await new Promise((resolve) => socket.once('ready', resolve));
    socket.on('live', ({ name, ids }: { name: string; ids: Record<string, string> }) => (heard[who] ??= []).push(`${name} ${Object.keys(ids).join(' ')}`));
    sockets.push(socket);
  }
  expect((await h.ask(cookies['administrator']!, ENTER, { input: { ...input, from: '2027-01-15' } })).data).toEqual({ enterLaw: { __typename: 'Refusal', code: 'bad_fields', fields: [{ field: 'from', code: 'not_half_year_start' }] } });
  const { data } = await h.ask(cookies['administrator']!, ENTER, { input });
  expect(data).toMatchObject({ enterLaw: { __typename: 'LawEntry', act: 'new', state: 'entered', to: '2027-06-30', mine: true, decidable: false, measure: { state: 'running', asOf: '2027-06-30' }, replaces: null } });
  while ((await h.app.get(OutboxRelay).relayOnce()) > 0);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const told = ['LawEntered lawEntryId'];
  expect(heard).toEqual({ administrator: told, collector: told, accountant: told });
  for (const socket of sockets) socket.close();

  const entries = '{ lawEntries { rows { value enteredBy decidable } waiting } }', law = '{ appliedLaw { version figures { name kind rows { value from to origin } } missing { name } } }';
  for (const who of ['administrator', 'accountant']) expect((await h.ask(cookies[who]!, entries)).errors).toBeUndefined();
  for (const who of ['collector', 'creditor', 'bailiff']) {
    expect((await h.ask(cookies[who]!, entries)).errors?.map((e) => e.extensions.code)).toEqual(['FORBIDDEN']);
    expect((await h.ask(cookies[who]!, law)).data).toMatchObject({ appliedLaw: { missing: [] } });
  }
});
