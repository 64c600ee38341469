/** The text of an XML file by its byte order mark or its declaration. */
import { isUtf8 } from 'node:buffer';
import { byteOrderMark, decoded } from '../text.ts';
import type { TextEncoding } from '../text.ts';

export type XmlEncoding =
  | { readonly encoding: TextEncoding }
  | { readonly unsupported: string }
  /** said to be in an encoding that its bytes are not in */
  | { readonly contradicted: string }
  /** said to be UTF-8, but is not */
  | { readonly brokenOnLine: number };

/** By the names that a declaration may use. ISO-8859-1 is read as its superset Windows-1252, as browsers do. */
const declared: Readonly<Record<string, TextEncoding>> = {
  'utf-8': 'utf-8', utf8: 'utf-8', 'us-ascii': 'utf-8', ascii: 'utf-8',
  'iso-8859-1': 'windows-1252', 'iso8859-1': 'windows-1252', 'iso_8859-1': 'windows-1252', latin1: 'windows-1252', 'windows-1252': 'windows-1252', cp1252: 'windows-1252',
  'iso-8859-15': 'iso-8859-15', 'iso8859-15': 'iso-8859-15', 'iso_8859-15': 'iso-8859-15', latin9: 'iso-8859-15',
};

/** The encoding before any declaration is believed: a mark, or the zero bytes around the first "<". */
function byBytes(bytes: Uint8Array): TextEncoding | null {
  const mark = byteOrderMark(bytes);
  if (mark !== null) return mark;
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be';
  return null;
}

export function xmlEncoding(bytes: Uint8Array): XmlEncoding {
  const found = byBytes(bytes);
  if (found === 'utf-16le' || found === 'utf-16be') return { encoding: found };
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(found === null ? 0 : 3, 303));
  const name = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']/u.exec(head)?.[1]?.trim().toLowerCase();
  // A declaration that can be read byte by byte is in no encoding of two bytes.
  if (name !== undefined && /^(?:utf-?16|utf-?32|ucs-?[24]|iso-10646-ucs-[24])(?:[lb]e)?$/u.test(name)) return { contradicted: name.toUpperCase() };
  if (found === null) {
    const encoding = name === undefined ? 'utf-8' : declared[name];
    if (encoding === undefined) return { unsupported: name ?? '' };
    if (encoding !== 'utf-8') return { encoding };
  }
  return isUtf8(bytes) ? { encoding: 'utf-8' } : { brokenOnLine: firstBrokenLine(bytes) };
}

function firstBrokenLine(bytes: Uint8Array): number {
  let line = 1;
  for (const text of decoded(bytes, 'utf-8')) {
    const at = text.indexOf('\ufffd');
    line += text.slice(0, at === -1 ? text.length : at).split('\n').length - 1;
    if (at !== -1) break;
  }
  return line;
}
