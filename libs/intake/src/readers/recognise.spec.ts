import { deflateRawSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { recognise } from './index.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const UBL = 'urn:oasis:names:specification:ubl:schema:xsd';
const CII = 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100';

test.each([
  ['csv', 'facture;date\n1;2\n'], ['csv', 'a,b,c\n1,2,3\n'], ['csv', '"a"\t"b"\n"1"\t"2"\n'], ['csv', '\ufeffRéférence;Montant'], ['csv', '\n\nfacture;montant\n'],
  ['ubl', `<Invoice xmlns="${UBL}:Invoice-2"/>`], ['ubl', `<?xml version="1.0"?><!-- c -->\n<x:CreditNote xmlns:x="${UBL}:CreditNote-2"></x:CreditNote>`], ['ubl', `\ufeff<Invoice xmlns="${UBL}:Invoice-2">`],
  ['cii', `<rsm:CrossIndustryInvoice xmlns:rsm="${CII}">`], ['cii', `<!DOCTYPE a [<!ENTITY b "c">]><CrossIndustryInvoice xmlns="${CII}">`],
  ['fec', 'JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\n'], ['fec', 'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib\n'], ['fec', 'CompteNum;EcritureNum;EcritureDate;JournalCode\n'],
  ['facturx', '%PDF-1.7\n1 0 obj <</Type /EmbeddedFile>> (factur-x.xml)'],
] as const)('%s: %j', (format, content) => {
  expect(recognise(bytesOf(content), 'sans-extension')).toEqual({ format });
});

test.each([
  '', 'Bonjour', 'Bonjour,\nvoici la facture.\nBien à vous,\n', '{"a":1,"b":2}', '[1,2]\n[3,4]', '<html><body>facture;montant</body></html>', `<Invoice xmlns="urn:autre"/>`, '<Invoice>', '<CrossIndustryInvoice/>', `<Invoice xmlns="${UBL}:Invoice-1"/>`, `<x:Invoice xmlns="${UBL}:Invoice-2"/>`, `<Invoice xmlns="${UBL}:CreditNote-2"/>`, '<a', '%PDF-1.7\n', 'PK\u0003\u0004 word/document.xml',
  '<CrossIndustryDocument/>', '\u0000\u0001\u0002;\u0003\n\u0000;\u0001\n',
])('none: %j', (content) => {
  expect(recognise(bytesOf(content), 'f.csv')).toMatchObject({ format: null, message: expect.stringMatching(/\.$|\)\.$/u) });
});

test('a workbook by what its archive lists', () => {
  const entry = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.alloc(22), Buffer.from('\u000f\u0000\u0000\u0000', 'latin1'), Buffer.from('xl/workbook.xml'), deflateRawSync('<workbook/>')]);
  expect(recognise(entry, 'classeur')).toEqual({ format: 'xlsx' });
});

test('an old workbook, or one under a password, is told what to do', () => {
  expect(recognise(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'a.xls')).toEqual({ format: null, message: 'Le fichier «\u00a0a.xls\u00a0» est un classeur ancien (.xls) ou protégé par un mot de passe\u00a0: enregistrez-le en XLSX sans mot de passe, ou en CSV.' });
});

test('UTF-16 without a mark, and UTF-16 XML with one', () => {
  expect(recognise(Buffer.from(`<Invoice xmlns="${UBL}:Invoice-2"/>`, 'utf16le'), 'f')).toEqual({ format: 'ubl' });
  expect(recognise(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(`<Invoice xmlns="${UBL}:Invoice-2"/>`, 'utf16le').swap16()]), 'f')).toEqual({ format: 'ubl' });
});

test.each([
  ['<!doctype html><p>facture;montant</p>', 'Le fichier «\u00a0f.xml\u00a0» est une page HTML\u00a0: ce n’est ni une facture UBL ni une facture CII.'],
  ['<!-- a --><HTML><body><br></body></HTML>', 'Le fichier «\u00a0f.xml\u00a0» est une page HTML\u00a0: ce n’est ni une facture UBL ni une facture CII.'],
  ['<Invoice/>', 'Le fichier XML «\u00a0f.xml\u00a0» n’est pas une facture UBL\u00a0: sa racine «\u00a0Invoice\u00a0» n’est pas dans l’espace de noms de ce format.'],
  ['<?xml version="1.0"?>', 'Ligne 1\u00a0: le fichier XML s’arrête avant sa fin.'],
])('%j is told in a sentence', (content, message) => {
  expect(recognise(bytesOf(content), 'f.xml')).toEqual({ format: null, message });
});
