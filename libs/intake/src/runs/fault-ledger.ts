/** All that could not be taken of a large deposit, in the order of its files and lines, and as a table that a spreadsheet opens. */
import type { LineFault } from '../lines/faults.ts';
import { Spool } from './spool.ts';

const HEADERS = ['Fichier', 'Ligne', 'Colonne', 'Motif', 'Code'];

/** A cell that a spreadsheet would reckon with is read as the text that it is: what begins as a formula begins with an apostrophe. */
export function plainCell(text: string): string {
  const flat = text.replace(/[\r\n\t]+/gu, ' ').replace(/[\u0000-\u001f]/gu, '\ufffd');
  const safe = /^\s*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/u.test(flat) ? `'${flat}` : flat;
  return /[";]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export class FaultLedger {
  readonly #spool = new Spool<LineFault>();
  #keys = new Float64Array(1024);
  readonly #files = new Map<string, { place: number; faults: number }>();

  constructor(files: readonly string[]) { files.forEach((name, place) => this.#files.set(name, { place, faults: 0 })); }

  get count(): number { return this.#spool.count; }
  of(file: string): number { return this.#files.get(file)?.faults ?? 0; }

  add(faults: readonly LineFault[]): void {
    for (const fault of faults) {
      const at = this.#spool.add(fault), file = this.#files.get(fault.file);
      if (at >= this.#keys.length) { const longer = new Float64Array(this.#keys.length * 2); longer.set(this.#keys); this.#keys = longer; }
      if (file) file.faults++;
      this.#keys[at] = (file?.place ?? 0) * 2 ** 32 + (fault.line ?? 0);
    }
  }

  /** A thousand at a time. */
  *#inOrder(most: number): Generator<LineFault> {
    const places = Uint32Array.from({ length: this.count }, (_, at) => at).sort((a, b) => this.#keys[a]! - this.#keys[b]! || a - b);
    for (let from = 0; from < Math.min(most, places.length); from += 1000) {
      const slice = [...places.subarray(from, Math.min(from + 1000, most))], rising = slice.toSorted((a, b) => a - b);
      const taken = new Map(this.#spool.take(rising).map((fault, i) => [rising[i]!, fault]));
      for (const place of slice) yield taken.get(place)!;
    }
  }

  first(most: number): LineFault[] { return [...this.#inOrder(most)]; }

  /** UTF-8 with its mark, as spreadsheets take it; one line a fault. */
  csv(): Buffer {
    const parts = [Buffer.from(`\ufeff${HEADERS.join(';')}\r\n`)];
    let text = '';
    for (const { file, line, field, message, code } of this.#inOrder(Infinity)) {
      text += `${[file, line === null ? '' : String(line), field ?? '', message, code].map(plainCell).join(';')}\r\n`;
      if (text.length > 256 * 1024) { parts.push(Buffer.from(text.toWellFormed())); text = ''; }
    }
    parts.push(Buffer.from(text.toWellFormed()));
    return Buffer.concat(parts);
  }

  close(): void { this.#spool.close(); }
}
