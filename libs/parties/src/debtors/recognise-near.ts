/**
 * Many names against many names, in memory: what the index of trigrams answers one name at a time, and takes a tenth of a second for where names
 * share their common words ("menuiserie", "transports"). Names that are alike by a share t have at least t of the groups of the one in common; so
 * it is enough to look up its rarest groups, and to count for those whom they bring; the more who are near, the fewer of the rest.
 */
import { trigrams } from './recognise-score.ts';

export interface NamedDebtor { id: string; kind: string; key: string; numbered: boolean }
export interface NearName { id: string; likeness: number }

export class NameIndex {
  readonly #names: readonly NamedDebtor[];
  readonly #least: number;
  readonly #numbers = new Map<string, number>();
  readonly #bearers: number[][] = [];
  readonly #groups: Int32Array[] = [];
  readonly #asked: Uint8Array;
  readonly #seen: Int32Array;
  #turn = 0;

  /** least: the likeness below which nobody is found. */
  constructor(names: readonly NamedDebtor[], least: number) {
    this.#names = names;
    this.#least = least;
    names.forEach(({ key }, n) => {
      const groups = Int32Array.from([...trigrams(key)].map((group) => this.#numberOf(group)));
      for (const group of groups) this.#bearers[group]!.push(n);
      this.#groups.push(groups);
    });
    this.#asked = new Uint8Array(this.#numbers.size);
    this.#seen = new Int32Array(names.length);
  }

  #numberOf(group: string): number {
    const known = this.#numbers.get(group);
    if (known !== undefined) return known;
    this.#numbers.set(group, this.#bearers.length);
    this.#bearers.push([]);
    return this.#bearers.length - 1;
  }

  /** The nearest names of this kind, so many at most; unnumbered: only of those without a SIREN. */
  near(key: string, kind: string, { unnumbered, most }: { unnumbered: boolean; most: number }): NearName[] {
    const all = trigrams(key), size = all.size;
    if (size === 0) return [];
    const known = [...all].flatMap((group) => this.#numbers.get(group) ?? []).sort((a, b) => this.#bearers[a]!.length - this.#bearers[b]!.length);
    for (const group of known) this.#asked[group] = 1;
    this.#turn += 1;
    let found: NearName[] = [], least = this.#least;
    for (let i = 0; i < known.length; i++) {
      // Whoever is met here for the first time shares none of the groups before: no more of him can be alike.
      if ((known.length - i) / size < least) break;
      for (const n of this.#bearers[known[i]!]!) {
        if (this.#seen[n] === this.#turn) continue;
        this.#seen[n] = this.#turn;
        const one = this.#names[n]!;
        if (one.kind !== kind || (unnumbered && one.numbered)) continue;
        const groups = this.#groups[n]!;
        if (groups.length < least * size || groups.length * least > size) continue;
        let both = 0;
        for (const each of groups) both += this.#asked[each]!;
        const likeness = both / (size + groups.length - both);
        if (likeness < least) continue;
        found.push({ id: one.id, likeness });
        // With enough of them the least alike is the measure: equals still come in, for their order is by age.
        if (found.length >= 4 * most) { found = nearest(found, most); least = found.at(-1)!.likeness; }
      }
    }
    for (const group of known) this.#asked[group] = 0;
    return nearest(found, most);
  }
}

/** The most alike first; of equals, the one known for longer. */
export const nearest = (found: readonly NearName[], most: number): NearName[] => found.toSorted((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1)).slice(0, most);
