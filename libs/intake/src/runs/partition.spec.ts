import { describe, expect, test } from '@jest/globals';
import { bondNumber, Partition } from './partition.ts';
import { plainCell } from './fault-ledger.ts';
import { Spool } from './spool.ts';

const partsOf = (lines: readonly (readonly string[])[], size: number) => { const partition = new Partition(); for (const bonds of lines) partition.add(bonds); return partition.parts(size).map((part) => [...part]); };

describe('what must be looked at together is in one part', () => {
  test('over any number of bonds between, whatever lies between them in the file; parts follow the file and hold every line once', () => {
    expect(partsOf([['a'], ['b'], ['c'], ['a', 'c'], ['d'], ['b']], 2)).toEqual([[0, 2, 3], [1, 5], [4]]);
    expect(partsOf([['a', 'b'], ['c', 'd'], ['x'], ['b', 'c'], ['d', 'a']], 1)).toEqual([[0, 1, 3, 4], [2]]);
    expect(partsOf([], 10)).toEqual([]);
    const many = Array.from({ length: 20_000 }, (_, n) => [`i${n}`, `s${n % 7001}`, `n${Math.floor((n % 7001) / 2)}`]);
    const parts = partsOf(many, 1000), owner = new Map(parts.flatMap((part, i) => part.map((line) => [line, i] as const)));
    expect(owner.size).toBe(20_000);
    expect(many.filter(([, s], n) => owner.get(n) !== owner.get(Number(s!.slice(1))))).toEqual([]);
    for (const part of parts) { expect(part).toEqual([...part].sort((a, b) => a - b)); expect(part.length).toBeLessThanOrEqual(1010); }
  });

  test('a hundred thousand bonds are a hundred thousand numbers', () => {
    expect(new Set(Array.from({ length: 100_000 }, (_, n) => bondNumber(`n société ${n}`))).size).toBe(100_000);
  });
});

test('what is laid aside comes back as it was, bytes among it, also where it is longer than a slice', () => {
  const spool = new Spool<{ n: number; words: string; content?: Uint8Array }>(({ content }) => content !== undefined);
  const values = Array.from({ length: 3000 }, (_, n) => ({ n, words: n % 500 === 7 ? 'é'.repeat(1_200_000) : `mot ${n} \ud83d\ude42 "quoted"\n`, ...(n % 11 ? {} : { content: Buffer.from([0, 255, n % 256]) }) }));
  for (const value of values) spool.add(value);
  for (const places of [[0], [7, 8], [5, 1000, 2999], Array.from({ length: 1500 }, (_, i) => i * 2)]) expect(spool.take(places)).toEqual(places.map((at) => values[at]));
  spool.close();
});

test('no cell of the report is a formula to any spreadsheet, and none breaks its line', () => {
  for (const written of ['=1+1', '+1', '-1', '@x', ' =1', '\t=1', '\r\n=1', '＝1', '=HYPERLINK("http://x";"y")']) expect(plainCell(written)).toMatch(/^"?'/);
  expect(plainCell('a;b"c\nd')).toBe('"a;b""c d"');
  expect(plainCell('Société Ordinaire')).toBe('Société Ordinaire');
});
