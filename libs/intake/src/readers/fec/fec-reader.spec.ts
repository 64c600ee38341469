import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFile } from '../index.ts';
import type { ReadKnownFile } from '../index.ts';

const HEADER = 'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise';
type Line = { day?: string; account?: string; aux?: string; name?: string; piece?: string; pieceDay?: string; label?: string; debit?: string; credit?: string; letters?: string; number?: string };
const line = ({ day = '20260115', account = '41100000', aux = 'C0012', name = 'Librairie du Parvis', piece = 'F20260001', pieceDay = '20260115', label = 'Facture', debit = '0,00', credit = '0,00', letters = '', number = '1' }: Line, separator = '|') =>
  ['VE', 'Ventes', number, day, account, 'Clients', aux, name, piece, pieceDay, label, debit, credit, letters, '', day, '', ''].join(separator);
const read = async (lines: readonly string[], header = HEADER, separator = '|') => (await readFile(new TextEncoder().encode([header.replaceAll('|', separator), ...lines].join('\r\n')), 'x')) as ReadKnownFile;
const brief = (file: ReadKnownFile) => file.claims.map(({ reference, kind, total, due, issuedOn, buyer }) => [reference, kind, total, due, issuedOn, buyer.account, buyer.name]);

describe('the open items of the customers’ accounts', () => {
  test('an invoice without a payment is due whole, with its customer and its day', async () => {
    const file = await read([line({ debit: '308,03' }), line({ account: '70700000', aux: '', name: '', credit: '256,69' }), line({ account: '44571000', aux: '', name: '', credit: '51,34' })]);
    expect(file.format).toBe('fec');
    expect(file.errors).toEqual([]);
    expect(file.claims).toMatchObject([{ reference: 'F20260001', kind: 'invoice', issuedOn: '2026-01-15', dueOn: null, currency: 'EUR', total: '308.03', due: '308.03', buyer: { name: 'Librairie du Parvis', account: 'C0012', siren: null }, extras: { line: 2 } }]);
  });

  test('without lettering, what bears the same piece is netted: a part payment, a credit note', async () => {
    expect(brief(await read([line({ debit: '308,03' }), line({ day: '20260220', credit: '100,00', label: 'Virement' }), line({ day: '20260301', credit: '8,03', label: 'Avoir' })]))).toEqual([['F20260001', 'invoice', '308.03', '200.00', '2026-01-15', 'C0012', 'Librairie du Parvis']]);
  });

  test('a lettered group that balances is paid, whatever its pieces are called', async () => {
    const file = await read([line({ debit: '308,03', letters: 'AA' }), line({ piece: 'VIR77', credit: '308,03', letters: 'AA' }), line({ piece: 'F2', debit: '10,00' })]);
    expect(brief(file)).toEqual([['F2', 'invoice', '10.00', '10.00', '2026-01-15', 'C0012', 'Librairie du Parvis']]);
  });

  test('a lettered group that does not balance owes what remains; several pieces in it are told', async () => {
    const file = await read([line({ debit: '300,00', letters: 'AB' }), line({ piece: 'F20260002', debit: '50,00', letters: 'AB' }), line({ piece: 'VIR', credit: '120,00', letters: 'AB' })]);
    expect(brief(file)).toEqual([['F20260001', 'invoice', '350.00', '230.00', '2026-01-15', 'C0012', 'Librairie du Parvis']]);
    expect(file.warnings.map(({ code, facts }) => [code, facts])).toEqual([['several_pieces', { letters: 'AB', count: 2 }]]);
  });

  test('the same lettering of two customers is two groups; the general account stands in where there is no auxiliary', async () => {
    const file = await read([line({ debit: '1,00', letters: 'A' }), line({ aux: 'C2', name: 'Deux', credit: '1,00', letters: 'A', piece: 'AV1' }), line({ aux: '', account: '411DURAND', name: '', debit: '5,00', piece: 'F9' })]);
    expect(brief(file)).toEqual([['F20260001', 'invoice', '1.00', '1.00', '2026-01-15', 'C0012', 'Librairie du Parvis'], ['AV1', 'creditNote', '1.00', '1.00', '2026-01-15', 'C2', 'Deux'], ['F9', 'invoice', '5.00', '5.00', '2026-01-15', '411DURAND', 'Clients']]);
  });

  test('a credit that remains is told as one, without a sign; a negative debit is a credit', async () => {
    expect(brief(await read([line({ debit: '-40,00', piece: 'AV7' })]))).toEqual([['AV7', 'creditNote', '40.00', '40.00', '2026-01-15', 'C0012', 'Librairie du Parvis']]);
  });

  test('only customers: suppliers, sales and the bank open nothing', async () => {
    expect((await read([line({ account: '401000', debit: '5,00' }), line({ account: '512000', debit: '5,00' }), line({ account: '416000', debit: '5,00' })])).claims).toEqual([]);
  });

  test('splitting any entry in two changes nothing, nor does the order of the payments', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ aux: fc.constantFrom('C1', 'C2'), piece: fc.constantFrom('F1', 'F2'), letters: fc.constantFrom('', 'A'), cents: fc.integer({ min: -500, max: 500 }).filter((n) => n !== 0) }), { minLength: 1, maxLength: 12 }), async (entries) => {
      const money = (cents: number) => (cents / 100).toFixed(2).replace('.', ',');
      const lines = entries.map(({ cents, ...rest }) => line({ ...rest, ...(cents > 0 ? { debit: money(cents) } : { credit: money(-cents) }) }));
      const file = await read(lines);
      const net = file.claims.reduce((sum, { kind, due }) => sum + (kind === 'invoice' ? 1 : -1) * Math.round(Number(due) * 100), 0);
      expect(net).toBe(entries.reduce((sum, { cents }) => sum + cents, 0));
      expect(new Set(file.claims.map(({ reference, due, kind }) => `${reference}${due}${kind}`)).size).toBeLessThanOrEqual(file.claims.length);
    }), { numRuns: 100 });
  });
});

describe('how programs write it', () => {
  test.each(['\t', '|', ';'])('separator %j, in Windows-1252 as in UTF-8', async (separator) => {
    const text = [HEADER.replaceAll('|', separator), line({ debit: '12,50', name: 'Société Élan' }, separator)].join('\n');
    for (const bytes of [Buffer.from(text, 'latin1'), Buffer.from(`\ufeff${text}`)]) expect(brief((await readFile(new Uint8Array(bytes), 'x')) as ReadKnownFile)).toEqual([['F20260001', 'invoice', '12.50', '12.50', '2026-01-15', 'C0012', 'Société Élan']]);
  });

  test('Montant and Sens instead of Debit and Credit', async () => {
    const header = HEADER.replace('Debit|Credit', 'Montant|Sens');
    expect(brief(await read([line({ debit: '100,00', credit: 'D' }), line({ debit: '40,00', credit: 'C' })], header))).toEqual([['F20260001', 'invoice', '100.00', '60.00', '2026-01-15', 'C0012', 'Librairie du Parvis']]);
    expect(brief(await read([line({ debit: '100,00', credit: '+1' }), line({ debit: '40,00', credit: '-1' })], header))[0]!.slice(2, 4)).toEqual(['100.00', '60.00']);
  });

  test('a separator inside a label is put right where one way alone reads; else the line is refused', async () => {
    const file = await read([line({ debit: '10,00', label: 'Facture\tdu mois' }, '\t')], HEADER, '\t');
    expect(brief(file)[0]!.slice(0, 4)).toEqual(['F20260001', 'invoice', '10.00', '10.00']);
    expect(file.warnings).toMatchObject([{ code: 'separator_in_label', line: 2 }]);
    expect((await read([`${line({ debit: 'x' }, '\t')}\tx\ty`], HEADER, '\t')).errors).toMatchObject([{ code: 'too_many_cells', line: 2 }]);
  });

  test('quoted columns, another order, three decimals that are zero', async () => {
    const header = '"CompteNum"|"JournalCode"|"EcritureNum"|"EcritureDate"|"PieceRef"|"Debit"|"Credit"|"CompAuxNum"|"CompAuxLib"|"DateEcheance"';
    const file = await read(['"411000"|"VE"|"7"|"20260301"|"F7"|"100,000"|""|"C7"|"Sept"|"20260331"'], header);
    expect(file.claims).toMatchObject([{ reference: 'F7', due: '100.00', dueOn: '2026-03-31', buyer: { account: 'C7', name: 'Sept' } }]);
  });
});

describe('bad lines', () => {
  test.each([
    [{ day: '20260231' }, 'EcritureDate', 'day_does_not_exist'], [{ day: '' }, 'EcritureDate', 'missing_value'], [{ pieceDay: 'hier' }, 'PieceDate', 'day_unreadable'],
    [{ debit: '12O,00' }, 'Debit', 'amount_letter'], [{ credit: '1,2,3' }, 'Credit', 'amount_unreadable'], [{ debit: '99999999999999999,00' }, 'Debit', 'amount_too_large'], [{ account: '' }, 'CompteNum', 'missing_value'],
    [{ name: 'a\u0000b' }, 'CompAuxLib', 'forbidden_character'], [{ account: '707000', day: '20261301' }, 'EcritureDate', 'day_does_not_exist'],
  ] as const)('%j is told by its line and column, and the others go on', async (bad, field, code) => {
    const file = await read([line({ debit: '1,00', piece: 'F0' }), line({ debit: '2,00', ...bad }), line({ debit: '3,00', piece: 'F3' })]);
    expect(file.errors).toMatchObject([{ line: 3, field, code, message: expect.stringMatching(/\.$/u) }]);
    expect(file.claims.map(({ reference }) => reference)).toEqual(['F0', 'F3']);
  });

  test('an amount of 2^63, a line of a million and a half characters, a line with a cell too few', async () => {
    const file = await read([line({ debit: '9223372036854775808' }), line({ debit: '1,00', label: 'x'.repeat(1_500_000) }), 'VE|Ventes|1', line({ debit: '4,00', piece: 'F4' })]);
    expect(file.errors.map(({ line: at, code }) => [at, code])).toEqual([[2, 'amount_too_large'], [3, 'line_too_long'], [4, 'too_few_cells']]);
    expect(file.claims.map(({ due }) => due)).toEqual(['4.00']);
  });

  test('headers alone, and headers that lack what counts', async () => {
    expect((await read([])).errors).toMatchObject([{ code: 'no_rows' }]);
    expect((await read([line({})], HEADER.replace('|PieceRef|', '|Piece|'))).errors).toMatchObject([{ line: 1, code: 'missing_column', field: 'PieceRef' }]);
  });
});
