/**
 * How near two debtors are, by their keys, from 0 to 100. Nothing here makes one of two: it puts in order whom a person is asked about.
 *
 * The likeness of two keys is that of pg_trgm: the share of groups of three letters that they have in common. A company's name says more
 * than its place, for companies move; a person's says less, for names are shared, and the place has to bear it out.
 */

/** The share of the name in the score where both places are known; the rest is the place's. */
const NAME_WEIGHT = { company: 0.65, person: 0.5 } as const;
/** The most that a name can reach alone, where one place is not known: never as much as when a place bears it out. */
const NAME_ALONE = { company: 0.8, person: 0.65 } as const;

/** Below this likeness two names are two names, wherever they are: it lets "imprimerie carnaudet" and "impr carnaudet" meet, and keeps those apart that share a common word. */
export const NAME_AT_LEAST = 0.45;
/** From here on somebody is asked: a company of the very name that has moved (65), of its name alone (80), a name half alike at the very place (70). */
export const DOUBTFUL_FROM = 60;
/** How alike names must be for a VAT number or an account to settle it: the members of a VAT group share a number (CGI 256 C), spouses and groups an account. */
export const NAME_BEARS_OUT = 0.5;
/** Two keys that are alike to the letter are still no identity where something else was not. */
const MOST = 99;
export const MOST_CANDIDATES = 5;

/** The groups of three of a text, word by word, each with two blanks before and one after. */
export function trigrams(text: string): Set<string> {
  const found = new Set<string>();
  for (const word of text.toLowerCase().split(/[^\p{L}\p{N}]+/u)) {
    if (!word) continue;
    const padded = [...`  ${word} `];
    for (let i = 0; i + 3 <= padded.length; i++) found.add(padded.slice(i, i + 3).join(''));
  }
  return found;
}

/** 0 to 1, as similarity() of pg_trgm. */
export const likeness = (one: string, other: string): number => shared(trigrams(one), trigrams(other));

export function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const each of a) if (b.has(each)) both += 1;
  const all = a.size + b.size - both;
  return all === 0 ? 0 : both / all;
}

/** The same, of texts of which many come often: places. */
export class Likenesses {
  readonly #groups = new Map<string, ReadonlySet<string>>();

  of(one: string, other: string): number {
    return one === other && one !== '' ? 1 : shared(this.#of(one), this.#of(other));
  }

  #of(text: string): ReadonlySet<string> {
    const known = this.#groups.get(text);
    if (known) return known;
    if (this.#groups.size >= MOST_REMEMBERED) this.#groups.clear();
    const groups = trigrams(text);
    this.#groups.set(text, groups);
    return groups;
  }
}
const MOST_REMEMBERED = 5000;

export interface Near { kind: 'company' | 'person'; /** Likeness of the names. */ name: number; /** Of the nearest two places; null: one of them is not known. */ place: number | null }

export function scoreOf({ kind, name, place }: Near): number {
  const score = place === null ? NAME_ALONE[kind] * name : NAME_WEIGHT[kind] * name + (1 - NAME_WEIGHT[kind]) * place;
  return Math.min(MOST, Math.round(100 * score));
}

/** The SIREN inside a French VAT number (CGI ann. II 171 A: FR, a key of two, the SIREN); null where the key does not fit, or is none of digits. */
export function sirenOfVat(vat: string): string | null {
  const [, key, siren] = /^FR(\d{2})(\d{9})$/u.exec(vat) ?? [];
  return siren && Number(key) === (12 + 3 * (Number(siren) % 97)) % 97 ? siren : null;
}
