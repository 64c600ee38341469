/** The account pages in a house of their own, for specs: what the door answers is told by operation, what it was asked is kept. */
import { ApolloClient, ApolloLink, CombinedGraphQLErrors, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { UiProvider } from '@quittance/ui';
import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { reauthentication } from '../../app/reauthentication.ts';
import { possibleTypes } from '../../app/unions.ts';
import type { Account, KnownDevice, Passkey, SessionLine } from './account.queries.ts';

i18n.loadAndActivate({ locale: 'fr', messages: {} });
window.matchMedia = (() => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined })) as never;
// The window of the browser's own, as far as these specs need it.
HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement) { this.open = true; };
HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) { this.open = false; };

export const plain = (text: string | null | undefined): string => text?.replace(/[\u202f\u00a0]/g, ' ') ?? '';
export const said = (): string => plain(document.body.textContent);

export interface Asked { name: string; variables: Record<string, unknown> }
/** What is answered to an operation: data by its name; an Error: not reached; a code: a fault of the door. */
export type Answers = Record<string, unknown>;
export class Fault { constructor(readonly code: string) {} }

export function door(answers: Answers) {
  const asked: Asked[] = [];
  const link = new ApolloLink((operation) => new Observable((observer) => {
    const name = operation.operationName ?? '';
    asked.push({ name, variables: operation.variables });
    const told = answers[name], answer: unknown = typeof told === 'function' ? (told as (variables: unknown) => unknown)(operation.variables) : told;
    if (answer instanceof Error || answer === undefined) { observer.error(answer ?? new Error(`nothing is answered to ${name}`)); return; }
    if (answer instanceof Fault) { observer.error(new CombinedGraphQLErrors({ errors: [{ message: answer.code, extensions: { code: answer.code } }] })); return; }
    const [root] = operation.query.definitions.flatMap((one) => (one.kind === 'OperationDefinition' ? one.selectionSet.selections.filter((part) => part.kind === 'Field' && part.name.value !== '__typename') : []));
    observer.next({ data: { [root?.kind === 'Field' ? root.name.value : '']: answer } });
    observer.complete();
  }));
  const client = new ApolloClient({ link: ApolloLink.from([reauthentication, link]), cache: new InMemoryCache({ possibleTypes, typePolicies: { Account: { keyFields: [], fields: { passkeys: { merge: false }, sessions: { merge: false }, devices: { merge: false } } } } }) });
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });
  const show = (inside: ReactNode) => {
    render(<I18nProvider i18n={i18n}><ApolloProvider client={client}><UiProvider locale="fr" today="2026-11-23"><RouterContextProvider router={router as never}>{inside}</RouterContextProvider></UiProvider></ApolloProvider></I18nProvider>);
    return userEvent.setup();
  };
  return { show, asked, client, of: (name: string) => asked.filter((one) => one.name === name) };
}

export const refusal = (code: string, facts: Record<string, string> = {}, fields: { field: string; code: string; facts?: Record<string, string> }[] = []) => {
  const list = (from: Record<string, string>) => Object.entries(from).map(([key, value]) => ({ __typename: 'Fact', key, value }));
  return { __typename: 'Refusal', code, article: null, facts: list(facts), fields: fields.map((fault) => ({ __typename: 'FieldFault', field: fault.field, code: fault.code, facts: list(fault.facts ?? {}) })) };
};
export const me = (workspace = 'collector') => ({ __typename: 'Me', id: 'u1', name: 'Hélène Vasseur', workspace });
export const asked = (...factors: string[]) => ({ __typename: 'SecondFactorAsked', factors });
export const passkey = (over: Partial<Passkey> = {}): Passkey => ({ __typename: 'Passkey', id: 'k1', name: 'Mac', createdAt: '2026-11-20T09:00:00Z', lastUsedAt: null, syncedCopies: true, ...over });
export const session = (over: Partial<SessionLine> = {}): SessionLine => ({ __typename: 'SessionLine', id: 's1', current: true, openedAt: '2026-11-23T08:00:00Z', lastSeenAt: '2026-11-23T09:00:00Z', expiresAt: '2026-11-23T20:00:00Z', address: '192.0.2.7', device: 'Firefox, Windows', openedWith: 'password', ...over });
export const device = (over: Partial<KnownDevice> = {}): KnownDevice => ({ __typename: 'KnownDevice', id: 'd1', current: true, device: 'Firefox, Windows', firstSeenAt: '2026-11-02T08:00:00Z', lastSeenAt: '2026-11-23T08:00:00Z', ...over });
export const account = (over: Partial<Account> = {}): Account => ({
  __typename: 'Account', email: 'helene.vasseur@orvelle.example', hasPassword: true, passwordSetAt: '2026-11-01T09:00:00Z', totp: false, recoveryCodesLeft: 0, freshUntil: null, reauthenticateWith: ['password'], passkeys: [], sessions: [session()], devices: [device()],
  secondFactor: { __typename: 'SecondFactorStanding', required: true, enrolled: false, dueOn: '2026-12-23' }, ...over,
});
export const house = { agency: 'Orvelle Recouvrement', demo: null, production: true };
