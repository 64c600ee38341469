/** One line of a table to one claim, or to the errors of its cells. */
import { centsOf, writtenAmount, writtenRate } from '../amount.ts';
import { writtenDay } from '../day.ts';
import { checks, sirenOf, vatOf } from '../identifier.ts';
import { LONG_TEXT_CHARS, REFERENCE_CHARS, SHORT_TEXT_CHARS } from '../limits.ts';
import { readError } from '../messages.ts';
import type { ReadClaim, ReadClaimKind, ReadCode, ReadContact, ReadError, ReadFacts } from '../read-file.ts';
import { flat, forbiddenCharacter } from '../text.ts';
import type { CsvColumns, CsvField } from './csv-columns.ts';

export type RowReading = { readonly claim: ReadClaim | null; readonly errors: readonly ReadError[]; readonly warnings: readonly ReadError[] };

const plainWord = (value: string): string => value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/gu, ' ').trim();
const INVOICE_WORDS = new Set(['facture', 'factures', 'invoice', 'fa', 'fac', 'fact', 'fc', '380', 'facture client', 'facture de vente', 'sales invoice']);
const CREDIT_WORDS = new Set(['avoir', 'avoirs', 'credit note', 'creditnote', 'credit memo', 'av', 'avo', 'note de credit', 'nc', 'cn', '381', 'facture d avoir', 'avoir client']);
const PERSON_WORDS = new Set(['particulier', 'personne', 'personne physique', 'person', 'individual', 'consumer', 'consommateur', 'b2c', 'm', 'mr', 'mme', 'mlle', 'monsieur', 'madame', 'mademoiselle', 'mrs', 'ms', 'm et mme', 'm mme', 'mme et m']);
const COMPANY_WORDS = new Set(['entreprise', 'societe', 'personne morale', 'company', 'business', 'professionnel', 'pro', 'b2b', 'ste', 'sarl', 'sas', 'sasu', 'sa', 'eurl', 'sci', 'snc', 'association']);

const LIMITS: Partial<Record<CsvField, number>> = { reference: REFERENCE_CHARS, latePenaltyText: LONG_TEXT_CHARS, indemnityText: LONG_TEXT_CHARS, description: LONG_TEXT_CHARS, nature: LONG_TEXT_CHARS };

/** The line as a reader of cells by their meaning, which gathers what is wrong with them. */
class Row {
  readonly errors: ReadError[] = [];
  readonly warnings: ReadError[] = [];
  private readonly columns: CsvColumns;
  private readonly cells: readonly string[];
  private readonly line: number;

  constructor(columns: CsvColumns, cells: readonly string[], line: number) {
    this.columns = columns;
    this.cells = cells;
    this.line = line;
  }

  has(field: CsvField): boolean {
    return this.columns.at.has(field);
  }

  /** The column as the file names it. */
  name(field: CsvField): string {
    return this.columns.headers[this.columns.at.get(field) ?? -1] ?? field;
  }

  text(field: CsvField): string | null {
    const at = this.columns.at.get(field);
    const value = at === undefined ? '' : flat(this.cells[at] ?? '');
    if (value === '') return null;
    const limit = LIMITS[field] ?? SHORT_TEXT_CHARS;
    if (value.length > limit) {
      this.refuse(field, 'value_too_long', { limit });
      return null;
    }
    return value;
  }

  /** The text of a cell that may not be empty. Its emptiness is told once, unless the cell was refused for another reason. */
  mandatory(field: CsvField): string | null {
    const before = this.errors.length;
    const value = this.text(field);
    if (value === null && this.errors.length === before) this.refuse(field, 'missing_value', { column: this.name(field) });
    return value;
  }

  refuse(field: CsvField, code: ReadCode, facts: ReadFacts): null {
    this.errors.push(readError(code, this.line, this.name(field), facts));
    return null;
  }

  warn(field: CsvField, code: ReadCode, facts: ReadFacts): void {
    this.warnings.push(readError(code, this.line, this.name(field), facts));
  }
}

function day(row: Row, field: CsvField): string | null {
  const value = row.mandatory(field);
  if (value === null) return null;
  const reading = writtenDay(value);
  return 'day' in reading ? reading.day : row.refuse(field, reading.code, reading.facts);
}

function amount(row: Row, field: CsvField, kind: ReadClaimKind): string | null {
  const value = row.text(field);
  if (value === null) return null;
  const reading = writtenAmount(value);
  if (!('amount' in reading)) return row.refuse(field, reading.code, reading.facts);
  if (!reading.amount.startsWith('-')) return reading.amount;
  // Programs that list invoices and credit notes together write the latter with a minus; its kind already says so.
  return kind === 'creditNote' ? reading.amount.slice(1) : row.refuse(field, 'amount_negative', { value });
}

/**
 * The amount with VAT and what is still to pay. A table with one column of amounts says that nothing was paid, or lists the balances:
 * either way that figure is what its author claims, and stands for both.
 */
function amounts(row: Row, kind: ReadClaimKind): { readonly total: string; readonly due: string } | null {
  const before = row.errors.length;
  const total = amount(row, 'total', kind);
  const due = amount(row, 'due', kind);
  if (row.errors.length > before) return null;
  const stated = total ?? due;
  if (stated === null) {
    const field = row.has('total') ? 'total' : 'due';
    return row.refuse(field, 'missing_value', { column: row.name(field) });
  }
  // An empty balance beside a filled amount: nobody knows whether it is zero or the whole.
  if (due === null && row.has('due')) return row.refuse('due', 'missing_value', { column: row.name('due') });
  if (total === null && row.has('total')) return row.refuse('total', 'missing_value', { column: row.name('total') });
  if (total !== null && due !== null && centsOf(due) > centsOf(total)) row.warn('due', 'due_above_total', { due, total });
  return { total: stated, due: due ?? stated };
}

function currency(row: Row): string | null {
  const value = row.text('currency');
  if (value === null || /^(?:€|euros?)$/iu.test(value)) return 'EUR';
  return /^[A-Z]{3}$/iu.test(value) ? value.toUpperCase() : row.refuse('currency', 'currency_unreadable', { value });
}

type Kinds = { readonly claim: ReadClaimKind; readonly buyer: ReadContact['kind'] };

/** A column "type" says facture or avoir, or company or private person; anything else is not passed over, for it may say avoir in other words. */
function kinds(row: Row): Kinds {
  const value = row.text('kind');
  const word = value === null ? '' : plainWord(value);
  if (value === null || INVOICE_WORDS.has(word)) return { claim: 'invoice', buyer: null };
  if (CREDIT_WORDS.has(word)) return { claim: 'creditNote', buyer: null };
  if (PERSON_WORDS.has(word)) return { claim: 'invoice', buyer: 'person' };
  if (COMPANY_WORDS.has(word)) return { claim: 'invoice', buyer: 'company' };
  row.refuse('kind', 'kind_unreadable', { value });
  return { claim: 'invoice', buyer: null };
}

function siren(row: Row, field: 'buyerSiren' | 'sellerSiren'): { readonly siren: string | null; readonly siret: string | null } {
  const value = row.text(field);
  if (value === null) return { siren: null, siret: null };
  const reading = sirenOf(value);
  if (reading === null) {
    row.refuse(field, 'siren_unreadable', { value });
    return { siren: null, siret: null };
  }
  if (!checks(reading.siren)) row.warn(field, 'siren_check', { value });
  return reading;
}

function vat(row: Row, field: 'buyerVat' | 'sellerVat'): string | null {
  const value = row.text(field);
  if (value === null) return null;
  const number = vatOf(value);
  // A column headed "TVA" is as often the amount or the rate of the tax: that is none of ours.
  if (number === null && !/^[\d\s.,%€]+$/u.test(value)) row.warn(field, 'vat_unreadable', { value });
  return number;
}

function rate(row: Row): string | null {
  const value = row.text('rate');
  if (value === null) return null;
  const reading = writtenRate(value);
  return 'rate' in reading ? reading.rate : row.refuse('rate', reading.code, reading.facts);
}

/** "Durand" and "Alice" to "Alice Durand"; a company name comes before both. */
function buyerName(row: Row): string | null {
  const last = row.text('lastName');
  const first = row.text('firstName');
  const person = last !== null && first !== null ? `${first} ${last}` : last;
  if (!row.has('buyerName')) return person ?? row.mandatory('lastName');
  if (person !== null && row.text('buyerName') === null) return person;
  return row.mandatory('buyerName');
}

function buyerKind(row: Row, stated: ReadContact['kind'], sirenNumber: string | null): ReadContact['kind'] {
  if (stated !== null) return stated;
  if (sirenNumber !== null) return 'company';
  const civility = row.text('civility');
  if (civility !== null && PERSON_WORDS.has(plainWord(civility))) return 'person';
  if (civility !== null && COMPANY_WORDS.has(plainWord(civility))) return 'company';
  return row.text('firstName') !== null && row.text('buyerName') === null ? 'person' : null;
}

/** Street lines, code and town. An address in one cell ends in France with five digits and a town, which no street does. */
function address(row: Row): Pick<ReadContact, 'addressLines' | 'postalCode' | 'city' | 'country'> {
  const lines = [row.text('address1'), row.text('address2'), row.text('address3')].filter((line) => line !== null);
  const country = row.text('country');
  const postalCode = row.text('postalCode');
  const city = row.text('city');
  const whole = postalCode === null && city === null && lines.length === 1 ? /^(.+?)[\s,;–-]+(\d{5})\s+(\p{L}[^\d]*(?:\d{1,2})?[^\d]*)$/u.exec(lines[0]!) : null;
  if (whole !== null) return { addressLines: [whole[1]!], postalCode: whole[2]!, city: whole[3]!.trim(), country };
  return { addressLines: lines, postalCode, city, country };
}

const NO_CONTACT: ReadContact = { kind: null, siret: null, tradingName: null, addressLines: [], postalCode: null, city: null, country: null, email: null, phone: null, contactName: null };

/** Reads the cells of one line; every cell that is wrong gives its error, and a line with an error gives no claim. */
export function claimOf(columns: CsvColumns, cells: readonly string[], line: number, broken: boolean): RowReading {
  const row = new Row(columns, cells, line);
  const fields = [...columns.at.keys()];
  for (const field of fields) {
    const character = forbiddenCharacter(cells[columns.at.get(field)!] ?? '', broken);
    if (character !== null) row.refuse(field, 'forbidden_character', { character });
  }
  if (row.errors.length > 0) return { claim: null, errors: row.errors, warnings: [] };

  const kind = kinds(row);
  const reference = row.mandatory('reference');
  const issuedOn = day(row, 'issuedOn');
  const dueOn = day(row, 'dueOn');
  const figures = amounts(row, kind.claim);
  const name = buyerName(row);
  const money = currency(row);
  const buyerId = siren(row, 'buyerSiren');
  const sellerId = siren(row, 'sellerSiren');
  const contractRate = rate(row);
  const buyerVat = vat(row, 'buyerVat');
  const sellerVat = vat(row, 'sellerVat');
  if (issuedOn !== null && dueOn !== null && dueOn < issuedOn) row.warn('dueOn', 'due_before_issue', { dueOn, issuedOn });

  const buyer: ReadContact = {
    ...NO_CONTACT, kind: buyerKind(row, kind.buyer, buyerId.siren), siret: buyerId.siret, ...address(row),
    email: row.text('email'), phone: row.text('phone'), contactName: row.text('contactName'),
  };
  const rest = {
    seller: { name: row.text('sellerName'), siren: sellerId.siren, vat: sellerVat },
    account: row.text('account'),
    latePenaltyText: row.text('latePenaltyText'), indemnityText: row.text('indemnityText'),
    nature: row.text('nature'), description: row.text('description'),
    orderReference: row.text('orderReference'), contractReference: row.text('contractReference'), deliveryReference: row.text('deliveryReference'),
  };
  if (row.errors.length > 0 || reference === null || issuedOn === null || dueOn === null || figures === null || name === null || money === null) {
    return { claim: null, errors: unique(row.errors), warnings: [] };
  }
  const { seller, account, latePenaltyText, indemnityText, ...told } = rest;
  return {
    errors: [], warnings: row.warnings,
    claim: {
      reference, kind: kind.claim, issuedOn, dueOn, currency: money, total: figures.total, due: figures.due,
      seller, buyer: { name, siren: buyerId.siren, vat: buyerVat, account },
      latePenaltyText, indemnityText, contractRate,
      extras: { line, buyer, seller: { ...NO_CONTACT, siret: sellerId.siret }, ...told, documents: [] },
    },
  };
}

/** A cell read for two purposes is refused once. */
function unique(errors: readonly ReadError[]): ReadError[] {
  return errors.filter((error, at) => errors.findIndex((other) => other.code === error.code && other.field === error.field) === at);
}
