import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from '@quittance/platform';
import { AccountService, SecondStepService } from '../index.ts';
import type { SignedIn } from '../sessions/admission.service.ts';
import { Device, people, refusal, type People } from './people.spec-kit.ts';
import { PasskeysService } from './passkeys.service.ts';
import { ProtectionService } from './protection.service.ts';

let p: People, entered: SignedIn;
const who = 'helene@orvelle.example', device = new Device();
beforeAll(async () => { p = await people(); await p.open(who); await p.open('yasmine@orvelle.example'); entered = await p.signIn(who); });
afterAll(() => p.close());
beforeEach(async () => { await p.forgetTries(); });

const challenge = async (of: SignedIn, purpose: 'register' | 'reauthenticate') => p.get(PasskeysService).challenge(purpose, await p.get(AccountService).holder(await p.actor(of)));
const register = async (of: SignedIn, with_ = device, how = {}) => p.get(ProtectionService).registerPasskey(await p.actor(of), 'Portable du bureau', with_.create(await challenge(of, 'register'), how));
const come = (response: string) => p.get(SecondStepService).byPasskey(response, {});
const asked = () => p.get(SecondStepService).challenge(undefined, {});

describe('a passkey', () => {
  test('is registered with the person verified, and only so', async () => {
    expect(JSON.parse(await challenge(entered, 'register'))).toMatchObject({ rp: { id: 'localhost' }, user: { name: who }, attestation: 'none', authenticatorSelection: { residentKey: 'required', userVerification: 'required' } });
    expect((await refusal(register(entered, new Device(), { verified: false }))).code).toBe('bad_passkey');
    expect((await refusal(register(entered, new Device('https://orvelle.example.attaquant.example')))).code).toBe('bad_passkey');
    expect((await refusal(register(entered, new Device('http://localhost:3000', 'attaquant.example')))).code).toBe('bad_passkey');
    await register(entered, device, { counter: 100 });
    const { passkeys, secondFactor, reauthenticateWith } = await p.get(AccountService).of(await p.actor(entered));
    expect(passkeys).toMatchObject([{ name: 'Portable du bureau', lastUsedAt: null, syncedCopies: false }]);
    expect(secondFactor).toMatchObject({ enrolled: true });
    expect(reauthenticateWith).toEqual(['passkey', 'password']);
    expect((await p.mail(who))[0]!.subject).toContain('une clé d’accès a été ajoutée à votre compte');
  });

  test('opens alone: it counts as both factors', async () => {
    expect(JSON.parse(await asked()).allowCredentials ?? []).toEqual([]);
    expect((await come(device.get(await asked()))).answer).toMatchObject({ email: who, workspace: 'collector' });
    expect(await p.rows(sql`select 1 from session where opened_with = 'passkey' and stage = 'full'`)).toHaveLength(1);
  });

  test('not without the person verified, not from elsewhere, not with a challenge of another use, twice or too late', async () => {
    expect((await refusal(come(device.get(await asked(), { verified: false })))).code).toBe('bad_passkey');
    const once = device.get(await asked());
    await come(once);
    expect((await refusal(come(once))).code).toBe('bad_passkey');
    expect((await refusal(come(device.get(await challenge(entered, 'reauthenticate'))))).code).toBe('bad_passkey');
    expect((await refusal(come(device.get(JSON.stringify({ challenge: Buffer.alloc(32).toString('base64url') }))))).code).toBe('bad_passkey');
    const late = device.get(await asked()), mark = p.clock.mark();
    p.clock.set(p.clock.now().add({ minutes: 6 }));
    expect((await refusal(come(late))).code).toBe('bad_passkey');
    mark();
    const altered = JSON.parse(device.get(await asked())) as { response: { signature: string } };
    altered.response.signature = `${altered.response.signature.slice(0, -4)}AAAA`;
    expect((await refusal(come(JSON.stringify(altered)))).code).toBe('bad_passkey');
    for (const nonsense of ['', 'null', '[]', '{"id":1}', '{"id":"x"}', `{"id":"${'x'.repeat(30_000)}"}`]) expect((await refusal(come(nonsense))).code).toBe('bad_passkey');
  });

  test('a counter that goes back is a copy, and refused; one answer twice at once opens once', async () => {
    expect((await refusal(come(device.get(await asked(), { step: -20 })))).code).toBe('bad_passkey');
    device.get(await asked(), { step: 40 });
    const [one, two] = [device.get(await asked(), { step: 1 }), device.get(await asked(), { step: 0 })];
    expect((await Promise.all([one, two].map((answer) => come(answer).then(() => 'in', () => 'refused')))).sort()).toEqual(['in', 'refused']);
  });

  test('is a second factor to the password, of its owner alone', async () => {
    const half = await p.signIn(who);
    expect(half.answer).toEqual({ factors: ['passkey'] });
    const options = await p.get(SecondStepService).challenge(half.token, {});
    expect(JSON.parse(options).allowCredentials).toHaveLength(1);
    const yasmine = await p.signIn('yasmine@orvelle.example'), hers = new Device();
    await register(yasmine, hers);
    expect((await refusal(p.get(SecondStepService).give(half.token, 'passkey', hers.get(JSON.stringify({ challenge: JSON.parse(options).challenge })), {}))).code).toBe('bad_passkey');
    expect((await p.get(SecondStepService).give(half.token, 'passkey', device.get(await p.get(SecondStepService).challenge(half.token, {})), {})).answer).toMatchObject({ email: who });
  });

  test('proves again who one is', async () => {
    p.clock.set(p.clock.now().add({ minutes: 11 }));
    const own = await p.actor(entered), token = await p.get(AccountService).reauthenticate(own, 'passkey', device.get(await challenge(entered, 'reauthenticate')));
    expect((await p.actor({ token })).authenticatedAt).toBeDefined();
    entered = { ...entered, token };
  });

  test('is renamed and removed by its owner, who may have several; a removed one opens nothing', async () => {
    const own = await p.actor(entered), second = new Device();
    await register(entered, second);
    const [one] = (await p.get(AccountService).of(own)).passkeys;
    await p.get(ProtectionService).renamePasskey(own, one!.id, '  Clé de la maison ');
    expect((await p.get(AccountService).of(own)).passkeys.map(({ name }) => name)).toEqual(['Clé de la maison', 'Portable du bureau']);
    expect((await refusal(p.get(ProtectionService).renamePasskey(own, one!.id, ' '))).fields).toEqual(['name:required']);
    const [hers] = await p.rows<{ id: string }>(sql`select k.id from passkey k join app_user u on u.id = k.user_id where u.email = 'yasmine@orvelle.example'`);
    for (const id of [hers!.id, p.agencyId, 'x']) for (const act of [p.get(ProtectionService).renamePasskey(own, id, 'à moi'), p.get(ProtectionService).removePasskey(own, id)]) expect((await refusal(act)).code).toBe('not_found');
    await p.get(ProtectionService).removePasskey(own, one!.id);
    expect((await refusal(come(device.get(await asked())))).code).toBe('bad_passkey');
    expect((await come(second.get(await asked()))).answer).toMatchObject({ email: who });
  });
});
