/** What one header says: the field it names, the currency it adds to it, or that it speaks of payments in words we do not know. */
import { names } from './csv-names.ts';
import type { CsvField } from './csv-names.ts';

const SMALL_WORDS = new Set(['de', 'd', 'l', 'la', 'le', 'des', 'of', 'the', 'en', 'eur', 'euro', 'euros']);
const NUMBER_WORDS = new Set(['numero', 'num', 'no', 'nr', 'number', 'nbr']);

function wordsOf(header: string): string[] {
  return header
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/[nN]\s*[°º]|#/gu, ' numero ')
    .normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    .replace(/œ/gu, 'oe').replace(/\./gu, '').replace(/[^a-z0-9]+/gu, ' ').trim().split(' ');
}

/** A last "le" is no article: "facturé le" is a day where "facturé" is none, "à payer le" a day where "à payer" is an amount. */
const counts = (word: string, at: number, words: readonly string[]): boolean => !SMALL_WORDS.has(word) || (word === 'le' && at > 0 && at === words.length - 1);

/** "N° de facture", "Numéro Facture" and "num_facture" to one key; case, accents, small words and marks do not count. */
export function headerKey(header: string): string {
  return wordsOf(header).filter(counts).map((word) => (NUMBER_WORDS.has(word) ? 'n' : word)).join('');
}

type Known = { readonly field: CsvField; readonly rank: number; readonly key: string };

const byKey = new Map<string, Known>();
for (const [field, list] of Object.entries(names) as [CsvField, readonly string[]][]) {
  list.forEach((name, rank) => {
    const key = headerKey(name);
    // "INVOICENUMBER" has no words to tell apart: the name is known without its spaces as well.
    const glued = wordsOf(name).join('');
    for (const each of [key, wordsOf(name).filter(counts).join(''), glued]) if (!byKey.has(each)) byKey.set(each, { field, rank, key });
  });
}

/** A currency in a header: as written, and the codes that it may stand for. */
export type HeaderMoney = { readonly label: string; readonly codes: readonly string[] };

export type Header = Known & { readonly money: HeaderMoney | null };

const AMOUNTS = new Set<CsvField>(['total', 'due', 'paid']);
const CODES = new Set(Intl.supportedValuesOf('currency'));
const DOLLARS = ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD'];
const FRANCS = ['CHF', 'XPF', 'XOF', 'XAF'];
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  '€': ['EUR'], eur: ['EUR'], euro: ['EUR'], euros: ['EUR'], us$: ['USD'], '$': DOLLARS, dollar: DOLLARS, dollars: DOLLARS, '£': ['GBP'], livres: ['GBP'], pounds: ['GBP'], '¥': ['JPY', 'CNY'], yens: ['JPY'], yen: ['JPY'], francs: FRANCS, cfa: ['XOF', 'XAF'],
};

/** "Montant (USD)", "Total £" or "amount_chf" to the name of the amount and its currency: what another currency counts is never read as euros. */
function amountInCurrency(header: string): Header | null {
  for (const piece of header.match(/us\$|[€$£¥]|\p{L}+/giu) ?? []) {
    const codes = SIGNS[piece.toLowerCase()] ?? (CODES.has(piece.toUpperCase()) ? [piece.toUpperCase()] : null);
    const known = codes === null ? undefined : byKey.get(headerKey(header.replace(piece, ' ').replace(/\bin\b/iu, ' ')));
    if (codes !== null && known !== undefined && AMOUNTS.has(known.field)) return { ...known, money: { label: piece, codes } };
  }
  return null;
}

/** The currency that a header names beside words of any kind: a sign, a word for one, or a code written in capitals. */
export function moneyIn(header: string): HeaderMoney | null {
  for (const piece of header.match(/us\$|[€$£¥]|\p{L}+/giu) ?? []) {
    const codes = SIGNS[piece.toLowerCase()] ?? (/^[A-Z]{3}$/u.test(piece) && CODES.has(piece) ? [piece] : null);
    if (codes !== null) return { label: piece, codes };
  }
  return null;
}

/** The field that a header names, or null. */
export function readHeader(header: string): Header | null {
  const known = byKey.get(headerKey(header));
  if (known !== undefined && !AMOUNTS.has(known.field)) return { ...known, money: null };
  return amountInCurrency(header) ?? (known === undefined ? null : { ...known, money: null });
}

const PAYMENT_WORD = /^(?:(?:regle|paye|impaye|verse|encaisse|acquitte|percu|impute|rembourse)e?s?|soldes?|restes?|restante?s?|acomptes?|avoirs?|arrhes|versements?|paiements?|reglements?|encaissements?|paid|unpaid|dues?|balances?|outstanding|payments?|prepayments?|prepaid|received|remaining|remainder|credited)$/u;
/** The words of a column that is about a payment and counts no money: its day, its means, its delay, its number. */
const NO_AMOUNT_WORD = new Set([
  'date', 'dates', 'le', 'on', 'jour', 'jours', 'day', 'days', 'numero', 'num', 'no', 'number', 'nb', 'nbr', 'nombre', 'count', 'mode', 'modes', 'moyen', 'methode', 'method', 'means', 'statut', 'status', 'etat', 'state', 'type', 'delai', 'delais', 'terme', 'termes', 'term', 'terms',
  'condition', 'conditions', 'ref', 'reference', 'compte', 'account', 'code', 'id', 'commentaire', 'note', 'iban', 'bic', 'banque', 'bank', 'devise', 'currency', 'depuis', 'since', 'age', 'retard', 'relance', 'relances', 'niveau', 'level', 'siren', 'siret', 'email', 'nom', 'name',
]);

/** A header that is not known, and whose words say that something was paid or is left to pay. "du" is a word of every header; "dû" is not. */
export function speaksOfPayment(header: string): boolean {
  const words = wordsOf(header);
  if (words.some((word) => NO_AMOUNT_WORD.has(word))) return false;
  return words.some((word) => PAYMENT_WORD.test(word)) || words.at(-1) === 'du' || /(?:^|\P{L})dûe?s?(?:$|\P{L})/iu.test(header.normalize('NFC'));
}

/** A header of tax, or of an amount without it. */
export function speaksOfTax(header: string): boolean {
  return wordsOf(header).some((word) => ['tva', 'vat', 'ht', 'hors', 'tax', 'taxes', 'taxe'].includes(word));
}
