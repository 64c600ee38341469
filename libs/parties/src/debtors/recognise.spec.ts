import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sql } from '@quittance/platform';
import { DebtorsService, RecogniseDebtorsService, type NewDebtor } from '../index.ts';
import { office, siren, type Office } from '../parties.fixture.ts';
import { NameIndex } from './recognise-near.ts';
import { DOUBTFUL_FROM, likeness, scoreOf, sirenOfVat } from './recognise-score.ts';

let h: Office;
let client: Awaited<ReturnType<Office['client']>>;
let other: Awaited<ReturnType<Office['client']>>;
beforeAll(async () => { h = await office(); client = await h.client('Papeteries Tessonville', '81204736'); other = await h.client('Bois Lorrenzeau', '79011523'); });
afterAll(() => h.close());

const at = (line1: string, postalCode = '35300', city = 'Fougères') => ({ line1, line2: null, postalCode, city, country: 'FR' });
const company = (name: string, more: Partial<NewDebtor> = {}): NewDebtor => ({ kind: 'company', name, ...more });
const person = (name: string, more: Partial<NewDebtor> = {}): NewDebtor => ({ kind: 'person', name, ...more });
const vatOf = (number: string) => `FR${String((12 + 3 * (Number(number) % 97)) % 97).padStart(2, '0')}${number}`;
const known = (debtor: NewDebtor, of = client) => h.database.transact((tx) => h.get(DebtorsService).register(tx, { agencyId: h.agencyId, creditorId: of.id, source: 'deposit' }, debtor));
const look = async (debtor: NewDebtor, of = client) => (await h.database.transact((tx) => h.get(RecogniseDebtorsService).recogniseAll(tx, of.id, [debtor])))[0]!;

describe('who somebody is, for certain', () => {
  test('by SIREN, by SIRET, by the SIREN in his VAT number, by the VAT number, by his account, by name and place', async () => {
    const number = siren('50211478');
    const id = await known(company('Imprimerie Carnaudet SARL', { siren: number, vatNumber: vatOf(number), iban: 'FR7630006000011234567890189', address: at('27 rue des Forges') }));
    const foreign = await known(company('Drukkerij Van Hove BV', { vatNumber: 'NL859912345B01' }));
    expect((await look(company('Tout autre nom', { siren: number }))).found).toMatchObject({ debtorId: id, by: 'same_siren', hasAddress: true });
    expect((await look(company('Imprimerie Carnaudet', { siren: number, siret: `${number}00012` }))).found).toMatchObject({ debtorId: id, by: 'same_siret' });
    expect((await look(company('IMPRIMERIE CARNAUDET', { vatNumber: vatOf(number) }))).found).toMatchObject({ debtorId: id, by: 'same_vat' });
    expect((await look(company('Drukkerij Van Hove', { vatNumber: 'NL 8599.12345 B01' }))).found).toMatchObject({ debtorId: foreign, by: 'same_vat', hasAddress: false });
    expect((await look(company('Impr. Carnaudet', { iban: 'FR76 3000 6000 0112 3456 7890 189' }))).found).toMatchObject({ debtorId: id, by: 'same_iban' });
    expect((await look(company('imprimerie CARNAUDET', { address: at('27, r. des Forges', '35300', 'FOUGERES') }))).found).toMatchObject({ debtorId: id, by: 'same_name_address' });
  });

  test('a number that others share settles nothing where the name says otherwise: it is a reason to ask', async () => {
    const number = siren('44410044');
    const id = await known(company('Groupe Aubrevelle', { siren: number, vatNumber: vatOf(number), iban: 'FR1420041010050500013M02606' }));
    for (const numbered of [{ vatNumber: vatOf(number) }, { iban: 'FR1420041010050500013M02606' }]) {
      const seen = await look(company('Minoterie du Lac', numbered));
      expect(seen.found).toBeUndefined();
      expect(seen.doubtful).toMatchObject([{ debtorId: id, by: 'vatNumber' in numbered ? 'vat' : 'iban', score: DOUBTFUL_FROM }]);
    }
  });

  test('two SIRENs that differ are two debtors, whatever else is alike', async () => {
    const number = siren('33210077');
    await known(company('Transports Ménardière', { siren: number, vatNumber: vatOf(number), iban: 'FR7610107001011234567890129', address: at('1 place Neuve') }));
    expect(await look(company('Transports Ménardière', { siren: siren('33210078'), vatNumber: vatOf(number), iban: 'FR7610107001011234567890129', address: at('1 place Neuve') }))).toEqual({ found: undefined, doubtful: [] });
  });

  test('one who stands under another is the other', async () => {
    const kept = await known(company('Cartonnages Beausire', { address: at('4 quai Neuf') }));
    const merged = await known(company('Cartonnages Bosire', { address: at('9 rue Haute') }));
    await h.rows(sql`update debtor set merged_into = ${kept} where id = ${merged}`);
    expect((await look(company('Cartonnages Bosire', { address: at('9 rue Haute') }))).found).toMatchObject({ debtorId: kept, name: 'Cartonnages Beausire' });
  });
});

describe('whom somebody may be', () => {
  test('a name that is written otherwise at the same place, one that has moved, one whose place is not known: with a score, best first', async () => {
    const one = await known(company('Menuiserie Lagarde Frères', { address: at('12 rue du Moulin', '72000', 'Le Mans') }));
    const two = await known(company('Menuiserie Lagarde', { address: at('80 avenue de Paris', '75012', 'Paris') }));
    const seen = await look(company('Menuiseries Lagarde frere', { address: at('12 r du Moulin', '72000', 'Le Mans') }));
    expect(seen.found).toBeUndefined();
    expect(seen.doubtful.map(({ debtorId, by, city }) => [debtorId, by, city])).toEqual([[one, 'name_address', 'Le Mans']]);
    const moved = (await look(company('Menuiserie Lagarde', { address: at('3 impasse Basse', '49000', 'Angers') }))).doubtful;
    expect(moved[0]).toMatchObject({ debtorId: two, by: 'name_address' });
    const nowhere = (await look(company('Menuiserie Lagarde'))).doubtful;
    expect(nowhere.map(({ debtorId, by }) => [debtorId, by])).toEqual([[two, 'name'], ...(nowhere.length > 1 ? [[one, 'name']] : [])]);
    expect(nowhere[0]!.score).toBe(80);
    for (const list of [moved, nowhere]) expect(list.map(({ score }) => score)).toEqual(list.map(({ score }) => score).toSorted((a, b) => b - a));
  });

  test('persons whose first names differ are never one for certain, nor is a person by his name alone', async () => {
    await known(person('Jean Lorimier', { address: at('5 rue Basse') }));
    expect((await look(person('Jeanne Lorimier', { address: at('5 rue Basse') }))).found).toBeUndefined();
    expect((await look(person('Jeanne Lorimier', { address: at('5 rue Basse') }))).doubtful).toHaveLength(1);
    expect((await look(person('Jean Lorimier'))).found).toBeUndefined();
    expect((await look(person('Jean Lorimier', { address: at('88 boulevard Lointain', '13008', 'Marseille') }))).doubtful).toEqual([]);
  });

  test('five at most, and never another creditor’s', async () => {
    for (let n = 0; n < 8; n++) await known(company(`Brasserie Valmondin ${n}`, { address: at(`${n + 1} place du Marché`) }), other);
    expect((await look(company('Brasserie Valmondin', { address: at('1 place du Marché') }), other)).doubtful).toHaveLength(5);
    expect(await look(company('Brasserie Valmondin 3', { address: at('4 place du Marché') }))).toEqual({ found: undefined, doubtful: [] });
    expect((await look(company('Brasserie Valmondin 3', { address: at('4 place du Marché') }), other)).found?.by).toBe('same_name_address');
  });

  test('many at once are each what they are alone, however many they are, in the same few questions', async () => {
    const all = [company('Menuiserie Lagarde'), company('Personne de ce nom'), person('Jean Lorimier', { address: at('5 rue Basse') }), company('Tout autre nom', { siren: siren('50211478') })];
    const together = await h.database.transact((tx) => h.get(RecogniseDebtorsService).recogniseAll(tx, client.id, all));
    const alone = [];
    for (const one of all) alone.push(await look(one));
    expect(together).toEqual(alone);
    // Beyond a few, they are held against all of the creditor's in memory: the same answers.
    const many = [...all, ...Array.from({ length: 60 }, (_, n) => company(`Autre société ${n}`))];
    expect((await h.database.transact((tx) => h.get(RecogniseDebtorsService).recogniseAll(tx, client.id, many))).slice(0, all.length)).toEqual(alone);
  });
});

describe('the score', () => {
  test('likeness is that of pg_trgm', async () => {
    const words = fc.stringMatching(/^[a-z0-9éà]{0,8}( [a-z0-9éà]{1,8}){0,3}$/u);
    const pairs = fc.sample(fc.tuple(words, words), { numRuns: 200, seed: 7 });
    const rows = await h.rows<{ n: number; same: string }>(sql`select r.n, similarity(r.a, r.b) as same from jsonb_to_recordset(${JSON.stringify(pairs.map(([a, b], n) => ({ n, a, b })))}::jsonb) as r(n integer, a text, b text)`);
    for (const { n, same } of rows) expect(likeness(pairs[n]![0], pairs[n]![1])).toBeCloseTo(Number(same), 5);
  });

  test('names held in memory are found as by holding each against each', () => {
    const word = fc.constantFrom('menuiserie', 'menuiseries', 'lagarde', 'lagard', 'transports', 'du', 'lac', 'val', 'valmondin', 'jean', 'jeanne'), name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
    fc.assert(fc.property(fc.array(name, { minLength: 1, maxLength: 30 }), name, (names, asked) => {
      const known = names.map((key, n) => ({ id: String(n).padStart(3, '0'), kind: 'company', key, numbered: n % 3 === 0 }));
      for (const unnumbered of [false, true]) {
        const each = known.filter(({ numbered }) => !(unnumbered && numbered)).map(({ id, key }) => ({ id, likeness: likeness(key, asked) })).filter((one) => one.likeness >= 0.45).sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1));
        expect(new NameIndex(known, 0.45).near(asked, 'company', { unnumbered, most: 5 })).toEqual(each.slice(0, 5));
      }
    }));
  });

  test('grows with each likeness, stays within 0 and 99, and a name alone never reaches what a place bears out', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true }), kind = fc.constantFrom('company' as const, 'person' as const);
    fc.assert(fc.property(kind, share, share, share, (of, a, b, place) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      for (const where of [null, place]) expect(scoreOf({ kind: of, name: low, place: where })).toBeLessThanOrEqual(scoreOf({ kind: of, name: high, place: where }));
      expect(scoreOf({ kind: of, name: place, place: low })).toBeLessThanOrEqual(scoreOf({ kind: of, name: place, place: high }));
      expect(scoreOf({ kind: of, name: a, place: null })).toBeLessThanOrEqual(scoreOf({ kind: of, name: a, place: 1 }));
      expect(scoreOf({ kind: of, name: a, place: b })).toBeGreaterThanOrEqual(0);
      expect(scoreOf({ kind: of, name: 1, place: 1 })).toBe(99);
    }));
  });

  test('a French VAT number gives its SIREN where its key fits', () => {
    expect(sirenOfVat('FR05987654321')).toBe('987654321');
    expect(sirenOfVat('FR99987654321')).toBeNull();
    expect(sirenOfVat('BE0987654321')).toBeNull();
  });
});
