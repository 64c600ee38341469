/** What UBL and CII say alike: the business terms of EN 16931 under one reading, with an error for each that is missing or wrong. */
import { amountOf, centsOf, decimalAmount } from '../amount.ts';
import type { DayReading } from '../day.ts';
import { checks, sirenOf, vatOf } from '../identifier.ts';
import { LONG_TEXT_CHARS, REFERENCE_CHARS, SHORT_TEXT_CHARS } from '../limits.ts';
import { readError } from '../messages.ts';
import type { ReadClaimKind, ReadCode, ReadContact, ReadDocument, ReadError, ReadFacts } from '../read-file.ts';
import { flat } from '../text.ts';
import type { XmlNode } from './xml-tree.ts';

/** A business term: its number, and its name for the sentence that misses it. */
export type Term = { readonly bt: string; readonly name: string };

export const terms = {
  number: { bt: 'BT-1', name: 'Le numéro de facture' },
  issuedOn: { bt: 'BT-2', name: 'La date d’émission' },
  type: { bt: 'BT-3', name: 'Le type de facture' },
  currency: { bt: 'BT-5', name: 'La devise' },
  dueOn: { bt: 'BT-9', name: 'La date d’échéance' },
  note: { bt: 'BT-22', name: 'La note' },
  sellerName: { bt: 'BT-27', name: 'Le nom du vendeur' },
  buyerName: { bt: 'BT-44', name: 'Le nom de l’acheteur' },
  total: { bt: 'BT-112', name: 'Le montant total avec TVA' },
  due: { bt: 'BT-115', name: 'Le montant à payer' },
} as const satisfies Record<string, Term>;

/** UNTDID 1001: the document types that owe to the buyer instead of claiming from him. Every other one is an invoice. */
const CREDIT_NOTE_TYPES = new Set(['81', '83', '261', '262', '296', '308', '381', '396', '420', '458', '502', '503', '532']);

export function kindOf(typeCode: string | null): ReadClaimKind {
  return typeCode !== null && CREDIT_NOTE_TYPES.has(typeCode) ? 'creditNote' : 'invoice';
}

/** Gathers errors and warnings while the terms are read one by one. */
export class Reading {
  readonly errors: ReadError[] = [];
  readonly warnings: ReadError[] = [];

  refuse(code: ReadCode, line: number, term: Term | null, facts: ReadFacts = {}): null {
    this.errors.push(readError(code, line, term?.bt ?? null, facts));
    return null;
  }

  warn(code: ReadCode, line: number, term: Term, facts: ReadFacts = {}): null {
    this.warnings.push(readError(code, line, term.bt, facts));
    return null;
  }

  /** The flat text of an element, null where it is absent or empty. */
  text(node: XmlNode | null, limit: number = SHORT_TEXT_CHARS, term: Term | null = null): string | null {
    const value = node === null ? '' : flat(node.text);
    if (value === '' || node === null) return null;
    return value.length > limit ? this.refuse('value_too_long', node.line, term, { limit }) : value;
  }

  /** The same for a term that must be there; `near` gives the line of its absence. */
  mandatory(node: XmlNode | null, near: XmlNode, term: Term, element: string): string | null {
    const before = this.errors.length;
    const value = this.text(node, term === terms.number ? REFERENCE_CHARS : SHORT_TEXT_CHARS, term);
    if (value === null && this.errors.length === before) this.refuse('missing_element', (node ?? near).line, term, { term: term.name, element: `${term.bt}, ${element}` });
    return value;
  }

  day(node: XmlNode | null, value: string | null, parse: (value: string) => DayReading, term: Term): string | null {
    if (node === null || value === null) return null;
    const reading = parse(value);
    return 'day' in reading ? reading.day : this.refuse(reading.code, node.line, term, reading.facts);
  }

  currency(node: XmlNode | null, near: XmlNode, element: string): string | null {
    const value = this.mandatory(node, near, terms.currency, element);
    if (value === null) return null;
    return /^[A-Z]{3}$/u.test(value) ? value : this.refuse('currency_unreadable', (node ?? near).line, terms.currency, { value });
  }

  /**
   * An amount of the document, in its currency. A negative one is kept: that is what the document says.
   * The element comes once, or once more in another currency; two that differ are refused, for nothing tells which one counts.
   */
  amount(nodes: readonly XmlNode[], near: XmlNode, term: Term, element: string, currency: string | null): string | null {
    const own = nodes.filter(({ attributes }) => (attributes.get('currencyID') ?? currency) === currency);
    const candidates = own.length > 0 ? own : nodes;
    const [first, ...others] = candidates.map((node) => this.oneAmount(node, near, term, element, currency));
    if (first === undefined) return this.oneAmount(null, near, term, element, currency);
    const other = others.findIndex((each) => each !== null && first !== null && each !== first);
    if (other === -1) return others.includes(null) ? null : first;
    return this.refuse('several_values', candidates[other + 1]!.line, term, { term: term.name, element: `${term.bt}, ${element}`, first: first!, second: others[other]! });
  }

  private oneAmount(node: XmlNode | null, near: XmlNode, term: Term, element: string, currency: string | null): string | null {
    const value = this.mandatory(node, near, term, element);
    if (value === null || node === null) return null;
    const own = node.attributes.get('currencyID');
    if (own !== undefined && currency !== null && own !== currency) return this.refuse('currency_mismatch', node.line, term, { amountCurrency: own, currency });
    const reading = decimalAmount(value);
    return 'amount' in reading ? reading.amount : this.refuse(reading.code, node.line, term, reading.facts);
  }

  /**
   * The total and what remains, as the kind of the document means them. Programs write a credit note with or without a minus: its kind
   * already says so, and it is read without. One of 100 with -60 left is refused, unless its own prepaid amount (BT-113) leads from one to
   * the other: refunded in excess, it says what it means. An invoice keeps its signs.
   */
  figures(kind: ReadClaimKind, amounts: { readonly total: string | null; readonly due: string | null; readonly paid: XmlNode | null; readonly rounding: XmlNode | null }, near: XmlNode): { readonly total: string; readonly due: string } | null {
    const { total, due } = amounts;
    if (total === null || due === null) return null;
    if (kind === 'invoice') return { total, due };
    const [whole, left] = [centsOf(total), centsOf(due)];
    if (whole * left >= 0n) return { total: amountOf(whole < 0n ? -whole : whole), due: amountOf(left < 0n ? -left : left) };
    const centsIn = (node: XmlNode | null): bigint => {
      const reading = node === null ? null : decimalAmount(node.text);
      return reading !== null && 'amount' in reading ? centsOf(reading.amount) : 0n;
    };
    if (amounts.paid !== null && whole - centsIn(amounts.paid) + centsIn(amounts.rounding) === left) return whole > 0n ? { total, due } : { total: amountOf(-whole), due: amountOf(-left) };
    return this.refuse('sign_mismatch', near.line, terms.due, { first: total, second: due });
  }

  /** Odd but readable figures, for a person to look at. */
  compare(figures: { readonly total: string; readonly due: string; readonly issuedOn: string; readonly dueOn: string | null }, line: number): void {
    const { total, due, issuedOn, dueOn } = figures;
    if (centsOf(due) > centsOf(total)) this.warn('due_above_total', line, terms.due, { due, total });
    if (dueOn !== null && dueOn < issuedOn) this.warn('due_before_issue', line, terms.dueOn, { dueOn, issuedOn });
  }
}

/** A note with its subject code, "PMD" or none. */
export type CodedNote = { readonly code: string | null; readonly text: string };

/** "#PMD#Tout retard …" to its code and its text: the way to code a note where the syntax has no element for it. */
export function codedNote(text: string): CodedNote {
  const match = /^#([A-Z]{3})#\s*(.*)$/su.exec(text.trim());
  return match === null ? { code: null, text } : { code: match[1]!, text: match[2]! };
}

/** The texts of the notes of one code to the letter, a line each, for they may be quoted to the debtor; null where there is none. */
export function noteOf(reading: Reading, notes: readonly CodedNote[], code: 'PMD' | 'PMT', line: number): string | null {
  const texts = notes.filter((note) => note.code === code).map((note) => note.text.trim()).filter((text) => text !== '');
  const joined = texts.join('\n');
  if (joined.length > LONG_TEXT_CHARS) return reading.refuse('value_too_long', line, terms.note, { limit: LONG_TEXT_CHARS });
  return joined === '' ? null : joined;
}

const SIREN_SCHEME = '0002';
const SIRET_SCHEME = '0009';

/**
 * SIREN and SIRET of a party: its legal registration (BT-30, BT-47) first, under its scheme, or without one where the party is French
 * and the key is right (nine digits are a tax number elsewhere); then the identifiers of the two schemes of the SIRENE register.
 * An electronic address is not asked: it may be a service provider's.
 */
export function registrationOf(legal: readonly XmlNode[], identifiers: readonly XmlNode[], country: string | null): { readonly siren: string | null; readonly siret: string | null } {
  const under = (nodes: readonly XmlNode[], scheme: string | undefined) => nodes.filter((node) => node.attributes.get('schemeID') === scheme).map((node) => sirenOf(node.text));
  const candidates = [
    ...under(legal, SIREN_SCHEME), ...under(legal, SIRET_SCHEME), ...under(legal, undefined).filter((each) => each !== null && country === 'FR' && checks(each.siren)), ...under(identifiers, SIREN_SCHEME), ...under(identifiers, SIRET_SCHEME),
  ].filter((each) => each !== null);
  const siren = candidates[0]?.siren ?? null;
  return { siren, siret: candidates.find((each) => each.siren === siren && each.siret !== null)?.siret ?? null };
}

/** The first VAT number among tax registrations already narrowed to VAT. */
export function vatNumberOf(nodes: readonly XmlNode[]): string | null {
  return nodes.map((node) => vatOf(node.text)).find((vat) => vat !== null) ?? null;
}

/** The seller's number for the buyer (BT-46), the one identifier that belongs to no scheme. */
export function accountOf(reading: Reading, identifiers: readonly XmlNode[]): string | null {
  return reading.text(identifiers.find((node) => !node.attributes.has('schemeID')) ?? null);
}

/** A contact of an e-invoice; a registered one is a company, of any other the document does not tell. */
export function contactOf(parts: Omit<ReadContact, 'kind' | 'addressLines'> & { readonly lines: readonly (string | null)[]; readonly siren: string | null }): ReadContact {
  const { lines, siren, ...rest } = parts;
  return { ...rest, kind: siren === null ? null : 'company', addressLines: lines.filter((line) => line !== null) };
}

/** The files that travel inside the invoice. */
export function documentOf(reading: Reading, content: XmlNode | null, reference: XmlNode | null, description: XmlNode | null): ReadDocument | null {
  const bytes = content?.content ?? null;
  if (content === null || bytes === null || bytes.length === 0) return null;
  return {
    reference: reading.text(reference), description: reading.text(description),
    fileName: content.attributes.get('filename') ?? null, mimeType: content.attributes.get('mimeCode') ?? null,
    content: bytes,
  };
}
