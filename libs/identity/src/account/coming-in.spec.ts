import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { isFresh, sql } from '@quittance/platform';
import { AccountService, SecondStepService, SessionsService } from '../index.ts';
import { hashesReckoned, hashPassword } from '../people/passwords.ts';
import { NEXT, PASSWORD, people, refusal, type People } from './people.spec-kit.ts';
import { ProtectionService } from './protection.service.ts';

let p: People;
beforeAll(async () => { p = await people(); });
afterAll(() => p.close());
beforeEach(async () => { await p.forgetTries(); });
const who = 'helene@orvelle.example', nobody = 'personne@orvelle.example';

describe('tries are counted', () => {
  beforeAll(() => p.open(who));

  test('a known and an unknown address are refused alike, try by try, and locked alike', async () => {
    const told = async (email: string, ip: (n: number) => string) => {
      const codes: string[] = [];
      for (let n = 0; n < 12; n += 1) codes.push((await refusal(p.signIn(email, 'faux', { ip: ip(n) }))).code);
      return codes;
    };
    const known = await told(who, (n) => `192.0.2.${n}`), unknown = await told(nobody, (n) => `198.51.100.${n}`);
    expect(known).toEqual([...Array<string>(10).fill('bad_credentials'), 'too_many_tries', 'too_many_tries']);
    expect(unknown).toEqual(known);
    // The right password helps no more than a wrong one.
    expect((await refusal(p.signIn(who, PASSWORD, { ip: '203.0.113.1' }))).code).toBe('too_many_tries');
  });

  test('and both take the work of a hash: no quicker answer tells which is which', async () => {
    // Counted, not timed: the hash is nearly all that a try costs, and a clock tells of the machine.
    const costs = async (email: string) => { const before = hashesReckoned(); await p.forgetTries(); await refusal(p.signIn(email, 'faux', { ip: '192.0.2.9' })); return hashesReckoned() - before; };
    // The hash that no password has is made once.
    await costs(nobody);
    expect([await costs(who), await costs(nobody), await costs('')]).toEqual([1, 1, 1]);
  });

  test('the instant is told from which it is possible again, and holds', async () => {
    for (let n = 0; n < 6; n += 1) await refusal(p.signIn(who, 'faux', { ip: '192.0.2.1' }));
    const { code, at } = await refusal(p.signIn(who, PASSWORD, { ip: '192.0.2.1' }));
    expect(code).toBe('too_many_tries');
    const wait = Temporal.Instant.from(at!).since(p.clock.now()).total('seconds');
    expect(wait).toBeGreaterThan(20);
    expect(wait).toBeLessThan(60);
    // From elsewhere it is possible still: the account itself is not locked.
    expect((await p.signIn(who, PASSWORD, { ip: '192.0.2.2' })).answer).toMatchObject({ email: who });
    p.clock.set(Temporal.Instant.from(at!).add({ seconds: 1 }));
    expect((await p.signIn(who, PASSWORD, { ip: '192.0.2.1' })).answer).toMatchObject({ email: who });
  });

  test('each counts, however many come at once: of forty in one breath ten are tried', async () => {
    const codes = await Promise.all(Array.from({ length: 40 }, (_, n) => refusal(p.signIn(who, 'faux', { ip: `192.0.2.${n}` }))));
    expect(codes.filter(({ code }) => code === 'bad_credentials')).toHaveLength(10);
    expect(codes.filter(({ code }) => code === 'too_many_tries')).toHaveLength(30);
  });

  test('one network is slowed over all accounts, an IPv6 subscriber by his /64', async () => {
    const tried = await Promise.all(Array.from({ length: 62 }, (_, n) => refusal(p.signIn(`x${n}@orvelle.example`, 'faux', { ip: `2001:db8:1:2::${n}` }))));
    expect(tried.filter(({ code }) => code === 'too_many_tries')).toHaveLength(2);
    expect((await refusal(p.signIn('y@orvelle.example', 'faux', { ip: '2001:db8:1:3::1' }))).code).toBe('bad_credentials');
  });

  test('strangers lock nobody out of a device that has been here before', async () => {
    const { device } = await p.signIn(who, PASSWORD, { ip: '192.0.2.1' });
    for (let n = 0; n < 12; n += 1) await refusal(p.signIn(who, 'faux', { ip: `198.51.100.${n}` }));
    expect((await refusal(p.signIn(who, PASSWORD, { ip: '192.0.2.1' }))).code).toBe('too_many_tries');
    expect((await p.signIn(who, PASSWORD, { ip: '192.0.2.1', device: device! })).device).toBeNull();
    // It counts for itself, and is one person's.
    for (let n = 0; n < 10; n += 1) await refusal(p.signIn(who, 'faux', { device: device! }));
    expect((await refusal(p.signIn(who, PASSWORD, { device: device! }))).code).toBe('too_many_tries');
    await p.open('yasmine@orvelle.example');
    expect((await p.signIn('yasmine@orvelle.example', PASSWORD, { device: device! })).device).not.toBeNull();
  });

  test('nothing of what was tried is told by the table', async () => {
    await refusal(p.signIn(who, 'faux', { ip: '192.0.2.1' }));
    expect(JSON.stringify(await p.rows(sql`select * from try_bucket`))).not.toMatch(/orvelle|192\.0/);
  });

  test('a hash of less work is made anew when it is next given', async () => {
    const weak = '$argon2id$v=19$m=4096,t=1,p=1$';
    const { hash } = await import('@node-rs/argon2');
    await p.rows(sql`update app_user set password_hash = ${await hash(PASSWORD, { algorithm: 2, memoryCost: 4096, timeCost: 1, parallelism: 1 })} where email = ${who}`);
    const kept = async () => (await p.rows<{ password_hash: string }>(sql`select password_hash from app_user where email = ${who}`))[0]!.password_hash;
    expect((await kept()).startsWith(weak)).toBe(true);
    await p.signIn(who);
    expect((await kept()).slice(0, 30)).toBe((await hashPassword('x')).slice(0, 30));
    await p.signIn(who);
  });
});

describe('the second factor', () => {
  const marc = 'marc@orvelle.example';
  let secret: string, codes: string[];
  const second = (token: string, kind: string, answer: string) => p.get(SecondStepService).give(token, kind, answer, {});
  beforeAll(async () => { await p.forgetTries(); await p.open(marc); ({ secret, codes } = await p.takeTotp(await p.signIn(marc))); });

  test('the secret is sealed where it rests, the codes are kept by their marks; the owner is told', async () => {
    expect(codes).toHaveLength(10);
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const kept = JSON.stringify([await p.rows(sql`select * from totp`), await p.rows(sql`select * from recovery_code`), await p.rows(sql`select * from audit_entry`)]);
    for (const told of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))]) expect(kept).not.toContain(told);
    expect((await p.mail(marc))[0]!.subject).toBe('Orvelle Recouvrement : une application de codes protège désormais votre compte');
  });

  test('half a session opens nothing', async () => {
    const { token, answer, device } = await p.signIn(marc);
    expect(answer).toEqual({ factors: ['totp', 'recovery_code'] });
    expect(device).toBeNull();
    expect(await p.get(SessionsService).actorOf(token)).toBeUndefined();
    const [{ id }] = await p.rows<{ id: string }>(sql`select id from session where stage = 'half' order by created_at desc limit 1`) as [{ id: string }];
    expect(await p.get(SessionsService).actorOfSession(id)).toBeUndefined();
  });

  test('the code lets in with another token; the one of the half session is worth nothing any more', async () => {
    const { token } = await p.signIn(marc);
    p.clock.set(p.clock.now().add({ minutes: 1 }));
    const entered = await second(token, 'totp', p.codeAt(secret).replace(/(...)/, '$1 '));
    expect(entered.answer).toMatchObject({ email: marc, workspace: 'collector', secondFactor: { required: true, enrolled: true, dueOn: null } });
    expect(entered.token).not.toBe(token);
    expect(await p.get(SessionsService).actorOf(token)).toBeUndefined();
    expect((await p.actor(entered)).email).toBe(marc);
    expect((await refusal(second(token, 'totp', p.codeAt(secret)))).code).toBe('sign_in_again');
    expect((await refusal(second(entered.token, 'totp', p.codeAt(secret)))).code).toBe('sign_in_again');
  });

  test('a code serves once, also when it is given twice at the same moment; one step of drift is borne, two are not', async () => {
    p.clock.set(p.clock.now().add({ minutes: 2 }));
    const halves = await Promise.all([1, 2, 3].map(() => p.signIn(marc))), code = p.codeAt(secret);
    const answers = await Promise.all(halves.map(({ token }) => second(token, 'totp', code).then(() => 'in', () => 'refused')));
    expect(answers.sort()).toEqual(['in', 'refused', 'refused']);
    const { token } = await p.signIn(marc);
    expect((await refusal(second(token, 'totp', code))).code).toBe('bad_code');
    p.clock.set(p.clock.now().add({ minutes: 2 }));
    expect((await refusal(second(token, 'totp', p.codeAt(secret, p.clock.now().subtract({ seconds: 60 }))))).code).toBe('bad_code');
    expect((await second(token, 'totp', p.codeAt(secret, p.clock.now().subtract({ seconds: 30 })))).answer).toMatchObject({ email: marc });
  });

  test('a recovery code opens once, however it is typed, and its owner is told', async () => {
    const { token } = await p.signIn(marc);
    await second(token, 'recovery_code', codes[0]!.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l'));
    expect((await p.mail(marc)).map(({ subject }) => subject)).toContainEqual(expect.stringContaining('un code de récupération vient d’ouvrir votre compte'));
    const again = await p.signIn(marc);
    expect((await refusal(second(again.token, 'recovery_code', codes[0]!))).code).toBe('bad_code');
    const own = await p.actor(await second(again.token, 'recovery_code', codes[1]!));
    const fresh = await p.get(ProtectionService).newRecoveryCodes(own);
    expect((await refusal(second((await p.signIn(marc)).token, 'recovery_code', codes[2]!))).code).toBe('bad_code');
    await second((await p.signIn(marc)).token, 'recovery_code', fresh[0]!);
    expect((await p.get(AccountService).of(own)).recoveryCodesLeft).toBe(9);
  });

  test('six digits can’t be guessed: after eight tries one waits, whatever session one tries from', async () => {
    const codes8: string[] = [];
    for (let n = 0; n < 10; n += 1) codes8.push((await refusal(second((await p.signIn(marc)).token, 'totp', '000000'))).code);
    expect(codes8).toEqual([...Array<string>(8).fill('bad_code'), 'too_many_tries', 'too_many_tries']);
    expect(await p.audit('giveSecondFactor')).toContain('too_many_tries');
  });

  test('the half session is over after five minutes', async () => {
    const { token } = await p.signIn(marc);
    p.clock.set(p.clock.now().add({ minutes: 6 }));
    expect((await refusal(second(token, 'totp', p.codeAt(secret)))).code).toBe('sign_in_again');
  });

  test('the last one is not given up by staff whose day has passed; before it, it is', async () => {
    const { token } = await p.signIn(marc);
    const own = await p.actor(await second(token, 'totp', p.codeAt(secret)));
    await p.rows(sql`update app_user set second_factor_due_on = '2026-11-01' where email = ${marc}`);
    expect(await refusal(p.get(ProtectionService).removeTotp(own))).toEqual({ code: 'second_factor_needed', article: 'RGPD art. 32' });
    await p.rows(sql`update app_user set second_factor_due_on = '2027-11-01' where email = ${marc}`);
    await p.get(ProtectionService).removeTotp(own);
    expect((await p.signIn(marc)).answer).toMatchObject({ email: marc });
    expect(await p.rows(sql`select 1 from recovery_code where used_at is null and replaced_at is null`)).toEqual([]);
  });
});

describe('staff whose day has passed', () => {
  test('see their own account only, until they have a second factor; then they are in, with another token', async () => {
    const late = 'late@orvelle.example';
    await p.open(late, 'supervisor');
    expect((await p.signIn(late)).answer).toMatchObject({ workspace: 'supervisor', secondFactor: { required: true, enrolled: false } });
    await p.rows(sql`update app_user set second_factor_due_on = '2026-11-01' where email = ${late}`);
    const held = await p.signIn(late);
    expect(held.answer).toMatchObject({ workspace: 'enrol', roles: [], secondFactor: { required: true, enrolled: false } });
    const own = await p.actor(held);
    expect(own).toMatchObject({ mustEnrol: true, roles: [], creditorId: null });
    for (const subject of ['CaseFile', 'Supervision', 'Queue', 'Person', 'AuditEntry'] as const) expect(own.ability.can('read', subject)).toBe(false);
    expect(own.ability.can('leave', 'Account')).toBe(true);
    const { token } = await p.takeTotp(held);
    expect(await p.get(SessionsService).actorOf(held.token)).toBeUndefined();
    const then = await p.actor({ token: token! });
    expect(then.mustEnrol).toBeUndefined();
    expect(then.ability.can('read', 'Supervision')).toBe(true);
  });

  test('a creditor’s user is offered one, and needs none', async () => {
    await p.open('camille@tessonville.example', 'creditor_user');
    expect((await p.signIn('camille@tessonville.example')).answer).toMatchObject({ workspace: 'creditor', companyName: 'Papeteries Tessonville', secondFactor: { required: false, enrolled: false, dueOn: null } });
  });
});

describe('one proves again who one is', () => {
  const ines = 'ines@orvelle.example';
  test('by the password; the session has another token, and the former is answered for half a minute but proves nothing', async () => {
    await p.open(ines, 'accountant');
    const entered = await p.signIn(ines), accounts = p.get(AccountService);
    const own = await p.actor(entered);
    expect((await accounts.of(own)).freshUntil!.since(p.clock.now()).total('minutes')).toBeGreaterThan(9.9);
    p.clock.set(p.clock.now().add({ minutes: 11 }));
    expect((await accounts.of(own)).freshUntil).toBeNull();
    expect(isFresh((await p.actor(entered)).authenticatedAt, p.clock.now())).toBe(false);
    expect((await refusal(accounts.reauthenticate(own, 'password', 'faux'))).code).toBe('bad_credentials');
    expect((await refusal(accounts.reauthenticate(own, 'recovery_code', 'x'))).code).toBe('bad_code');
    const token = await accounts.reauthenticate(own, 'password', PASSWORD);
    expect(isFresh((await p.actor({ token })).authenticatedAt, p.clock.now())).toBe(true);
    const former = await p.actor(entered);
    expect(former.email).toBe(ines);
    expect(isFresh(former.authenticatedAt, p.clock.now())).toBe(false);
    p.clock.set(p.clock.now().add({ seconds: 31 }));
    expect(await p.get(SessionsService).actorOf(entered.token)).toBeUndefined();
    expect((await p.actor({ token })).sessionId).toBe(own.sessionId);
  });

  test('a password that is changed ends the other sessions, and only a good one is taken', async () => {
    const [here, there] = [await p.signIn(ines), await p.signIn(ines)], accounts = p.get(AccountService), own = await p.actor(here);
    expect(await refusal(accounts.changePassword(own, PASSWORD, 'court'))).toEqual({ code: 'bad_fields', article: 'RGPD art. 32; CNIL, délib. 2022-100', fields: ['next:password_too_short'] });
    expect((await refusal(accounts.changePassword(own, 'faux', NEXT))).code).toBe('bad_credentials');
    await accounts.changePassword(own, PASSWORD, NEXT);
    expect((await p.actor(here)).email).toBe(ines);
    expect(await p.get(SessionsService).actorOf(there.token)).toBeUndefined();
    expect((await refusal(p.signIn(ines, PASSWORD))).code).toBe('bad_credentials');
    expect((await p.signIn(ines, NEXT)).answer).toMatchObject({ email: ines });
    expect((await p.mail(ines)).find(({ purpose }) => purpose === 'account_changed')!.subject).toBe('Orvelle Recouvrement : le mot de passe de votre compte a changé');
  });
});
