import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId, sql } from '@quittance/platform';
import { DepositsService, type DepositInput } from '../index.ts';
import { deposit, office, refusal, siren, type Office } from '../intake.fixture.ts';
import { ColumnMappingsService } from './column-mappings.service.ts';
import { OWN_HEADERS, OWN_MAPPING, ownRow } from './mapping.fixture.ts';

let h: Office;
beforeAll(async () => { h = await office(); });
afterAll(() => h.close());
beforeEach(async () => { for (const { id } of await mappings().list(h.camille)) await mappings().forget(h.camille, id); });

const mappings = () => h.get(ColumnMappingsService);
const preview = (input: DepositInput, actor = h.camille) => h.get(DepositsService).preview(actor, input);
const confirm = (input: DepositInput, actor = h.camille) => h.get(DepositsService).confirm(actor, input);
const own = (file: string, remember = false) => ({ mappings: [{ file, columns: OWN_MAPPING.map((one) => ({ ...one })), remember }] });
const table = (...rows: string[]) => OWN_HEADERS + rows.join('');

describe('a table under headers that nobody knows', () => {
  test('shows its columns, is read as its creditor says, and is placed so', async () => {
    const file = table(ownRow('FX-1'), ownRow('FX-2', { left: '1 20O,00' }));
    const seen = await preview(deposit({ 'a.csv': file }));
    expect(seen.claimCount).toBe(0);
    expect(seen.files[0]).toMatchObject({ format: 'csv', mapping: { remembered: false, lacking: ['reference', 'total'] } });
    expect(seen.files[0]!.mapping!.columns[0]).toMatchObject({ column: 0, header: 'N° pièce interne', samples: ['FX-1', 'FX-2'], field: null, guessed: false });
    const read = await preview(deposit({ 'a.csv': file }, own('a.csv')));
    expect(read).toMatchObject({ claimCount: 1, files: [{ mapping: { lacking: [], remembered: false } }], cases: [{ debtorName: 'Imprimerie Carnaudet SARL', claims: [{ reference: 'FX-1', due: 1200_00n }] }] });
    expect(read.faults).toMatchObject([{ line: 3, field: 'Débit restant', code: 'amount_letter' }]);
    const placed = await confirm(deposit({ 'a.csv': file }, own('a.csv')));
    expect(await h.rows(sql`select a.line1, a.line2, a.postal_code from debtor_address a join case_file f on f.debtor_id = a.debtor_id where f.id = ${placed.cases[0]!.id}`)).toEqual([{ line1: '27 rue des Forges', line2: 'Bâtiment C', postal_code: '35300' }]);
    expect(await mappings().list(h.camille)).toEqual([]);
  });

  test('is remembered once it was placed, applied to the next of its columns, and told as remembered', async () => {
    const before = await h.counts();
    await preview(deposit({ 'm.csv': table(ownRow('FM-1', { name: 'Reliure Vauquelin' })) }, own('m.csv', true)));
    expect(await h.counts()).toEqual(before);
    await confirm(deposit({ 'm.csv': table(ownRow('FM-1', { name: 'Reliure Vauquelin' })) }, own('m.csv', true)));
    const next = await preview(deposit({ 'autre nom.csv': table(ownRow('FM-2', { name: 'Reliure Vauquelin' })) }));
    expect(next).toMatchObject({ claimCount: 1, files: [{ mapping: { remembered: true, lacking: [] } }] });
    expect(next.files[0]!.mapping!.columns.every(({ guessed }) => !guessed)).toBe(true);
    const [kept] = await mappings().list(h.camille);
    expect(kept).toMatchObject({ fileName: 'm.csv', by: 'Camille Ferrandier' });
    expect(kept!.columns[4]).toEqual(expect.objectContaining({ column: 4, header: 'Débit restant', field: 'due' }));
    // Columns in another order are other columns.
    expect((await preview(deposit({ 'x.csv': table(ownRow('FM-2')).replace('Tiers;Créée', 'Créée;Tiers') }))).claimCount).toBe(0);
  });

  test('the newest word counts; the same word again is not kept twice; what is said now comes first', async () => {
    await confirm(deposit({ 'n.csv': table(ownRow('FN-1', { name: 'Atelier Bonnivard' })) }, own('n.csv', true)));
    await confirm(deposit({ 'n.csv': table(ownRow('FN-2', { name: 'Atelier Bonnivard' })) }, own('n.csv', true)));
    const count = async () => Number((await h.rows<{ n: string }>(sql`select count(*) as n from column_mapping where columns is not null and file_name = 'n.csv'`))[0]!.n);
    expect(await count()).toBe(1);
    const total = OWN_MAPPING.map((one) => (one.field === 'due' ? { ...one, field: 'total' } : { ...one }));
    await confirm(deposit({ 'n.csv': table(ownRow('FN-3', { name: 'Atelier Bonnivard' })) }, { mappings: [{ file: 'n.csv', columns: total, remember: true }] }));
    expect(await count()).toBe(2);
    expect(await mappings().list(h.camille)).toMatchObject([{ columns: expect.arrayContaining([expect.objectContaining({ field: 'total' })]) }]);
    const swapped = OWN_MAPPING.map((one) => (one.column === 1 ? { ...one, field: 'account' } : one.column === 0 ? { ...one, field: 'buyerName' } : { ...one }));
    expect((await preview(deposit({ 'n.csv': table(ownRow('FN-4')) }, { mappings: [{ file: 'n.csv', columns: swapped }] }))).files[0]!.mapping).toMatchObject({ remembered: false, lacking: ['reference'] });
  });

  test('forgotten, it is read by its headers again', async () => {
    await confirm(deposit({ 'o.csv': table(ownRow('FO-1', { name: 'Brochage Delaunoy' })) }, own('o.csv', true)));
    const [kept] = await mappings().list(h.camille);
    expect(await mappings().forget(h.camille, kept!.id)).toMatchObject({ id: kept!.id });
    expect((await preview(deposit({ 'o.csv': table(ownRow('FO-2')) }))).claimCount).toBe(0);
    expect(await refusal(mappings().forget(h.camille, kept!.id))).toBe('not_found');
    await expect(h.rows(sql`update column_mapping set file_name = 'x'`)).rejects.toThrow();
  });
});

test('a table without headers, from its first line on', async () => {
  const bare = [ownRow('FB-1', { name: 'Massicot Frères' }), ownRow('FB-2', { name: 'Massicot Frères' })].join('');
  expect((await preview(deposit({ 'b.csv': bare }))).files[0]!.mapping!.columns.map(({ header }) => header)).toContain('Colonne 1');
  const placed = await confirm(deposit({ 'b.csv': bare }, own('b.csv', true)));
  expect(placed.claimCount).toBe(2);
  expect((await preview(deposit({ 'b2.csv': ownRow('FB-3', { name: 'Massicot Frères' }) }))).claimCount).toBe(1);
  // No word of the file is kept: its columns have no names.
  expect(JSON.stringify(await h.rows(sql`select columns from column_mapping where file_name = 'b.csv'`))).not.toContain('Massicot');
});

test('a file whose name holds signs that no database keeps is remembered all the same', async () => {
  const named = 'z\u0000.csv';
  await confirm(deposit({ [named]: table(ownRow('FZ-1', { name: 'Encres Baudry' })) }, own(named, true)));
  expect(await mappings().list(h.camille)).toMatchObject([{ fileName: 'z.csv' }]);
});

test('what is said of columns is checked word by word before anything is read', async () => {
  const of = (given: NonNullable<DepositInput['mappings']>) => refusal(preview(deposit({ 'a.csv': table(ownRow('FX-1')) }, { mappings: given })));
  expect(await of([{ file: 'b.csv', columns: [] }])).toBe('bad_fields mappings.0.file:unknown_file');
  expect(await of([{ file: 'a.csv', columns: [{ column: 0, field: 'montant' }, { column: -1, field: 'due' }, { column: 1, field: 'email' }, { column: 1, field: 'phone' }, { column: 2, field: 'email' }] }]))
    .toBe('bad_fields mappings.0.columns.0:unknown_field mappings.0.columns.1:out_of_range mappings.0.columns.3:twice mappings.0.columns.4:twice');
  expect(await of([{ file: 'a.csv', columns: [] }, { file: 'a.csv', columns: [] }])).toBe('bad_fields mappings.1.file:twice');
});

test('one key is one way of reading: the same file read otherwise under it is another deposit', async () => {
  const input = deposit({ 'k.csv': table(ownRow('FK-1', { name: 'Coutellerie Sauvigny' })) }, own('k.csv'));
  const placed = await confirm(input);
  expect((await confirm({ ...input, mappings: own('k.csv').mappings.map((one) => ({ ...one, columns: one.columns.toReversed() })) })).id).toBe(placed.id);
  expect(await refusal(confirm({ ...input, mappings: [{ file: 'k.csv', columns: OWN_MAPPING.slice(0, 6).map((one) => ({ ...one })) }] }))).toBe('idempotency_key_reused');
});

test('another creditor neither reads by it, nor sees it, nor forgets it; an agent of the agency neither', async () => {
  await confirm(deposit({ 's.csv': table(ownRow('FS-1', { name: 'Vernis Quélen', })) }, own('s.csv', true)));
  const [kept] = await mappings().list(h.camille);
  for (const other of [h.rachid, h.helene, h.bruno]) {
    expect(await mappings().list(other)).toEqual([]);
    expect(await refusal(mappings().forget(other, kept!.id))).toBe('not_found');
  }
  expect((await preview(deposit({ 's.csv': table(ownRow('FS-2')) }), h.rachid)).files[0]!.mapping).toMatchObject({ remembered: false });
  for (const id of [newId(), 'x', siren('1')]) expect(await refusal(mappings().forget(h.camille, id))).toBe('not_found');
});
