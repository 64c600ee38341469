import { describe, expect, test } from '@jest/globals';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { PROCEDURE_DOCUMENTS, PROCEDURE_TABLES, type ProcedureName } from '@quittance/law';
import { UiProvider } from '@quittance/ui';
import { cleanup, render } from '@testing-library/react';
import type { Route } from './legal-file.queries.ts';
import { Routes } from './routes.tsx';

i18n.loadAndActivate({ locale: 'fr', messages: {} });
const route = (more: Partial<Route>): Route => ({
  __typename: 'LegalRoute', procedure: 'paymentOrder', matter: 'court', act: 'petition', open: true, by: ['creditor', 'lawyer'], code: null, refusedBy: null, facts: [], warnings: [], article: 'CPC 1405 à 1425', rules: ['ip_scope_court'], confidence: 'high', papers: [], terms: [], costs: [], ...more,
});
function said(...routes: Route[]): string {
  cleanup();
  const { container } = render(<I18nProvider i18n={i18n}><UiProvider locale="fr" today="2026-11-23"><Routes routes={routes} /></UiProvider></I18nProvider>);
  return container.textContent!.replace(/[\u202f\u00a0]/g, ' ');
}

describe('the routes of a legal file', () => {
  test('an open one says who begins and how, with its papers, terms and costs', () => {
    const text = said(route({
      papers: [{ __typename: 'LegalPaper', document: 'invoices', present: true }], terms: [{ __typename: 'LegalTerm', term: 'payment_order_consignment', then: 'lapse', until: '2026-12-08', article: 'CPC 1425', confidence: 'high' }],
      costs: [{ __typename: 'LegalCost', cost: 'legalAidStamp', value: '50', unit: 'EUR', bornBy: 'loser', article: 'CGI 1635 bis Q', confidence: 'medium' }, { __typename: 'LegalCost', cost: 'commercialRegistryFee', value: null, unit: 'EUR', bornBy: 'loser', article: 'C. com. A743-8 s.', confidence: 'low' }],
    }));
    for (const words of ['Ouvertes', 'déposer la requête, par le créancier, un avocat', 'factures', 'consigner les frais du greffe avant le 8 déc. 2026 (CPC 1425)', 'contribution pour l’aide juridique 50,00 €', 'frais du greffe, montant non saisi']) expect(text).toContain(words);
    expect(text).not.toContain('Fermées');
  });

  test('a closed one says why with its article, and which papers lack', () => {
    const text = said(
      route({ open: false, procedure: 'fullClaim', code: 'amicable_attempt_missing', refusedBy: 'CPC 750-1', facts: [{ __typename: 'Fact', key: 'cap', value: '5000.00' }] }),
      route({ open: false, code: 'document_missing', refusedBy: 'CPC 1405, 1407', papers: [{ __typename: 'LegalPaper', document: 'groundOfClaim', present: false }, { __typename: 'LegalPaper', document: 'invoices', present: true }] }),
    );
    expect(text).toContain('Aucune voie n’est ouverte aujourd’hui');
    expect(text).toContain('Jusqu’à 5 000,00 €, une conciliation, une médiation ou une procédure participative doit avoir été tentée (CPC 750-1)');
    expect(text).toContain('Il manque : contrat ou bon de commande (CPC 1405, 1407).');
  });

  test('every procedure of the tables, its first acts and every paper have words', () => {
    for (const [procedure, table] of Object.entries(PROCEDURE_TABLES) as [ProcedureName, (typeof PROCEDURE_TABLES)[ProcedureName]][]) {
      for (const { act } of table.acts.filter(({ from }) => from.includes(table.initial))) {
        const text = said(route({ procedure, act, papers: PROCEDURE_DOCUMENTS.map((document) => ({ __typename: 'LegalPaper', document, present: true })) }));
        for (const id of [procedure, act, ...PROCEDURE_DOCUMENTS]) expect(text).not.toMatch(new RegExp(`\\b${id}\\b`));
      }
    }
  });
});
