/**
 * Letters as they are written and sent: Word and OpenDocument texts, and mails; known by what they hold, never by their name. Of an archive
 * only its list of names is read, nothing is unpacked: what it holds is never shown by the house, and leaves it as it came.
 */
const END = 0x06054b50, ENTRY = 0x02014b50, LOCAL = 0x04034b50;
const LONGEST_END = 65_557, MOST_ENTRIES = 5000, MOST_HEAD = 64 * 1024;
const ODT = 'application/vnd.oasis.opendocument.text';
/** What makes a text a programme: macros, and whatever is embedded to be run. */
const RUNS = /(?:^|\/)(?:vbaproject(?:signature)?\.bin|basic|scripts|activex|macros)(?:\/|$)|\.(?:exe|dll|js|vbs|bat|cmd|ps1|scr|jar)$/iu;

const viewOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The names in a zip, in the order of its directory; null for what is none, or not one that this reads (zip64, split). */
function namesIn(zip: Buffer): { name: string; at: number; stored: boolean; size: number }[] | null {
  if (zip.length < 22 || zip.readUInt32LE(0) !== LOCAL) return null;
  let end = -1;
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - LONGEST_END); at--) if (zip.readUInt32LE(at) === END) { end = at; break; }
  if (end < 0) return null;
  const count = zip.readUInt16LE(end + 10);
  if (count === 0xffff || count > MOST_ENTRIES) return null;
  const entries: { name: string; at: number; stored: boolean; size: number }[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let n = 0; n < count; n++) {
    if (at + 46 > end || zip.readUInt32LE(at) !== ENTRY) return null;
    const name = zip.readUInt16LE(at + 28), extra = zip.readUInt16LE(at + 30), comment = zip.readUInt16LE(at + 32);
    if (at + 46 + name > end) return null;
    entries.push({ name: zip.toString('utf8', at + 46, at + 46 + name), at: zip.readUInt32LE(at + 42), stored: zip.readUInt16LE(at + 10) === 0, size: zip.readUInt32LE(at + 24) });
    at += 46 + name + extra + comment;
  }
  return entries;
}

/** A text of Word (OOXML) or of OpenDocument without anything that runs; null for every other archive. */
export function writtenPaperOf(bytes: Uint8Array): 'docx' | 'odt' | null {
  const zip = viewOf(bytes), entries = namesIn(zip);
  if (!entries || entries.some(({ name }) => RUNS.test(name))) return null;
  const names = new Set(entries.map(({ name }) => name));
  if (names.has('[Content_Types].xml') && names.has('word/document.xml')) return 'docx';
  const kind = entries.find(({ name }) => name === 'mimetype');
  return kind && names.has('content.xml') && wordOf(zip, kind) === ODT ? 'odt' : null;
}

/** What an entry holds that is not packed and short. */
function wordOf(zip: Buffer, { at, stored, size }: { at: number; stored: boolean; size: number }): string | null {
  if (!stored || size > 200 || at + 30 > zip.length || zip.readUInt32LE(at) !== LOCAL) return null;
  const from = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  return zip.toString('latin1', from, from + size).trim();
}

const TRACE = /^(?:received|message-id|mime-version|return-path|delivered-to|content-type):/imu;
/** A mail as programs keep it (RFC 5322): headers from its first line on, whom it is from, and a trace that only a mail has. */
export function isMail(bytes: Uint8Array): boolean {
  const head = viewOf(bytes).toString('latin1', 0, MOST_HEAD).replace(/\r\n?/gu, '\n');
  const lines = (head.split('\n\n')[0] ?? '').split('\n');
  if (lines.length < 2 || !lines.every((line, n) => /^[\x21-\x39\x3b-\x7e]+:/u.test(line) || (n > 0 && /^[ \t]/u.test(line)))) return false;
  const headers = lines.join('\n');
  return /^from:/imu.test(headers) && TRACE.test(headers) && !viewOf(bytes).includes(0);
}
