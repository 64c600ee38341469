/** The XML of a workbook's parts as a walk over its elements: nothing is resolved, nothing is kept. */
import sax from 'sax';
import { RECORD_CHARS, XML_ATTRIBUTES, XML_DEPTH } from '../limits.ts';
import { breathe, decoded } from '../text.ts';
import { BadWorkbook } from './workbook-parts.ts';

export type Visitor = {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  /** Answers true to stop the walk. */
  close?(name: string): boolean | void;
};

class Enough extends Error {}

const SLICE_CHARS = 64 * 1024;
const SLICES_BETWEEN_BREATHS = 16;
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Walks a part. A declaration of a document type, an entity, a depth without reason: the workbook is broken. Throws BadWorkbook. */
export async function walk(bytes: Uint8Array, visitor: Visitor): Promise<void> {
  const parser = sax.parser(true, { strictEntities: true } as sax.SAXOptions);
  // The parser's own table inherits from Object.
  (parser as unknown as { ENTITIES: Record<string, string> }).ENTITIES = Object.assign(Object.create(null) as Record<string, string>, { amp: '&', gt: '>', lt: '<', quot: '"', apos: "'" });
  let depth = 0;
  let attributes = 0;
  const broken = (): never => { throw new BadWorkbook('archive_broken'); };
  parser.onerror = broken;
  parser.ondoctype = broken;
  parser.onattribute = () => { if (++attributes > XML_ATTRIBUTES) broken(); };
  parser.onopentag = (tag) => {
    attributes = 0;
    if (++depth > XML_DEPTH) broken();
    visitor.open?.(local(tag.name), (tag as sax.Tag).attributes);
  };
  parser.ontext = (text) => { if (text.length > RECORD_CHARS) broken(); visitor.text?.(text); };
  parser.oncdata = (text) => visitor.text?.(text);
  parser.onclosetag = (name) => {
    depth--;
    if (visitor.close?.(local(name)) === true) throw new Enough();
  };
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  let slices = 0;
  try {
    for (const text of decoded(bytes, encoding)) {
      for (let from = 0; from < text.length; from += SLICE_CHARS) {
        parser.write(text.slice(from, from + SLICE_CHARS));
        if (++slices % SLICES_BETWEEN_BREATHS === 0) await breathe();
      }
    }
    parser.close();
  } catch (fault) {
    if (fault instanceof Enough) return;
    throw fault instanceof BadWorkbook ? fault : new BadWorkbook('archive_broken');
  }
}
