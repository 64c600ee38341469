/** Rights that are taken away while somebody is at work: the next request, and the very next message of an open socket, count without them. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import { STAFF, type TwoAgencies } from '@quittance/api/testing';
import { lend } from './kit/house.ts';
import { Tally } from './kit/tally.ts';
import { UNKNOWN, type Ground } from './kit/victim.ts';

const tally = new Tally('under way');
let h: TwoAgencies, ground: Ground;
beforeAll(async () => { ({ h, ground } = await lend('look')); }, 200_000);
afterAll(() => { process.stdout.write(`${tally.report()}\n`); });

const connect = (cookie: string, headers: Record<string, string> = {}) => new Promise<Socket>((resolve, reject) => {
  const socket = io(h.url, { transports: ['websocket'], extraHeaders: { cookie, ...headers }, reconnection: false, forceNew: true });
  socket.once('ready', () => resolve(socket));
  socket.once('connect_error', reject);
  // Turned away before it was seated.
  socket.once('disconnect', () => reject(new Error('ended')));
});
const watch = (socket: Socket, caseId: unknown) => (socket.timeout(3000).emitWithAck('watch', { caseId }) as Promise<boolean>).catch(() => false);
const query = 'query ($id: ID!) { caseFile(id: $id) { id due } }';

test.each([
  ['the role', (email: string) => ground.rows('update role_held set ended_at = now() where ended_at is null and user_id = (select id from app_user where email = $1)', [email])],
  ['the account', (email: string) => ground.rows('update app_user set disabled_at = now() where email = $1', [email])],
  ['the session', (email: string) => ground.rows('update session set ended_at = now() where user_id = (select id from app_user where email = $1)', [email])],
])('%s is taken between two requests, with a socket open', async (what, take) => {
  const restore = async () => { await ground.rows('update role_held set ended_at = null'); await ground.rows('update app_user set disabled_at = null'); };
  for (const email of [STAFF.collector, STAFF.supervisor, STAFF.accountant, h.first.email]) {
    const cookie = await h.signIn(email), socket = await connect(cookie), id = h.first.cases[0]!.id;
    const sees = async () => ((await h.ask(cookie, query, { id })).data as { caseFile: unknown } | null)?.caseFile ?? null;
    expect(await sees()).not.toBeNull();
    expect(await watch(socket, id)).toBe(true);
    await take(email);
    tally.case(email, `${what}, request`, (await sees()) !== null && 'the case was still answered');
    tally.case(email, `${what}, message`, (await watch(socket, h.first.cases[1]!.id)) && 'the room still opened');
    tally.case(email, `${what}, file`, (await h.app.inject({ url: `/documents/${h.documentIds[0]}`, headers: { cookie } })).statusCode === 200 && 'the file was still given');
    socket.close();
    await restore();
  }
  expect(tally.leaks).toEqual([]);
});

test('no socket opens without a session of one’s own, and no room of another’s by whatever name', async () => {
  const forged = [h.first.cases[0]!.id, UNKNOWN, 'x', '', null, 0, true, [], {}, { $ne: null }, [h.first.cases[0]!.id], `case:${h.first.cases[0]!.id}:agency`, `agency:${h.agencyId}`, `session:${UNKNOWN}`, `${h.first.cases[0]!.id}\u0000`, 'a'.repeat(2000)];
  for (const attacker of h.attackers) {
    const { cookie } = attacker.headers;
    const socket = await connect(cookie ?? '', attacker.headers['authorization'] ? { authorization: attacker.headers['authorization'] } : {}).catch(() => undefined);
    const person = attacker.userId !== null && cookie !== undefined;
    tally.case(attacker.name, 'socket', Boolean(socket) !== person && 'a socket opened');
    if (!socket) continue;
    const heard: unknown[] = [];
    socket.onAny((...event) => heard.push(event));
    for (const caseId of forged) tally.case(attacker.name, 'room', (await watch(socket, caseId)) && `opened for ${JSON.stringify(caseId)}`);
    for (const event of ['join', 'subscribe', 'live', 'agency', 'watchAll']) socket.emit(event, { room: `agency:${h.agencyId}` });
    await h.ask(await h.signIn(STAFF.collector), 'mutation ($id: ID!) { writeNote(caseId: $id, text: "Un mot.", internal: false) { __typename } }', { id: h.first.cases[0]!.id });
    await new Promise((resolve) => setTimeout(resolve, 100));
    tally.case(attacker.name, 'heard', JSON.stringify(heard).includes(h.first.cases[0]!.id) && 'the note of another’s case');
    socket.close();
  }
  expect(tally.leaks).toEqual([]);
});

test('a socket that talks too much, too big, or once too often in one session is ended; the house goes on standing', async () => {
  const cookie = await h.signIn(STAFF.collector), gone = (socket: Socket) => new Promise<boolean>((resolve) => { if (socket.disconnected) return resolve(true); socket.once('disconnect', () => resolve(true)); setTimeout(() => resolve(false), 3000); });
  const loud = await connect(cookie);
  for (let i = 0; i < 300; i++) loud.emit('watch', { caseId: h.first.cases[0]!.id });
  tally.case('socket', 'too much', !(await gone(loud)) && 'three hundred messages at once were read');
  const steady = await connect(cookie);
  for (let i = 0; i < 30; i++) await watch(steady, h.first.cases[0]!.id);
  tally.case('socket', 'a page of ours', steady.disconnected && 'a page that scrolls was ended');
  const big = await connect(cookie);
  big.emit('watch', { caseId: 'a'.repeat(10_000) });
  tally.case('socket', 'too big', !(await gone(big)) && 'ten thousand letters were read');
  const many: Socket[] = [];
  for (let i = 0; i < 25; i++) { const one = await connect(cookie).catch(() => undefined); if (one) many.push(one); }
  await new Promise((resolve) => setTimeout(resolve, 300));
  tally.case('socket', 'too many', many.filter(({ connected }) => connected).length > 20 && `${many.length} stand open`);
  for (const socket of [...many, steady]) socket.close();
  expect((await h.app.inject({ url: '/health' })).statusCode).toBe(200);
  expect(tally.leaks).toEqual([]);
}, 60_000);
