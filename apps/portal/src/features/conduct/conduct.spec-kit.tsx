import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { AbilityProvider } from '@casl/react';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { abilityFor } from '@quittance/access';
import { UiProvider } from '@quittance/ui';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { possibleTypes } from '../../app/unions.ts';
import type { Advice, Conduct, Finding } from './conduct.queries.ts';

i18n.loadAndActivate({ locale: 'fr', messages: {} });
export const plain = (text: string | null | undefined): string => text?.replace(/[\u202f\u00a0]/g, ' ') ?? '';

export const fact = (key: string, value: string) => ({ __typename: 'Fact' as const, key, value });
export const facts = (all: Record<string, string>) => Object.entries(all).map(([key, value]) => fact(key, value));
export const finding = (code: string, all: Record<string, string> = {}, outcome = 'refuse', article: string | null = null): Finding => ({ __typename: 'ConductFinding', code, outcome, article, facts: facts(all) });
export const advice = (channel: string, findings: Finding[] = [], nextAt: string | null = null): Advice => ({ __typename: 'ContactAdvice', channel, outcome: findings.some(({ outcome }) => outcome === 'refuse') ? 'refuse' : findings.length ? 'warn' : 'pass', nextAt, findings });
export const outsideHours = finding('outside_hours', { at: '2026-11-23T09:00', spans: '10:00-13:00, 14:00-20:00' }, 'refuse', 'C. conso. D223-9');
export const tooMany = finding('too_many_contacts', { cap: 'contacts', count: '3', atMost: '3', withinDays: '7' }, 'refuse', 'C. conso. L121-6, L121-7');
export const stopAsked = finding('stop_asked_in_writing', { askedOn: '2026-11-12', instead: 'letter, registeredMail' }, 'refuse', 'C. conso. L121-6, C. pén. 222-16');

const CHANNELS = ['call', 'sms', 'email', 'letter', 'registeredMail', 'electronicRegisteredMail'];
/** How the debtor of the sample may be sought out; only what is given differs from passing. */
export const conductOf = (given: readonly Advice[] = [], over: Partial<Conduct> = {}): Conduct => ({
  __typename: 'CaseFile', id: 'case-1', contactsInDays: 1, wishes: [], reminders: [],
  recall: { __typename: 'LetterRecall', reference: 'L-2026-004471', sentOn: '2026-07-08', line: 'Notre lettre réf. L-2026-004471 du 08/07/2026' },
  contactAdvice: CHANNELS.map((channel) => given.find((one) => one.channel === channel) ?? advice(channel)), ...over,
});
export const refusalOf = (code: string, all: Record<string, string> = {}, fields: { field: string; code: string; facts: Record<string, string> }[] = [], article: string | null = null) => ({
  __typename: 'Refusal' as const, code, article, facts: facts(all), fields: fields.map((one) => ({ __typename: 'FieldFault' as const, field: one.field, code: one.code, facts: facts(one.facts) })),
});

type Asked = { operationName: string; variables: Record<string, unknown> };
/** A door that answers by the name of what is asked, and notes it. */
export function doorOf(answers: Record<string, (variables: never) => unknown>) {
  const asked: Asked[] = [];
  const link = new ApolloLink((operation) => new Observable((observer) => {
    asked.push({ operationName: operation.operationName ?? '', variables: operation.variables });
    observer.next({ data: answers[operation.operationName ?? '']?.(operation.variables as never) ?? null } as never);
    observer.complete();
  }));
  return { asked, of: (name: string) => asked.filter(({ operationName }) => operationName === name).map(({ variables }) => variables), client: new ApolloClient({ link, cache: new InMemoryCache({ possibleTypes }) }) };
}

const supervisor = abilityFor({ id: 'u', agencyId: 'a', roles: [{ role: 'supervisor' }] });
export function show(children: ReactNode, client: ApolloClient, today = '2026-11-23') {
  return render(<I18nProvider i18n={i18n}><ApolloProvider client={client}><UiProvider locale="fr" today={today}><AbilityProvider value={supervisor}>{children}</AbilityProvider></UiProvider></ApolloProvider></I18nProvider>);
}
