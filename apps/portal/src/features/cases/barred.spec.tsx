import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { UiProvider } from '@quittance/ui';
import { render, screen, waitFor } from '@testing-library/react';
import { LimitationHistory } from './limitation-history.tsx';
import { BarredClaims } from './barred.tsx';
import { sampleCase } from './sample.spec-kit.ts';

i18n.loadAndActivate({ locale: 'fr', messages: {} });
const door = new ApolloLink(() => new Observable((observer) => observer.complete()));
const shown = (children: React.ReactNode) => render(<I18nProvider i18n={i18n}><ApolloProvider client={new ApolloClient({ link: door, cache: new InMemoryCache() })}><UiProvider locale="fr" today="2026-11-21">{children}</UiProvider></ApolloProvider></I18nProvider>);
const text = () => document.body.textContent?.replace(/[\u202f\u00a0]/g, ' ') ?? '';
const claim = (demand: string) => ({ __typename: 'BarredClaim' as const, claimId: 'claim-1', reference: 'F-1', expiredOn: '2026-03-02', article: demand === 'blocked' ? 'C. conso. L218-2' : 'C. com. L110-4', due: '310.00', demand });

describe('what is time-barred', () => {
  beforeEach(() => { document.body.innerHTML = ''; });
  test('nothing may be asked of a consumer: said with its article and the claim', () => {
    shown(<BarredClaims file={sampleCase({ barredClaims: [claim('blocked')] })} />);
    expect(text()).toContain('Créance prescrite : aucune demande n’est possible C. conso. L218-2');
    expect(text()).toContain('F-1, 310,00 €, prescrite depuis le 2 mars 2026');
  });
  test('a business is warned of; nothing is said where no claim is barred', () => {
    shown(<BarredClaims file={sampleCase({ barredClaims: [claim('warned')] })} />);
    expect(text()).toContain('le débiteur peut refuser de la payer C. com. L110-4');
    document.body.innerHTML = '';
    shown(<BarredClaims file={sampleCase()} />);
    expect(text()).not.toContain('prescrite');
  });
  test('the clock opens to what counted: the formal notice moves nothing', async () => {
    const of = { ...sampleCase().claims[0]!.limitation!, history: [{ __typename: 'LimitationStep' as const, on: '2026-07-08', kind: 'formal_notice', effect: 'none', expires: '2031-04-30', article: null }, { __typename: 'LimitationStep' as const, on: '2026-08-01', kind: 'partial_payment', effect: 'interrupts', expires: '2031-08-01', article: 'C. civ. 2240' }] };
    shown(<LimitationHistory of={of} />);
    screen.getByText('Ce qui a compté').click();
    await waitFor(() => expect(text()).toContain('Mise en demeure : ne change rien au délai'));
    expect(text()).toContain('Versement partiel : le délai repart, jusqu’au 1er août 2031 C. civ. 2240');
  });
});
