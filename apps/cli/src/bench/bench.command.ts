/** `bench` lists, `bench NAME` measures. The last line is one JSON object; 0 where every bound holds. */
import fs from 'node:fs';

export interface Figure { id: string; value: number; unit: string; bound?: string; goal?: string; holds: boolean }
export interface BenchResult { bench: string; machine: string; figures: Figure[]; notes: string[] }
export interface Bench { name: string; describe: string; run(): Promise<BenchResult> }

export async function benchCommand(args: string[]): Promise<number> {
  const names = fs.readdirSync(import.meta.dirname).filter((f) => f.endsWith('.bench.ts')).map((f) => f.slice(0, -'.bench.ts'.length)).sort();
  const load = (name: string) => import(`./${name}.bench.ts`) as Promise<Bench>;
  const [name] = args;
  if (!name) {
    for (const each of names) process.stdout.write(`${each.padEnd(12)} ${(await load(each)).describe}\n`);
    return 0;
  }
  if (!names.includes(name)) {
    process.stderr.write(`There is no bench ${name}; there are ${names.join(', ')}.\n`);
    return 2;
  }
  const result = await (await load(name)).run();
  process.stdout.write(`${JSON.stringify(result)}\n`);
  return result.figures.every((f) => f.holds) ? 0 : 1;
}
