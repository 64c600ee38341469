import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { beforeEach, expect, test } from '@jest/globals';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { UiProvider } from '@quittance/ui';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { possibleTypes } from '../../app/unions.ts';
import { MakeToken } from './make-token.tsx';
import type { Holder } from './tokens.queries.ts';

i18n.loadAndActivate({ locale: 'fr', messages: {} });
window.matchMedia = (() => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined })) as never;

const holders: Holder[] = [
  { __typename: 'TokenHolder', userId: 'u1', name: 'Hélène Vasseur', role: 'collector', companyName: null, scopes: ['read'] },
  { __typename: 'TokenHolder', userId: 'u2', name: 'Camille Ferrandier', role: 'creditor_user', companyName: 'Papeteries Tessonville', scopes: ['read', 'deposit'] },
];
const token = { __typename: 'ApiToken', id: 't1', name: 'Comptabilité', prefix: 'qt_abcdef', scopes: ['read'], state: 'active', actsAs: 'Camille Ferrandier', companyName: 'Papeteries Tessonville', madeAt: '2026-11-23T08:00:00Z', madeBy: 'Bruno Lestang', expiresAt: '2027-05-23T22:00:00Z', lastUsedAt: null, revokedAt: null, revokedBy: null };
let sent: Record<string, unknown>[] = [], answer: object | null = null;
const show = () => {
  const link = new ApolloLink((operation) => new Observable((observer) => { sent.push(operation.variables); if (answer) observer.next({ data: { makeApiToken: answer } }); else observer.error(new Error('away')); observer.complete(); }));
  render(<I18nProvider i18n={i18n}><ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache({ possibleTypes }) })}><UiProvider locale="fr" today="2026-11-23"><MakeToken holders={holders} onMade={() => undefined} onClose={() => undefined} /></UiProvider></ApolloProvider></I18nProvider>);
  return userEvent.setup();
};
const fill = async (user: ReturnType<typeof userEvent.setup>, who: string) => {
  await user.type(screen.getByLabelText('Nom'), 'Comptabilité');
  await user.type(screen.getByRole('combobox', { name: 'Au nom de' }), who.slice(0, 4));
  await user.click(await screen.findByRole('option', { name: new RegExp(who) }));
};
beforeEach(() => { sent = []; answer = { __typename: 'ApiTokenMade', secret: 'qt_secret-shown-once', token }; });

test('a key is made in somebody’s name, and shown this once', async () => {
  const user = show();
  await fill(user, 'Camille');
  await user.click(screen.getByLabelText(/déposer des factures/));
  await user.click(screen.getByRole('button', { name: /Donner la clé/ }));
  expect(await screen.findByText('qt_secret-shown-once')).toBeTruthy();
  expect(sent).toMatchObject([{ input: { name: 'Comptabilité', userId: 'u2', scopes: ['read', 'deposit'], expiresOn: '2027-05-23' } }]);
});

test('staff hand nothing over: the choice is not there; without a name or a person nothing is sent', async () => {
  const user = show();
  await user.click(screen.getByRole('button', { name: /Donner la clé/ }));
  expect(screen.getByText('Écrivez un nom.')).toBeTruthy();
  expect(screen.getByText('Choisissez une personne.')).toBeTruthy();
  await fill(user, 'Hélène');
  expect(screen.queryByLabelText(/déposer des factures/)).toBeNull();
  expect(sent).toEqual([]);
});

test('the same sent twice is told, without a key; a silence keeps what was written', async () => {
  answer = null;
  const user = show();
  await fill(user, 'Camille');
  await user.click(screen.getByRole('button', { name: /Donner la clé/ }));
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect((screen.getByLabelText('Nom') as HTMLInputElement).value).toBe('Comptabilité');
  answer = { __typename: 'ApiTokenMade', secret: null, token };
  await user.click(screen.getByRole('button', { name: /Donner la clé/ }));
  expect(await screen.findByText(/déjà donnée/)).toBeTruthy();
  expect(sent[0]).toEqual(sent[1]);
});
