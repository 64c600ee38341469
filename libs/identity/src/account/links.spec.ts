import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DeliverMessages, sql, type Actor, type Refused } from '@quittance/platform';
import { smtpServer, type SmtpServer } from '@quittance/platform/testing';
import { InvitationsService, SessionsService } from '../index.ts';
import { TidyAccessService } from '../people/tidy-access.service.ts';
import { NEXT, PASSWORD, people, refusal, type People } from './people.spec-kit.ts';

let p: People, server: SmtpServer, bruno: Actor;
beforeAll(async () => {
  server = await smtpServer();
  p = await people({ options: { mail: { url: server.url, from: 'Orvelle <dossiers@orvelle.example>' } } });
  await p.open('bruno@orvelle.example', 'administrator', { name: 'Bruno Lestang' });
  bruno = await p.actor(await p.signIn('bruno@orvelle.example'));
});
afterAll(async () => { await p.close(); await server.close(); });
beforeEach(async () => { await p.forgetTries(); });
const input = { name: 'Yasmine Delorme', email: 'yasmine@orvelle.example', role: 'collector', idempotencyKey: 'k-1' };
const invite = (more = {}) => p.get(InvitationsService).invite(bruno, { ...input, ...more });

describe('an invitation', () => {
  test('opens an account without a password, and writes to its owner', async () => {
    const person = await invite();
    expect(person).toMatchObject({ name: 'Yasmine Delorme', standing: 'invited', secondFactor: false, openSessions: 0, roles: [{ role: 'collector', givenBy: 'Bruno Lestang' }] });
    expect((await invite()).id).toBe(person.id);
    expect((await refusal(invite({ name: 'Autre' }))).code).toBe('idempotency_key_reused');
    expect((await refusal(invite({ idempotencyKey: 'k-2' }))).code).toBe('email_taken');
    const [mail, ...more] = await p.mail(input.email);
    expect(more).toEqual([]);
    expect(mail!.subject).toBe('Orvelle Recouvrement : votre accès à Quittance');
    expect(mail!.text).toContain('Bruno Lestang vous ouvre un compte chez Orvelle Recouvrement, en tant que gestionnaire.');
    expect(mail!.link).toMatch(/^http:\/\/localhost:3000\/welcome#[\w-]{43}$/);
    expect(JSON.stringify(await p.rows(sql`select * from account_link`))).not.toContain(mail!.link!.split('#')[1]);
    expect(await p.audit('invitePerson')).toEqual(['done']);
    expect((await refusal(p.signIn(input.email, ''))).code).toBe('bad_credentials');
  });

  test('every field that can’t be taken is named; who may not invite learns nothing', async () => {
    expect((await refusal(invite({ idempotencyKey: 'k-3', name: ' ', email: 'x@', phone: '0'.repeat(41), role: 'debtor', grade: 'reader' }))).fields).toEqual(['name:required', 'phone:too_long', 'email:email_invalid', 'role:unknown_value', 'grade:unexpected']);
    expect((await refusal(invite({ idempotencyKey: 'k-3', role: 'creditor_user' }))).fields).toEqual(['creditorId:required', 'grade:unknown_value']);
    for (const creditorId of [p.agencyId, 'x']) expect((await refusal(invite({ idempotencyKey: 'k-3', email: 'z@orvelle.example', role: 'creditor_user', grade: 'reader', creditorId }))).code).toBe('not_found');
    await p.open('helene@orvelle.example');
    const helene = await p.actor(await p.signIn('helene@orvelle.example'));
    expect((await refusal(p.get(InvitationsService).invite(helene, { ...input, email: 'z@orvelle.example', idempotencyKey: 'k-4' }))).code).toBe('not_found');
  });

  test('sent again, the link before opens nothing any more, here and in the mail', async () => {
    const first = await p.linkOf(input.email), [{ user_id: userId }] = await p.rows<{ user_id: string }>(sql`select user_id from account_link`) as [{ user_id: string }];
    await p.get(InvitationsService).again(bruno, userId);
    expect(await p.linkOf(input.email)).not.toBe(first);
    expect(await p.welcome.look(first, {})).toBeNull();
    expect((await p.mail(input.email)).map(({ link }) => link === null)).toEqual([false, true]);
    expect(await p.welcome.look(await p.linkOf(input.email), {})).toMatchObject({ purpose: 'invitation', name: input.name, email: input.email, agencyName: 'Orvelle Recouvrement', companyName: null });
  });

  test('opens once: a password is chosen, a second factor is owed at once', async () => {
    const token = await p.linkOf(input.email);
    expect((await refusal(p.welcome.accept(token, 'yasmine delorme', {}))).fields).toEqual(['password:password_is_name']);
    const both = await Promise.allSettled([1, 2].map(() => p.welcome.accept(token, PASSWORD, {})));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((both.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason).toMatchObject({ code: 'link_over' } satisfies Partial<Refused>);
    expect((both.find(({ status }) => status === 'fulfilled') as PromiseFulfilledResult<{ answer: unknown }>).value.answer).toMatchObject({ workspace: 'enrol', secondFactor: { required: true, enrolled: false, dueOn: null } });
    expect((await p.mail(input.email)).every(({ link }) => link === null)).toBe(true);
    expect((await refusal(p.welcome.accept(token, PASSWORD, {}))).code).toBe('link_over');
    const [{ user_id: userId }] = await p.rows<{ user_id: string }>(sql`select user_id from account_link`) as [{ user_id: string }];
    expect((await refusal(p.get(InvitationsService).again(bruno, userId))).code).toBe('already_in');
  });

  test('is over after seven days; unknown tokens are slowed', async () => {
    await invite({ email: 'marc@orvelle.example', idempotencyKey: 'k-5' });
    const token = await p.linkOf('marc@orvelle.example'), mark = p.clock.mark();
    p.clock.set(p.clock.now().add({ hours: 7 * 24 }));
    expect(await p.welcome.look(token, {})).toBeNull();
    expect((await refusal(p.welcome.accept(token, PASSWORD, {}))).code).toBe('link_over');
    await p.get(TidyAccessService).tidy();
    expect((await p.mail('marc@orvelle.example'))[0]!.link).toBeNull();
    mark();
    await p.forgetTries();
    const codes = await Promise.all(Array.from({ length: 40 }, (_, n) => refusal(p.welcome.accept(`jeton-${n}`, PASSWORD, { ip: '192.0.2.7' }))));
    expect(codes.filter(({ code }) => code === 'too_many_tries')).toHaveLength(10);
  });

  test('once the mail server has it, the link stands nowhere; one that can’t leave any more is blanked too', async () => {
    await invite({ email: 'noor@orvelle.example', name: 'Noor', idempotencyKey: 'k-6' });
    const [{ id, link }] = await p.rows<{ id: string; link: string }>(sql`select id, link from outgoing_message where recipient = 'noor@orvelle.example'`) as [{ id: string; link: string }];
    await p.get(DeliverMessages).send({ messageId: id });
    expect(server.received.at(-1)!.data.replace(/=\r\n/g, '').replaceAll('=3D', '=')).toContain(link);
    expect((await p.mail('noor@orvelle.example'))[0]!.link).toBeNull();
    expect(await p.welcome.look(link.split('#')[1]!, {})).toMatchObject({ name: 'Noor' });
  });
});

describe('a new password', () => {
  const who = 'solange@orvelle.example';
  beforeAll(() => p.open(who, 'supervisor'));

  test('an address that nobody has is answered as one that somebody has, in the same time', async () => {
    const took = async (email: string) => { const start = performance.now(); await p.welcome.askReset(email, { ip: '192.0.2.1' }); return performance.now() - start; };
    const [known, unknown] = [await took(who), await took('personne@orvelle.example')];
    expect(known).toBeGreaterThan(290);
    expect(Math.abs(known - unknown)).toBeLessThan(150);
    expect(await p.mail('personne@orvelle.example')).toEqual([]);
    expect((await p.mail(who)).map(({ purpose }) => purpose)).toEqual(['password_reset']);
  });

  test('is chosen within the hour; every session ends, devices are forgotten, and the owner is told', async () => {
    const before = await p.signIn(who), token = await p.linkOf(who), mark = p.clock.mark();
    p.clock.set(p.clock.now().add({ minutes: 61 }));
    expect(await p.welcome.look(token, {})).toBeNull();
    mark();
    await p.forgetTries();
    expect((await p.welcome.look(token, {}))?.purpose).toBe('reset');
    const after = await p.welcome.accept(token, NEXT, {});
    expect(await p.get(SessionsService).actorOf(before.token)).toBeUndefined();
    expect((await p.actor(after)).email).toBe(who);
    expect(await p.rows(sql`select 1 from session where ended_because = 'password_changed'`)).not.toEqual([]);
    expect((await refusal(p.signIn(who, PASSWORD))).code).toBe('bad_credentials');
    expect((await p.signIn(who, NEXT, { device: before.device! })).device).not.toBeNull();
    // And that the device, forgotten by then, came in as a new one.
    expect((await p.mail(who)).slice(0, 2).map(({ subject }) => subject)).toEqual([expect.stringContaining('votre compte s’est ouvert sur un nouvel appareil'), expect.stringContaining('le mot de passe de votre compte a changé')]);
  });

  test('does not pass by the second factor', async () => {
    await p.takeTotp(await p.signIn(who, NEXT));
    await p.welcome.askReset(who, {});
    expect((await p.welcome.accept(await p.linkOf(who), PASSWORD, {})).answer).toEqual({ factors: ['totp', 'recovery_code'] });
  });

  test('nobody’s mailbox is filled', async () => {
    const count = async () => (await p.mail(who)).filter(({ purpose }) => purpose === 'password_reset').length, before = await count();
    await Promise.all(Array.from({ length: 8 }, (_, n) => p.welcome.askReset(who, { ip: `192.0.2.${n}` })));
    expect(await count()).toBe(before + 3);
  });
});
