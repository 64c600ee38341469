import { describe, expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { readFile } from '../index.ts';
import type { ReadKnownFile } from '../index.ts';

const HEADERS = ['Facture', 'Date', 'Échéance', 'Montant TTC', 'Raison sociale', 'SIREN', 'Taux contractuel'];
const text = (ref: string, value: string) => `<c r="${ref}" t="inlineStr"><is><t>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`;
const number = (ref: string, value: string, style = 0) => `<c r="${ref}" s="${style}"><v>${value}</v></c>`;
const row = (at: number, cells: string) => `<row r="${at}">${cells}</row>`;
const letters = 'ABCDEFGHIJ';
const headerRow = (at = 1) => row(at, HEADERS.map((name, n) => text(`${letters[n]}${at}`, name)).join(''));
const sheetXml = (rows: string) => `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
/** Styles: 0 plain, 1 day, 2 percent, 3 nine digits, 4 a day of the creditor's own. */
const STYLES = `<styleSheet xmlns="x"><numFmts><numFmt numFmtId="170" formatCode="000000000"/><numFmt numFmtId="171" formatCode="[$-40C]dd/mm/yyyy;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`;
const workbook = (sheets: Record<string, string>, more: Record<string, Uint8Array> = {}, pr = '') => zipSync({
  'xl/workbook.xml': strToU8(`<workbook xmlns="m" xmlns:r="r">${pr}<sheets>${Object.keys(sheets).map((name, n) => `<sheet name="${name}" sheetId="${n + 1}" ${name.startsWith('~') ? 'state="hidden" ' : ''}r:id="rId${n + 1}"/>`).join('')}</sheets></workbook>`),
  'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${Object.keys(sheets).map((_, n) => `<Relationship Id="rId${n + 1}" Target="worksheets/s${n + 1}.xml"/>`).join('')}</Relationships>`),
  'xl/styles.xml': strToU8(STYLES),
  ...Object.fromEntries(Object.values(sheets).map((rows, n) => [`xl/worksheets/s${n + 1}.xml`, strToU8(sheetXml(rows))])),
  ...more,
});
const read = async (bytes: Uint8Array) => (await readFile(bytes, 'classeur')) as ReadKnownFile;
const line = (at: number, over: Partial<Record<string, string>> = {}) => row(at, [text(`A${at}`, `F${at}`), number(`B${at}`, '46037', 1), number(`C${at}`, '46067', 4), over['D'] ?? number(`D${at}`, '308.02999999999997'), text(`E${at}`, 'Librairie du Parvis'), over['F'] ?? number(`F${at}`, '12345674', 3), over['G'] ?? number(`G${at}`, '0.124', 2)].join(''));

describe('a workbook of unpaid invoices', () => {
  test('days, amounts, percentages and leading zeroes are what the sheet shows', async () => {
    const file = await read(workbook({ Impayés: headerRow() + line(2) }));
    expect(file.errors).toEqual([]);
    expect(file).toMatchObject({ format: 'xlsx', claims: [{ reference: 'F2', issuedOn: '2026-01-15', dueOn: '2026-02-14', total: '308.03', due: '308.03', contractRate: '12.40', buyer: { name: 'Librairie du Parvis', siren: '012345674' }, extras: { line: 2 } }] });
  });

  test('a bad cell is told by the row of the sheet and its column, the others go on', async () => {
    const file = await read(workbook({ A: headerRow(3) + line(4) + line(7, { D: text('D7', '98O,00') }) + line(9) }));
    expect(file.errors).toMatchObject([{ line: 7, field: 'Montant TTC', code: 'amount_letter' }]);
    expect(file.claims.map(({ reference, extras }) => [reference, extras.line])).toEqual([['F4', 4], ['F9', 9]]);
  });

  test('a third decimal of a number is no thousand', async () => {
    expect((await read(workbook({ A: headerRow() + line(2, { D: number('D2', '1.204') }) }))).errors).toMatchObject([{ code: 'amount_decimals', line: 2 }]);
  });

  test('shared strings in pieces, without how they are spoken; what a cell leaves out at its end', async () => {
    const strings = strToU8(`<sst><si><r><t>Librairie </t></r><r><t>Élan</t></r><rPh sb="0"><t>raburibu</t></rPh></si></sst>`);
    const short = row(2, [text('A2', 'F2'), number('B2', '46037', 1), number('C2', '46067', 1), number('D2', '1'), '<c r="E2" t="s"><v>0</v></c>'].join(''));
    expect((await read(workbook({ A: headerRow() + short }, { 'xl/sharedStrings.xml': strings }))).claims).toMatchObject([{ total: '1.00', buyer: { name: 'Librairie Élan', siren: null } }]);
  });

  test('the calendar that begins in 1904', async () => {
    const rows = headerRow() + row(2, [text('A2', 'F2'), number('B2', '44575', 1), number('C2', '44605', 1), number('D2', '1'), text('E2', 'X')].join(''));
    expect((await read(workbook({ A: rows }, {}, '<workbookPr date1904="1"/>'))).claims).toMatchObject([{ issuedOn: '2026-01-15', dueOn: '2026-02-14' }]);
  });

  test('the first visible sheet that lists invoices is read, and the next is told', async () => {
    const file = await read(workbook({ Accueil: row(1, text('A1', 'Bonjour')), '~caché': headerRow() + line(2), Liste: headerRow() + line(5), Autre: headerRow() + line(6) }));
    expect(file.claims.map(({ reference }) => reference)).toEqual(['F5']);
    expect(file.warnings.map(({ code, facts }) => [code, facts])).toEqual([['sheets_left', { sheet: 'Liste', left: '« Autre »' }]]);
  });

  test('a formula is what it last gave; its text is never run', async () => {
    const file = await read(workbook({ A: headerRow() + line(2, { D: '<c r="D2"><f>HYPERLINK("http://x")+1</f><v>12</v></c>' }) + line(3, { D: '<c r="D3" t="e"><f>1/0</f><v>#DIV/0!</v></c>' }) }));
    expect(file.claims.map(({ total }) => total)).toEqual(['12.00']);
    expect(file.errors).toMatchObject([{ line: 3, field: 'Montant TTC' }]);
  });
});

describe('workbooks that are none, or mean harm', () => {
  test('no list of invoices, no sheet', async () => {
    expect((await read(workbook({ A: row(1, text('A1', 'Bonjour')) }))).errors).toMatchObject([{ code: 'workbook_no_sheet' }]);
    expect((await read(workbook({ A: row(1, text('A1', 'Facture') + text('B1', 'Date')) + row(2, text('A2', 'x') + text('B2', 'y')) }))).errors).toMatchObject([{ code: 'missing_column', line: 1 }]);
  });

  test('a bomb is told by its size before it is set out', async () => {
    const bomb = Buffer.from(zipSync({ 'xl/workbook.xml': strToU8('<workbook><sheets/></workbook>'), 'xl/sharedStrings.xml': new Uint8Array(200_000) }));
    // What the central directory says of the second part.
    const entry = bomb.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    bomb.writeUInt32LE(130_000_000, entry + 24);
    expect((await read(bomb)).errors).toMatchObject([{ code: 'archive_too_large', message: expect.stringContaining('120') }]);
  });

  test('an archive that lies about a size, or stops in the middle, is broken', async () => {
    const whole = workbook({ A: headerRow() + line(2) });
    const lie = Buffer.from(whole);
    lie.writeUInt32LE(12, lie.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 24);
    expect((await read(lie)).errors).toMatchObject([{ code: 'archive_broken' }]);
    expect((await read(whole.slice(0, whole.length - 200))).errors).toMatchObject([{ code: 'archive_broken' }]);
  });

  test('entities and document types are never resolved', async () => {
    const evil = `<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c SYSTEM "file:///etc/passwd">]>${sheetXml(headerRow() + row(2, text('A2', 'x')))}`;
    expect((await read(workbook({ A: '' }, { 'xl/worksheets/s1.xml': strToU8(evil) }))).errors).toMatchObject([{ code: 'archive_broken' }]);
  });
});
