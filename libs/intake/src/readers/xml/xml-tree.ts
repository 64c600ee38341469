/**
 * An XML document to a small tree of its head, by sax in strict mode.
 *
 * Nothing is ever resolved: a DOCTYPE ends the reading where it stands, so that no entity, external or multiplying itself, is even known.
 * The lines of an invoice are parsed, for a malformed file is refused whole, but not kept.
 */
import sax from 'sax';
import { RECORD_CHARS, XML_ATTRIBUTES, XML_DEPTH, XML_ELEMENTS } from '../limits.ts';
import { readError } from '../messages.ts';
import type { ReadCode, ReadError, ReadFacts } from '../read-file.ts';
import { breathe, decoded, forbiddenCharacter } from '../text.ts';
import type { TextEncoding } from '../text.ts';
import { Namespaces, prefixOf } from './xml-namespaces.ts';
import { xmlEncoding } from './xml-text.ts';

export type XmlNode = {
  /** under the prefix that the format's own texts give its namespace, whatever the document writes: "cbc:ID"; the root without prefix */
  readonly name: string;
  readonly line: number;
  /** without their prefixes; namespace declarations keep theirs */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
  /** its own text, untrimmed; of an attached file nothing */
  readonly text: string;
  /** the bytes of an attached file, decoded as they come */
  readonly content: Uint8Array | null;
};

/** The root of a document as recognition sees it. */
export type XmlRoot = { readonly name: string; readonly namespace: string | null };

type Building = { name: string; line: number; attributes: Map<string, string>; children: Building[]; text: string; content: Uint8Array | null };

class Refused extends Error {
  readonly refusal: ReadError;

  constructor(code: ReadCode, line: number, facts: ReadFacts = {}) {
    super(code);
    this.refusal = readError(code, line, null, facts);
  }
}

/** Ends the reading early, with what was looked for. */
class Found extends Error {}

const SLICE_CHARS = 64 * 1024;
const SLICES_BETWEEN_BREATHS = 16;
/** how far a root element is looked for */
export const ROOT_BYTES = 1_000_000;
/** the only elements whose text may be long: an attached file, in base64 */
const ATTACHMENTS = new Set(['cbc:EmbeddedDocumentBinaryObject', 'ram:AttachmentBinaryObject']);

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function doctypeCode(doctype: string): ReadCode {
  if (/^[^[]*\b(?:SYSTEM|PUBLIC)\b/u.test(doctype) || /<!ENTITY[^>]*\b(?:SYSTEM|PUBLIC)\b/u.test(doctype)) return 'external_entity';
  return doctype.includes('<!ENTITY') ? 'entity' : 'doctype';
}

/** An attached file from pieces of base64, of which no more than a piece is kept as text. */
class Base64 {
  private readonly chunks: Buffer[] = [];
  private rest = '';

  add(piece: string): void {
    const text = this.rest + piece.replace(/\s+/gu, '');
    const whole = text.length - (text.length % 4);
    this.chunks.push(Buffer.from(text.slice(0, whole), 'base64'));
    this.rest = text.slice(whole);
  }

  end(): Uint8Array {
    const bytes = Buffer.concat([...this.chunks, Buffer.from(this.rest, 'base64')]);
    this.chunks.length = 0;
    this.rest = '';
    return bytes;
  }
}

type Handlers = { onopentag(tag: sax.Tag, line: number): void; onclosetag(): void; ontext(text: string, line: number): void; ondoctype(doctype: string, line: number): void };

/** Drives sax over the text; any fault of the document ends in a Refused. */
class Driver {
  private readonly parser = sax.parser(true, { strictEntities: true, position: true } as sax.SAXOptions);
  private attributes = 0;
  private roots = 0;
  private depth = 0;

  constructor(handlers: Handlers) {
    const { parser } = this;
    // The parser's own table inherits from Object: "&constructor;" would be replaced by the source text of a function.
    (parser as unknown as { ENTITIES: Record<string, string> }).ENTITIES = Object.assign(Object.create(null) as Record<string, string>, { amp: '&', gt: '>', lt: '<', quot: '"', apos: "'" });
    parser.onerror = (error) => {
      throw new Refused(/^(?:Unclosed root tag|Unexpected end)/u.test(error.message) ? 'xml_truncated' : 'xml_malformed', this.line);
    };
    parser.onattribute = () => {
      if (++this.attributes > XML_ATTRIBUTES) throw new Refused('xml_too_many_elements', this.line, { limit: XML_ATTRIBUTES });
    };
    parser.onopentag = (tag) => {
      this.attributes = 0;
      if (this.depth === 0 && ++this.roots > 1) throw new Refused('xml_malformed', this.line);
      if (++this.depth > XML_DEPTH) throw new Refused('xml_too_deep', this.line, { limit: XML_DEPTH });
      handlers.onopentag(tag as sax.Tag, this.line);
    };
    parser.onclosetag = () => { this.depth--; handlers.onclosetag(); };
    parser.ontext = (text) => handlers.ontext(text, this.line);
    parser.oncdata = (text) => handlers.ontext(text, this.line);
    parser.ondoctype = (doctype) => handlers.ondoctype(doctype, this.line);
  }

  get line(): number {
    return this.parser.line + 1;
  }

  /** Parses a slice at each step, and the end at the last. */
  *steps(bytes: Uint8Array, encoding: TextEncoding): Generator<void> {
    for (const text of decoded(bytes, encoding)) {
      for (let from = 0; from < text.length; from += SLICE_CHARS) {
        this.guard(() => this.parser.write(text.slice(from, from + SLICE_CHARS)));
        yield;
      }
    }
    // The parser forgets where it was as it closes.
    const { line } = this;
    this.guard(() => this.parser.close(), line);
    if (this.roots === 0) throw new Refused('xml_truncated', line);
  }

  private guard(step: () => void, line?: number): void {
    try {
      step();
    } catch (fault) {
      if (fault instanceof Refused || fault instanceof Found) throw fault;
      // sax trips over an attribute named like a method of Object; to the reader that is one more malformed file.
      throw new Refused('xml_malformed', line ?? this.line);
    }
  }
}

/** The root element, or the refusal that comes before it; null where the first megabyte holds none. Reads no further than the root. */
export function xmlRoot(bytes: Uint8Array): { readonly root: XmlRoot | null; readonly refusal: ReadError | null } {
  const head = bytes.subarray(0, ROOT_BYTES);
  const encoding = xmlEncoding(head);
  let root: XmlRoot | null = null;
  let refusal: ReadError | null = null;
  const driver = new Driver({
    onopentag(tag) {
      const namespace = new Namespaces().open(tag.name, tag.attributes);
      root = { name: localName(tag.name), namespace: 'uri' in namespace ? namespace.uri : null };
      throw new Found();
    },
    onclosetag() { /* the root ends the reading before */ },
    ontext() { /* sax refuses text before the root */ },
    ondoctype(doctype, line) { refusal = readError(doctypeCode(doctype), line, null); },
  });
  try {
    // A head cut inside a character, or said to be in an unknown encoding: names of elements are ASCII in all of them.
    for (const step of driver.steps(head, 'encoding' in encoding ? encoding.encoding : 'utf-8')) void step;
  } catch (fault) {
    if (fault instanceof Refused) refusal ??= fault.refusal;
    else if (!(fault instanceof Found)) throw fault;
  }
  return { root, refusal };
}

/**
 * The tree of a document without the elements in `skipped` ("parent/name") nor those of namespaces that are none of the format's, or its refusal.
 * `bytes` are under the size limit; depth, number of elements and length of a text are bounded here.
 */
export async function xmlTree(bytes: Uint8Array, skipped: ReadonlySet<string>): Promise<{ readonly root: XmlNode } | { readonly refusal: ReadError }> {
  const encoding = xmlEncoding(bytes);
  if ('unsupported' in encoding) return { refusal: readError('encoding_unsupported', 1, null, { encoding: encoding.unsupported }) };
  if ('contradicted' in encoding) return { refusal: readError('encoding_contradicted', 1, null, { encoding: encoding.contradicted }) };
  if ('brokenOnLine' in encoding) return { refusal: readError('encoding_broken', encoding.brokenOnLine, null, { encoding: 'UTF-8' }) };
  const open: Building[] = [];
  let root: Building | null = null;
  let elements = 0;
  let skipping = 0;
  const attachment = new Base64();
  const namespaces = new Namespaces();
  const driver = new Driver({
    onopentag(tag, line) {
      const namespace = namespaces.open(tag.name, tag.attributes);
      if ('undeclared' in namespace) throw new Refused('xml_malformed', line, { prefix: namespace.undeclared });
      const prefix = prefixOf(namespace.uri);
      const name = open.length === 0 ? localName(tag.name) : `${prefix ?? ''}:${localName(tag.name)}`;
      if (skipping > 0 || (open.length > 0 && skipped.has(`${open.at(-1)!.name}/${name}`))) { skipping++; return; }
      if (++elements > XML_ELEMENTS) throw new Refused('xml_too_many_elements', line, { limit: XML_ELEMENTS });
      // An extension of someone else's may hold an "ID" of its own: it is no part of the invoice.
      if (open.length > 0 && prefix === null) { skipping++; return; }
      const attributes = new Map(Object.entries(tag.attributes).map(([key, value]) => [key.startsWith('xmlns:') ? key : localName(key), value]));
      for (const value of attributes.values()) refuseForbidden(value, line);
      const node: Building = { name, line, attributes, children: [], text: '', content: null };
      open.at(-1)?.children.push(node);
      root ??= node;
      open.push(node);
    },
    onclosetag() {
      namespaces.close();
      if (skipping > 0) { skipping--; return; }
      const node = open.pop();
      if (node !== undefined && ATTACHMENTS.has(node.name)) node.content = attachment.end();
    },
    ontext(text, line) {
      const node = open.at(-1);
      if (skipping > 0 || node === undefined) return;
      refuseForbidden(text, line);
      if (ATTACHMENTS.has(node.name)) { attachment.add(text); return; }
      // The white space between elements: of a million lines, it would be a long text.
      if (node.text === '' && text.trim() === '') return;
      node.text += text;
      if (node.text.length > RECORD_CHARS) throw new Refused('value_too_long', line, { limit: RECORD_CHARS });
    },
    ondoctype(doctype, line) { throw new Refused(doctypeCode(doctype), line); },
  });
  try {
    let slices = 0;
    for (const step of driver.steps(bytes, encoding.encoding)) {
      void step;
      if (++slices % SLICES_BETWEEN_BREATHS === 0) await breathe();
    }
  } catch (fault) {
    if (fault instanceof Refused) return { refusal: fault.refusal };
    throw fault;
  }
  return root === null ? { refusal: readError('xml_truncated', driver.line, null) } : { root };
}

function refuseForbidden(text: string, line: number): void {
  const character = forbiddenCharacter(text);
  if (character !== null) throw new Refused('forbidden_character', line, { character });
}

/** The first element at the end of a path of names under `node`. */
export function one(node: XmlNode | null, ...path: readonly string[]): XmlNode | null {
  let at = node;
  for (const name of path) at = at?.children.find((child) => child.name === name) ?? null;
  return at;
}

/** Every element at the end of a path of names, through every branch. */
export function all(node: XmlNode | null, ...path: readonly string[]): readonly XmlNode[] {
  return path.reduce<readonly XmlNode[]>((nodes, name) => nodes.flatMap((each) => each.children.filter((child) => child.name === name)), node === null ? [] : [node]);
}
