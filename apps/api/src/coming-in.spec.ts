/** Coming in through the door: what the cookies say, what half a session opens, and how soon what is open closes, on another node too. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SessionsService, TriesService } from '@quittance/identity';
import { Clock, networkOf } from '@quittance/platform';
import { testOptions } from '@quittance/platform/testing';
import { Secret, TOTP } from 'otpauth';
import { io, type Socket } from 'socket.io-client';
import { createApi } from './create-api.ts';
import { PASSWORD, smallHouse, STAFF, type SmallHouse } from './testing/small-house.ts';

let h: SmallHouse, other: NestFastifyApplication;
beforeAll(async () => {
  h = await smallHouse();
  other = await createApi(testOptions(h.databaseUrl));
  other.get(Clock).set(h.app.get(Clock).now());
  await other.listen(0, '127.0.0.1');
}, 180_000);
afterAll(async () => { await other.close(); await h.close(); });

interface Answer { data: Record<string, Record<string, unknown>> | null; errors?: { extensions: { code: string } }[]; cookies: string[] }
async function send(cookie: string, query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  const response = await h.app.inject({ method: 'POST', url: '/graphql', payload: { query, variables }, headers: cookie ? { cookie } : {} });
  return { ...(JSON.parse(response.body) as Omit<Answer, 'cookies'>), cookies: [response.headers['set-cookie'] ?? []].flat() };
}
const named = ({ cookies }: Answer, name: string) => cookies.find((one) => one.startsWith(`${name}=`));
const valueOf = (answer: Answer) => named(answer, 'quittance_session')!.split(';')[0]!;
const SIGN_IN = 'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { __typename ... on Me { email workspace } ... on SecondFactorAsked { factors } ... on Refusal { code facts { key value } } } }';
const signIn = (email: string, password = PASSWORD, cookie = '') => send(cookie, SIGN_IN, { email, password });

describe('through the door', () => {
  test('the cookies are read by no script and sent from no other site', async () => {
    const entered = await signIn(STAFF.collector);
    for (const name of ['quittance_session', 'quittance_device']) expect(named(entered, name)).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(named(entered, 'quittance_device')).toMatch(/Max-Age=31536000/);
    expect(named(entered, 'quittance_session')).not.toMatch(/Max-Age|Expires/);
    const again = await signIn(STAFF.collector, PASSWORD, named(entered, 'quittance_device')!.split(';')[0]);
    expect(named(again, 'quittance_device')).toBeUndefined();
    expect(valueOf(again)).not.toBe(valueOf(entered));
    expect((await signIn(STAFF.collector, 'faux')).cookies).toEqual([]);
  });

  test('half a session opens nothing but the second step, which changes its token', async () => {
    const first = valueOf(await signIn(STAFF.accountant));
    const { data } = await send(first, 'mutation { beginTotp { ... on TotpSecret { secret uri qrSvg } } }'), { secret, uri, qrSvg } = data!['beginTotp'] as { secret: string; uri: string; qrSvg: string };
    expect(uri).toContain(`secret=${secret}`);
    expect(qrSvg).toMatch(/^<svg [^>]*>[\s\S]*<\/svg>\s*$/);
    expect(qrSvg).not.toMatch(/style=|<script|<style/);
    const code = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: h.app.get(Clock).now().epochMilliseconds });
    expect((await send(first, 'mutation ($code: String!) { confirmTotp(code: $code) { __typename ... on RecoveryCodes { codes } } }', { code: code() })).data!['confirmTotp']).toMatchObject({ __typename: 'RecoveryCodes' });
    const clock = h.app.get(Clock), mark = clock.mark();
    clock.set(clock.now().add({ minutes: 1 }));
    const half = await signIn(STAFF.accountant);
    expect(half.data).toEqual({ signIn: { __typename: 'SecondFactorAsked', factors: ['totp', 'recovery_code'] } });
    for (const query of ['{ me { id } }', '{ account { email } }', 'mutation { endOtherSessions { __typename } }', 'mutation { signOut }']) expect((await send(valueOf(half), query)).errors?.map((e) => e.extensions.code)).toEqual(['UNAUTHENTICATED']);
    expect((await h.app.inject({ method: 'GET', url: `/documents/${h.documentIds[0]}`, headers: { cookie: valueOf(half) } })).statusCode).toBe(401);
    const whole = await send(valueOf(half), 'mutation ($code: String!) { giveSecondFactor(kind: "totp", answer: $code) { __typename ... on Me { email } ... on Refusal { code } } }', { code: code() });
    expect(whole.data).toEqual({ giveSecondFactor: { __typename: 'Me', email: STAFF.accountant } });
    expect(valueOf(whole)).not.toBe(valueOf(half));
    expect((await send(valueOf(half), '{ me { id } }')).errors?.map((e) => e.extensions.code)).toEqual(['UNAUTHENTICATED']);
    expect((await send(valueOf(whole), '{ account { totp recoveryCodesLeft reauthenticateWith sessions { current device } } }')).data!['account']).toMatchObject({ totp: true, recoveryCodesLeft: 10, reauthenticateWith: ['totp', 'password'] });
    mark();
  });

  test('a proof given again changes the token, and makes sensitive acts possible', async () => {
    const cookie = valueOf(await signIn(STAFF.administrator)), clock = h.app.get(Clock), mark = clock.mark();
    clock.set(clock.now().add({ minutes: 11 }));
    const insure = 'mutation { recordInsurance(input: { insurer: "Mutuelle du Quai Vert", policy: "RC-2", from: "2028-01-01", until: "2028-12-31" }) { __typename } }';
    expect((await send(cookie, insure)).errors?.map((e) => e.extensions.code)).toEqual(['REAUTHENTICATION_REQUIRED']);
    const proved = await send(cookie, 'mutation ($p: String!) { reauthenticate(kind: "password", answer: $p) { __typename ... on Account { freshUntil } } }', { p: PASSWORD });
    expect(proved.data!['reauthenticate']).toMatchObject({ __typename: 'Account', freshUntil: expect.any(String) });
    // What was under way with the former token is answered, and proves nothing.
    expect((await send(cookie, '{ me { email } }')).data).toEqual({ me: { email: STAFF.administrator } });
    expect((await send(cookie, insure)).errors?.map((e) => e.extensions.code)).toEqual(['REAUTHENTICATION_REQUIRED']);
    expect((await send(valueOf(proved), insure)).data).toEqual({ recordInsurance: { __typename: 'Agency' } });
    mark();
  });

  test('two sessions: the one that is ended is closed on every node within a second, its page with it', async () => {
    const [here, there] = [valueOf(await signIn(STAFF.supervisor)), valueOf(await signIn(STAFF.supervisor))];
    const { sessionId } = (await h.app.get(SessionsService).actorOf(there.split('=')[1]))!;
    const open = async (url: string, cookie: string): Promise<Socket> => {
      const socket = io(url, { transports: ['websocket'], extraHeaders: { cookie }, reconnection: false, forceNew: true });
      await new Promise((resolve) => socket.once('ready', resolve));
      return socket;
    };
    const [near, far, mine] = [await open(h.url, there), await open(await other.getUrl(), there), await open(await other.getUrl(), here)];
    const start = performance.now(), closed = Promise.all([near, far].map((socket) => new Promise((resolve) => socket.once('disconnect', resolve))));
    expect((await send(here, 'mutation ($id: ID!) { endSession(id: $id) { __typename ... on Account { sessions { id } } } }', { id: sessionId })).data!['endSession']).toMatchObject({ __typename: 'Account' });
    await closed;
    expect(performance.now() - start).toBeLessThan(1000);
    expect(mine.connected).toBe(true);
    expect((await send(there, '{ me { id } }')).errors?.map((e) => e.extensions.code)).toEqual(['UNAUTHENTICATED']);
    // Another's session is as one that nobody has.
    const stranger = valueOf(await signIn(STAFF.collector)), end = async (id: string) => (await send(stranger, 'mutation ($id: ID!) { endSession(id: $id) { ... on Refusal { code facts { value } } } }', { id })).data;
    const { sessionId: his } = (await h.app.get(SessionsService).actorOf(here.split('=')[1]))!;
    expect(await end(his)).toEqual(await end('0197f000-0000-7000-8000-000000000000'));
    expect((await send(here, '{ me { email } }')).data).toEqual({ me: { email: STAFF.supervisor } });
    mine.close();
  });

  test('a reset that is asked for by a stranger says nothing, whoever is asked about', async () => {
    for (const email of [STAFF.collector, 'personne@orvelle.example', "x' or 1=1 --", '']) expect((await send('', 'mutation ($email: String!) { askPasswordReset(email: $email) }', { email })).data).toEqual({ askPasswordReset: true });
    expect((await send('', '{ invitation(token: "x") { email } }')).data).toEqual({ invitation: null });
    expect((await send('', 'mutation { acceptInvitation(token: "x", password: "trois chats sur le quai") { ... on Refusal { code } } }')).data).toEqual({ acceptInvitation: { code: 'link_over' } });
  });

  test('one’s devices are one’s own: this one is among them, and forgotten from elsewhere', async () => {
    const entered = await signIn(STAFF.collector), device = named(entered, 'quittance_device')!.split(';')[0]!;
    const LIST = 'account { devices { id current } }', both = `${valueOf(entered)}; ${device}`;
    const { devices } = (await send(both, `{ ${LIST} }`)).data!['account'] as { devices: { id: string; current: boolean }[] };
    const [here] = devices.filter(({ current }) => current);
    expect(devices.filter(({ current }) => current)).toHaveLength(1);
    const forget = async (cookie: string) => (await send(cookie, 'mutation ($id: ID!) { forgetDevice(id: $id) { __typename ... on Account { devices { id } } ... on Refusal { code } } }', { id: here!.id })).data!['forgetDevice']!;
    expect(await forget(valueOf(await signIn(STAFF.supervisor)))).toEqual({ __typename: 'Refusal', code: 'not_found' });
    expect(await forget(valueOf(entered))).toEqual({ __typename: 'Account', devices: devices.filter(({ current }) => !current).map(({ id }) => ({ id })) });
    expect(((await send(both, `{ ${LIST} }`)).data!['account'] as { devices: { current: boolean }[] }).devices.some(({ current }) => current)).toBe(false);
  });

  test('a challenge is data, and so is why there is none', async () => {
    const ask = async () => (await send('', 'mutation { passkeyChallenge(purpose: "signIn") { __typename ... on PasskeyChallenge { options } ... on Refusal { code facts { key value } } } }')).data!['passkeyChallenge']!;
    const asked = await ask();
    expect([asked['__typename'], JSON.parse(asked['options'] as string)]).toEqual(['PasskeyChallenge', expect.objectContaining({ challenge: expect.any(String), userVerification: 'required' })]);
    // Spent by whoever asked before from the same network; it comes back by itself.
    const tries = h.app.get(TriesService);
    while (!(await tries.mayPay([{ kind: 'opening', of: networkOf('127.0.0.1') }], 1)));
    while (!(await tries.mayPay([{ kind: 'opening', of: networkOf('127.0.0.1') }], 0.1)));
    expect(await ask()).toMatchObject({ __typename: 'Refusal', code: 'too_many_tries', facts: [{ key: 'at', value: expect.stringMatching(/^2026-/) }] });
    h.app.get(Clock).set(h.app.get(Clock).now().add({ minutes: 10 }));
    expect(await ask()).toMatchObject({ __typename: 'PasskeyChallenge' });
  });
});
