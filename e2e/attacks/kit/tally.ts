/** Counts attempts and leaks by who tried and how; prints them as a table and keeps them as JSON, the families of attacks added up. */
import fs from 'node:fs';
import path from 'node:path';

const reports = path.resolve(import.meta.dirname, '../../../dist/reports');

export class Tally {
  readonly #counts = new Map<string, Map<string, number>>();
  readonly leaks: string[] = [];
  constructor(readonly family: string) {}

  case(who: string, kind: string, leak?: string | false): void {
    const of = this.#counts.get(who) ?? new Map<string, number>();
    this.#counts.set(who, of.set(kind, (of.get(kind) ?? 0) + 1));
    if (leak) this.leaks.push(`${who}, ${kind}: ${leak}`);
  }

  get total(): number { return [...this.#counts.values()].flatMap((of) => [...of.values()]).reduce((sum, n) => sum + n, 0); }

  /** As a table, for whoever runs it; and into dist/reports/attacks.json. */
  report(more: Record<string, unknown> = {}): string {
    const kinds = [...new Set([...this.#counts.values()].flatMap((of) => [...of.keys()]))];
    const width = Math.max(...[...this.#counts.keys()].map((who) => who.length), 8);
    const line = (who: string, cells: (number | string)[]) => `${who.padEnd(width)} ${cells.map((cell, i) => String(cell).padStart(Math.max(kinds[i]?.length ?? 5, 7))).join('  ')}`;
    const rows = [...this.#counts].map(([who, of]) => line(who, [...kinds.map((kind) => of.get(kind) ?? 0), [...of.values()].reduce((a, b) => a + b, 0)]));
    this.#keep(more);
    return [`\n${this.family}: ${this.total} attempts, ${this.leaks.length} leaks`, line('', [...kinds, 'all']), ...rows, ...this.leaks.slice(0, 40)].join('\n');
  }

  #keep(more: Record<string, unknown>): void {
    const parts = path.join(reports, 'attacks');
    fs.mkdirSync(parts, { recursive: true });
    fs.writeFileSync(path.join(parts, `${this.family}.json`), JSON.stringify({ family: this.family, attempts: this.total, leaks: this.leaks, ...more, byAttacker: Object.fromEntries([...this.#counts].map(([who, of]) => [who, Object.fromEntries(of)])) }, null, 2));
    const families = fs.readdirSync(parts).filter((name) => name.endsWith('.json')).sort().map((name) => JSON.parse(fs.readFileSync(path.join(parts, name), 'utf8')) as { attempts: number; leaks: string[] });
    fs.writeFileSync(path.join(reports, 'attacks.json'), JSON.stringify({ attempts: families.reduce((n, f) => n + f.attempts, 0), leaks: families.reduce((n, f) => n + f.leaks.length, 0), families }, null, 2));
  }
}
