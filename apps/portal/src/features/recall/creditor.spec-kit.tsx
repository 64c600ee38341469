import type { ApolloClient } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { AbilityProvider } from '@casl/react';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { abilityFor } from '@quittance/access';
import { UiProvider } from '@quittance/ui';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { MeContext, type Me } from '../../app/session.tsx';

i18n.loadAndActivate({ locale: 'fr', messages: {} });
const creditor = abilityFor({ id: 'u', agencyId: 'a', roles: [{ role: 'creditor_user', creditorId: 'c', grade: 'operator' }] });
const me = { __typename: 'Me', id: 'u', name: 'Camille Ferrandier', workspace: 'creditor', roles: ['creditor_user'], creditorId: 'c', companyName: 'Papeteries Tessonville', agencyName: 'Orvelle Recouvrement', viewing: null } as unknown as Me;

/** Before the eyes of a creditor's operator, on Monday 23 November 2026. */
export function showCreditor(children: ReactNode, client: ApolloClient) {
  render(<I18nProvider i18n={i18n}><ApolloProvider client={client}><UiProvider locale="fr" today="2026-11-23"><MeContext value={me}><AbilityProvider value={creditor}>{children}</AbilityProvider></MeContext></UiProvider></ApolloProvider></I18nProvider>);
  return userEvent.setup();
}
export const follows = (code: string, facts: Record<string, string> = {}, level = 'plain', article: string | null = null) => ({ __typename: 'Consequence', code, level, article, facts: Object.entries(facts).map(([key, value]) => ({ __typename: 'Fact', key, value })) });
