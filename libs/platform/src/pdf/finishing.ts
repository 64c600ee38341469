import { PrintUnsound } from './failures.ts';

export interface PrintedPdf {
  bytes: Uint8Array;
  pages: number;
}

/**
 * Looks at the PDF that Chromium made and makes it repeatable.
 *
 * Sound: it has pages; where the document has text there is a font; every font is embedded (a browser that finds no fonts
 * writes a blank page without an error).
 * Repeatable: the two dates and the numbers of the structure nodes are the only bytes that differ between two prints of the
 * same letter; they are overwritten in place with others of the same length, so no offset moves. `madeOn` is an ISO day.
 */
export function finishPdf(bytes: Buffer, { hasText, madeOn }: { hasText: boolean; madeOn: string }): PrintedPdf {
  const text = bytes.toString('latin1');
  if (!text.startsWith('%PDF-')) throw new PrintUnsound('The browser returned something that is not a PDF.');
  let pages = 0;
  for (const [, count] of text.matchAll(/\/Type \/Pages\s*\/Count (\d+)/g)) pages = Math.max(pages, Number(count));
  if (pages === 0) throw new PrintUnsound('The PDF has no page.');

  const fonts = countOf(text, /\/Subtype \/(?:CIDFontType[02]|TrueType|Type1|MMType1)\b/g);
  const embedded = countOf(text, /\/FontFile[23]? \d+ 0 R/g);
  const drawn = countOf(text, /\/Subtype \/Type3\b/g);
  if (hasText && fonts + drawn === 0) throw new PrintUnsound('The PDF has no text: the browser found no font.');
  if (embedded < fonts) throw new PrintUnsound(`The PDF leaves ${fonts - embedded} of its fonts to the reader's machine.`);

  const stamp = `(D:${madeOn.replace(/-/g, '')}000000+00'00')`;
  for (const found of text.matchAll(/\/(?:CreationDate|ModDate) (\(D:\d{14}\+00'00'\))/g)) bytes.write(stamp, found.index + found[0].length - stamp.length, 'latin1');
  const nodes = [...text.matchAll(/\(node(\d{8})\)/g)];
  const rank = new Map([...new Set(nodes.map((node) => node[1]!))].sort().map((id, index) => [id, index + 1]));
  for (const node of nodes) bytes.write(String(rank.get(node[1]!)).padStart(8, '0'), node.index + 5, 'latin1');
  return { bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), pages };
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
