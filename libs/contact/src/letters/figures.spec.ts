import { describe, expect, test } from '@jest/globals';
import { fromKept, toKept } from './figures.ts';
import { formalNoticePaper, sampleFormalNotice } from './paper/index.ts';
import { postageOn } from './postage.ts';
import { templateVersion } from './template-version.ts';

describe('figures kept as JSON', () => {
  test('come back as they were: cents, days, lists, nothing', () => {
    const figures = { sum: 123_456_789_012_345_678n, none: 0n, less: -1n, on: Temporal.PlainDate.from('2026-11-23'), lists: [[1n], []], text: '1', number: 2, yes: true, nothing: null };
    const stored = JSON.parse(JSON.stringify(toKept(figures))) as unknown;
    expect(stored).toMatchObject({ sum: { $int: '123456789012345678' }, on: { $day: '2026-11-23' } });
    expect(fromKept(stored)).toEqual(figures);
    expect(fromKept(toKept({ left: undefined }))).toEqual({});
  });

  test.each(['commercial', 'civil', 'public'] as const)('make the same paper again (%s)', (regime) => {
    const letter = sampleFormalNotice({ regime });
    const back = fromKept(JSON.parse(JSON.stringify(toKept(letter)))) as typeof letter;
    expect(formalNoticePaper(back)).toEqual(formalNoticePaper(letter));
  });
});

test('the template’s version is its fingerprint', () => {
  expect(templateVersion()).toMatch(/^formal-notice [0-9a-f]{12}$/);
  expect(templateVersion()).toBe(templateVersion());
});

test('postage is that of the day: the row in force, the first before any', () => {
  const amount = (iso: string) => postageOn(Temporal.PlainDate.from(iso), 'registered').amount;
  expect(amount('2026-01-01')).not.toBe(amount('2025-12-31'));
  expect(amount('2024-05-01')).toBe(amount('2025-01-01'));
});
