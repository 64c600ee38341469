/** A creditor's list of unpaid invoices, as large as it is asked for: the same on every machine. Companies with and without a SIREN, persons, several invoices each, and lines that can't be taken among them. */

/** The same numbers for the same seed (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Nine digits with their Luhn key: an invented company's number. */
export function siren(n: number): string {
  const eight = String(10_000_000 + (n % 89_999_999));
  const sum = [...eight].reduce((all, c, i) => { const d = Number(c) * (i % 2 === 0 ? 1 : 2); return all + (d > 9 ? d - 9 : d); }, 0);
  return `${eight}${(10 - (sum % 10)) % 10}`;
}

const TRADES = ['Boulangerie', 'Menuiserie', 'Garage', 'Imprimerie', 'Brasserie', 'Transports', 'Plomberie', 'Pharmacie', 'Atelier', 'Maçonnerie', 'Librairie', 'Serrurerie'];
const HEADS = ['Bel', 'Mont', 'Gar', 'Cler', 'Vau', 'Ros', 'Sau', 'Per', 'Lan', 'Cor', 'Bre', 'Dor', 'Fau', 'Jau', 'Mar', 'Tré', 'Hau', 'Nor', 'Pel', 'Ver'];
const MIDDLES = ['a', 'e', 'i', 'o', 'an', 'er', 'in', 'ou', 'eur', 'ill', 'ass', 'emb'];
const TAILS = ['ville', 'court', 'mont', 'val', 'bourg', 'lieu', 'ney', 'dac', 'gnac', 'rolles', 'chet', 'din', 'teau', 'geais', 'rieux', 'mard'];
const FORMS = ['SARL', 'SAS', 'EURL', 'SA'];
const FIRST = ['Aline', 'Bastien', 'Clémence', 'Damien', 'Élodie', 'Fabrice', 'Gaëlle', 'Hugo', 'Inès', 'Jérôme', 'Karine', 'Loïc', 'Maud', 'Nadège', 'Olivier', 'Pauline'];
const STREETS = ['rue des Tilleuls', 'avenue de la Gare', 'boulevard Saint-Michel', 'chemin du Moulin', 'place du Marché', 'rue de l’Église', 'impasse des Lilas', 'quai des Tanneurs'];

export interface Invented { name: string; siren: string; kind: 'company' | 'person'; line1: string; postalCode: string; city: string }

const nameOf = (n: number) => `${HEADS[n % 20]!}${MIDDLES[Math.floor(n / 20) % 12]!}${TAILS[Math.floor(n / 240) % 16]!}`;

/** The n-th debtor: seven companies in ten with their SIREN, one without, two persons. */
export function debtor(n: number): Invented {
  // A few thousand places, as a country has.
  const family = nameOf(n), city = `${HEADS[(n * 7) % 20]!}${TAILS[n % 16]!}`, postalCode = String(1000 + ((n * 37) % 94_000)).padStart(5, '0');
  const place = { line1: `${1 + (n % 180)} ${STREETS[Math.floor(n / 8) % 8]!}`, postalCode, city };
  if (n % 10 < 7) return { ...place, kind: 'company', name: `${TRADES[(n + Math.floor(n / 3840)) % 12]!} ${family} ${FORMS[n % 4]!}`, siren: siren(n * 7 + 13) };
  if (n % 10 === 7) return { ...place, kind: 'company', name: `${TRADES[n % 12]!} ${family} ${1 + Math.floor(n / 3840)}`, siren: '' };
  return { ...place, kind: 'person', name: `${FIRST[n % 16]!} ${family} ${nameOf(Math.floor(n / 3840) * 31 + 7)}`, siren: '' };
}

const HEADERS = 'N° facture;Date facture;Échéance;Montant TTC;Reste dû;Raison sociale;SIREN;Adresse;Code postal;Ville;Devise;E-mail';
/** What is wrong with a line, by turns. */
const FAULTS: ((cells: string[]) => string[])[] = [
  (c) => c.with(2, '31/02/2026'), (c) => c.with(3, 'à voir'), (c) => c.with(0, ''), (c) => c.with(6, '123456789'), (c) => c.with(10, 'USD'), (c) => c.slice(0, 5), (c) => c.with(2, '31/12/2027'),
  (c) => c.with(3, '92233720368547758,07').with(4, '92233720368547758,08'), (c) => c.with(5, '"jamais fermé'), (c) => c.with(4, '0,00'), (c) => c.with(1, '2026-13-01'), (c) => c.with(5, 'a\u0000b'),
];

export interface InventedDeposit { claims: number; debtors: number; faults: number }

/** The lines of the list, its headers first; a faulty line among every so many. */
export function* depositLines({ claims, debtors, faults }: InventedDeposit): Generator<string> {
  yield `${HEADERS}\r\n`;
  const random = numbers(20_261_123), every = faults ? Math.floor(claims / faults) : Infinity, first = Temporal.PlainDate.from('2025-12-01');
  for (let n = 0, wrong = 0; n < claims; n++) {
    const { name, siren: number, line1, postalCode, city } = debtor(n < debtors ? n : Math.floor(random() * debtors));
    const issued = first.add({ days: Math.floor(random() * 240) }), total = 2_000 + Math.floor(random() * 900_000), left = random() < 0.2 ? Math.floor(total / 2) : total;
    const day = (d: Temporal.PlainDate) => `${String(d.day).padStart(2, '0')}/${String(d.month).padStart(2, '0')}/${d.year}`;
    const euros = (cents: number) => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`;
    const cells = [`F${String(100_000 + n)}`, day(issued), day(issued.add({ days: 30 })), euros(total), euros(left), name, number, line1, postalCode, city, 'EUR', n % 3 ? '' : `compta${n % debtors}@client.example`];
    yield `${cells.join(';')}\r\n`;
    if (n % every === every - 1 && wrong < faults) yield `${FAULTS[wrong++ % FAULTS.length]!(cells.with(0, `X${n}`)).join(';')}\r\n`;
  }
}

/** One thousand lines at a time. */
export function* slices(lines: Iterable<string>): Generator<string> {
  let slice = '', n = 0;
  for (const line of lines) { slice += line; if (++n % 1000 === 0) { yield slice; slice = ''; } }
  yield slice;
}
