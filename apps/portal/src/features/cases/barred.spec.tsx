import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { AbilityProvider } from '@casl/react';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { abilityFor } from '@quittance/access';
import { UiProvider } from '@quittance/ui';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { possibleTypes } from '../../app/unions.ts';
import { ClaimClock, LimitationHistory } from './limitation-history.tsx';
import { BarredClaims } from './barred.tsx';
import { sampleCase } from './sample.spec-kit.ts';

i18n.loadAndActivate({ locale: 'fr', messages: {} });
const supervisor = abilityFor({ id: 'u', agencyId: 'a', roles: [{ role: 'supervisor' }] });
interface Sent { input: { claimIds: string[]; idempotencyKey: string }; dryRun: boolean }
let sent: Sent[] = [];
const door = new ApolloLink((operation) => new Observable((observer) => {
  sent.push(operation.variables as Sent);
  observer.next({ data: { giveUpBarred: { __typename: 'CaseFile', id: 'case-1', stage: 'closed', closedReason: 'barred', due: '0.00' } } } as never);
  observer.complete();
}));
const shown = (children: React.ReactNode) => render(<I18nProvider i18n={i18n}><ApolloProvider client={new ApolloClient({ link: door, cache: new InMemoryCache({ possibleTypes }) })}><UiProvider locale="fr" today="2026-11-21"><AbilityProvider value={supervisor}>{children}</AbilityProvider></UiProvider></ApolloProvider></I18nProvider>);
const text = () => document.body.textContent?.replace(/[\u202f\u00a0]/g, ' ') ?? '';
const claim = (demand: string) => ({ __typename: 'BarredClaim' as const, claimId: 'claim-1', reference: 'F-1', expiredOn: '2026-03-02', article: demand === 'blocked' ? 'C. conso. L218-2' : 'C. com. L110-4', due: '310.00', demand });

describe('what is time-barred', () => {
  beforeEach(() => { sent = []; });
  test('nothing may be asked of a consumer: said with its article and the claim', () => {
    shown(<BarredClaims file={sampleCase({ barredClaims: [claim('blocked')] })} />);
    expect(text()).toContain('Créance prescrite : aucune demande n’est possible C. conso. L218-2');
    expect(text()).toContain('F-1, 310,00 €, prescrite depuis le 2 mars 2026');
  });
  test('of a business it is a warning, and nothing is to be given up', () => {
    shown(<BarredClaims file={sampleCase({ barredClaims: [claim('warned')] })} />);
    expect(text()).toContain('le débiteur peut refuser de la payer C. com. L110-4');
    expect(screen.queryByRole('button', { name: 'Renoncer aux créances prescrites' })).toBeNull();
  });
  test('nothing is said where no claim is barred', () => {
    shown(<BarredClaims file={sampleCase()} />);
    expect(text()).not.toContain('rescrite');
  });
  test('what giving up does is said before anything is kept; the confirmation keeps it, under a key of its own', async () => {
    const user = userEvent.setup();
    shown(<BarredClaims file={sampleCase({ barredClaims: [claim('blocked')] })} />);
    await user.click(screen.getByRole('button', { name: 'Renoncer aux créances prescrites' }));
    await waitFor(() => expect(text()).toContain('Un avoir efface ce qui reste dû de F-1 ; ce qui a été payé reste payé (C. civ. 2249). Cela ne se reprend pas.Plus rien n’est dû : le dossier est clos comme prescrit.'));
    expect(sent.map(({ dryRun, input }) => [dryRun, input.claimIds])).toEqual([[true, ['claim-1']]]);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(sent.map(({ dryRun }) => dryRun)).toEqual([true, false]));
    expect(sent[1]!.input.idempotencyKey).not.toBe(sent[0]!.input.idempotencyKey);
  });
  test('of several one may be given up alone: the rest is left out, and what stays due is told anew', async () => {
    const user = userEvent.setup();
    shown(<BarredClaims file={sampleCase({ barredClaims: [claim('blocked'), { ...claim('blocked'), claimId: 'claim-2', reference: 'F-2', due: '40.00' }] })} />);
    await user.click(screen.getByRole('button', { name: 'Renoncer aux créances prescrites' }));
    await user.click(await screen.findByRole('checkbox', { name: /F-2/ }));
    await waitFor(() => expect(sent.map(({ input }) => input.claimIds)).toEqual([['claim-1', 'claim-2'], ['claim-1']]));
    expect(text()).toContain('ce qui reste dû de F-1 ;');
    await user.click(screen.getByRole('checkbox', { name: /F-1/ }));
    expect(text()).toContain('Choisissez au moins une créance.');
    await user.click(screen.getByRole('button', { name: /^Renoncer/ }));
    expect(sent).toHaveLength(2);
  });
  test('the clock opens to what counted: the formal notice moves nothing', async () => {
    const of = { ...sampleCase().claims[0]!.limitation!, history: [{ __typename: 'LimitationStep' as const, on: '2026-07-08', kind: 'formal_notice', effect: 'none', expires: '2031-04-30', article: null }, { __typename: 'LimitationStep' as const, on: '2026-08-01', kind: 'partial_payment', effect: 'interrupts', expires: '2031-08-01', article: 'C. civ. 2240' }] };
    shown(<LimitationHistory of={of} />);
    act(() => screen.getByText('Ce qui a compté').click());
    await waitFor(() => expect(text()).toContain('Mise en demeure : ne change rien au délai'));
    expect(text()).toContain('Versement partiel : le délai repart, jusqu’au 1er août 2031 C. civ. 2240');
  });
  test('each claim has its own clock, which says when it ends and what moved it', async () => {
    const of = { ...sampleCase().claims[0]!.limitation!, expires: '2031-08-01', history: [{ __typename: 'LimitationStep' as const, on: '2026-08-01', kind: 'partial_payment', effect: 'interrupts', expires: '2031-08-01', article: 'C. civ. 2240' }] };
    shown(<><ClaimClock of={{ ...of, barred: true, level: 'barred', expires: '2026-03-02', claimReference: 'F-1', history: [] }} /><ClaimClock of={of} /></>);
    expect(text()).toContain('prescriteprescription 2031');
    act(() => screen.getByText('prescription 2031').click());
    const story = (await screen.findByRole('dialog')).textContent?.replace(/[\u202f\u00a0]/g, ' ');
    expect(story).toContain('Versement partiel : le délai repart, jusqu’au 1er août 2031');
    expect(story).toContain('Une mise en demeure ou une relance ne l’interrompt pas');
  });
});
