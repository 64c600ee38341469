import { describe, expect, test } from '@jest/globals';
import { inStride, inTurns, settled, turn } from './in-stride.ts';

const after = (ms: number) => new Promise((resolve) => { setTimeout(resolve, ms); });

describe('writes in stride', () => {
  test('each begins after the one before has begun, and all are over when it is', async () => {
    const said: string[] = [];
    const write = (name: string, ms: number) => async () => { said.push(`${name} begins`); await after(ms); said.push(`${name} is over`); };
    await inStride([write('a', 20), write('b', 5)]);
    expect(said).toEqual(['a begins', 'b begins', 'b is over', 'a is over']);
  });

  test('fails as the first of those that failed, once none is under way', async () => {
    let over = false;
    await expect(inStride([async () => { await after(10); throw new Error('first'); }, async () => { await after(30); over = true; }])).rejects.toThrow('first');
    await expect(inStride([async () => { await after(10); throw new Error('first'); }, async () => { await Promise.resolve(); throw new Error('second'); }])).rejects.toThrow('first');
    expect(over).toBe(true);
  });

  test('no more than one is laid out ahead: the third begins when the first is over', async () => {
    const said: string[] = [];
    const write = (name: string, ms: number) => async () => { said.push(`${name} begins`); await after(ms); said.push(`${name} is over`); };
    await inStride([write('a', 10), write('b', 30), write('c', 1)]);
    expect(said).toEqual(['a begins', 'b begins', 'a is over', 'c begins', 'c is over', 'b is over']);
  });

  test('after one that failed none begins any more', async () => {
    const said: string[] = [];
    await expect(inStride([async () => { await turn(); throw new Error('first'); }, async () => { said.push('second'); await turn(); }, async () => { said.push('third'); await turn(); }])).rejects.toThrow('first');
    expect(said).toEqual(['second']);
  });
});

test('side by side: all are waited for, and the first in their order that failed is told', async () => {
  let over = false;
  await expect(settled([after(1), (async () => { await after(15); throw new Error('second'); })(), (async () => { await after(1); throw new Error('third'); })(), (async () => { await after(30); over = true; })()])).rejects.toThrow('second');
  expect(over).toBe(true);
  expect(await settled([Promise.resolve(1), Promise.resolve('two')])).toEqual([1, 'two']);
});

test('long work in its order, others coming in between', async () => {
  let others = 0, done = false;
  const other = (async () => { while (!done) { others++; await turn(); } })();
  const busy = (ms: number) => { for (const began = performance.now(); performance.now() - began < ms;); };
  expect(await inTurns([3, 1, 2, 5, 4, 6, 7, 8], (n, at) => { busy(2); return n * 10 + at; })).toEqual([30, 11, 22, 53, 44, 65, 76, 87]);
  done = true;
  await other;
  expect(others).toBeGreaterThan(1);
});
