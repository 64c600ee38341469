/** One line of a table to one claim, or to the errors of its cells. */
import { writtenRate } from '../amount.ts';
import { writtenDay } from '../day.ts';
import { checks, ibanOf, sirenOf, vatOf } from '../identifier.ts';
import type { ReadClaim, ReadClaimKind, ReadContact, ReadError } from '../read-file.ts';
import { forbiddenCharacter } from '../text.ts';
import { amounts } from './csv-amounts.ts';
import type { CsvColumns } from './csv-columns.ts';
import type { CsvField } from './csv-names.ts';
import { Row } from './csv-row.ts';

export type RowReading = { readonly claim: ReadClaim | null; readonly errors: readonly ReadError[]; readonly warnings: readonly ReadError[] };

const plainWord = (value: string): string => value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/gu, ' ').trim();
const INVOICE_WORDS = new Set(['facture', 'factures', 'invoice', 'fa', 'fac', 'fact', 'fc', '380', 'facture client', 'facture de vente', 'sales invoice']);
const CREDIT_WORDS = new Set(['avoir', 'avoirs', 'credit note', 'creditnote', 'credit memo', 'av', 'avo', 'note de credit', 'nc', 'cn', '381', 'facture d avoir', 'avoir client']);
const PERSON_WORDS = new Set(['particulier', 'personne', 'personne physique', 'person', 'individual', 'consumer', 'consommateur', 'b2c', 'm', 'mr', 'mme', 'mlle', 'monsieur', 'madame', 'mademoiselle', 'mrs', 'ms', 'm et mme', 'm mme', 'mme et m']);
const COMPANY_WORDS = new Set(['entreprise', 'societe', 'personne morale', 'company', 'business', 'professionnel', 'pro', 'b2b', 'ste', 'sarl', 'sas', 'sasu', 'sa', 'eurl', 'sci', 'snc', 'association']);

function day(row: Row, field: CsvField): string | null {
  const value = field === 'dueOn' && row.columns.dueMayLack ? row.text(field) : row.mandatory(field);
  if (value === null) return null;
  const reading = writtenDay(value);
  return 'day' in reading ? reading.day : row.refuse(field, reading.code, reading.facts);
}

/**
 * The currency of the line: its own; else that of the headers of the amounts; else the euro. A foreign currency in a header and another one
 * on the line are refused; a euro sign is not held against the line, for a table made in France has it whatever it lists.
 */
function currency(row: Row): string | null {
  const { money } = row.columns;
  const value = row.text('currency');
  if (value === null) {
    if (money === null) return 'EUR';
    return money.codes.length === 1 ? money.codes[0]! : row.refuse('currency', 'missing_value', { column: row.name('currency') });
  }
  const code = /^(?:€|euros?)$/iu.test(value) ? 'EUR' : /^[A-Z]{3}$/iu.test(value) ? value.toUpperCase() : null;
  if (code === null) return row.refuse('currency', 'currency_unreadable', { value });
  return money === null || money.codes.includes(code) || money.codes.includes('EUR') ? code : row.refuse('currency', 'currency_mismatch', { amountCurrency: money.label, currency: code });
}

type Kinds = { readonly claim: ReadClaimKind; readonly buyer: ReadContact['kind'] };

/** The nature of an avoir says so in its first words, whatever it is an avoir for. */
const saysCredit = (nature: string | null): boolean => nature !== null && (CREDIT_WORDS.has(plainWord(nature)) || /^(?:avoirs?|credit (?:note|memo)|note de credit)\b/u.test(plainWord(nature)));

/**
 * A column "type" says facture or avoir, or company or private person; anything else is not passed over, for it may say avoir in other words.
 * A nature that says avoir makes one even beside a type that does not: a credit note claims nothing, so that the doubt costs the debtor nothing.
 */
function kinds(row: Row): Kinds {
  const value = row.text('kind');
  const word = value === null ? '' : plainWord(value);
  const claim = CREDIT_WORDS.has(word) || saysCredit(row.text('nature')) ? 'creditNote' : 'invoice';
  if (PERSON_WORDS.has(word)) return { claim, buyer: 'person' };
  if (COMPANY_WORDS.has(word)) return { claim, buyer: 'company' };
  if (value !== null && !INVOICE_WORDS.has(word) && !CREDIT_WORDS.has(word)) row.refuse('kind', 'kind_unreadable', { value });
  return { claim, buyer: null };
}

/** "RCS Tours 012 345 674", or the same under a header "RCS". */
function registeredAt(value: string, header: string): ReturnType<typeof sirenOf> {
  return /(?:^|\P{L})R\.?C\.?S(?:$|\P{L})/iu.test(`${value} ${header}`) ? sirenOf(value.replace(/[\p{L}'’()]+/gu, '')) : null;
}

function siren(row: Row, field: 'buyerSiren' | 'sellerSiren'): { readonly siren: string | null; readonly siret: string | null } {
  const value = row.text(field);
  if (value === null) return { siren: null, siret: null };
  const reading = sirenOf(value) ?? registeredAt(value, row.name(field));
  if (reading === null) {
    // A "company number" is often of another country: what is no SIREN is then none of ours.
    if (!/sire[nt]/iu.test(row.name(field))) {
      row.warn(field, 'siren_unreadable', { value });
      return { siren: null, siret: null };
    }
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

/** An IBAN by its check digits (ISO 13616); what is none recognises nobody, and is left. */
function iban(row: Row): string | null {
  const value = row.text('buyerIban');
  if (value === null) return null;
  const compact = ibanOf(value);
  if (compact === null) row.warn('buyerIban', 'iban_unreadable', { value });
  return compact;
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
  const said = row.text('buyerKind');
  if (said !== null) {
    const word = plainWord(said);
    return PERSON_WORDS.has(word) ? 'person' : COMPANY_WORDS.has(word) ? 'company' : row.refuse('buyerKind', 'kind_unreadable', { value: said, expected: 'entreprise ou particulier' });
  }
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
  for (const [field, at] of columns.at) {
    for (const each of [at, ...(columns.more?.get(field) ?? [])]) {
      const character = forbiddenCharacter(cells[each] ?? '', broken);
      if (character !== null) row.refuse(field, 'forbidden_character', { character });
    }
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
    email: row.text('email'), phone: row.text('phone'), contactName: row.text('contactName'), ...(row.has('buyerIban') ? { iban: iban(row) } : {}),
  };
  const rest = {
    seller: { name: row.text('sellerName'), siren: sellerId.siren, vat: sellerVat },
    account: row.text('account'),
    latePenaltyText: row.text('latePenaltyText'), indemnityText: row.text('indemnityText'),
    nature: row.text('nature'), description: row.text('description'),
    orderReference: row.text('orderReference'), contractReference: row.text('contractReference'), deliveryReference: row.text('deliveryReference'),
  };
  if (row.errors.length > 0 || reference === null || issuedOn === null || (dueOn === null && !columns.dueMayLack) || figures === null || name === null || money === null) {
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
