/** What was made of a text, for a few thousand of the texts that came last: where the same come again and again, and making costs more than looking. */
const MOST = 8192;
/** Texts longer than any name or address are not worth their room. */
const LONGEST = 300;

export class Remembered<V> {
  readonly #made = new Map<string, V>();

  of(text: string, make: (text: string) => V): V {
    const known = this.#made.get(text);
    if (known !== undefined) return known;
    const made = make(text);
    if (text.length > LONGEST) return made;
    if (this.#made.size >= MOST) this.#made.clear();
    this.#made.set(text, made);
    return made;
  }
}
