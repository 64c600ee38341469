/** The parts of the preview in a house of their own, for specs: cases, candidates and columns as the door tells them. */
import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { KeyScope, UiProvider } from '@quittance/ui';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import type { FileMapping, PreviewAttachment, PreviewCase, PreviewClaim } from './intake.queries.ts';

i18n.loadAndActivate({ locale: 'fr', messages: {} });
window.matchMedia = (() => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined })) as never;

export const plain = (text: string | null | undefined): string => text?.replace(/[\u202f\u00a0]/g, ' ') ?? '';

/** `data`: what the door answers to whatever is asked. */
export function show(inside: ReactNode, data: object = {}) {
  const link = new ApolloLink(() => new Observable((observer) => { observer.next({ data }); observer.complete(); }));
  const tree = (part: ReactNode) => <I18nProvider i18n={i18n}><ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}><UiProvider locale="fr" today="2026-11-23"><KeyScope title="Page">{part}</KeyScope></UiProvider></ApolloProvider></I18nProvider>;
  const { rerender } = render(tree(inside));
  return { user: userEvent.setup(), again: (part: ReactNode) => rerender(tree(part)) };
}

export const claim = (over: Partial<PreviewClaim> = {}): PreviewClaim => ({ __typename: 'PreviewClaim', file: 'a.csv', line: 2, reference: 'FA-1', issuedOn: '2026-08-01', dueOn: '2026-09-01', dueOnFrom: 'document', amount: '1200.00', due: '1200.00', lacking: [], warnings: [], ...over });
export const previewCase = (over: Partial<PreviewCase> = {}): PreviewCase => ({
  __typename: 'PreviewCase', key: 'k1', debtorName: 'Imprimerie Carnaudet', debtorKind: 'company', siren: null, city: 'Fougères', recognition: 'new', existingReference: null, regime: 'commercial', total: '1200.00', oldestDueOn: '2026-09-01',
  heldKinds: [], lacksAddress: false, candidates: [], claims: [claim()], ...over,
});
export const candidate = (debtorId: string, name: string, score: number, over: Partial<PreviewCase['candidates'][number]> = {}): PreviewCase['candidates'][number] => ({ __typename: 'DebtorCandidate', debtorId, name, siren: null, city: 'Fougères', score, by: 'name_address', publicReference: null, ...over });
export const mapping = (over: Partial<FileMapping> = {}): FileMapping => ({
  __typename: 'FileMapping', remembered: false, fingerprint: 'f1', lacking: ['reference'],
  columns: [
    { __typename: 'MappedColumn', column: 0, header: 'Kennung', samples: ['FA-1', 'FA-2'], field: null, guessed: false },
    { __typename: 'MappedColumn', column: 1, header: 'Montant', samples: ['1 200,00', '80,00'], field: 'total', guessed: true },
    { __typename: 'MappedColumn', column: 2, header: 'Solde', samples: ['1 200,00'], field: 'due', guessed: true },
  ], ...over,
});
export const paper = (name: string, over: Partial<PreviewAttachment> = {}): PreviewAttachment => ({ __typename: 'PreviewAttachment', name, size: 2048, reference: null, state: 'unmatched', kind: 'delivery', ...over });
