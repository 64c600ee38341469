import { expect, test } from '@jest/globals';
import { departmentOf, nearestFirst } from './territory.ts';

test('the department of a postal code: the island has two, those over the sea three figures', () => {
  expect(['37000', '01400', '20090', '20200', '97110', '98800'].map(departmentOf)).toEqual(['37', '01', '2A', '2B', '971', '988']);
  expect([departmentOf('B-1000'), departmentOf(null)]).toEqual([undefined, undefined]);
});

test('a study that acts where the debtor is comes first', () => {
  const studies = [{ name: 'Abel', departments: ['75'] }, { name: 'Kerbrat', departments: ['35', '37'] }, { name: 'Loir', departments: ['37'] }];
  expect(nearestFirst(studies, '37').map(({ name }) => name)).toEqual(['Kerbrat', 'Loir', 'Abel']);
  expect(nearestFirst(studies, undefined).map(({ name }) => name)).toEqual(['Abel', 'Kerbrat', 'Loir']);
});
