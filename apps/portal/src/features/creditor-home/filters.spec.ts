import { expect, test } from '@jest/globals';
import { bandOf, casesSearch, fits } from './filters.ts';
import type { CaseLine } from './home.queries.ts';

const TODAY = '2026-11-23';
const line = (stage: string, oldestDueOn: string) => ({ stage, oldestDueOn }) as CaseLine;

test.each([['2026-08-26', 'lt90'], ['2026-08-25', '90_180'], ['2026-05-28', '90_180'], ['2026-05-27', '180_270'], ['2026-02-26', '270_365'], ['2025-11-23', '270_365'], ['2025-11-22', 'gt365']])('a debt due on %s is of the band %s', (due, band) => {
  expect(bandOf(due, TODAY)).toBe(band);
});

test('an age is of open cases, as the figures of the home are', () => {
  expect(fits({ age: 'gt365' }, line('amicable', '2025-01-01'), TODAY)).toBe(true);
  expect(fits({ age: 'gt365' }, line('closed', '2025-01-01'), TODAY)).toBe(false);
  expect(fits({ stage: 'open' }, line('returned', '2026-10-01'), TODAY)).toBe(false);
});

test('an address written by hand never breaks the list', () => {
  expect(casesSearch.parse({ stage: 'nowhere', age: 12, text: 'Atelier' })).toEqual({ text: 'Atelier' });
});
