/** What was read of a large file, laid aside on disk until its turn comes: memory holds one slice, however long the file. Nobody else finds it: it has no name from the moment it is open. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';

const SLICE = 1024 * 1024;
/** Bytes that are read along rather than asked for apart. */
const GAP = 16 * 1024;

/** Bytes inside survive: JSON alone would make an object of them. */
function replacer(this: Record<string, unknown>, key: string, value: unknown): unknown {
  // As it is: a Buffer has turned itself into numbers by now.
  const own = this[key];
  return own instanceof Uint8Array ? { base64: Buffer.from(own.buffer, own.byteOffset, own.byteLength).toString('base64') } : value;
}
const reviver = (_: string, value: unknown): unknown => (value !== null && typeof value === 'object' && typeof (value as { base64?: unknown }).base64 === 'string' && Object.keys(value).length === 1 ? Buffer.from((value as { base64: string }).base64, 'base64') : value);

export class Spool<T> {
  readonly #file: number;
  #ends = new Float64Array(4096);
  #count = 0;
  #written = 0;
  #slice = Buffer.alloc(SLICE);
  #filled = 0;
  /** Whether a value may hold bytes: looking for them costs twice the rest. */
  readonly #bytesIn: (value: T) => boolean;
  readonly #withBytes = new Set<number>();

  constructor(bytesIn: (value: T) => boolean = () => false) {
    this.#bytesIn = bytesIn;
    const name = path.join(os.tmpdir(), `quittance-${randomUUID()}`);
    this.#file = fs.openSync(name, 'wx+', 0o600);
    fs.unlinkSync(name);
  }

  get count(): number { return this.#count; }

  /** Lays a value aside; answers its place. */
  add(value: T): number {
    const at = this.#count++;
    const holdsBytes = this.#bytesIn(value);
    if (holdsBytes) this.#withBytes.add(at);
    this.#put(holdsBytes ? JSON.stringify(value, replacer) : JSON.stringify(value));
    if (at >= this.#ends.length) { const longer = new Float64Array(this.#ends.length * 2); longer.set(this.#ends); this.#ends = longer; }
    this.#ends[at] = this.#written + this.#filled;
    return at;
  }

  #put(text: string): void {
    const size = Buffer.byteLength(text);
    if (size > SLICE - this.#filled) this.#flush();
    if (size > SLICE) { this.#written += fs.writeSync(this.#file, text, this.#written); return; }
    this.#filled += this.#slice.write(text, this.#filled);
  }

  #flush(): void {
    if (this.#filled) fs.writeSync(this.#file, this.#slice, 0, this.#filled, this.#written);
    this.#written += this.#filled;
    this.#filled = 0;
  }

  /** Those of these places, which must rise. */
  take(places: ArrayLike<number>): T[] {
    this.#flush();
    const found: T[] = [];
    for (let i = 0; i < places.length;) {
      const from = places[i]! ? this.#ends[places[i]! - 1]! : 0;
      let next = i + 1;
      while (next < places.length && this.#begin(places[next]!) - this.#ends[places[next - 1]!]! < GAP && this.#ends[places[next]!]! - from < SLICE) next++;
      const bytes = Buffer.allocUnsafe(this.#ends[places[next - 1]!]! - from);
      for (let had = 0; had < bytes.length;) {
        const read = fs.readSync(this.#file, bytes, had, bytes.length - had, from + had);
        if (!read) throw new Error('spool: what was laid aside is no longer there');
        had += read;
      }
      for (; i < next; i++) {
        const text = bytes.toString('utf8', this.#begin(places[i]!) - from, this.#ends[places[i]!]! - from);
        found.push(JSON.parse(text, this.#withBytes.has(places[i]!) ? reviver : undefined) as T);
      }
    }
    return found;
  }

  #begin(at: number): number { return at ? this.#ends[at - 1]! : 0; }

  close(): void { fs.closeSync(this.#file); }
}
