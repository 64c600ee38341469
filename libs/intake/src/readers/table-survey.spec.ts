import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { lackingIn, MAPPING_FIELDS, readFile, surveyTable, type ColumnMapping, type MappingField, type ReadKnownFile, type TableSurvey } from './index.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const survey = async (text: string | Uint8Array): Promise<TableSurvey> => (await surveyTable(typeof text === 'string' ? bytesOf(text) : text))!;
const read = async (text: string | Uint8Array, ...fields: readonly (MappingField | '')[]): Promise<ReadKnownFile> => {
  const mapping = fields.flatMap((field, column) => (field === '' ? [] : [{ column, field }]));
  const file = await readFile(typeof text === 'string' ? bytesOf(text) : text, 'impayes.csv', { mapping });
  if ('error' in file) throw new Error(file.error.message);
  return file;
};
const fields = ({ columns }: TableSurvey) => columns.map(({ field }) => field);

const OWN = 'N° pièce interne;Tiers;Créée;À honorer;Débit restant\nFX-9;Menuiserie Aubry;15/01/2026;14/02/2026;1 234,56 €\nFX-10;Garage Pont;16/01/2026;15/02/2026;75,00\n';
const BARE = 'FX-9;Menuiserie Aubry;15/01/2026;14/02/2026;1 234,56;compta@aubry.example;012345674\nFX-10;Garage Pont;16/01/2026;15/02/2026;75,00;a@pont.example;012345674\n';

describe('what a table shows', () => {
  test('its columns with their headers, a few different values of each, and what each is taken for', async () => {
    const { headed, columns } = await survey(OWN);
    expect(headed).toBe(true);
    expect(columns.map(({ header, samples, field }) => [header, samples, field])).toEqual([
      ['N° pièce interne', ['FX-9', 'FX-10'], null], ['Tiers', ['Menuiserie Aubry', 'Garage Pont'], 'buyerName'], ['Créée', ['15/01/2026', '16/01/2026'], 'issuedOn'], ['À honorer', ['14/02/2026', '15/02/2026'], 'dueOn'], ['Débit restant', ['1 234,56 €', '75,00'], 'total'],
    ]);
  });

  test('without headers: what its values say, and no value as a header', async () => {
    const found = await survey(BARE);
    expect([found.headed, found.columns.map(({ header }) => header)]).toEqual([false, [1, 2, 3, 4, 5, 6, 7].map((n) => `Colonne ${n}`)]);
    expect(fields(found)).toEqual([null, null, 'issuedOn', 'dueOn', 'total', 'email', 'buyerSiren']);
    expect(found.columns[0]!.samples).toEqual(['FX-9', 'FX-10']);
  });

  test('by its headers where they are ours, as it is read without a mapping', async () => {
    expect(fields(await survey('facture;date;échéance;montant TTC;client;acompte;acomptes;notes\nF1;15/01/2026;14/02/2026;100,00;Joly;10,00;;x'))).toEqual(['reference', 'issuedOn', 'dueOn', 'total', 'buyerName', 'paid', 'paid', null]);
    expect(fields(await survey('facture;date;montant TTC;client\nF1;15/01/2026;100,00;Joly'))).toEqual(['reference', 'issuedOn', 'total', 'buyerName']);
  });

  test('what is required and lacks', () => {
    expect(lackingIn([])).toEqual(['reference', 'issuedOn', 'dueOn', 'total', 'buyerName']);
    expect(lackingIn(['reference', 'issuedOn', 'due', 'lastName'])).toEqual(['dueOn']);
  });

  test('a fingerprint is that of the columns in their order, not of their lines, their case or their accents', async () => {
    const one = (await survey(OWN)).fingerprint;
    expect((await survey('n° PIECE interne,tiers,créée,a honorer,DÉBIT RESTANT\nA;B,C,01/02/2026,01/03/2026,"3,00"\n')).fingerprint).toBe(one);
    expect((await survey(OWN.replace('Tiers;Créée', 'Créée;Tiers'))).fingerprint).not.toBe(one);
    const bare = (await survey(BARE)).fingerprint;
    expect((await survey(BARE.split('\n')[1]!.replace('FX-10', 'FX-77').replace('75,00', '4,10') + '\n')).fingerprint).toBe(bare);
    expect(bare).not.toBe(one);
  });

  test('none where there is no table: an accounting file, an invoice, a picture, a text', async () => {
    const folder = path.join(import.meta.dirname, 'fixtures');
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.xml'))) expect(await surveyTable(readFileSync(path.join(folder, name)))).toBeNull();
    for (const text of ['JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\nVE\tx\t1\t20260101\t411', '\x89PNG\r\n\x1a\n\x00\x00;;;', 'Bonjour,\nvoici nos impayés.\n', '']) expect(await surveyTable(bytesOf(text))).toBeNull();
  });

  test('values that are long or hold characters that move others are shown as one plain line', async () => {
    const { columns } = await survey(`a;b;c;d\nx\u202eevil;${'y'.repeat(500)};01/02/2026;1,00\n`);
    expect(columns[0]!.samples).toEqual(['xevil']);
    expect([...columns[1]!.samples[0]!]).toHaveLength(80);
  });
});

describe('a table read through a mapping', () => {
  test('under headers that nobody knows', async () => {
    const { claims, errors, format } = await read(OWN, 'reference', 'buyerName', 'issuedOn', 'dueOn', 'due');
    expect({ format, errors }).toEqual({ format: 'csv', errors: [] });
    expect(claims.map(({ reference, total, due, dueOn, buyer, extras }) => [reference, total, due, dueOn, buyer.name, extras.line])).toEqual([
      ['FX-9', '1234.56', '1234.56', '2026-02-14', 'Menuiserie Aubry', 2], ['FX-10', '75.00', '75.00', '2026-02-15', 'Garage Pont', 3],
    ]);
  });

  test('without any headers, from the first line on, which is told by its number', async () => {
    const { claims, errors } = await read(BARE.replace('75,00', '7S,00'), 'reference', 'buyerName', 'issuedOn', 'dueOn', 'total', 'email', 'buyerSiren');
    expect(claims.map(({ reference, buyer, extras }) => [reference, buyer.siren, extras.buyer.email, extras.line])).toEqual([['FX-9', '012345674', 'compta@aubry.example', 1]]);
    expect(errors).toMatchObject([{ line: 2, field: 'Colonne 5', code: 'amount_letter' }]);
  });

  test('under a title, and where its text alone says nothing of a table', async () => {
    const titled = `Impayés au 31/10/2026\n\n${OWN}`;
    expect((await read(titled, 'reference', 'buyerName', 'issuedOn', 'dueOn', 'due')).claims.map(({ extras }) => extras.line)).toEqual([4, 5]);
    expect(await readFile(bytesOf(titled), 'x.csv')).toMatchObject({ error: { code: 'unknown_format' } });
  });

  test('against its own headers: what its creditor looked at counts', async () => {
    const text = 'facture;date;échéance;montant;total;client\nF1;15/01/2026;14/02/2026;100,00;120,00;Joly';
    expect((await readFile(bytesOf(text), 'a.csv') as ReadKnownFile).claims).toMatchObject([{ total: '100.00' }]);
    expect((await read(text, 'reference', 'issuedOn', 'dueOn', 'ignored', 'total', 'buyerName')).claims).toMatchObject([{ total: '120.00' }]);
  });

  test('address lines and words in several columns, what was paid in several', async () => {
    const text = 'a;b;c;d;e;f;g;h;i;j\nF1;01/02/2026;01/03/2026;100,00;Joly;et fils;8 rue Haute;Bât. B;20,00;\n';
    const { claims, errors } = await read(text, 'reference', 'issuedOn', 'dueOn', 'total', 'buyerName', 'buyerName', 'address1', 'address1', 'paid', 'paid');
    expect(errors).toEqual([]);
    expect(claims).toMatchObject([{ due: '80.00', buyer: { name: 'Joly et fils' }, extras: { buyer: { addressLines: ['8 rue Haute', 'Bât. B'] } } }]);
  });

  test('company or person, and the account that he pays from, by columns that no header gives', async () => {
    const text = 'a;b;c;d;e;f;g\nF1;01/02/2026;01/03/2026;1,00;Joly;Particulier;FR76 3000 6000 0112 3456 7890 189\nF2;01/02/2026;01/03/2026;1,00;Aubry;Pro;FR00 3000 6000 0112 3456 7890 189\nF3;01/02/2026;01/03/2026;1,00;Z;Martien;\n';
    const { claims, errors, warnings } = await read(text, 'reference', 'issuedOn', 'dueOn', 'total', 'buyerName', 'buyerKind', 'buyerIban');
    expect(claims.map(({ extras }) => [extras.buyer.kind, extras.buyer.iban])).toEqual([['person', 'FR7630006000011234567890189'], ['company', null]]);
    expect([errors, warnings].map((list) => list.map(({ line, code }) => `${line} ${code}`))).toEqual([['4 kind_unreadable'], ['3 iban_unreadable']]);
  });

  test('without due dates: they are null, and asked for elsewhere; the others required are still missing columns', async () => {
    const text = 'a;b;c;d\nF1;Joly;01/02/2026;1,00\n';
    expect((await read(text, 'reference', 'buyerName', 'issuedOn', 'total')).claims).toMatchObject([{ dueOn: null }]);
    expect((await read(text, 'reference', 'buyerName', 'issuedOn')).errors).toMatchObject([{ line: 1, code: 'missing_column', field: 'montant' }]);
    expect((await read(text)).errors).toMatchObject([{ code: 'missing_column', field: 'référence, date de facture, montant, débiteur' }]);
    const known = 'facture;date;montant;client\nF1;01/02/2026;1,00;Joly\n';
    expect((await readFile(bytesOf(known), 'a.csv') as ReadKnownFile).errors).toMatchObject([{ code: 'missing_column' }]);
    expect((await readFile(bytesOf(known), 'a.csv', { terms: true }) as ReadKnownFile).claims).toMatchObject([{ dueOn: null, total: '1.00' }]);
  });

  test('a column twice, a field twice, a column that is not there: refused for the file, never half read', async () => {
    const text = 'a;b;c;d;e\nF1;Joly;01/02/2026;1,00;2,00\n';
    expect((await read(text, 'reference', 'buyerName', 'issuedOn', 'total', 'total')).errors).toMatchObject([{ code: 'duplicate_column', field: 'e' }]);
    expect((await read(text, 'reference', 'buyerName', 'issuedOn', 'total', '', 'email')).errors).toMatchObject([{ code: 'missing_column', field: 'Colonne 6' }]);
    expect((await readFile(bytesOf(text), 'a.csv', { mapping: [{ column: 0, field: 'reference' }, { column: 0, field: 'email' }] }) as ReadKnownFile).errors).toMatchObject([{ code: 'duplicate_column' }]);
  });

  test('an amount under a header in another currency is never read as euros', async () => {
    const text = 'pièce;tiers;le;solde client USD\nF1;Joly;01/02/2026;1,00\n';
    expect((await read(text, 'reference', 'buyerName', 'issuedOn', 'due')).claims).toMatchObject([{ currency: 'USD' }]);
    expect((await read(text.replace('USD', '$'), 'reference', 'buyerName', 'issuedOn', 'due')).errors).toMatchObject([{ code: 'currency_unreadable' }]);
  });

  test('a column that speaks of a payment and that nobody looked at still refuses the file; looked at and left aside, it does not', async () => {
    const text = 'a;b;c;d;Règlement client\nF1;Joly;01/02/2026;100,00;60,00\n';
    expect((await read(text, 'reference', 'buyerName', 'issuedOn', 'total')).errors).toMatchObject([{ code: 'payment_column_unknown', field: 'Règlement client' }]);
    expect((await read(text, 'reference', 'buyerName', 'issuedOn', 'total', 'ignored')).claims).toMatchObject([{ due: '100.00' }]);
  });
});

describe('abuse of cells', () => {
  const one = async (cell: string) => read(`a;b;c;d\nF1;${cell};01/02/2026;1,00\nF2;Joly;01/02/2026;2,00\n`, 'reference', 'buyerName', 'issuedOn', 'total');

  test('a formula is a text like another, and no amount and no day', async () => {
    for (const formula of ['=1+1', '+33 rue', '@SUM(A1)', '=HYPERLINK("http://x")', '-2+3', '=cmd|\' /C calc\'!A0']) {
      const { claims } = await one(`"${formula.replaceAll('"', '""')}"`);
      expect(claims.map(({ buyer }) => buyer.name)).toEqual([formula, 'Joly']);
      expect((await read(`a;b;c;d\nF1;Joly;"${formula.replaceAll('"', '""')}";1,00\nF2;Joly;01/02/2026;2,00`, 'reference', 'buyerName', 'issuedOn', 'total')).errors).toHaveLength(1);
      expect((await read(`a;b;c;d\nF2;Joly;01/02/2026;2,00\nF1;Joly;01/02/2026;"${formula.replaceAll('"', '""')}"`, 'reference', 'buyerName', 'issuedOn', 'total')).errors).toHaveLength(1);
    }
  });

  test('a quote that is never closed, a NUL, a line that is too long cost their line alone', async () => {
    for (const cell of ['"Jean', 'Je\u0000an', 'x'.repeat(1_100_000), 'a"b"c";"d']) {
      const { claims, errors } = await one(cell);
      expect(errors.map(({ line }) => line)).toContain(2);
      expect(claims.map(({ reference }) => reference)).toEqual(['F2']);
    }
  });

  test('first lines that can\'t be read are told, and not taken for a title', async () => {
    for (const [header, line] of [['a;b;c;d\n', 2], ['', 1]] as const) {
      const { claims, errors } = await read(`${header}F0;Joly;1,00\nF1;Joly;01/02/2O26;7,00\nF2;Joly;01/02/2026;2,00\n`, 'reference', 'buyerName', 'issuedOn', 'total');
      expect(claims.map(({ reference }) => reference)).toEqual(['F2']);
      expect(errors.map((error) => error.line)).toEqual([line, line + 1]);
    }
    expect((await survey('Société;Tessonville;;;\nÉdité le;23/11/2026;;;\nPièce;Tiers;Créée;Payable;Restant\nF1;Joly;01/02/2026;01/03/2026;1,00\n')).columns.map(({ header }) => header)).toEqual(['Pièce', 'Tiers', 'Créée', 'Payable', 'Restant']);
  });

  test('in Windows-1252, in UTF-16, with a mark, with tabs', async () => {
    const text = 'pièce\ttiers\tcréée\trestant\nF1\tŒuvres d’été\t01/02/2026\t1,00\n';
    const encodings = [Buffer.from(text.replace('Œ', '\x8c').replace('’', '\x92'), 'latin1'), Buffer.from(`\ufeff${text}`, 'utf16le'), Buffer.from(`\ufeff${text}`, 'utf8')];
    for (const bytes of encodings) {
      expect((await survey(bytes)).columns[0]!.header).toBe('pièce');
      expect((await read(bytes, 'reference', 'buyerName', 'issuedOn', 'total')).claims).toMatchObject([{ buyer: { name: 'Œuvres d’été' } }]);
    }
  });
});

describe('a workbook read through a mapping', () => {
  const cell = (ref: string, value: string) => (/^\d+(?:\.\d+)?$/.test(value) ? `<c r="${ref}"><v>${value}</v></c>` : `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`);
  const sheet = (rows: readonly (readonly string[])[]) => strToU8(`<worksheet><sheetData>${rows.map((cells, y) => `<row r="${y + 1}">${cells.map((value, x) => cell(`${'ABCDEFG'[x]}${y + 1}`, value)).join('')}</row>`).join('')}</sheetData></worksheet>`);
  const workbook = (...sheets: readonly (readonly (readonly string[])[])[]) => zipSync({
    'xl/workbook.xml': strToU8(`<workbook xmlns:r="r"><sheets>${sheets.map((_, n) => `<sheet name="S${n}" sheetId="${n + 1}" r:id="r${n + 1}"/>`).join('')}</sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${sheets.map((_, n) => `<Relationship Id="r${n + 1}" Target="worksheets/s${n + 1}.xml"/>`).join('')}</Relationships>`),
    ...Object.fromEntries(sheets.map((rows, n) => [`xl/worksheets/s${n + 1}.xml`, sheet(rows)])),
  });
  const book = workbook([['Bonjour'], ['Paul', 'Marie']], [['Pièce', 'Tiers', 'Créée', 'Restant'], ['F1', 'Joly', '01/02/2026', '12.5']]);

  test('the sheet that holds lines of claims is shown and read', async () => {
    expect((await survey(book)).columns.map(({ header }) => header)).toEqual(['Pièce', 'Tiers', 'Créée', 'Restant']);
    expect((await read(book, 'reference', 'buyerName', 'issuedOn', 'due'))).toMatchObject({ format: 'xlsx', errors: [], claims: [{ reference: 'F1', due: '12.50', extras: { line: 2 } }] });
    expect((await survey('pièce;tiers;créée;restant\nF2;X;01/02/2026;1,00')).fingerprint).toBe((await survey(book)).fingerprint);
  });

  test('one that is broken shows nothing', async () => {
    expect(await surveyTable(book.slice(0, book.length - 60))).toBeNull();
  });
});

describe('whatever the file and the mapping', () => {
  const anyField = fc.constantFrom(...MAPPING_FIELDS);
  const anyMapping: fc.Arbitrary<ColumnMapping> = fc.array(fc.record({ column: fc.nat({ max: 9 }), field: anyField }), { maxLength: 9 });
  const value = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('1 234,56', '31/02/2026', '01/02/2026', '=1+1', '9223372036854775808', '', 'avoir', 'FA-1', '"', ';', '\n'));
  const table = fc.array(fc.array(value, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 6 }).map((rows) => rows.map((row) => row.join(';')).join('\n'));

  test('it is read or refused, line by line, and never with a word of what was not there', async () => {
    await fc.assert(fc.asyncProperty(fc.oneof(table, fc.string({ unit: 'binary', maxLength: 300 })), anyMapping, async (text, mapping) => {
      const bytes = bytesOf(text);
      const found = await surveyTable(bytes);
      for (const { samples } of found?.columns ?? []) expect(samples.length).toBeLessThanOrEqual(5);
      const file = await readFile(bytes, 'x', { mapping });
      if ('error' in file) return;
      for (const { line, message } of file.errors) { expect(message).toMatch(/^\S.*\.$/su); expect(line === null || line >= 1).toBe(true); }
      for (const claim of file.claims) {
        expect(claim.total).toMatch(/^\d{1,13}\.\d{2}$/u);
        expect(claim.issuedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
        expect(mapping.some(({ field }) => field === 'reference')).toBe(true);
        expect(text.replace(/\s+/gu, ' ')).toContain(claim.reference);
      }
    }), { numRuns: 500 });
  });

  test('a table under any headers is read as it is under ours', async () => {
    const header = fc.string({ unit: fc.constantFrom(...'bcdgjkqwxyz'), minLength: 3, maxLength: 8 });
    const amount = fc.integer({ min: 1, max: 99_999_999 }).map((cents) => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`);
    const row = fc.tuple(fc.integer({ min: 1, max: 99_999 }).map((n) => `FA-${n}`), fc.constantFrom('Joly', 'Garage Pont', 'Élan SARL'), fc.constantFrom('15/01/2026', '01/12/2025'), fc.constantFrom('14/02/2026', '31/12/2026'), amount).filter(([, , , , written]) => !/^\d{1,3},\d{3}$/.test(written));
    await fc.assert(fc.asyncProperty(fc.uniqueArray(header, { minLength: 5, maxLength: 5 }), fc.array(row, { minLength: 1, maxLength: 8 }), async (headers, rows) => {
      const lines = rows.map((cells) => cells.join(';')).join('\n');
      const ours = await readFile(bytesOf(`facture;client;date;échéance;montant\n${lines}`), 'a') as ReadKnownFile;
      const theirs = await read(`${headers.join(';')}\n${lines}`, 'reference', 'buyerName', 'issuedOn', 'dueOn', 'total');
      expect(theirs.claims).toEqual(ours.claims);
      const bare = await read(lines, 'reference', 'buyerName', 'issuedOn', 'dueOn', 'total');
      expect(bare.claims.map(({ extras, ...claim }) => ({ ...claim, line: extras.line + 1 }))).toEqual(ours.claims.map(({ extras, ...claim }) => ({ ...claim, line: extras.line })));
    }), { numRuns: 100 });
  });
});
