import { beforeEach, describe, expect, test } from '@jest/globals';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { ExplanationLines, UiProvider, type Explanation } from '@quittance/ui';
import { render, screen } from '@testing-library/react';
import { sampleCase } from '../cases/sample.spec-kit.ts';
import { minus, sumOf, toTheCent } from './decimal.ts';
import { useExplanations, type Explanations } from './explain.ts';
import { StatementTable } from './statement-drawer.tsx';

i18n.loadAndActivate({ locale: 'fr', messages: {} });
const file = sampleCase(), statement = file.statement as Extract<typeof file.statement, { __typename: 'Statement' }>;
const plain = (text: string | null) => text?.replace(/[\u202f\u00a0]/g, ' ') ?? '';
function Told({ of }: { of: (all: Explanations) => Explanation | undefined }) {
  const told = of(useExplanations()(statement, file.claims));
  return told ? <div data-testid="told"><ExplanationLines {...told} /></div> : null;
}
const tell = (of: (all: Explanations) => Explanation | undefined) => {
  render(<I18nProvider i18n={i18n}><UiProvider locale="fr" today="2026-11-21"><Told of={of} /></UiProvider></I18nProvider>);
  return plain(screen.getByTestId('told').textContent);
};

describe('every euro has its sentence', () => {
  beforeEach(() => document.body.replaceChildren());

  test('interest: formula, period, amount, rates with their composition, and what is to be confirmed', () => {
    const said = tell((all) => all.interest);
    expect(said).toContain('4 860,00 € × 12,15 % × 61 j / 3651er mai – 30 juin98,68');
    expect(said).toContain('4 860,00 € × 12,40 % × 144 j / 3651er juil. – 21 nov.237,75taux à confirmer');
    expect(said).toContain('Somme des lignes336,43');
    expect(said).toContain('C. com. L441-10 II : BCE 2,15 % + 10 au 1er janv. 2026 ; BCE 2,40 % + 10 au 1er juil. 2026 (à confirmer). Chaque ligne est arrondie au centime.');
  });
  test('principal: the invoice less its credit note', () => {
    expect(tell((all) => all.principal)).toContain('FA-2026-0312échue le 30 avr. 20264 860,005 000,00 € − 140,00 € d’avoir');
  });
  test('indemnity names its article; no payment says so', () => {
    expect(tell((all) => all.indemnity)).toContain('C. com. D441-5 : quarante euros par facture');
    expect(plain(render(<I18nProvider i18n={i18n}><UiProvider locale="fr" today="2026-11-21"><Told of={(all) => all.paid} /></UiProvider></I18nProvider>).container.textContent)).toContain('Aucun versement reçu à ce jour0,00');
  });
  test('a claim adds up to what is left of it', () => {
    expect(tell((all) => all.claim('claim-1'))).toContain('Reste dû5 236,43');
  });
});

test('what is to be added in the statement adds up to the sum due', () => {
  const { container } = render(<I18nProvider i18n={i18n}><UiProvider locale="fr" today="2026-11-21"><StatementTable statement={statement} /></UiProvider></I18nProvider>);
  const added = [...container.querySelectorAll('tbody tr > td:last-child')].map((cell) => plain(cell.textContent).replaceAll(' ', '').replace(',', '.')).filter(Boolean);
  expect(sumOf(...added)).toBe('5236.43');
  expect(plain(container.querySelector('tfoot')?.textContent ?? '')).toBe('Dû au 21 nov. 20265 236,43');
});

test('decimals are added exactly', () => {
  expect(sumOf('0.10', '0.20', '-0.05', '9007199254740993.00')).toBe('9007199254740993.25');
  expect(minus('12.5')).toBe('-12.50');
  expect([toTheCent('1.7385'), toTheCent('1.7350'), toTheCent('0.0000'), toTheCent(null)]).toEqual(['1.74', '1.74', null, null]);
});
