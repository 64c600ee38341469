import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Clock, sql, type Actor } from '@quittance/platform';
import { people, refusal, NEXT, PASSWORD, type People } from '../account/people.spec-kit.ts';
import { SessionsService } from '../index.ts';
import { StartOverService } from './start-over.service.ts';

let p: People;
const who = 'helene@orvelle.example', chief = 'bruno@orvelle.example';
const actorOf = async (email: string): Promise<Actor> => ({ ...(await p.get(SessionsService).actorFor(email)), authenticatedAt: p.get(Clock).now() });
const idOf = async (email: string) => (await p.rows<{ id: string }>(sql`select id from app_user where email = ${email}`))[0]!.id;
const over = async (email = who, dryRun = false, by = chief) => p.get(StartOverService).startOver(await actorOf(by), await idOf(email), dryRun);

beforeAll(async () => {
  p = await people();
  await p.open(who);
  await p.open(chief, 'administrator', { name: 'Bruno Lestang' });
  await p.open('omar@tesson.example', 'creditor_user', { grade: 'reader' });
});
afterAll(() => p.close());

test('looked at first, nothing is lost; done, what opened opens nothing, and a link lets him begin again with his roles', async () => {
  const codes = (await p.takeTotp(await p.signIn(who))).codes, open = await p.signIn(who);
  expect(open.answer).toEqual({ factors: ['totp', 'recovery_code'] });
  expect((await over(who, true)).effect.sessionsClosing).toBeGreaterThan(0);
  expect((await p.signIn(who)).answer).toEqual({ factors: ['totp', 'recovery_code'] });
  expect(await p.mail(who)).toHaveLength(1);

  const { person, effect } = await over();
  expect(person).toMatchObject({ standing: 'invited', secondFactor: false, openSessions: 0, roles: [{ role: 'collector' }] });
  expect(effect.sessionsClosing).toBeGreaterThan(0);
  expect((await refusal(p.signIn(who))).code).toBe('bad_credentials');
  expect(await p.rows(sql`select 1 as one from recovery_code where used_at is null and replaced_at is null and user_id = ${await idOf(who)}`)).toEqual([]);
  expect(codes.length).toBe(10);
  const [mail] = await p.mail(who);
  expect(mail!.subject).toBe('Orvelle Recouvrement : votre accès recommence');
  expect(mail!.text).toContain('Bruno Lestang a retiré ce qui ouvrait votre compte');
  const after = await p.welcome.accept(await p.linkOf(who), NEXT, {});
  expect(after.answer).toMatchObject({ workspace: 'enrol', secondFactor: { required: true, enrolled: false, dueOn: null } });
  expect(await p.audit('startOver')).toEqual(['done']);
});

test('never oneself, nor one who is shut out or has not come in yet; who may not, learns nothing', async () => {
  expect((await refusal(over(chief))).code).toBe('own_access');
  await p.rows(sql`update app_user set disabled_at = now() where email = 'omar@tesson.example'`);
  expect((await refusal(over('omar@tesson.example'))).code).toBe('already_disabled');
  await p.rows(sql`update app_user set disabled_at = null, password_hash = null where email = 'omar@tesson.example'`);
  expect((await refusal(over('omar@tesson.example'))).code).toBe('still_invited');
  await p.open('marc@orvelle.example');
  expect((await refusal(over(chief, false, 'marc@orvelle.example'))).code).toBe('not_found');
  expect((await p.signIn('marc@orvelle.example', PASSWORD)).token).toBeTruthy();
});

test('not by an old proof', async () => {
  const stale = { ...(await actorOf(chief)), authenticatedAt: p.get(Clock).now().subtract({ hours: 1 }) };
  await expect(p.get(StartOverService).startOver(stale, await idOf(who))).rejects.toThrow();
  await expect(p.get(StartOverService).startOver(stale, await idOf('marc@orvelle.example'), true)).resolves.toBeDefined();
});
