import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readFile } from '../index.ts';
import type { ReadKnownFile } from '../index.ts';

const fixture = (name: string): Uint8Array => readFileSync(path.join(import.meta.dirname, '../fixtures', name));
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function read(content: string | Uint8Array): Promise<ReadKnownFile> {
  const file = await readFile(typeof content === 'string' ? bytesOf(content) : content, 'impayes.csv');
  if ('error' in file) throw new Error(file.error.message);
  return file;
}

const HEADER = 'facture;date;échéance;montant;client';
const NBSP = '\u00a0';
/** what is wrong with the single line "facture;date;échéance;montant;client" */
const problem = async (row: string, header = HEADER) => (await read(`${header}\n${row}\n`)).errors.map(({ line, field, message }) => ({ line, field, message }));

describe('a table as a spreadsheet saves it', () => {
  test('in Windows-1252, with semicolons, French amounts and days, quoted cells, an avoir', async () => {
    const { format, claims, errors, warnings } = await read(fixture('impayes-excel.csv'));
    expect({ format, errors, warnings }).toEqual({ format: 'csv', errors: [], warnings: [] });
    expect(claims[0]).toEqual({
      reference: 'FA-2026-0101', kind: 'invoice', issuedOn: '2026-01-15', dueOn: '2026-02-14', currency: 'EUR', total: '1234.56', due: '1000.00',
      seller: { name: null, siren: null, vat: null }, buyer: { name: 'Menuiserie Bélanger & Fils', siren: '012345674', vat: null, account: 'C0012' },
      latePenaltyText: null, indemnityText: null, contractRate: '12.40',
      extras: {
        line: 2, nature: 'prestation', description: 'Pose de fenêtres – tranche 2', orderReference: null, contractReference: null, deliveryReference: null, documents: [],
        seller: { kind: null, siret: null, tradingName: null, addressLines: [], postalCode: null, city: null, country: null, email: null, phone: null, contactName: null },
        buyer: {
          kind: 'company', siret: null, tradingName: null, addressLines: ["8 rue de l'Écluse", 'Bâtiment B'], postalCode: '37000', city: 'Tours', country: 'FR',
          email: 'compta@belanger.example', phone: '02 47 00 00 01', contactName: null,
        },
      },
    });
    expect(claims[1]).toMatchObject({ total: '980.00', buyer: { name: 'Garage "Les Œillets"; atelier', siren: null, account: 'C0044' }, extras: { line: 3, buyer: { kind: null } } });
    expect(claims[2]).toMatchObject({ kind: 'creditNote', total: '120.00', due: '120.00', issuedOn: '2026-01-20', extras: { buyer: { siret: '01234567400017' } } });
  });

  test('in UTF-8 with a byte order mark, with commas, in English', async () => {
    const { claims, errors } = await read(fixture('unpaid-english.csv'));
    expect(errors).toEqual([]);
    expect(claims.map(({ reference, total, due, buyer }) => [reference, total, due, buyer.name, buyer.vat])).toEqual([
      ['INV-3001', '1234.56', '1234.56', 'Harbour Lights, Ltd', 'GB123456789'], ['INV-3002', '75.50', '25.50', 'Nordlys ApS', 'DK12345678'],
    ]);
  });

  test('with tabs, blank lines, persons in two cells and addresses in one', async () => {
    const { claims, errors } = await read(fixture('particuliers.csv'));
    expect(errors).toEqual([]);
    expect(claims.map(({ buyer, due, extras }) => [buyer.name, due, extras.line, extras.buyer.kind, extras.buyer.addressLines, extras.buyer.postalCode, extras.buyer.city])).toEqual([
      ['Odile Marchetti', '89.90', 2, 'person', ['12 allée des Tilleuls'], '37540', 'Saint-Cyr-sur-Loire'], ['Yann Quillien', '45.00', 4, 'person', ['5 route de Brest'], '29200', 'Brest'],
    ]);
  });

  test('in UTF-16', async () => {
    const text = `${HEADER}\nF1;15/01/2026;14/02/2026;12,50 €;Société Générative\n`;
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    expect((await read(bytes)).claims).toMatchObject([{ due: '12.50', buyer: { name: 'Société Générative' } }]);
  });

  test('with the line that tells a spreadsheet its separator', async () => {
    expect((await read(`sep=;\n${HEADER}\nF1;15/01/2026;14/02/2026;12,50;X\n`)).claims).toMatchObject([{ reference: 'F1', extras: { line: 3 } }]);
  });
});

describe('lines of title above the headers', () => {
  const table = `${HEADER}\nF1;15/01/2026;14/02/2026;12,50;X\nF2;x;14/02/2026;12,50;X\n`;

  test.each([
    ['Liste des impayés\n\n', 3], ['Liste des impayés;;;;\n;;;;\nSociété;Joly;;;\nDate;21/11/2026;;;\n', 5], ['"Impayés, au 21/11/2026\nédition";;\n', 3], ['a\n'.repeat(10), 11],
  ])('%j are passed over, and the lines keep their numbers', async (title, header) => {
    const { claims, errors } = await read(title + table);
    expect(claims).toMatchObject([{ reference: 'F1', extras: { line: header + 1 } }]);
    expect(errors).toMatchObject([{ line: header + 2, field: 'date' }]);
  });

  test('but not more than ten, nor a row of headers that lacks one', async () => {
    expect(await readFile(bytesOf(`${'a;b\n'.repeat(12)}${table}`), 'f.csv')).toMatchObject({ errors: [{ line: 1, code: 'missing_column' }] });
    expect((await read(`facture;date;montant;client\n${table}`)).errors).toMatchObject([{ line: 1, code: 'missing_column' }]);
  });
});

describe('one bad line of a hundred', () => {
  test('gives ninety-nine claims and one error', async () => {
    const rows = Array.from({ length: 100 }, (_, at) => (at === 41 ? 'F42;15/01/2026;31/02/2026;10,00;Client 42' : `F${at + 1};15/01/2026;14/02/2026;10,00;Client ${at + 1}`));
    const { claims, errors } = await read([HEADER, ...rows].join('\r\n'));
    expect(claims).toHaveLength(99);
    expect(errors).toEqual([{ line: 43, field: 'échéance', message: `«${NBSP}31/02/2026${NBSP}»${NBSP}: cette date n’existe pas.`, code: 'day_does_not_exist', facts: { value: '31/02/2026' } }]);
  });

  test('whatever is bad about it: a quote, a NUL, a cell too few or too many', async () => {
    const good = (name: string) => `${name};15/01/2026;14/02/2026;10,00;Client`;
    const bad = ['F2;15/01/2026;14/02/2026;10,00;"Client', 'F4;15/01/2026;14/02/2026;10,00;Cli\u0000ent', 'F6;15/01/2026;14/02/2026;10,00', 'F8;15/01/2026;14/02/2026;10;00;Client'];
    const { claims, errors } = await read([HEADER, good('F1'), bad[0], good('F3'), bad[1], good('F5'), bad[2], good('F7;').replace(';;', ';'), bad[3], good('F9')].join('\n'));
    expect(claims.map(({ reference }) => reference)).toEqual(['F1', 'F3', 'F5', 'F7', 'F9']);
    expect(errors.map(({ line, code }) => [line, code])).toEqual([[3, 'unclosed_quote'], [5, 'forbidden_character'], [7, 'too_few_cells'], [9, 'too_many_cells']]);
    expect(errors.map(({ message }) => message)).toEqual([
      'Un guillemet est ouvert sans être fermé, ou fermé au milieu d’une cellule.', 'La valeur contient un caractère illisible (U+0000).',
      'La ligne a 4 cellules, les en-têtes en annoncent 5.', 'La ligne a plus de 5 cellules, le nombre annoncé par les en-têtes.',
    ]);
  });

  test('one cell is one', async () => {
    expect(await problem('F1')).toMatchObject([{ message: 'La ligne a 1 cellule, les en-têtes en annoncent 5.' }]);
  });

  test('a control character of the C1 set, which Windows-1252 leaves to five of its bytes', async () => {
    const { errors } = await read(Buffer.from(`${HEADER}\nF1;15/01/2026;14/02/2026;10;Caf\u00e9 \u0081\n`, 'latin1'));
    expect(errors).toMatchObject([{ line: 2, field: 'client', code: 'forbidden_character', message: 'La valeur contient un caractère illisible (U+0081).' }]);
  });

  test('quoted words followed by more text are a name', async () => {
    expect((await read(`${HEADER}\nF1;15/01/2026;14/02/2026;10;"Le Grand" SARL\n`)).claims).toMatchObject([{ buyer: { name: '"Le Grand" SARL' } }]);
  });

  test('a damaged byte among valid UTF-8 costs its line, and garbles no other', async () => {
    const bytes = Buffer.from(`${HEADER}\nF1;15/01/2026;14/02/2026;10;Société A\nF2;15/01/2026;14/02/2026;10;Soci?t? B\n`);
    bytes[bytes.indexOf('?')] = 0xe9;
    const { claims, errors } = await read(bytes);
    expect(claims.map(({ buyer }) => buyer.name)).toEqual(['Société A']);
    expect(errors).toMatchObject([{ line: 3, field: 'client', code: 'forbidden_character' }]);
  });
});

describe('a cell that cannot be read is named, with its line', () => {
  test('an amount with a letter for a digit', async () => {
    expect(await problem('F1;15/01/2026;14/02/2026;1.204,5O;X')).toEqual([{ line: 2, field: 'montant', message: `«${NBSP}1.204,5O${NBSP}» contient une lettre. Le montant n’est pas deviné.` }]);
  });

  test('an amount with two readings', async () => {
    expect(await problem('F1;15/01/2026;14/02/2026;1.204;X')).toEqual([{ line: 2, field: 'montant', message: `«${NBSP}1.204${NBSP}» peut se lire 1\u202f204,00 ou 1,204. Le montant n’est pas deviné.` }]);
  });

  test('a negative amount that no type explains', async () => {
    expect(await problem('F1;15/01/2026;14/02/2026;-12,00;X')).toEqual([{ line: 2, field: 'montant', message: `«${NBSP}-12,00${NBSP}» est négatif${NBSP}: une créance se donne en positif, un avoir s’annonce par son type.` }]);
  });

  test('a value that is missing', async () => {
    expect(await problem('F1;15/01/2026;;10;X')).toEqual([{ line: 2, field: 'échéance', message: `La valeur de «${NBSP}échéance${NBSP}» manque.` }]);
    expect(await problem(';15/01/2026;14/02/2026;10;X')).toMatchObject([{ field: 'facture' }]);
    expect(await problem('F1;15/01/2026;14/02/2026;;X')).toMatchObject([{ field: 'montant' }]);
    expect(await problem('F1;15/01/2026;14/02/2026;10; ')).toMatchObject([{ field: 'client' }]);
  });

  test('an empty balance beside an amount is not guessed', async () => {
    expect(await problem('F1;15/01/2026;14/02/2026;10;;X', 'facture;date;échéance;montant;solde;client')).toMatchObject([{ line: 2, field: 'solde' }]);
  });

  test('two bad cells of a line are two errors', async () => {
    expect(await problem('F1;32/01/2026;14/02/2026;dix;X')).toMatchObject([{ line: 2, field: 'date' }, { line: 2, field: 'montant' }]);
  });

  test.each([
    ['siren', '12 345', 'n’est ni un SIREN (9 chiffres) ni un SIRET (14 chiffres).'], ['devise', 'pesos', 'n’est pas une devise'], ['type', 'note de frais', 'n’est pas un type connu'],
    ['taux contractuel', 'BCE + 10', 'n’est pas un taux en pour cent'], ['taux contractuel', '0,12', 'écrivez le taux avec le signe %'], ['objet', 'x'.repeat(10_001), 'La valeur dépasse 10000 caractères.'],
  ])('a %s of %j', async (column, value, sentence) => {
    const [error, ...others] = await problem(`F1;15/01/2026;14/02/2026;10;X;${value}`, `${HEADER};${column}`);
    expect(others).toEqual([]);
    expect(error).toMatchObject({ line: 2, field: column, message: expect.stringContaining(sentence) });
  });
});

describe('columns', () => {
  test('one that is missing is named, beside those that were found', async () => {
    const { errors, claims } = await read('facture;date;montant;client\nF1;15/01/2026;10;X\n');
    expect(claims).toEqual([]);
    expect(errors).toMatchObject([{
      line: 1, field: 'échéance', code: 'missing_column',
      message: `Il manque la colonne «${NBSP}échéance${NBSP}» (colonnes trouvées${NBSP}: «${NBSP}facture${NBSP}», «${NBSP}date${NBSP}», «${NBSP}montant${NBSP}», «${NBSP}client${NBSP}»).`,
    }]);
  });

  test('a registration at the RCS is read for its SIREN; a company number of elsewhere is not refused', async () => {
    const { claims } = await read(`${HEADER};RCS\nF1;15/01/2026;14/02/2026;10;X;RCS Tours B 012 345 674\nF2;15/01/2026;14/02/2026;10;X;012345674\n`);
    expect(claims.map(({ buyer }) => buyer.siren)).toEqual(['012345674', '012345674']);
    const { claims: [foreign], warnings } = await read(`${HEADER};Company number\nF1;15/01/2026;14/02/2026;10;X;SC123456\n`);
    expect(foreign).toMatchObject({ buyer: { siren: null } });
    expect(warnings).toMatchObject([{ code: 'siren_unreadable' }]);
  });

  test('headers alone are told as such', async () => {
    expect((await read(`${HEADER}\n\n`)).errors).toMatchObject([{ line: 1, message: 'Le fichier ne contient aucune ligne sous ses en-têtes.' }]);
  });

  test('a column TVA holds a number, or a tax that is none of ours', async () => {
    const { claims, errors, warnings } = await read(`${HEADER};TVA\nF1;15/01/2026;14/02/2026;10;X;FR 09 012345674\nF2;15/01/2026;14/02/2026;10;Y;20,00\n`);
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
    expect(claims.map(({ buyer }) => [buyer.vat, buyer.siren])).toEqual([['FR09012345674', null], [null, null]]);
  });

  test('a balance alone stands for the amount', async () => {
    expect((await read('facture;date;échéance;solde;client\nF1;15/01/2026;14/02/2026;10;X\n')).claims).toMatchObject([{ total: '10.00', due: '10.00' }]);
  });

  test('what is odd but readable is a warning', async () => {
    const { claims, warnings } = await read(`${HEADER};solde;siren\nF1;15/02/2026;14/01/2026;10;X;12;012345675\n`);
    expect(claims).toHaveLength(1);
    expect(warnings.map(({ code }) => code).sort()).toEqual(['due_above_total', 'due_before_issue', 'siren_check']);
  });
});

describe('limits', () => {
  test('errors beyond ten thousand are counted', async () => {
    const { errors } = await read(`${HEADER}\n${'F;x;14/02/2026;10;X\n'.repeat(10_050)}`);
    expect(errors).toHaveLength(10_001);
    expect(errors.at(-1)).toMatchObject({ line: null, message: '50 autres erreurs ne sont pas listées.' });
  });

  test('lines beyond five hundred thousand are not read', async () => {
    const { errors } = await read(`${HEADER}\n${'\n'.repeat(500_100)}F1;15/01/2026;14/02/2026;10;X\n`);
    expect(errors).toMatchObject([{ line: 500_001, code: 'too_many_lines' }]);
  });

  test('a file of 50 MB is refused in one sentence', async () => {
    const bytes = new Uint8Array(50_000_000).fill(0x3b);
    bytes.set(bytesOf(`${HEADER}\n`));
    expect(await read(bytes)).toMatchObject({ format: 'csv', claims: [], errors: [{ line: null, field: null, message: `Le fichier atteint ou dépasse 50${NBSP}Mo${NBSP}: partagez-le en plusieurs fichiers.` }] });
  });
});
