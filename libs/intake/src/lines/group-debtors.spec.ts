import { describe, expect, test } from '@jest/globals';
import { cents } from '@quittance/law';
import { csv, siren, type Invoice } from '../intake.fixture.ts';
import { debtorOf, kindOf, natureOf } from './debtor-of.ts';
import { groupByDebtor } from './group-debtors.ts';
import { claimLine, isClaim } from './line-checks.ts';
import { filesOf, readFiles } from './read-files.ts';

const LIMITS = { siren: siren('81204736'), minimum: cents(0n), currencies: ['EUR'], terms: null, today: Temporal.PlainDate.from('2026-11-23') };
const linesOf = async (invoices: Invoice[]) => {
  const { lines } = await readFiles(filesOf([{ name: 'a.csv', base64: Buffer.from(csv(invoices)).toString('base64') }]));
  return lines.map((line) => claimLine(line, LIMITS)).filter(isClaim);
};
const groups = async (invoices: Omit<Invoice, 'ref'>[]) => (await groupByDebtor(await linesOf(invoices.map((one, i) => ({ ref: `F${i}`, ...one }))))).map(({ lines }) => lines.map(({ claim }) => claim.reference).join());

describe('the same debtor within one deposit', () => {
  test('one SIREN is one debtor, two are two, whatever the names', async () => {
    expect(await groups([{ siren: siren('50211478') }, { siren: siren('51900273') }, { siren: siren('50211478'), name: 'Autre nom SA', street: 'ailleurs' }])).toEqual(['F0,F2', 'F1']);
  });

  test('a line without SIREN joins the one company of that name and place; between two it joins neither', async () => {
    expect(await groups([{}, { siren: siren('50211478') }])).toEqual(['F0,F1']);
    expect(await groups([{ siren: siren('50211478') }, { siren: siren('51900273') }, {}])).toEqual(['F0', 'F1', 'F2']);
  });

  test('a company without address by its name; a person never', async () => {
    const nowhere = { street: '', cp: '', city: '' };
    expect(await groups([{ ...nowhere, name: 'Bellerive SARL' }, { ...nowhere, name: 'SARL BELLERIVE' }])).toEqual(['F0,F1']);
    expect(await groups([{ ...nowhere, name: 'Jeanne Lorimier' }, { ...nowhere, name: 'Jeanne Lorimier' }])).toEqual(['F0', 'F1']);
  });

  test('the key of a debtor does not depend on the order of the lines', async () => {
    const some = [{ ref: 'A', name: 'Bellerive SARL' }, { ref: 'B', name: 'BELLERIVE' }];
    const [one, other] = [await groupByDebtor(await linesOf(some)), await groupByDebtor(await linesOf(some.toReversed()))];
    expect(one.map(({ key }) => key)).toEqual(other.map(({ key }) => key));
    expect(one).toHaveLength(1);
  });
});

describe('what the file tells of the debtor', () => {
  test.each<[Partial<Invoice>, string]>([
    [{ name: 'Jeanne Lorimier' }, 'person'], [{ name: 'M. Paul Rémond SARL' }, 'person'], [{ name: 'Rémond', type: 'entreprise' }, 'company'], [{ name: 'Rémond SARL', type: 'particulier' }, 'person'],
    [{ name: 'Garage Rémond' }, 'company'], [{ name: 'Rémond', siren: siren('50211478') }, 'company'], [{ name: 'Rémond & Fils' }, 'company'], [{ name: 'S.A.R.L. Rémond' }, 'company'],
  ])('%j is a %s', async (more, kind) => {
    expect(kindOf((await linesOf([{ ref: 'A', ...more }]))[0]!)).toBe(kind);
  });

  test.each<[string, 'commercial' | 'civil' | 'public', string]>([
    ['', 'commercial', 'commercial'], ['', 'civil', 'consumer'], ['', 'public', 'public_debtor'], ['Loyer d’habitation', 'civil', 'rent'], ['Télécom', 'commercial', 'telecom'], ['Ramettes A4', 'commercial', 'commercial'],
  ])('nature "%s" under the %s regime is %s', async (nature, regime, expected) => {
    expect(natureOf((await linesOf([{ ref: 'A', nature }]))[0]!.claim, regime)).toBe(expected);
  });

  test('a legal form is read off the name; an address needs a town', async () => {
    const [one, two] = await linesOf([{ ref: 'A' }, { ref: 'B', city: '' }]);
    expect(debtorOf(one!)).toMatchObject({ legalForm: 'SARL', address: { line1: '27 rue des Forges', postalCode: '35300', city: 'Fougères', country: 'FR' } });
    expect(debtorOf(two!).address).toBeNull();
  });
});
