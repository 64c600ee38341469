/**
 * The XML invoice inside a PDF (Factur-X, ZUGFeRD: PDF/A-3 with an embedded file). Streams are looked at one by one, wherever the file's own
 * tables say that they stand: those tables may be broken, and a file that means harm has them say what it likes. A stream is decompressed
 * in its first bytes only, until it shows that it is an invoice; then whole, up to a bound.
 */
import { constants, inflateSync } from 'node:zlib';
import { EMBEDDED_BYTES, PDF_STREAMS } from '../limits.ts';

export type Embedded = { readonly xml: Uint8Array } | { readonly none: 'locked' | 'absent' | 'broken' };

const HEAD_BYTES = 4_096;
/** as much of a dictionary as stands before its stream */
const DICTIONARY_BYTES = 2_048;
const INVOICE = /<(?:[\w.-]+:)?CrossIndustryInvoice\b/u;
const OTHER_FILTERS = /\/(?:DCTDecode|JPXDecode|CCITTFaxDecode|JBIG2Decode|LZWDecode|RunLengthDecode|ASCII85Decode|ASCIIHexDecode|Crypt)\b/u;

/** The start of a text, whatever its encoding, as far as ASCII goes. */
const ascii = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES)).toString('latin1').replaceAll('\u0000', '');

function inflated(bytes: Uint8Array, most: number): Buffer | null {
  try {
    // A stream cut short, or followed by a line end, still gives what it holds.
    return inflateSync(bytes, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return null;
  }
}

/** The last invoice among the streams: a file that was changed says it again at its end. */
export function embeddedInvoice(file: Uint8Array): Embedded {
  const pdf = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  let found: Buffer | null = null;
  let broken = false;
  let tried = 0;
  for (let at = pdf.indexOf('stream'); at !== -1 && tried < PDF_STREAMS; at = pdf.indexOf('stream', at)) {
    const opens = pdf[at - 1] !== 0x64 || pdf.toString('latin1', Math.max(0, at - 3), at) !== 'end';
    at += 6;
    if (!opens) continue;
    const from = pdf[at] === 0x0d && pdf[at + 1] === 0x0a ? at + 2 : pdf[at] === 0x0a || pdf[at] === 0x0d ? at + 1 : -1;
    if (from === -1) continue;
    tried++;
    const before = pdf.toString('latin1', Math.max(0, at - DICTIONARY_BYTES), at - 6);
    const dictionary = before.slice(Math.max(before.lastIndexOf(' obj'), 0));
    if (OTHER_FILTERS.test(dictionary)) continue;
    const end = pdf.indexOf('endstream', from);
    const data = pdf.subarray(from, end === -1 ? pdf.length : end);
    if (!dictionary.includes('/FlateDecode') && !dictionary.includes('/Fl ')) {
      if (INVOICE.test(ascii(data))) found = trimmed(data);
    } else if (INVOICE.test(headOf(data))) {
      const whole = inflated(data, EMBEDDED_BYTES);
      if (whole === null || end === -1) broken = true;
      else found = trimmed(whole);
    }
  }
  if (found !== null) return { xml: found };
  // What a password locks is no text any more; nothing of it is tried.
  if (pdf.includes('/Encrypt')) return { none: 'locked' };
  return { none: broken ? 'broken' : 'absent' };
}

function headOf(data: Uint8Array): string {
  // The first bytes of what is compressed always give the first of what it holds; a bomb shows itself by giving too many.
  for (const bytes of [HEAD_BYTES, 512]) {
    const head = inflated(data.subarray(0, bytes), 8_000_000);
    if (head !== null) return ascii(head);
  }
  return '';
}

/** Without the line end that separates a stream from its end. */
function trimmed(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0x0a || bytes[end - 1] === 0x0d)) end--;
  return bytes.subarray(0, end);
}
