import { expect, test } from '@jest/globals';
import { blankContact, blankForm, inputOf } from './creditor-form.ts';

test('what was left blank is absent, spaces around go, a contact of which nothing was written is none', () => {
  const form = { ...blankForm(), name: ' Bois Lorrenzeau ', siren: '025 917 196', iban: 'FR76 9999', contacts: [{ ...blankContact(), name: 'Rachid' }, blankContact()] };
  expect(inputOf(form)).toMatchObject({ name: 'Bois Lorrenzeau', siren: '025 917 196', vatNumber: null, bic: null, contacts: [{ name: 'Rachid', email: null }] });
});

test('a contact without a name keeps its place, so that its fault is shown under it', () => {
  const form = { ...blankForm(), contacts: [blankContact(), { ...blankContact(), email: 'x@lorrenzeau.example' }] };
  expect(inputOf(form).contacts).toHaveLength(2);
});
