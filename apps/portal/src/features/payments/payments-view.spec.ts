import { describe, expect, test } from '@jest/globals';
import { asked, daysOf, paymentsSearch, periodOf } from './payments-view.ts';

describe('what the address says', () => {
  test('is asked of the door', () => {
    expect(asked({})).toEqual({ text: null, receivedBy: null, means: null, from: null, to: null, reversed: null });
    expect(asked({ box: 'bailiff', means: 'cheque', from: '2026-11-01' })).toMatchObject({ receivedBy: 'bailiff', means: 'cheque', from: '2026-11-01', reversed: null });
    expect(asked({ box: 'reversed' })).toMatchObject({ receivedBy: null, reversed: true });
  });
  test('written by hand never breaks the list', () => {
    expect(paymentsSearch.parse({ box: 'nowhere', from: 'hier', text: 'Carnaudet' })).toEqual({ text: 'Carnaudet' });
  });
});

test('periods are two days, and two days are a period', () => {
  expect(daysOf('last', '2026-03-31')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  expect(daysOf('month', '2026-11-23')).toEqual({ from: '2026-11-01', to: undefined });
  expect(periodOf({ from: '2026-01-01' }, '2026-11-23')).toBe('year');
  expect(periodOf({}, '2026-11-23')).toBe('ever');
  expect(periodOf({ from: '2026-11-02' }, '2026-11-23')).toBeUndefined();
});
