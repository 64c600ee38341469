/** Which column means what, by the names that French and English programs give them. */
import { quoted } from '../messages.ts';

export type CsvField =
  | 'reference' | 'issuedOn' | 'dueOn' | 'total' | 'due' | 'currency' | 'kind' | 'rate' | 'nature' | 'description' | 'latePenaltyText' | 'indemnityText'
  | 'buyerName' | 'buyerSiren' | 'buyerVat' | 'account' | 'civility' | 'firstName' | 'lastName' | 'contactName' | 'email' | 'phone'
  | 'address1' | 'address2' | 'address3' | 'postalCode' | 'city' | 'country'
  | 'sellerName' | 'sellerSiren' | 'sellerVat' | 'orderReference' | 'contractReference' | 'deliveryReference';

/** The names of each field, the most telling first: where a table has both "montant" and "montant TTC", the latter is read. */
const names: Record<CsvField, readonly string[]> = {
  reference: [
    'numéro de facture', 'n° facture', 'facture n°', 'référence facture', 'réf facture', 'facture', 'invoice number', 'invoice reference', 'invoice id', 'invoice no',
    'invoice', 'référence', 'réf', 'reference', 'numéro de pièce', 'référence de pièce', 'pièce', 'piece ref', 'numéro de document', 'document', 'document number', 'n°', 'claim reference',
  ],
  issuedOn: [
    'date de facture', 'date de la facture', 'date facturation', 'date de facturation', 'facture du', 'facturé le', 'émise le', 'émis le', 'date d’émission', 'émission', 'invoice date', 'issued on',
    'issued', 'issue date', 'date issued', 'date de pièce', 'date du document', 'document date', 'date',
  ],
  dueOn: [
    'date d’échéance', 'échéance', 'échéance le', 'date échéance facture', 'échéance facture', 'échue le', 'à payer avant le', 'date limite de paiement', 'date limite', 'due date', 'due on', 'date due', 'payment due date', 'payable on', 'maturity',
  ],
  total: [
    'montant TTC', 'total TTC', 'montant total TTC', 'TTC', 'montant facture TTC', 'montant de la facture TTC', 'montant de la facture', 'montant facture', 'montant facturé', 'montant total', 'montant initial', 'montant d’origine',
    'total amount', 'amount incl VAT', 'amount including VAT', 'total incl VAT', 'gross amount', 'invoice amount', 'invoice total', 'grand total', 'montant', 'total', 'amount', 'principal', 'montant de la créance', 'montant créance',
  ],
  due: [
    'reste dû', 'restant dû', 'montant restant dû', 'montant restant', 'reste à payer', 'montant dû', 'solde dû', 'solde', 'solde restant dû', 'net à payer', 'à payer', 'montant impayé', 'impayé', 'reste à régler', 'restant', 'encours',
    'amount due', 'due amount', 'amount outstanding', 'outstanding amount', 'outstanding', 'open amount', 'open balance', 'balance due', 'balance', 'remaining', 'remaining amount', 'unpaid amount', 'due',
  ],
  currency: ['devise', 'monnaie', 'code devise', 'currency', 'currency code'],
  kind: ['type', 'type de document', 'type de pièce', 'type facture', 'type de facture', 'kind', 'document type', 'invoice type'],
  rate: ['taux contractuel', 'taux de pénalité', 'taux des pénalités', 'taux pénalités de retard', 'taux de retard', 'taux d’intérêt', 'taux', 'contract rate', 'interest rate', 'late payment rate', 'rate'],
  nature: ['nature', 'nature de la créance', 'nature créance', 'claim type'],
  description: ['objet', 'objet de la facture', 'description', 'désignation', 'libellé', 'fondement', 'motif', 'subject', 'details', 'label'],
  latePenaltyText: ['pénalités de retard', 'clause pénalités', 'mention pénalités', 'late penalty text', 'late penalty'],
  indemnityText: ['indemnité forfaitaire', 'mention indemnité', 'indemnity text', 'indemnity'],
  buyerName: [
    'raison sociale', 'raison sociale du débiteur', 'raison sociale client', 'dénomination', 'dénomination sociale', 'nom du débiteur', 'nom débiteur', 'débiteur', 'nom du client', 'nom client', 'client', 'société', 'entreprise', 'tiers', 'nom du tiers', 'nom tiers',
    'buyer name', 'buyer', 'debtor name', 'debtor', 'customer name', 'customer', 'client name', 'company', 'company name', 'nom ou raison sociale', 'nom / raison sociale', 'nom complet', 'name',
  ],
  buyerSiren: [
    'siren', 'siret', 'siren / siret', 'siret / siren', 'n° siren', 'n° siret', 'siren du débiteur', 'siren débiteur', 'siret débiteur', 'siret du débiteur', 'siren client', 'siret client', 'siren du client', 'siret du client', 'buyer siren', 'buyer siret', 'debtor siren', 'debtor siret',
    'customer siren', 'customer siret',
  ],
  buyerVat: ['n° TVA', 'n° de TVA', 'n° TVA intracommunautaire', 'n° de TVA intracommunautaire', 'TVA intracommunautaire', 'TVA intracom', 'TVA intra', 'n° TVA intra', 'TVA client', 'n° TVA client', 'VAT number', 'VAT id', 'buyer VAT', 'debtor VAT', 'customer VAT', 'TVA', 'VAT'],
  account: [
    'code client', 'compte client', 'numéro client', 'n° client', 'n° de client', 'réf client', 'référence client', 'compte auxiliaire', 'compte tiers', 'code tiers', 'n° compte', 'n° de compte', 'numéro de compte', 'compte', 'id client', 'customer number', 'customer id', 'customer code', 'client id',
    'customer account', 'account number', 'account', 'buyer account', 'debtor account', 'debtor number',
  ],
  civility: ['civilité', 'titre', 'title'],
  firstName: ['prénom', 'prénom du débiteur', 'prénom client', 'first name', 'given name'],
  lastName: ['nom', 'nom de famille', 'last name', 'surname', 'family name'],
  contactName: ['contact', 'nom du contact', 'interlocuteur', 'nom contact', 'contact name'],
  email: ['courriel', 'e-mail', 'email', 'mail', 'adresse e-mail', 'adresse mail', 'adresse électronique', 'courriel du débiteur', 'email client', 'email débiteur', 'buyer email', 'debtor email', 'customer email', 'email address'],
  phone: ['téléphone', 'tél', 'tel', 'portable', 'mobile', 'téléphone client', 'téléphone débiteur', 'n° de téléphone', 'n° téléphone', 'phone', 'phone number', 'telephone', 'buyer phone', 'debtor phone', 'customer phone'],
  address1: ['adresse 1', 'adresse', 'adresse ligne 1', 'rue', 'voie', 'adresse du débiteur', 'adresse débiteur', 'adresse client', 'adresse postale', 'address', 'address 1', 'address line 1', 'street', 'buyer address', 'debtor address', 'customer address'],
  address2: ['adresse 2', 'adresse ligne 2', 'complément', 'complément d’adresse', 'complément adresse', 'adresse (suite)', 'address 2', 'address line 2'],
  address3: ['adresse 3', 'adresse ligne 3', 'complément 2', 'lieu-dit', 'address 3', 'address line 3'],
  postalCode: ['code postal', 'CP', 'postal code', 'postcode', 'zip', 'zip code', 'code postal client', 'code postal débiteur'],
  city: ['ville', 'commune', 'localité', 'city', 'town', 'ville client', 'ville débiteur'],
  country: ['pays', 'code pays', 'country', 'country code'],
  sellerName: ['créancier', 'nom du créancier', 'fournisseur', 'vendeur', 'seller', 'seller name', 'creditor', 'creditor name', 'supplier'],
  sellerSiren: ['siren créancier', 'siren du créancier', 'siret créancier', 'siren fournisseur', 'siren vendeur', 'seller siren', 'creditor siren'],
  sellerVat: ['TVA créancier', 'TVA fournisseur', 'TVA vendeur', 'seller VAT', 'creditor VAT'],
  orderReference: ['commande', 'n° commande', 'n° de commande', 'bon de commande', 'référence commande', 'order', 'order number', 'purchase order'],
  contractReference: ['contrat', 'n° contrat', 'n° de contrat', 'référence contrat', 'contract', 'contract number'],
  deliveryReference: ['bon de livraison', 'n° bon de livraison', 'BL', 'n° BL', 'livraison', 'delivery note'],
};

const SMALL_WORDS = new Set(['de', 'd', 'l', 'la', 'le', 'des', 'of', 'the', 'en', 'eur', 'euro', 'euros']);
const NUMBER_WORDS = new Set(['numero', 'num', 'no', 'nr', 'number', 'nbr']);

/** "N° de facture", "Numéro Facture" and "num_facture" to one key; case, accents, small words and marks do not count. */
export function headerKey(header: string): string {
  const words = header
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/[nN]\s*[°º]|#/gu, ' numero ')
    .normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    .replace(/œ/gu, 'oe').replace(/\./gu, '').replace(/[^a-z0-9]+/gu, ' ').trim().split(' ');
  return words.filter((word) => !SMALL_WORDS.has(word)).map((word) => (NUMBER_WORDS.has(word) ? 'n' : word)).join('');
}

const byKey = new Map<string, { readonly field: CsvField; readonly rank: number }>();
for (const [field, list] of Object.entries(names) as [CsvField, readonly string[]][]) {
  list.forEach((name, rank) => {
    const key = headerKey(name);
    if (!byKey.has(key)) byKey.set(key, { field, rank });
  });
}

export function isKnownHeader(header: string): boolean {
  return byKey.has(headerKey(header));
}

export type CsvColumns = {
  /** the header row as written, trimmed */
  readonly headers: readonly string[];
  /** where each field stands */
  readonly at: ReadonlyMap<CsvField, number>;
};

export type ColumnsProblem =
  | { readonly code: 'missing_column'; readonly field: string; readonly facts: { readonly missing: string; readonly found: string; readonly count: number } }
  | { readonly code: 'duplicate_column'; readonly field: string; readonly facts: { readonly column: string } };

/** What each claim must have, under the name that the refusal gives it. */
const required: readonly { readonly label: string; readonly anyOf: readonly CsvField[] }[] = [
  { label: 'référence', anyOf: ['reference'] },
  { label: 'date de facture', anyOf: ['issuedOn'] },
  { label: 'échéance', anyOf: ['dueOn'] },
  { label: 'montant', anyOf: ['total', 'due'] },
  { label: 'débiteur', anyOf: ['buyerName', 'lastName'] },
];

const looksLikeDay = (value: string): boolean => /^\s*(?:\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-\d{1,2}-\d{1,2})/u.test(value);

/**
 * The columns of a header row, or what is wrong with them.
 * `first` is the first line under it, for the one name that means two things: an English "due" is a day or an amount, and the value tells.
 */
export function columnsOf(headers: readonly string[], first: readonly string[]): CsvColumns | ColumnsProblem {
  const trimmed = headers.map((header) => header.replace(/\s+/gu, ' ').trim());
  const best = new Map<CsvField, { readonly at: number; readonly rank: number; readonly key: string }>();
  for (const [at, header] of trimmed.entries()) {
    const key = headerKey(header);
    const known = byKey.get(key);
    if (known === undefined) continue;
    const field = key === 'due' && looksLikeDay(first[at] ?? '') ? 'dueOn' : known.field;
    const held = best.get(field);
    if (held !== undefined && held.key === key) return { code: 'duplicate_column', field: header, facts: { column: header } };
    if (held === undefined || known.rank < held.rank) best.set(field, { at, rank: known.rank, key });
  }
  const missing = required.filter(({ anyOf }) => !anyOf.some((field) => best.has(field))).map(({ label }) => label);
  if (missing.length > 0) {
    const named = trimmed.filter((header) => header !== '');
    const found = named.slice(0, 30).map((header) => quoted(header)).join(', ') + (named.length > 30 ? ', …' : '');
    return {
      code: 'missing_column', field: missing.join(', '),
      facts: { missing: missing.map((label) => quoted(label)).join(', '), found: found === '' ? 'aucune' : found, count: missing.length },
    };
  }
  return { headers: trimmed, at: new Map([...best].map(([field, { at }]) => [field, at])) };
}
