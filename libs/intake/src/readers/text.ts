/** From bytes to text, a slice at a time, and what a value may hold. */
import { isUtf8 } from 'node:buffer';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-15';

export type EncodedText = {
  readonly encoding: TextEncoding;
  /** the bytes are not all valid: the lines that hold U+FFFD are to be refused */
  readonly broken: boolean;
};

const SLICE_BYTES = 256 * 1024;
/** accented letters after which their encoding is settled */
const ENOUGH_ACCENTS = 1_000;

/** The encoding that a byte order mark announces, or null. */
export function byteOrderMark(bytes: Uint8Array): TextEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/**
 * The encoding of a text that does not declare one. Bytes that are not UTF-8 are Windows-1252, what French spreadsheets write,
 * unless most of the accented letters are valid UTF-8: then a byte was damaged, and reading the rest as Windows-1252 would garble every name.
 */
export function encodingOf(bytes: Uint8Array): EncodedText {
  const mark = byteOrderMark(bytes);
  if (mark === 'utf-16le' || mark === 'utf-16be') return { encoding: mark, broken: true };
  if (isUtf8(bytes)) return { encoding: 'utf-8', broken: false };
  if (mark === 'utf-8') return { encoding: 'utf-8', broken: true };
  let valid = 0;
  let replaced = 0;
  for (const text of decoded(bytes, 'utf-8')) {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 0xfffd) replaced++;
      else if (code > 0x7f) valid++;
    }
    if (valid + replaced > ENOUGH_ACCENTS) break;
  }
  return valid > replaced ? { encoding: 'utf-8', broken: true } : { encoding: 'windows-1252', broken: false };
}

/** The text in slices, without its byte order mark; invalid bytes become U+FFFD. */
export function* decoded(bytes: Uint8Array, encoding: TextEncoding): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (let from = 0; from < bytes.length; from += SLICE_BYTES) {
    const text = decoder.decode(bytes.subarray(from, from + SLICE_BYTES), { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

// Control characters (C0 and C1), the two non-characters and unpaired surrogates: a database or a PDF would refuse them much later, and far from the line.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/u;

/** The name (U+0000) of the first character that a value may not hold, or null. */
export function forbiddenCharacter(value: string, broken = false): string | null {
  const found = forbidden.exec(value)?.[0] ?? (broken && value.includes('\ufffd') ? '\ufffd' : null);
  return found === null ? null : `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Trimmed, every run of white space a single space. */
export function flat(value: string): string {
  return /\s{2}|[^\S ]/u.test(value) ? value.replace(/\s+/gu, ' ').trim() : value.trim();
}

/** Lets other work of the process go on in the middle of a large file. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => { setImmediate(resolve); });
}
