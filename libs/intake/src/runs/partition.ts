/**
 * A large deposit is planned and placed in parts. What may be one debtor, or one invoice, must be looked at together: lines that share a
 * number, a name, a customer code, an invoice or a debtor whom the creditor decided on are in one part, whatever part that is. A part is
 * then planned by the very code that plans a small deposit, and nothing is found twice or apart that would have been found as one.
 */
import { nameKey, type NewDebtor } from '@quittance/parties';
import type { ReadClaim } from '../readers/index.ts';

/** What a line shares with those that it must be looked at together with. */
export function* bondsOf(claim: ReadClaim, debtor: Pick<NewDebtor, 'name'>): Generator<string> {
  const { buyer, extras, reference, issuedOn } = claim;
  yield `i${issuedOn} ${reference}`;
  const siren = buyer.siren ?? extras.buyer.siret?.slice(0, 9);
  if (siren) yield `s${siren}`;
  if (buyer.vat) yield `v${buyer.vat}`;
  if (buyer.account) yield `a${buyer.account.trim().toLowerCase()}`;
  const company = nameKey(debtor.name, 'company'), person = nameKey(debtor.name, 'person');
  if (company) yield `n${company}`;
  if (person && person !== company) yield `n${person}`;
}

/** A bond as a number of 53 bits (cyrb53): a tenth of what its words would hold in memory. Two that met by chance would be looked at together, and told apart there. */
export function bondNumber(bond: string): number {
  let a = 0xdeadbeef, b = 0x41c6ce57;
  for (let i = 0; i < bond.length; i++) {
    const code = bond.charCodeAt(i);
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & b) + (a >>> 0);
}

/** Lines by their bonds, gathered as they are read: a number a line, a number a bond. */
export class Partition {
  #parents = new Int32Array(4096);
  #count = 0;
  #firsts = new Map<number, number>();

  /** The lines are added in their order. */
  add(bonds: Iterable<string>): void {
    const line = this.#count++;
    if (line >= this.#parents.length) { const longer = new Int32Array(this.#parents.length * 2); longer.set(this.#parents); this.#parents = longer; }
    this.#parents[line] = line;
    for (const bond of bonds) {
      const number = bondNumber(bond), first = this.#firsts.get(number);
      if (first === undefined) this.#firsts.set(number, line);
      else this.#join(first, line);
    }
  }

  #root(line: number): number {
    let root = line;
    while (this.#parents[root] !== root) root = this.#parents[root]!;
    for (let next = line; next !== root;) { const above = this.#parents[next]!; this.#parents[next] = root; next = above; }
    return root;
  }

  /** The earlier line stays the root, so that parts follow the file. */
  #join(one: number, other: number): void {
    const [a, b] = [this.#root(one), this.#root(other)];
    if (a !== b) this.#parents[Math.max(a, b)] = Math.min(a, b);
  }

  /** Parts of about `size` lines, in the order of the first line of each bond group; the lines of a part rise. What was gathered is let go. */
  parts(size: number): Int32Array[] {
    this.#firsts = new Map();
    const sizes = new Int32Array(this.#count), part = new Int32Array(this.#count).fill(-1), lengths: number[] = [];
    for (let line = 0; line < this.#count; line++) sizes[this.#root(line)]!++;
    for (let line = 0, filled = 0; line < this.#count; line++) {
      if (this.#parents[line] !== line) continue;
      if (!lengths.length || filled + sizes[line]! > size) { lengths.push(0); filled = 0; }
      part[line] = lengths.length - 1;
      filled += sizes[line]!;
      lengths[lengths.length - 1] = filled;
    }
    const parts = lengths.map((length) => new Int32Array(length)), at = new Int32Array(lengths.length);
    for (let line = 0; line < this.#count; line++) { const n = part[this.#root(line)]!; parts[n]![at[n]!++] = line; }
    return parts;
  }
}
