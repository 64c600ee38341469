/**
 * Invented people, companies and numbers, the same at each start. No SIREN here can be a company's (the register gives
 * none that begins with 0), no account can be an account (no bank has the code 99990), telephone numbers lie in the
 * ranges that ARCEP keeps for fiction, addresses end in .example.
 */
export interface Dice { next(): number; below(n: number): number; pick<T>(from: readonly T[]): T; between(low: number, high: number): number; chance(p: number): boolean }

/** A seeded generator (mulberry32): chance that repeats itself. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return { next, below, pick: (from) => from[below(from.length)]!, between: (low, high) => low + below(high - low + 1), chance: (p) => next() < p };
}

const luhn = (digits: string) => [...digits].reverse().reduce((sum, d, i) => { const n = Number(d) * (i % 2 ? 2 : 1); return sum + (n > 9 ? n - 9 : n); }, 0) % 10;

/** A SIREN with a good key that the register never gave. */
export function siren(n: number): string {
  const body = `0${String(10_000_00 + n * 7919).slice(-7)}`;
  for (let key = 0; key < 10; key++) if (luhn(`${body}${key}`) === 0) return `${body}${key}`;
  throw new Error('unreachable');
}

const mod97 = (digits: string) => Number(BigInt(digits) % 97n);

/** A French IBAN with good keys at a bank that does not exist. */
export function iban(n: number): string {
  const bank = '99990', branch = '00010', account = String(20_000_000_000 + n * 104_729).slice(-11).padStart(11, '0');
  const rib = String(97 - mod97(`${bank}${branch}${account}00`)).padStart(2, '0');
  const bban = `${bank}${branch}${account}${rib}`;
  return `FR${String(98 - mod97(`${bban}152700`)).padStart(2, '0')}${bban}`;
}

export const phone = (d: Dice): string => `${d.pick(['01 99 00', '02 61 91', '03 53 01', '04 65 71', '05 36 49'])} ${String(d.below(100)).padStart(2, '0')} ${String(d.below(100)).padStart(2, '0')}`;

export const FIRST_NAMES = ['Odile', 'Kamel', 'Solène', 'Didier', 'Maëlle', 'Gérard', 'Nadia', 'Yves', 'Perrine', 'Lucien', 'Samira', 'Étienne', 'Brigitte', 'Amadou', 'Clémence', 'Thierry', 'Noémie', 'Hervé', 'Fatou', 'Cyril', 'Ghislaine', 'Léo', 'Martine', 'Youssef', 'Aurore', 'Denis'] as const;
export const LAST_NAMES = ['Farnoux', 'Benslimane', 'Marchadour', 'Quaireau', 'Trévidic', 'Lambrouin', 'Oulhaci', 'Péchard', 'Cazenave-Roux', 'Vandermeulle', 'Diarrassou', 'Brémondet', 'Kerlaouën', 'Tissonnier', 'Abgrallec', 'Fontbrune', 'Mazurelle', 'Escoubès', 'Dutreuilh', 'Sarrazinet', 'Hocquelin', 'Delbosquet', 'Guilvédoc', 'Rouvière-Pons', 'Ostrovent', 'Chasselou'] as const;
export const COMPANY_KINDS = ['Imprimerie', 'Charpentes', 'Carrosserie', 'Boulangerie', 'Garage', 'Hôtel', 'Maçonnerie', 'Fleurs', 'Pressing', 'Ateliers', 'Restaurant', 'Sérigraphie', 'Traiteur', 'Optique', 'Jardins', 'Électricité', 'Brasserie', 'Menuiserie', 'Serrurerie', 'Éditions', 'Cartonnages', 'Plomberie', 'Transports', 'Vignobles', 'Librairie', 'Cordonnerie', 'Pépinières', 'Miroiterie', 'Laiterie', 'Conserverie'] as const;
export const COMPANY_NAMES = ['Carnaudet', 'Guilvédec', 'Brémaudet', 'Sainte-Ursule', 'Tréhorel', 'des Trois Écluses', 'Delbosque', 'Vandermeule', 'du Parvis', 'Fontbruyère', 'La Tramontane', 'Valmondin', 'Hautecloque', 'Saint-Elmeric', 'de Malaucesne', 'Poncevale', 'du Canal Neuf', 'Arvennec', 'Abgrall-Morin', 'du Causse-Mourrier', 'Beausirel', 'Peyregrandin', 'Roncevalle', 'des Quatre Roches', 'Lannédern', 'du Couesnoual', 'Rozvalan', 'Penfoulicq', 'Bellerivet', 'Sud-Mayennais'] as const;
export const LEGAL_FORMS = ['SARL', 'SAS', 'EURL', 'SASU', 'SA', 'SNC'] as const;
export const STREETS = ['rue des Forges', 'place du Marché-aux-Toiles', 'quai des Tanneurs', 'rue du Vieux-Moulin', 'avenue des Ormes', 'chemin de la Lande-Basse', 'boulevard des Remparts', 'rue du Pont-Vieux', 'impasse des Lavandières', 'route de la Gare', 'rue Basse', 'cours des Tilleuls', 'rue de l’Écluse', 'allée des Charmes'] as const;
export const TOWNS = [['35300', 'Fougères'], ['49100', 'Angers'], ['37000', 'Tours'], ['53000', 'Laval'], ['44000', 'Nantes'], ['56100', 'Lorient'], ['72000', 'Le Mans'], ['86000', 'Poitiers'], ['87000', 'Limoges'], ['63000', 'Clermont-Ferrand'], ['69003', 'Lyon'], ['59000', 'Lille'], ['67000', 'Strasbourg'], ['31000', 'Toulouse'], ['33000', 'Bordeaux'], ['13006', 'Marseille'], ['21000', 'Dijon'], ['76000', 'Rouen']] as const;
