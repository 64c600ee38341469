import { describe, expect, test } from '@jest/globals';
import { isId, newId } from './ids.ts';

describe('a new id', () => {
  test('is of the seventh kind, and a hundred thousand asked for in a row rise and never meet', () => {
    let before = newId();
    expect(before).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    for (let n = 0; n < 100_000; n++) {
      const id = newId();
      if (!(id > before)) throw new Error(`${id} after ${before}`);
      before = id;
    }
    expect(isId(before)).toBe(true);
  });

  test('what follows its time is not told by the one before', () => {
    const tails = new Set(Array.from({ length: 5000 }, () => newId().slice(24)));
    expect(tails.size).toBe(5000);
  });
});
