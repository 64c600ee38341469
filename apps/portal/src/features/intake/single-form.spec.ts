import { expect, test } from '@jest/globals';
import { inputOf, missing, NO_CLAIM, NO_DEBTOR } from './single-form.ts';

const debtor = { ...NO_DEBTOR, name: 'Tannerie Vaucorbeil' };
const claim = { ...NO_CLAIM, reference: 'FA-1', issuedOn: '2026-08-01', dueOn: '2026-09-01', amount: '860.40' };

test('what is needed is named by its field; an address is whole or none', () => {
  expect(missing(NO_DEBTOR, NO_CLAIM)).toEqual(['debtor.name', 'reference', 'issuedOn', 'dueOn', 'amount']);
  expect(missing({ ...debtor, kind: 'person' }, claim)).toEqual(['debtor.firstName']);
  expect(missing({ ...debtor, city: 'Niort' }, claim)).toEqual(['debtor.line1', 'debtor.postalCode']);
  expect(missing(debtor, claim)).toEqual([]);
});

test('what is empty is not said; a person has no SIREN, also where one was typed before', () => {
  const input = inputOf({ ...debtor, kind: 'person', firstName: 'Perrine', siren: '812604733' }, claim, [], new Map(), 'k');
  expect(input.debtor).toMatchObject({ kind: 'person', firstName: 'Perrine', siren: null, vatNumber: null, line1: null });
  expect(input).toMatchObject({ due: null, nature: null, amount: '860.40' });
  expect(input).not.toHaveProperty('files');
});

test('whom he is goes along, a new one as none', () => {
  expect(inputOf(debtor, claim, [{ name: 'fa.pdf', size: 4, base64: 'eA==' }], new Map([['a', 'd1'], ['b', null]]), 'k')).toMatchObject({ decisions: [{ key: 'a', debtorId: 'd1' }, { key: 'b', debtorId: null }], files: [{ name: 'fa.pdf', base64: 'eA==' }] });
});
