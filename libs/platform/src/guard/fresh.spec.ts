import { expect, test } from '@jest/globals';
import { isFresh } from './fresh.ts';

test('a proof is good for ten minutes, and one that nobody gave for none', () => {
  const proved = Temporal.Instant.from('2026-11-23T08:00:00Z');
  expect([0, 599, 600, 601].map((seconds) => isFresh(proved, proved.add({ seconds })))).toEqual([true, true, false, false]);
  expect(isFresh(undefined, proved)).toBe(false);
});
