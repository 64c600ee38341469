/**
 * The keys by which a debtor is recognised when two files write it in two ways: without accents, case and punctuation,
 * without the legal form, with the words of the street in one spelling. A key is for comparing, never for showing.
 */
import { Remembered } from '@quittance/platform';

const FORMS = new Set([
  'sa', 'sas', 'sasu', 'sarl', 'eurl', 'sci', 'snc', 'scs', 'sca', 'scop', 'scp', 'selarl', 'selas', 'sel', 'gie', 'ei', 'eirl', 'earl', 'gaec', 'scea', 'sem', 'spl', 'epic',
  'ste', 'societe', 'ets', 'etablissements', 'etablissement', 'entreprise', 'cie', 'compagnie', 'association', 'asso',
]);
const CIVILITIES = new Set(['m', 'mr', 'mme', 'mlle', 'monsieur', 'madame', 'mademoiselle', 'maitre', 'me', 'dr', 'docteur']);
const SMALL = new Set(['et', 'de', 'des', 'du', 'la', 'le', 'les', 'l', 'd', 'a', 'au', 'aux']);

const STREETS: Record<string, string> = {
  av: 'avenue', ave: 'avenue', bd: 'boulevard', bld: 'boulevard', blvd: 'boulevard', boul: 'boulevard', r: 'rue', pl: 'place', imp: 'impasse', all: 'allee', ch: 'chemin', che: 'chemin', chem: 'chemin',
  rte: 'route', sq: 'square', crs: 'cours', fg: 'faubourg', fbg: 'faubourg', q: 'quai', qu: 'quai', res: 'residence', bat: 'batiment', za: 'zone', zi: 'zone', zac: 'zone', lot: 'lotissement', ham: 'hameau',
  st: 'saint', ste: 'sainte', gal: 'general', mal: 'marechal', pdt: 'president', dr: 'docteur', pr: 'professeur', cdt: 'commandant', col: 'colonel', b: 'bis', t: 'ter',
};

const wordsOf = (text: string): string[] =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/œ/gu, 'oe').replace(/æ/gu, 'ae').replace(/&/gu, ' et ')
    // "S.A.R.L." is one word.
    .replace(/\b(?:[a-z]\.){2,}/gu, (initials) => `${initials.replaceAll('.', '')} `)
    .replace(/[^\p{L}\p{N}]+/gu, ' ').trim().split(' ').filter(Boolean);

// A file names its debtors again and again, and a deposit asks for their keys at every step.
const names = { company: new Remembered<string>(), person: new Remembered<string>() }, addresses = new Remembered<string>();

/** "S.A.R.L. Boulangerie de l'Étoile" and "BOULANGERIE ETOILE SARL" to one key. A person's names are sorted: their order differs by file. */
export const nameKey = (name: string, kind: 'company' | 'person'): string => names[kind].of(name, () => keyOfName(name, kind));

function keyOfName(name: string, kind: 'company' | 'person'): string {
  const words = wordsOf(name);
  const telling = words.filter((word) => !SMALL.has(word) && !(kind === 'company' ? FORMS : CIVILITIES).has(word));
  const kept = telling.length ? telling : words;
  return (kind === 'person' ? kept.toSorted() : kept).join(' ');
}

/** "12, bd. St-Michel 37000 TOURS" written as it may be: number and street, postal code; the town only where there is no code. */
export const addressKey = (address: KeyedAddress): string =>
  addresses.of(JSON.stringify([address.line1, address.line2 ?? '', address.postalCode, address.city, address.country ?? 'FR']), () => keyOfAddress(address));

export interface KeyedAddress { line1: string; line2?: string | null; postalCode: string; city: string; country?: string | null }

function keyOfAddress(address: KeyedAddress): string {
  const street = wordsOf(`${address.line1} ${address.line2 ?? ''}`.replace(/(\d)\s*(bis|ter)\b/giu, '$1 $2')).map((word) => STREETS[word] ?? word).filter((word) => !SMALL.has(word));
  const place = address.postalCode.replace(/[^0-9a-z]/giu, '').toLowerCase() || wordsOf(address.city).map((word) => STREETS[word] ?? word).join(' ');
  return `${street.join(' ')}|${place}|${(address.country ?? 'FR').toUpperCase()}`;
}
