import { expect, test } from '@jest/globals';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { UiProvider } from '@quittance/ui';
import { render, screen } from '@testing-library/react';
import { RefusalNote, useFieldWords, type RefusalLike } from './refusals.tsx';

i18n.loadAndActivate({ locale: 'fr', messages: {} });
const show = (refusal: RefusalLike) => render(<I18nProvider i18n={i18n}><UiProvider locale="fr" today="2026-11-21"><RefusalNote refusal={refusal} /></UiProvider></I18nProvider>);
const words = () => screen.getByRole('alert').textContent?.replace(/[\u202f\u00a0]/g, ' ');

test('a refusal says what happened, what is safe, what to do, and its article', () => {
  show({ code: 'mandate_ended', article: 'CPCE R124-3', facts: [{ key: 'to', value: '2026-10-31' }] });
  expect(words()).toBe('Le mandat a pris fin.Il s’est terminé le 31 oct. 2026. Un nouveau mandat est nécessaire pour continuer.Rien n’a été ouvert ni envoyé.CPCE R124-3');
});

test('amounts among the facts are written as amounts', () => {
  show({ code: 'still_due', facts: [{ key: 'due', value: '5518.33' }] });
  expect(words()).toBe('Il reste 5 518,33 €.');
});

test('an unknown code still says that nothing was done, with its code and article', () => {
  show({ code: 'brand_new_rule', article: 'CPCE L111-8', facts: [] });
  expect(words()).toContain('Cet acte n’est pas possible maintenant.La règle « brand_new_rule » s’y oppose.Rien n’a été enregistré ni envoyé.CPCE L111-8');
});

test('faults of fields are said field by field', () => {
  function Fields() { return <p>{useFieldWords()({ code: 'bad_fields', facts: [], fields: [{ field: 'iban', code: 'iban_invalid', facts: [] }, { field: 'x', code: 'unheard_of', facts: [] }] })['x']}</p>; }
  render(<I18nProvider i18n={i18n}><Fields /></I18nProvider>);
  expect(screen.getByText('Cette valeur n’est pas acceptée.')).toBeTruthy();
});

test('a half-year without its rate is named, with who enters it', () => {
  show({ code: 'rate_unknown', article: 'CMF L313-2', facts: [{ key: 'rate', value: 'legal_rate_other' }, { key: 'from', value: '2027-01-01' }, { key: 'to', value: '2027-06-30' }] });
  expect(words()).toContain('Il manque le taux légal du 1er semestre 2027 : aucune somme ne peut être calculée à compter du 1er janv. 2027. Un administrateur de l’agence le saisit au « Droit appliqué » ; un autre l’approuve.');
});
