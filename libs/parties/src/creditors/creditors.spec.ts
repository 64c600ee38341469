import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PeopleService, SignInService, WelcomeService } from '@quittance/identity';
import { sql } from '@quittance/platform';
import { CreditorsService, RegisterCreditorService } from '../index.ts';
import { creditorInput, office, refusal, siren, type Office } from '../parties.fixture.ts';

let h: Office;
beforeAll(async () => { h = await office(); });
afterAll(() => h.close());
const register = (more = {}, options = {}) => h.get(RegisterCreditorService).register(h.bruno, creditorInput(more), options);

describe('registering a creditor', () => {
  test('writes it down with its contacts, the number and the account in one spelling', async () => {
    const creditor = await register({ siren: ` ${siren('81204736').replace(/(...)/g, '$1 ')}`, vatNumber: null });
    expect(creditor).toMatchObject({ name: 'Papeteries Tessonville', siren: siren('81204736'), iban: 'FR7630006000011234567890189', address: { postalCode: '49100', country: 'FR', line2: null } });
    expect(creditor.contacts).toMatchObject([{ name: 'Camille Ferrandier', role: 'Comptable' }]);
    expect(await h.get(CreditorsService).one(h.bruno, creditor.id)).toEqual(creditor);
  });

  test('a preview is the act undone: the same answer, and not one row more', async () => {
    const before = await h.counts();
    const seen = await register({ siren: siren('79011523'), name: 'Bois Lorrenzeau' }, { dryRun: true });
    expect(seen).toMatchObject({ name: 'Bois Lorrenzeau', contacts: [{ name: 'Camille Ferrandier' }] });
    expect(await h.counts()).toEqual(before);
  });

  test('names each field that can\'t be taken, and writes nothing', async () => {
    const before = await h.counts();
    expect(await refusal(register({
      name: ' ', siren: '812047361', vatNumber: 'FR00123', iban: 'FR7630006000011234567890188', bic: 'ABC', email: 'compta@', phone: '12', kind: 'club',
      address: { line1: '', postalCode: '4910', city: 'x'.repeat(121) }, contacts: [{ name: '', email: 'x y@z.fr' }],
    }))).toBe('bad_fields kind:unknown_value name:required siren:siren_invalid vatNumber:vat_invalid address.line1:required address.city:too_long address.postalCode:postal_code_invalid email:email_invalid phone:phone_invalid iban:iban_invalid bic:bic_invalid contacts.0.name:required contacts.0.email:email_invalid');
    expect(await refusal(register({ siren: siren('81204736') }))).toBe('bad_fields siren:siren_taken');
    expect(await h.counts()).toEqual(before);
  });

  test('two at the same moment: one is registered, the other told', async () => {
    const both = await Promise.all([1, 2].map(() => refusal(register({ siren: siren('55210044') }))));
    expect(both.sort()).toEqual(['bad_fields siren:siren_taken', 'nothing was refused']);
  });

  test('only for those who may', async () => {
    expect(await refusal(h.get(RegisterCreditorService).register(h.helene, creditorInput({ siren: siren('44410044') })))).toBe('not_found');
  });
});

describe('who sees a creditor', () => {
  test('the account number: administrator, accountant and the creditor itself, not a collector', async () => {
    const one = await h.client('Minoterie Vaudreuilh', '50211478');
    const two = await h.client('Cuisines Arvieu', '48322917');
    const see = h.get(CreditorsService);
    for (const who of [h.bruno, h.ines, one.user]) expect((await see.one(who, one.id))?.iban).toBe('FR7630006000011234567890189');
    expect(await see.one(h.helene, one.id)).toMatchObject({ name: 'Minoterie Vaudreuilh', iban: null, bic: null });
    expect(await see.one(two.user, one.id)).toBeNull();
    expect(await see.one(h.bruno, 'not-an-id')).toBeNull();
    expect((await see.list(two.user, {})).rows.map(({ name }) => name)).toEqual(['Cuisines Arvieu']);
    expect(await see.caseCount(two.user, one.id)).toBe(0);
    expect(await see.users(h.bruno, one.id)).toMatchObject([{ email: '50211478@client.example' }]);
    expect(await see.users(one.user, one.id)).toEqual([]);
  });

  test('the list: by name, a page at a time, found by name, town or number; a forged cursor is the first page', async () => {
    const see = h.get(CreditorsService);
    const names: string[] = [];
    for (let after: string | null | undefined = null; after !== undefined;) {
      const page = await see.list(h.bruno, { first: 2, after });
      names.push(...page.rows.map(({ name }) => name));
      after = page.next ?? undefined;
    }
    expect(names).toEqual(['Cuisines Arvieu', 'Minoterie Vaudreuilh', 'Papeteries Tessonville', 'Papeteries Tessonville']);
    expect((await see.list(h.bruno, { text: 'vaudr' })).rows).toMatchObject([{ name: 'Minoterie Vaudreuilh', mandateState: 'in_force', mandateReference: 'M-2026-01', openCases: 0, principal: 0n }]);
    expect((await see.list(h.bruno, { text: '483 229' })).rows.map(({ name }) => name)).toEqual(['Cuisines Arvieu']);
    expect((await see.list(h.bruno, { text: '100%' })).rows).toEqual([]);
    expect((await see.list(h.bruno, { after: 'x', first: 1 })).rows).toHaveLength(1);
    expect((await see.list(h.bruno, { text: 'papeteries' })).rows.map(({ mandateState }) => mandateState)).toEqual(['none', 'none']);
  });
});

describe('a user of a creditor', () => {
  test('is sent a link, chooses a password by it, and comes in', async () => {
    const { id } = await h.client('Peintures Ostrévent', '51900273');
    const { user, invitedUntil } = await h.get(RegisterCreditorService).addUser(h.bruno, { creditorId: id, name: 'Claire Monestié', email: 'claire@ostrevent.example' });
    expect(invitedUntil.since(h.clock.now()).total('hours')).toBeCloseTo(168, 1);
    const [mail] = await h.database.rows<{ link: string; text: string }>(sql`select link, text from outgoing_message where recipient = 'claire@ostrevent.example'`);
    expect(mail!.text).toContain('Peintures Ostrévent');
    const entered = { id: user.id, workspace: 'creditor', creditorId: id };
    expect((await h.get(WelcomeService).accept(mail!.link.split('#')[1]!, 'trois chats sur le quai', {})).answer).toMatchObject(entered);
    expect((await h.get(SignInService).signIn('claire@ostrevent.example', 'trois chats sur le quai', {})).answer).toMatchObject(entered);
    expect((await h.get(PeopleService).usersOf(h.database, id)).map(({ email }) => email)).toContain('claire@ostrevent.example');
    expect(await refusal(h.get(RegisterCreditorService).addUser(h.bruno, { creditorId: id, name: 'Claire', email: 'Claire@ostrevent.example' }))).toBe('email_taken email:email_taken');
    expect(await refusal(h.get(RegisterCreditorService).addUser(h.bruno, { creditorId: id, name: '', email: '' }))).toBe('bad_fields name:required email:required');
    expect(await refusal(h.get(RegisterCreditorService).addUser(h.helene, { creditorId: id, name: 'X', email: 'x@ostrevent.example' }))).toBe('not_found');
    expect(await refusal(h.get(RegisterCreditorService).addUser(h.bruno, { creditorId: h.agencyId, name: 'X', email: 'x@ostrevent.example' }))).toBe('not_found');
  });
});
