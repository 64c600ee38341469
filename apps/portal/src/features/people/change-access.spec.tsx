import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { UiProvider } from '@quittance/ui';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { possibleTypes } from '../../app/unions.ts';
import { ChangeAccess, type Change } from './change-access.tsx';
import type { PersonLine } from './people.queries.ts';

i18n.loadAndActivate({ locale: 'fr', messages: {} });
const role = { __typename: 'RoleGiven' as const, id: 'role-1', role: 'collector', grade: null, companyName: null, givenAt: '2026-01-05T08:00:00Z', givenBy: 'Bruno Lestang' };
const person: PersonLine = { __typename: 'Person', id: 'person-1', name: 'Hélène Vasseur', email: 'h@orvelle.example', standing: 'active', lastSeenAt: null, secondFactor: true, openSessions: 2, roles: [role] };
const changed = { __typename: 'AccessChange', person: { ...person, roles: [] }, effect: { __typename: 'AccessEffect', casesBefore: 398, casesAfter: 0, actsGained: [], actsLost: ['logCall CaseFile', 'work Queue', 'read Study'], sessionsClosing: 2, pagesClosing: 3 } };
let sent: Record<string, unknown>[] = [];
let answer: (dryRun: unknown) => object;
const door = new ApolloLink((operation) => new Observable((observer) => {
  sent.push(operation.variables);
  observer.next({ data: { takeAccess: answer(operation.variables['dryRun']) } } as never);
  observer.complete();
}));
const shown = (change: Change, on: { done?: () => void; cancel?: () => void } = {}) => render(
  <I18nProvider i18n={i18n}><ApolloProvider client={new ApolloClient({ link: door, cache: new InMemoryCache({ possibleTypes }) })}><UiProvider locale="fr" today="2026-11-21">
    <ChangeAccess person={person} change={change} onDone={on.done ?? (() => undefined)} onCancel={on.cancel ?? (() => undefined)} />
  </UiProvider></ApolloProvider></I18nProvider>);
const text = () => document.body.textContent?.replace(/[\u202f\u00a0]/g, ' ') ?? '';

describe('a change of access', () => {
  beforeEach(() => { sent = []; answer = () => changed; });

  test('is told before it is done: cases, acts in words, what closes; the confirmation does it once', async () => {
    const user = userEvent.setup();
    let done = 0;
    shown({ kind: 'take', role }, { done: () => { done++; } });
    await waitFor(() => expect(text()).toContain('de 398 à 0'));
    expect(text()).toContain('consigner des appels, travailler une file');
    expect(text()).not.toContain('read Study');
    expect(text()).toContain('2 séances, 3 pages ouvertes (en une seconde)');
    expect(sent).toEqual([{ userId: 'person-1', roleId: 'role-1', dryRun: true }]);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(done).toBe(1));
    expect(sent.map(({ dryRun }) => dryRun)).toEqual([true, false]);
  });

  test('what is refused is said, and offers nothing to confirm', async () => {
    answer = () => ({ __typename: 'Refusal', code: 'last_administrator', article: null, facts: [{ __typename: 'Fact', key: 'company', value: 'agency' }], fields: [] });
    shown({ kind: 'take', role });
    await waitFor(() => expect(text()).toContain('C’est le dernier administrateur de l’agence.'));
    expect(screen.queryByRole('button', { name: /Retirer/ })).toBeNull();
  });

  test('what became possible to refuse meanwhile is said at the confirmation, and nothing is taken for done', async () => {
    const user = userEvent.setup();
    let done = 0;
    answer = (dryRun) => (dryRun ? changed : { __typename: 'Refusal', code: 'own_access', article: null, facts: [], fields: [] });
    shown({ kind: 'take', role }, { done: () => { done++; } });
    await waitFor(() => expect(text()).toContain('de 398 à 0'));
    await user.click(screen.getByRole('button', { name: /Retirer l’accès/ }));
    await waitFor(() => expect(text()).toContain('Nul ne change son propre accès.'));
    expect(done).toBe(0);
  });
});
