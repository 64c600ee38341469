/**
 * Many names against many names, in memory: what the index of trigrams answers one name at a time, and slowly where names
 * share their common words ("menuiserie", "transports"). Names that are alike by a share t have at least t of the groups of the one in common; so
 * it is enough to look up its rarest groups, and to count for those whom they bring; the more who are near, the fewer of the rest.
 */
import { trigrams } from './recognise-score.ts';

export interface NamedDebtor { id: string; kind: string; key: string; numbered: boolean }
export interface NearName { id: string; likeness: number }

export class NameIndex {
  readonly #ids: readonly string[];
  readonly #least: number;
  readonly #numbers = new Map<string, number>();
  /** Of each group, who bears it. */
  readonly #bearers: Int32Array[];
  /** Of each name: its groups, one name after the other; whose kind it is of; whether it has a SIREN. Numbers side by side: they are gone over a million times. */
  readonly #groups: Int32Array;
  readonly #from: Int32Array;
  readonly #kinds: Uint8Array;
  readonly #numbered: Uint8Array;
  readonly #asked: Uint8Array;
  readonly #seen: Int32Array;
  #turn = 0;

  /** least: the likeness below which nobody is found. */
  constructor(names: readonly NamedDebtor[], least: number) {
    const bearers: number[][] = [], groups: number[] = [];
    this.#ids = names.map(({ id }) => id);
    this.#least = least;
    this.#from = new Int32Array(names.length + 1);
    this.#kinds = Uint8Array.from(names, ({ kind }) => kindOf(kind));
    this.#numbered = Uint8Array.from(names, ({ numbered }) => Number(numbered));
    names.forEach(({ key }, n) => {
      for (const group of trigrams(key)) {
        let number = this.#numbers.get(group);
        if (number === undefined) this.#numbers.set(group, number = bearers.push([]) - 1);
        bearers[number]!.push(n);
        groups.push(number);
      }
      this.#from[n + 1] = groups.length;
    });
    this.#bearers = bearers.map((each) => Int32Array.from(each));
    this.#groups = Int32Array.from(groups);
    this.#asked = new Uint8Array(bearers.length);
    this.#seen = new Int32Array(names.length);
  }

  /** The nearest names of this kind, so many at most; unnumbered: only of those without a SIREN. */
  near(key: string, kind: string, { unnumbered, most }: { unnumbered: boolean; most: number }): NearName[] {
    const all = trigrams(key), size = all.size, asked = this.#asked, seen = this.#seen, from = this.#from, groups = this.#groups, kindAsked = kindOf(kind);
    if (size === 0) return [];
    const known = [...all].flatMap((group) => this.#numbers.get(group) ?? []).sort((a, b) => this.#bearers[a]!.length - this.#bearers[b]!.length);
    for (const group of known) asked[group] = 1;
    const turn = ++this.#turn;
    let found: NearName[] = [], least = this.#least;
    for (let i = 0; i < known.length; i++) {
      const left = known.length - i, bearers = this.#bearers[known[i]!]!;
      // Whoever is met here for the first time shares none of the groups before: no more of him can be alike.
      if (left / size < least) break;
      for (let b = 0; b < bearers.length; b++) {
        const n = bearers[b]!;
        if (seen[n] === turn) continue;
        seen[n] = turn;
        const start = from[n]!, end = from[n + 1]!, own = end - start, atMost = left < own ? left : own;
        if (atMost < least * (size + own - atMost) || this.#kinds[n] !== kindAsked || (unnumbered && this.#numbered[n] === 1)) continue;
        let both = 0;
        for (let g = start; g < end; g++) both += asked[groups[g]!]!;
        const likeness = both / (size + own - both);
        if (likeness < least) continue;
        found.push({ id: this.#ids[n]!, likeness });
        // With enough of them the least alike is the measure: equals still come in, for their order is by age.
        if (found.length >= 4 * most) { found = nearest(found, most); least = found.at(-1)!.likeness; }
      }
    }
    for (const group of known) asked[group] = 0;
    return nearest(found, most);
  }
}

const kindOf = (kind: string): number => (kind === 'company' ? 1 : 0);

/** The most alike first; of equals, the one known for longer. */
export const nearest = (found: readonly NearName[], most: number): NearName[] => found.toSorted((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1)).slice(0, most);
