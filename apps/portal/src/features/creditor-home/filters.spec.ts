import { expect, test } from '@jest/globals';
import { asked, casesSearch } from './filters.ts';

const nothing = { stage: null, open: null, band: null, promised: null, contested: null, recovered: null, paused: null, depositId: null, text: null };

test('the door is asked for what the address says; an age is of open cases, as the figures of the home are', () => {
  expect(asked({})).toEqual(nothing);
  expect(asked({ stage: 'open' })).toEqual({ ...nothing, open: true });
  expect(asked({ stage: 'closed', text: 'Atelier' })).toEqual({ ...nothing, stage: 'closed', text: 'Atelier' });
  expect(asked({ age: 'gt365' })).toEqual({ ...nothing, open: true, band: 'gt365' });
  expect(asked({ promised: true })).toEqual({ ...nothing, promised: true });
  expect(asked({ deposit: 'd-1', over: true })).toEqual({ ...nothing, depositId: 'd-1', open: false });
  expect(asked({ deposit: 'd-1', recovered: true })).toEqual({ ...nothing, depositId: 'd-1', recovered: true });
  expect(asked({ contested: true })).toEqual({ ...nothing, contested: true });
});

test('an address written by hand never breaks the list', () => {
  expect(casesSearch.parse({ stage: 'nowhere', age: 12, promised: 'oui', text: 'Atelier' })).toEqual({ text: 'Atelier' });
  expect(casesSearch.parse({ promised: true })).toEqual({ promised: true });
});
