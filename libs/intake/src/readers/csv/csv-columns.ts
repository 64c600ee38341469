/** Which column means what, and what a row of headers is refused for. */
import { writtenAmount } from '../amount.ts';
import { vatOf } from '../identifier.ts';
import { quoted } from '../messages.ts';
import type { ReadCode, ReadFacts } from '../read-file.ts';
import { readHeader, speaksOfPayment, speaksOfTax } from './csv-headers.ts';
import type { Header, HeaderMoney } from './csv-headers.ts';
import type { CsvField } from './csv-names.ts';

export type CsvColumns = {
  /** the header row as written, trimmed */
  readonly headers: readonly string[];
  /** where each field stands */
  readonly at: ReadonlyMap<CsvField, number>;
  /** every column of what was paid: an advance and a payment may stand side by side */
  readonly payments: readonly number[];
  /** the currency that the headers of the amounts give; null where they give none */
  readonly money: HeaderMoney | null;
  /** unknown columns that may say what was paid: if they hold amounts, what remains due is not known */
  readonly suspects: readonly number[];
  /** further columns of a field, whose texts are put together */
  readonly more?: ReadonlyMap<CsvField, readonly number[]>;
  /** a line may do without a due date */
  readonly dueMayLack?: boolean;
  /** a column "taux" that may as well be the rate of VAT; null where the rate says whose it is */
  readonly doubtfulRate: number | null;
};

export type ColumnsProblem = { readonly code: ReadCode; readonly field: string; readonly facts: ReadFacts };

/** What each claim must have, under the name that the refusal gives it. */
export const required: readonly { readonly label: string; readonly anyOf: readonly CsvField[] }[] = [
  { label: 'référence', anyOf: ['reference'] },
  { label: 'date de facture', anyOf: ['issuedOn'] },
  { label: 'échéance', anyOf: ['dueOn'] },
  { label: 'montant', anyOf: ['total', 'due'] },
  { label: 'débiteur', anyOf: ['buyerName', 'lastName'] },
];

const looksLikeDay = (value: string): boolean => /^\s*(?:\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-\d{1,2}-\d{1,2})/u.test(value);
const looksLikeAmount = (value: string): boolean => !looksLikeDay(value) && 'amount' in writtenAmount(value);

/** The field of a header, by the first value under it where the name has two meanings; null where that value belies both. */
function fieldOf({ field, key }: Header, value: string): CsvField | null {
  if (key === 'due') return looksLikeDay(value) ? 'dueOn' : 'due';
  if (key === 'paymentdue') return looksLikeAmount(value) ? 'due' : 'dueOn';
  // "Du" before a day is "of", and there is no telling which day.
  if (key === 'du' && looksLikeDay(value)) return null;
  // The ISO code of a country has two letters, that of a currency three.
  if (field === 'currency' && key.includes('iso') && /^\s*[A-Z]{2}\s*$/u.test(value)) return 'country';
  return field;
}

type Held = { readonly at: number; readonly header: Header };

/**
 * The columns of a header row, or what is wrong with them.
 * `first` is the first line under it, for the few names that mean two things: an English "due" is a day or an amount, and the value tells.
 */
export function columnsOf(headers: readonly string[], first: readonly string[], { terms = false }: { terms?: boolean | undefined } = {}): CsvColumns | ColumnsProblem {
  const trimmed = headers.map((header) => header.replace(/\s+/gu, ' ').trim());
  const best = new Map<CsvField, Held>();
  const payments: Held[] = [];
  const unknown: number[] = [];
  for (const [at, written] of trimmed.entries()) {
    const header = readHeader(written);
    if (header === null) {
      unknown.push(at);
      continue;
    }
    const field = fieldOf(header, first[at] ?? '');
    if (field === null) continue;
    const held = best.get(field);
    if ([...(field === 'paid' ? payments : []), held].some((other) => other?.header.key === header.key)) return { code: 'duplicate_column', field: written, facts: { column: written } };
    if (field === 'paid') payments.push({ at, header });
    if (held === undefined || header.rank < held.header.rank) best.set(field, { at, header });
  }
  // Some programs call the customer of an invoice its contact.
  const contact = best.get('contactName');
  if (!best.has('buyerName') && !best.has('lastName') && contact?.header.key === 'contactname') {
    best.set('buyerName', contact);
    best.delete('contactName');
  }
  const missing = required.filter(({ anyOf }) => !anyOf.some((field) => best.has(field) || (terms && field === 'dueOn'))).map(({ label }) => label);
  if (missing.length > 0) return missingColumns(missing, trimmed);
  const money = moneyOf([best.get('total'), best.get('due'), ...payments].filter((each) => each !== undefined), trimmed, best.has('currency'));
  if (money !== null && 'code' in money) return money;

  const rate = best.get('rate');
  const isBareRate = rate !== undefined && ['taux', 'rate'].includes(rate.header.key);
  // "Taux" beside "HT" or "TVA" is the rate of the tax. Read as a contractual rate, it would claim interest that nobody agreed to.
  const besideTax = isBareRate && trimmed.some((header, at) => speaksOfTax(header) && vatOf(first[at] ?? '') === null && readHeader(header)?.field !== 'rate' && !isVatNumber(header));
  if (besideTax) best.delete('rate');
  return {
    headers: trimmed, at: new Map([...best].map(([field, { at }]) => [field, at])), payments: payments.map(({ at }) => at), money,
    // What remains due may be stated; then no other column changes it.
    suspects: best.has('due') ? [] : unknown.filter((at) => speaksOfPayment(trimmed[at]!)),
    doubtfulRate: isBareRate && !besideTax ? rate.at : null, ...(terms ? { dueMayLack: true } : {}),
  };
}

/** "N° TVA" names a number whatever stands under it; "TVA" alone does not. */
function isVatNumber(header: string): boolean {
  const known = readHeader(header);
  return (known?.field === 'buyerVat' || known?.field === 'sellerVat') && !['tva', 'vat'].includes(known.key);
}

export function missingColumns(missing: readonly string[], headers: readonly string[]): ColumnsProblem {
  const named = headers.filter((header) => header !== '');
  const found = named.slice(0, 30).map((header) => quoted(header)).join(', ') + (named.length > 30 ? ', …' : '');
  return {
    code: 'missing_column', field: missing.join(', '),
    facts: { missing: missing.map((label) => quoted(label)).join(', '), found: found === '' ? 'aucune' : found, count: missing.length },
  };
}

/** The currency that the headers of the amounts agree on. A sign of several currencies needs a column that says which. */
function moneyOf(amounts: readonly Held[], headers: readonly string[], hasCurrency: boolean): HeaderMoney | null | ColumnsProblem {
  let money: HeaderMoney | null = null;
  for (const { at, header } of amounts) {
    if (header.money === null) continue;
    if (money !== null && !header.money.codes.some((code) => money!.codes.includes(code))) {
      return { code: 'currency_mismatch', field: headers[at]!, facts: { amountCurrency: header.money.label, currency: money.label } };
    }
    if (money === null || header.money.codes.length < money.codes.length) money = header.money;
    if (header.money.codes.length > 1 && !hasCurrency) return { code: 'currency_unreadable', field: headers[at]!, facts: { value: header.money.label } };
  }
  return money;
}
