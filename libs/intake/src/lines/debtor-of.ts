/** Whom a line claims from, as the file tells: a company or a person, where, and under which law. */
import type { LimitationNature, Regime } from '@quittance/law';
import { isEmail, isPhone, nameKey, type NewDebtor, type PostalAddress } from '@quittance/parties';
import { Remembered } from '@quittance/platform';
import type { ReadClaim } from '../readers/index.ts';
import { isInvoiceItself, type ReadLine } from './read-files.ts';

const wordsOf = (text: string): readonly string[] => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\b(?:[a-z]\.){2,}/gu, (w) => w.replaceAll('.', '')).replace(/[^\p{L}\p{N}&]+/gu, ' ').trim().split(' ');
const seen = new Remembered<readonly string[]>();
const words = (text: string): readonly string[] => seen.of(text, wordsOf);

const COMPANY_WORDS = new Set([
  ...['sa', 'sas', 'sasu', 'sarl', 'eurl', 'sci', 'snc', 'scs', 'sca', 'scop', 'scp', 'scm', 'selarl', 'selas', 'gie', 'eirl', 'earl', 'gaec', 'scea', 'gmbh', 'ltd', 'srl', 'bv', 'nv', 'spa', 'inc'],
  ...['societe', 'ste', 'ets', 'etablissements', 'entreprise', 'entreprises', 'compagnie', 'cie', 'association', 'federation', 'fondation', 'syndicat', 'cooperative', 'mutuelle', 'groupe', 'holding', 'comite', 'club'],
  ...['commune', 'mairie', 'departement', 'region', 'lycee', 'college', 'ecole', 'universite', 'hopital', 'clinique', 'residence', 'copropriete'],
  ...['boulangerie', 'patisserie', 'boucherie', 'epicerie', 'restaurant', 'brasserie', 'cafe', 'bar', 'hotel', 'camping', 'traiteur', 'pharmacie', 'garage', 'auto', 'automobiles', 'transports', 'taxi', 'taxis', 'ambulances'],
  ...['imprimerie', 'serigraphie', 'editions', 'librairie', 'papeterie', 'papeteries', 'cartonnages', 'menuiserie', 'menuiseries', 'charpente', 'maconnerie', 'plomberie', 'chauffage', 'electricite', 'peinture', 'peintures', 'couverture', 'toiture', 'serrurerie', 'metallerie', 'carrelage', 'cuisines', 'meubles', 'scierie', 'bois'],
  ...['atelier', 'ateliers', 'cabinet', 'agence', 'studio', 'bureau', 'services', 'service', 'conseil', 'conseils', 'consulting', 'solutions', 'informatique', 'industrie', 'industries', 'construction', 'constructions', 'batiment', 'immobilier', 'immobiliere', 'distribution', 'negoce', 'commerce', 'magasin', 'domaine', 'chateau', 'ferme', 'moulin', 'minoterie', 'coiffure', 'salon', 'fleurs', 'jardins', 'freres', 'fils', '&'],
]);
const PERSON_WORDS = new Set(['m', 'mr', 'mme', 'mlle', 'monsieur', 'madame', 'mademoiselle']);
const LEGAL_FORM = /^(?:sa|sas|sasu|sarl|eurl|sci|snc|scop|scp|selarl|selas|gie|eirl|earl|gaec|scea)$/u;

const PUBLIC = new Set(['public', 'publique', 'debiteur public', 'personne publique', 'marche public', 'collectivite', 'collectivite publique', 'etablissement public', 'public debtor', 'public body']);
const NATURES: Record<string, LimitationNature> = {
  commercial: 'commercial', commerciale: 'commercial', civil: 'civil', civile: 'civil', consommateur: 'consumer', consommation: 'consumer', consumer: 'consumer',
  loyer: 'rent', loyers: 'rent', 'loyer d habitation': 'rent', rent: 'rent', 'bail commercial': 'commercial_lease', 'loyer commercial': 'commercial_lease', 'commercial lease': 'commercial_lease',
  transport: 'carriage', 'transport de marchandises': 'carriage', carriage: 'carriage', telecom: 'telecom', telecoms: 'telecom', telecommunications: 'telecom', telephonie: 'telecom',
  assurance: 'insurance_premium', 'prime d assurance': 'insurance_premium', 'insurance premium': 'insurance_premium', 'credit a la consommation': 'consumer_credit', 'consumer credit': 'consumer_credit',
};
const natureWords = (claim: ReadClaim): string => words((claim.extras.nature ?? '').replace(/['’_]/gu, ' ')).join(' ');

/** The debtor is said to be a public body. Said, not guessed from its name. */
export const saidPublic = (claim: ReadClaim): boolean => PUBLIC.has(natureWords(claim));

/** What the file says of the nature of the claim; unsaid, that of its regime. */
export function natureOf(claim: ReadClaim, regime: Regime): string {
  return NATURES[natureWords(claim)] ?? (regime === 'commercial' ? 'commercial' : regime === 'public' ? 'public_debtor' : 'consumer');
}

/**
 * Company or person. What the file says counts first, then a registration, then the words of the name; an electronic invoice
 * goes from one company to another. A name that tells nothing is read as a person's: the law of consumers never claims
 * what a company would not owe.
 */
export function kindOf({ claim, format }: Pick<ReadLine, 'claim' | 'format'>): 'company' | 'person' {
  const { buyer, extras } = claim;
  if (extras.buyer.kind) return extras.buyer.kind;
  if (buyer.siren || buyer.vat || isInvoiceItself(format)) return 'company';
  const name = words(buyer.name ?? '');
  if (PERSON_WORDS.has(name[0] ?? '')) return 'person';
  return name.some((word) => COMPANY_WORDS.has(word)) || saidPublic(claim) ? 'company' : 'person';
}

export function debtorOf(line: ReadLine): NewDebtor {
  const { buyer, extras } = line.claim;
  const kind = kindOf(line);
  const name = buyer.name ?? extras.buyer.tradingName ?? buyer.account ?? '';
  const form = kind === 'company' ? [words(name).at(-1), words(name)[0]].find((word) => word && LEGAL_FORM.test(word)) : undefined;
  return {
    kind, name, legalForm: form?.toUpperCase() ?? null, siren: buyer.siren ?? extras.buyer.siret?.slice(0, 9) ?? null, siret: extras.buyer.siret, vatNumber: buyer.vat, iban: extras.buyer.iban ?? null, publicBody: saidPublic(line.claim), address: addressOf(line.claim),
    phone: extras.buyer.phone && isPhone(extras.buyer.phone) ? extras.buyer.phone : null, email: extras.buyer.email && isEmail(extras.buyer.email) ? extras.buyer.email : null,
  };
}

/** A place that a letter can reach; less than a town with a street or a code is none. */
function addressOf({ extras: { buyer } }: ReadClaim): PostalAddress | null {
  const [line1 = '', ...more] = buyer.addressLines;
  if (!buyer.city || !(line1 || buyer.postalCode)) return null;
  return { line1, line2: more.join(', ') || null, postalCode: buyer.postalCode ?? '', city: buyer.city, country: countryOf(buyer.country) };
}

let countries: Map<string, string> | undefined;
/** "Belgique", "Belgium" or "be" to BE; what is no country is France, as in a file that does not say. */
function countryOf(written: string | null): string {
  if (!written) return 'FR';
  if (!countries) {
    countries = new Map();
    for (const locale of ['en', 'fr']) {
      const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
      for (let i = 0; i < 26 * 26; i++) {
        const written = String.fromCharCode(65 + Math.floor(i / 26), 65 + (i % 26));
        // UK is GB, DD is DE: former and unofficial codes are read, never kept.
        const code = Intl.getCanonicalLocales(`und-${written}`)[0]!.slice(4);
        const name = names.of(code);
        if (name) { countries.set(nameKey(name, 'person'), code); countries.set(written.toLowerCase(), code); }
      }
    }
  }
  return countries.get(written.trim().toLowerCase()) ?? countries.get(nameKey(written, 'person')) ?? 'FR';
}
