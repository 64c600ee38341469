/** Files as nobody should send them, as many as are asked for, the same for the same seed: each with what must be said of it. */
import { deflateRawSync, gzipSync } from 'node:zlib';
import { csv, ubl } from '../intake.fixture.ts';

/** line: of the file, where what is wrong stands on one; taken: it may be read all the same, for what is odd in it is somebody's name. */
export interface Malformed { kind: string; name: string; bytes: Buffer; line?: number; taken?: true }

/** The same numbers for the same seed (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Random = () => number;
const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
const below = (random: Random, n: number): number => Math.floor(random() * n);
const noise = (random: Random, length: number): Buffer => Buffer.from(Array.from({ length }, () => below(random, 256)));

const AMOUNTS = ['9223372036854775808', '9223372036854775807,01', '92233720368547758,08', '-9223372036854775809', '1e400', 'NaN', 'Infinity', '0x7fffffffffffffff', '1,2,3', '1.23.456', '--5', '1 2 3,4 5', '１２３,００', '12,345678', '∞', '(100)', '1O0,00', '999999999999999999999999,00'];
const DAYS = ['31/02/2026', '29/02/2025', '00/00/0000', '32/01/2026', '2026-13-01', '2026-02-30', '0000-00-00', '31/04/2026', '1/1/1', '99999999', '31/12/9999999', '-1/-1/-1', '2026-1e1-01', 'demain', '31\u201302\u20132026'];
const FORMULAS = ['=cmd|\'/C calc\'!A0', '+1+1', '-2+3', '@SUM(1)', '=HYPERLINK("http://x.example";"x")', '\t=1+1', '=IMPORTXML(1;2)', '＝1+1'];
const HEADERS = 'N° facture;Date facture;Échéance;Montant TTC;Raison sociale;Adresse;Code postal;Ville';
const row = (n: number, change: Partial<Record<'ref' | 'issued' | 'due' | 'amount' | 'name', string>> = {}) => [change.ref ?? `M${n}`, change.issued ?? '31/08/2026', change.due ?? '30/09/2026', change.amount ?? '120,00', change.name ?? `Société Malmenée ${n} SARL`, '2 rue du Four', '37000', 'Tours'].join(';');
const table = (...rows: string[]) => Buffer.from([HEADERS, ...rows, ''].join('\r\n'));

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => { let c = n; for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c >>> 0; });
const crc = (bytes: Buffer) => { let c = 0xffffffff; for (const byte of bytes) c = crcTable[(c ^ byte) & 0xff]! ^ (c >>> 8); return (c ^ 0xffffffff) >>> 0; };

/** A zip of these parts. */
function zip(parts: readonly { name: string; bytes: Buffer; packed?: Buffer; said?: number }[]): Buffer {
  const local: Buffer[] = [], central: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, packed = deflateRawSync(bytes), said = bytes.length } of parts) {
    const head = Buffer.alloc(30), entry = Buffer.alloc(46), sum = bytes.length > 1_000_000 ? 0 : crc(bytes);
    head.writeUInt32LE(0x04034b50, 0); head.writeUInt16LE(20, 4); head.writeUInt16LE(8, 8); head.writeUInt32LE(sum, 14); head.writeUInt32LE(packed.length, 18); head.writeUInt32LE(said, 22); head.writeUInt16LE(name.length, 26);
    entry.writeUInt32LE(0x02014b50, 0); entry.writeUInt16LE(20, 4); entry.writeUInt16LE(20, 6); entry.writeUInt16LE(8, 10); entry.writeUInt32LE(sum, 16); entry.writeUInt32LE(packed.length, 20); entry.writeUInt32LE(said, 24); entry.writeUInt16LE(name.length, 28); entry.writeUInt32LE(at, 42);
    local.push(head, Buffer.from(name), packed);
    central.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const size = central.reduce((sum, { length }) => sum + length, 0), end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0); end.writeUInt16LE(parts.length, 8); end.writeUInt16LE(parts.length, 10); end.writeUInt32LE(size, 12); end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, ...central, end]);
}

const SHEET = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Facture</t></is></c><c r="B1" t="inlineStr"><is><t>Date</t></is></c></row></sheetData></worksheet>';
const workbook = (sheet: { bytes: Buffer; packed?: Buffer; said?: number }) => zip([
  { name: '[Content_Types].xml', bytes: Buffer.from('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>') },
  { name: 'xl/workbook.xml', bytes: Buffer.from('<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>') },
  { name: 'xl/_rels/workbook.xml.rels', bytes: Buffer.from('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>') },
  { name: 'xl/worksheets/sheet1.xml', ...sheet },
]);
let bomb: Buffer | undefined;
/** 150 MB that come as 150 kB. */
const bombed = (): Buffer => (bomb ??= workbook({ bytes: Buffer.concat([Buffer.from(SHEET.slice(0, 140)), Buffer.alloc(150_000_000, 0x20)]) }));

const laughs = (depth: number) => `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: depth }, (_, i) => `<!ENTITY b${i} "${`&${i ? `b${i - 1}` : 'a'};`.repeat(10)}">`).join('')}]><Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">&b${depth - 1};</Invoice>`;
const MAGIC: readonly Buffer[] = [Buffer.from('%PDF-1.7\n'), Buffer.from('PK\x03\x04', 'latin1'), Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from([0x1f, 0x8b, 8]), Buffer.from('MZ'), Buffer.from('<!doctype html><html>'), Buffer.from('GIF89a'), Buffer.from('{"a":'), Buffer.from('<?xml version="1.0"?>'), Buffer.from([0xff, 0xfe]), Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\n')];
const ENDINGS = ['csv', 'pdf', 'xlsx', 'xml', 'txt', 'exe', ''];

/** Each kind makes its n-th file. */
const KINDS: Readonly<Record<string, (n: number, random: Random) => Omit<Malformed, 'kind' | 'name'> & { ending?: string }>> = {
  'broken encoding': (n, random) => ({ bytes: Buffer.concat([table(row(n)).subarray(0, -30), pick(random, [Buffer.from([0xc3, 0x28]), Buffer.from([0xff, 0xfe, 0xfd]), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from([0xf8, 0x88, 0x80, 0x80, 0x80])]), Buffer.from('\r\n')]), taken: true }),
  'half of UTF-16': (n, random) => ({ bytes: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(table(row(n, { name: '\ud83d' })).toString(), 'utf16le').subarray(0, 300 + below(random, 60) * 2 + 1)]), taken: true }),
  'NUL in a cell': (n) => ({ bytes: table(row(n, { name: `Soci\u0000été ${n}` })), line: 2 }),
  'NUL bytes': (_, random) => ({ bytes: Buffer.alloc(1 + below(random, 4000)) }),
  'quote left open': (n, random) => ({ bytes: table(row(n, { name: `"jamais fermé ${n}` }), ...Array.from({ length: below(random, 4) }, (_x, i) => row(n * 10 + i, { amount: 'x' }))), line: 2 }),
  'quotes everywhere': (n, random) => ({ bytes: table(row(n, { name: '"'.repeat(3 + 2 * below(random, 40)) + 'x"y' })), line: 2 }),
  'a line too long': (n, random) => ({ bytes: table(row(n, { name: 'x'.repeat(1_000_001 + below(random, 200_000)) })), line: 2 }),
  'a thousand cells': (n, random) => ({ bytes: table(`${row(n)}${';y'.repeat(1 + below(random, 3000))}`), line: 2 }),
  'cells missing': (n, random) => ({ bytes: table(row(n).split(';').slice(0, 1 + below(random, 5)).join(';')), line: 2 }),
  'amount beyond all': (n, random) => ({ bytes: table(row(n, { amount: pick(random, AMOUNTS) })), line: 2 }),
  'day that is none': (n, random) => ({ bytes: table(row(n, random() < 0.5 ? { due: pick(random, DAYS) } : { issued: pick(random, DAYS) })), line: 2 }),
  'formula in a cell': (n, random) => ({ bytes: table(row(n, random() < 0.5 ? { name: pick(random, FORMULAS) } : { ref: pick(random, FORMULAS), amount: pick(random, FORMULAS) })), taken: true }),
  'columns twice': (n) => ({ bytes: Buffer.from(`Facture;Facture;Montant TTC;Montant TTC;Client;Date;Échéance\r\n${n};${n};1,00;2,00;Société X SARL;01/01/2026;01/02/2026\r\n`), line: 1 }),
  'no columns known': (_, random) => ({ bytes: Buffer.from(`alpha;beta;gamma\r\n${below(random, 99)};${below(random, 99)};x\r\n`), taken: true }),
  'headers alone': () => ({ bytes: table() }),
  'XML cut short': (n, random) => { const whole = ubl({ number: `T${n}` }); return { bytes: Buffer.from(whole.slice(0, 60 + below(random, whole.length - 80))), ending: 'xml' }; },
  'XML out of order': (n, random) => ({ bytes: Buffer.from(ubl({ number: `T${n}` }).replace(pick(random, ['</cbc:ID>', '</cac:Party>', '<cbc:IssueDate>', '</cac:LegalMonetaryTotal>']), pick(random, ['<', '&', '</x>', '&#0;', '&#xD800;', '<![CDATA[']))), ending: 'xml' }),
  'XML too deep': (_, random) => ({ bytes: Buffer.from(`<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">${'<a>'.repeat(101 + below(random, 3000))}`), ending: 'xml' }),
  'external entity': (n, random) => ({ bytes: Buffer.from(ubl({ number: `E${n}` }).replace('<?xml version="1.0" encoding="UTF-8"?>', `<?xml version="1.0"?><!DOCTYPE Invoice [<!ENTITY a SYSTEM "${pick(random, ['file:///etc/passwd', 'http://127.0.0.1:1/x', '/dev/zero', 'expect://id', 'php://filter'])}">]>`).replace(`E${n}`, '&a;')), ending: 'xml' }),
  'a billion laughs': (_, random) => ({ bytes: Buffer.from(laughs(3 + below(random, 9))), ending: 'xml' }),
  'amount of an XML': (n, random) => ({ bytes: Buffer.from(ubl({ number: `A${n}`, payable: pick(random, AMOUNTS) })), ending: 'xml' }),
  'day of an XML': (n, random) => ({ bytes: Buffer.from(ubl({ number: `D${n}`, due: pick(random, DAYS) })), ending: 'xml' }),
  'zip bomb': () => ({ bytes: bombed(), ending: 'xlsx' }),
  'zip that lies': (_, random) => ({ bytes: workbook({ bytes: Buffer.from(SHEET), said: below(random, 2 ** 31) }), ending: 'xlsx', taken: true }),
  'XLSX cut short': (_, random) => { const whole = workbook({ bytes: Buffer.from(SHEET) }); return { bytes: whole.subarray(0, 40 + below(random, whole.length - 60)), ending: 'xlsx' }; },
  'XLSX damaged': (_, random) => { const whole = Buffer.from(workbook({ bytes: Buffer.from(SHEET) })); for (let i = 0; i < 8; i++) whole[60 + below(random, whole.length - 60)] = below(random, 256); return { bytes: whole, ending: 'xlsx' }; },
  'PDF cut short': (_, random) => ({ bytes: Buffer.concat([Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog/AF[2 0 R]>>endobj 2 0 obj<</Type/Filespec/F(factur-x.xml)/EF<</F 3 0 R>>>>endobj 3 0 obj<</Type/EmbeddedFile/Length 900>>stream\n'), noise(random, below(random, 400))]), ending: 'pdf' }),
  'wrong magic': (_, random) => ({ bytes: Buffer.concat([pick(random, MAGIC), noise(random, below(random, 900))]) }),
  'anything at all': (_, random) => ({ bytes: noise(random, 1 + below(random, 1500)) }),
  'gzip of a list': (n) => ({ bytes: gzipSync(table(row(n))), ending: 'csv' }),
  'a list, cut': (n, random) => { const whole = Buffer.from(csv([{ ref: `C${n}` }, { ref: `C${n}b` }])); return { bytes: whole.subarray(0, 1 + below(random, whole.length - 2)), taken: true }; },
  'a list, damaged': (n, random) => { const whole = Buffer.from(csv([{ ref: `G${n}` }, { ref: `G${n}b` }])); for (let i = 0; i < 6; i++) whole[below(random, whole.length)] = pick(random, [0, 0xff, 0x22, 0x3b, 0x0a, 0x0d, 0x3c, 0x26, below(random, 256)]); return { bytes: whole, taken: true }; },
};

export const MALFORMED_KINDS = Object.keys(KINDS);

/** Every kind in turn; the dear ones (bombs, lines of a megabyte) one time in twenty. */
export function* malformedFiles(count: number, seed = 20_261_123): Generator<Malformed> {
  const random = numbers(seed), dear = new Set(['zip bomb', 'a line too long']);
  for (let n = 0, turn = 0; n < count; turn++) {
    const kind = MALFORMED_KINDS[turn % MALFORMED_KINDS.length]!;
    if (dear.has(kind) && Math.floor(turn / MALFORMED_KINDS.length) % 20) continue;
    const { ending, ...made } = KINDS[kind]!(n, random);
    yield { kind, name: `f${n}.${ending ?? pick(random, ENDINGS)}`, ...made };
    n++;
  }
}
