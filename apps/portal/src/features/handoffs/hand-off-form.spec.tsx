import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { AbilityProvider } from '@casl/react';
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { abilityFor } from '@quittance/access';
import { UiProvider } from '@quittance/ui';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentProps } from 'react';
import type { HandToBailiffInput } from '../../gql/graphql.ts';
import { HandOffForm } from './hand-off-form.tsx';
import type { HandoffCheckData } from './handoffs.queries.ts';
import { lacks, PackChecks } from './pack-checks.tsx';

i18n.loadAndActivate({ locale: 'fr', messages: {} });
const supervisor = abilityFor({ id: 'u', agencyId: 'a', roles: [{ role: 'supervisor' }] });
const said = () => document.body.textContent?.replace(/[\u202f\u00a0]/g, ' ') ?? '';
const address = { __typename: 'Address' as const, line1: '14 quai des Tanneurs', line2: null, postalCode: '37000', city: 'Tours', country: 'FR' };
const study = (id: string, name: string, departments: string[]) => ({ __typename: 'Study', id, name, legalForm: 'SCP', siren: null, email: 'x@study.example', phone: null, departments, openFiles: 0, address });
const check: HandoffCheckData = {
  __typename: 'HandoffCheck', balanced: true, due: '5236.43', refusal: null,
  studies: [{ __typename: 'StudySummary', id: 's-1', name: 'SCP Abel', city: 'Paris' }, { __typename: 'StudySummary', id: 's-2', name: 'SCP Kerbrat', city: 'Tours' }],
  items: [
    { __typename: 'PackItem', id: 'title', state: 'present', article: 'CPCE L111-3', facts: [{ __typename: 'Fact', key: 'kind', value: 'payment_order' }, { __typename: 'Fact', key: 'issuedOn', value: '2026-09-15' }], documents: [{ __typename: 'Document', id: 'd-1', kind: 'title', name: 'ordonnance.pdf', mediaType: 'application/pdf', size: 1000, createdAt: '2026-11-01T08:00:00Z' }] },
    { __typename: 'PackItem', id: 'invoices', state: 'missing', article: null, facts: [{ __typename: 'Fact', key: 'missing', value: 'FA-2' }], documents: [] },
    { __typename: 'PackItem', id: 'contract', state: 'advised', article: null, facts: [], documents: [] },
  ],
};
const file = {
  __typename: 'CaseFile', id: 'case-1', publicReference: 'R4K-7TD-3', due: '5236.43', stage: 'judicial', debtor: { __typename: 'Debtor', id: 'd', name: 'Imprimerie Carnaudet', address: { __typename: 'Address', postalCode: '37200', city: 'Tours' } },
  creditor: { __typename: 'CreditorSummary', id: 'c', name: 'Papeteries Tessonville' }, title: null, handoffs: [],
} as unknown as ComponentProps<typeof HandOffForm>['file'];

let sent: { input: HandToBailiffInput; dryRun: boolean }[] = [], answer: unknown;
const handed = { __typename: 'Handoff', id: 'h-1', state: 'offered', mission: 'serve', due: '5236.43', study: { __typename: 'StudySummary', id: 's-2', name: 'SCP Kerbrat', city: 'Tours' }, deadline: { __typename: 'HandoffDeadline', code: 'payment_order_service', on: '2026-12-15', article: 'CPC 1411' } };
const door = new ApolloLink((operation) => new Observable((observer) => {
  if (operation.operationName === 'Studies') observer.next({ data: { studies: [study('s-1', 'SCP Abel', ['75']), study('s-2', 'SCP Kerbrat', ['37', '41'])] } });
  else if (operation.operationName === 'AgreedCosts') observer.next({ data: { caseFile: { __typename: 'CaseFile', id: 'case-1', agreedCosts: [] } } });
  else {
    const { input, dryRun } = operation.variables as { input: HandToBailiffInput; dryRun?: boolean };
    sent.push({ input, dryRun: dryRun ?? false });
    observer.next({ data: { handToBailiff: answer } });
  }
  observer.complete();
}));

async function open() {
  const onHanded = jest.fn();
  const { client: house } = await import('../../app/client.ts');
  house.setLink(door);
  render(<I18nProvider i18n={i18n}><ApolloProvider client={new ApolloClient({ link: door, cache: new InMemoryCache() })}><UiProvider locale="fr" today="2026-11-21"><AbilityProvider value={supervisor}><HandOffForm file={file} check={check} mission="serve" onMission={() => undefined} onHanded={onHanded} onBack={() => undefined} /></AbilityProvider></UiProvider></ApolloProvider></I18nProvider>);
  return { onHanded, user: userEvent.setup() };
}

describe('a file handed to a study', () => {
  beforeEach(() => { sent = []; answer = handed; });

  test('the one study that acts where the debtor is, is proposed; consequences and deadline are told; Ctrl Enter hands it over once', async () => {
    const { user, onHanded } = await open();
    await waitFor(() => expect(said()).toContain('Le dossier est remis à SCP Kerbrat.'));
    expect(said()).toContain('agit dans le département 37, où est le débiteur');
    await waitFor(() => expect(said()).toContain('Non avenue si elle n’est pas signifiée le 15 déc. 2026 au plus tard (CPC 1411).'));
    expect(said()).toContain('son décompte de 5 236,43 €');
    expect(said()).toContain('Sa mission s’arrête à la signification du titre.');
    await user.type(screen.getByLabelText(/Plafond des frais/), '150');
    await waitFor(() => expect(sent.at(-1)?.input.costCeiling).toBe('150.00'));
    expect(said()).toContain('Elle engage au plus 150,00 € de frais sans vous demander.');
    await waitFor(() => expect(screen.getByRole<HTMLButtonElement>('button', { name: /Remettre le dossier/ }).disabled).toBe(false));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(onHanded).toHaveBeenCalledWith('h-1'));
    const [kept] = sent.filter(({ dryRun }) => !dryRun);
    expect(kept?.input).toMatchObject({ caseId: 'case-1', studyId: 's-2', mission: 'serve', costCeiling: '150.00', instructions: null });
    expect(kept?.input.idempotencyKey).toMatch(/^[0-9a-f]{32}$/);
  });

  test('what the pack lacks stops it, named in words', async () => {
    answer = { __typename: 'Refusal', code: 'handoff_incomplete', article: 'CPCE R124-3', facts: [{ __typename: 'Fact', key: 'missing', value: 'invoices, title_service' }], fields: [] };
    const { user, onHanded } = await open();
    await waitFor(() => expect(said()).toContain('Il manque : les factures, la signification du titre.'));
    expect(screen.queryByRole('button', { name: /Remettre le dossier/ })).toBeNull();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(onHanded).not.toHaveBeenCalled();
  });
});

test('what the study itself is asked to do is not lacking', () => {
  const service = { ...check.items[1]!, id: 'title_service' };
  expect([lacks(service, 'serve'), lacks(service, 'enforce'), lacks(check.items[1]!, 'serve')]).toEqual([false, true, true]);
});

test('the check-list: what is there opens its paper, what lacks is named', () => {
  render(<I18nProvider i18n={i18n}><UiProvider locale="fr" today="2026-11-21"><PackChecks items={check.items} mission="enforce" /></UiProvider></I18nProvider>);
  const lines = [...document.querySelectorAll('.pack-checks li')].map((line) => line.textContent?.replace(/[\u202f\u00a0]/g, ' '));
  expect(lines).toEqual(['Titre exécutoire Ordonnance d’injonction de payer, du 15 sept. 2026ordonnance.pdfCPCE L111-3présent', 'Factures sans pièce : FA-2manque', 'Contrat ou conditions généralesconseillé']);
  expect(screen.getByText('ordonnance.pdf').getAttribute('href')).toBe('/documents/d-1?inline=1');
});
