import { describe, expect, test } from '@jest/globals';
import { inStride } from './in-stride.ts';

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
    await expect(inStride([async () => { await after(10); throw new Error('first'); }, async () => { await Promise.resolve(); throw new Error('second'); }, async () => { await after(30); over = true; }])).rejects.toThrow('first');
    expect(over).toBe(true);
  });
});
