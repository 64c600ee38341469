import { expect, test } from '@jest/globals';
import { blankStudy, departmentsOf, inputOf } from './study-form.ts';

test('departments are read however they are separated, each once', () => {
  expect(departmentsOf(' 37, 41;2a  971 37 ')).toEqual(['37', '41', '2A', '971']);
  expect(departmentsOf('')).toEqual([]);
});

test('what was left blank is absent', () => {
  expect(inputOf({ ...blankStudy(), name: ' SCP Kerbrat ', siren: ' ', departments: '35' })).toMatchObject({ name: 'SCP Kerbrat', siren: null, iban: null, departments: ['35'], address: { country: 'FR', line2: null } });
});
