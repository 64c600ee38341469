import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PostalAddress } from '../address.type.ts';
import { addressKey, DebtorsService, nameKey, type NewDebtor } from '../index.ts';
import { office, siren, type Office } from '../parties.fixture.ts';

let h: Office;
let creditorId: string;
let stranger: Awaited<ReturnType<Office['client']>>;
let own: Awaited<ReturnType<Office['client']>>;
beforeAll(async () => {
  h = await office();
  own = await h.client('Papeteries Tessonville', '81204736');
  stranger = await h.client('Bois Lorrenzeau', '79011523');
  creditorId = own.id;
});
afterAll(() => h.close());

const at = (line1: string, postalCode = '35300', city = 'Fougères'): PostalAddress => ({ line1, line2: null, postalCode, city, country: 'FR' });
const carnaudet: NewDebtor = { kind: 'company', name: 'Imprimerie Carnaudet SARL', siren: siren('50211478'), address: at('27, rue des Forges'), phone: '02 61 91 55 01', email: 'contact@carnaudet.example' };
const register = (debtor: NewDebtor, creditor = creditorId) => h.database.transact((tx) => h.get(DebtorsService).register(tx, { agencyId: h.agencyId, creditorId: creditor, source: 'deposit' }, debtor));
const recognise = (debtor: NewDebtor, creditor = creditorId) => h.get(DebtorsService).recognise(h.database, creditor, debtor);

describe('keys', () => {
  test.each([
    ['company', 'S.A.R.L. Boulangerie de l\'Étoile', 'BOULANGERIE ETOILE SARL'],
    ['company', 'Œuvres & Cie', 'OEUVRES ET CIE'],
    ['company', 'SA', 's.a.'],
    ['person', 'Mme Jeanne LORIMIER', 'Lorimier Jeanne'],
  ] as const)('%s: %s is %s', (kind, one, other) => expect(nameKey(one, kind)).toBe(nameKey(other, kind)));

  test.each([
    ['12, bd. St-Michel', '12 boulevard Saint Michel'], ['3bis av de la République', '3 BIS, avenue République'], ['ZI du Pré', 'zone du pré'],
  ])('%s is %s', (one, other) => expect(addressKey(at(one))).toBe(addressKey(at(other))));

  test('another number, town or country is another place', () => {
    const key = addressKey(at('12 rue des Forges'));
    for (const other of [at('13 rue des Forges'), at('12 rue des Forges', '35000'), { ...at('12 rue des Forges'), country: 'BE' }]) expect(addressKey(other)).not.toBe(key);
  });
});

describe('recognising', () => {
  test('by SIREN whatever the name; by name and address without one; never by the name of a person alone', async () => {
    const id = await register(carnaudet);
    expect(await recognise({ kind: 'company', name: 'IMP CARNAUDET', siren: siren('50211478') })).toMatchObject({ debtorId: id, by: 'same_siren', name: 'Imprimerie Carnaudet SARL' });
    expect(await recognise({ kind: 'company', name: 'imprimerie carnaudet', address: at('27 R. des Forges') })).toMatchObject({ debtorId: id, by: 'same_name_address' });
    // A file that does not say that it is a company.
    expect(await recognise({ kind: 'person', name: 'Imprimerie Carnaudet', address: at('27 rue des Forges') })).toMatchObject({ debtorId: id });
    expect(await recognise({ kind: 'company', name: 'Imprimerie Carnaudet', siren: siren('50299999'), address: at('27 rue des Forges') })).toBeUndefined();
    expect(await recognise({ kind: 'company', name: 'Imprimerie Carnaudet', address: at('28 rue des Forges') })).toBeUndefined();
    await register({ kind: 'person', name: 'Jeanne Lorimier' });
    expect(await recognise({ kind: 'person', name: 'Jeanne Lorimier' })).toBeUndefined();
    const bare = await register({ kind: 'company', name: 'Façonnage Bellerive' });
    expect(await recognise({ kind: 'company', name: 'FACONNAGE BELLERIVE' })).toMatchObject({ debtorId: bare });
  });

  test('many at once, in their order', async () => {
    const found = await h.get(DebtorsService).recogniseAll(h.database, creditorId, [{ kind: 'company', name: 'Inconnu SARL' }, carnaudet]);
    expect(found.map((one) => one?.by)).toEqual([undefined, 'same_siren']);
    expect(await h.get(DebtorsService).recogniseAll(h.database, creditorId, [])).toEqual([]);
  });

  test('within one creditor alone: another one\'s debtor is a stranger, to the recognition as to the reader', async () => {
    expect(await recognise(carnaudet, stranger.id)).toBeUndefined();
    const id = await register({ ...carnaudet, siren: siren('51900273') });
    expect(await h.get(DebtorsService).one(stranger.user, id)).toBeNull();
    expect(await h.get(DebtorsService).one(own.user, id)).toMatchObject({ name: 'Imprimerie Carnaudet SARL', phone: '02 61 91 55 01', address: { city: 'Fougères' } });
    expect(await h.get(DebtorsService).one(h.bruno, id)).toBeNull();
  });
});

test('a new address is the current one, the former stays, the same is not written twice', async () => {
  const id = await register({ kind: 'company', name: 'Cartonnages Beausire', address: at('1 rue Haute') });
  const move = (address: PostalAddress) => h.database.transact((tx) => h.get(DebtorsService).addAddress(tx, { agencyId: h.agencyId, creditorId, source: 'deposit' }, id, address));
  await move(at('1, r. Haute'));
  await move(at('9 quai Bas', '37000', 'Tours'));
  expect((await h.get(DebtorsService).facts(h.database, id)).address).toEqual(at('9 quai Bas', '37000', 'Tours'));
  expect(await recognise({ kind: 'company', name: 'Cartonnages Beausire', address: at('1 rue Haute') })).toMatchObject({ debtorId: id });
  expect(await h.rows({ text: 'select 1 from debtor_address where debtor_id = ?', params: [id] })).toHaveLength(2);
});
