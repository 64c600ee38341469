import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { UiProvider } from '@quittance/ui';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { possibleTypes } from '../../app/unions.ts';
import type { EnterLawInput } from '../../gql/graphql.ts';
import { ConfirmFigure } from './confirm-figure.tsx';
import { DecideEntry, type Decision } from './decide-entry.tsx';
import { EffectsGrid } from './effects-list.tsx';
import { EnterLaw } from './enter-law.tsx';
import { EntryView } from './entry-view.tsx';
import type { Asked } from './entry-form.ts';
import { figuresOn } from './figures.ts';
import type { LawEntry } from './law.queries.ts';
import { appliedLaw, entry, run } from './law.spec-kit.ts';

i18n.loadAndActivate({ locale: 'fr', messages: {} });
const TODAY = '2026-12-21';
window.matchMedia = (() => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined })) as never;
const plain = (text: string | null | undefined) => text?.replace(/[\u202f\u00a0]/g, ' ') ?? '';
const said = () => plain(document.body.textContent);

interface Sent { name: string; variables: Record<string, unknown> & { input?: EnterLawInput; dryRun?: boolean } }
let sent: Sent[] = [], answer: unknown;
const fact = (key: string, value: string) => ({ __typename: 'Fact', key, value });
const refusal = (code: string, facts: object[] = [], fields: object[] = []) => ({ __typename: 'Refusal', code, article: null, facts, fields });
const fault = (field: string, code: string, ...facts: object[]) => ({ __typename: 'FieldFault', field, code, facts });
const door = new ApolloLink((operation) => new Observable((observer) => {
  const name = operation.operationName ?? '';
  sent.push({ name, variables: operation.variables });
  observer.next({ data: { [name[0]!.toLowerCase() + name.slice(1)]: answer } });
  observer.complete();
}));
const show = (inside: ReactNode) => {
  render(<I18nProvider i18n={i18n}><ApolloProvider client={new ApolloClient({ link: door, cache: new InMemoryCache({ possibleTypes }) })}><UiProvider locale="fr" today={TODAY}>{inside}</UiProvider></ApolloProvider></I18nProvider>);
  return userEvent.setup();
};
const told = { ...entry(), lawArticle: 'CMF L313-2' };
const previews = () => sent.filter(({ variables }) => variables.dryRun), kept = () => sent.filter(({ variables }) => variables.dryRun === false);
beforeEach(() => { sent = []; answer = told; });

describe('a figure is entered, by keyboard alone', () => {
  const open = (asked: Asked) => {
    const onEntered = jest.fn(), onLeave = jest.fn();
    const user = show(<EnterLaw law={appliedLaw({ today: TODAY })} asked={asked} onEntered={onEntered} onLeave={onLeave} />);
    return { onEntered, onLeave, user };
  };
  const atValue = () => waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Valeur')));

  test('the half-year that lacks stands there with its last day; a French comma is taken; what it replaces is told before anything is kept', async () => {
    const { user, onEntered } = open({ name: 'legal_rate_other' });
    await atValue();
    expect(said()).toContain('1er semestre 2027');
    expect(said()).toContain('du 1er janv. 2027 au 30 juin 2027');
    expect((screen.getByLabelText(/^Article/) as HTMLInputElement).value).toBe('CMF L313-2');
    await user.keyboard('2,65');
    expect(said()).toContain('2,65 % par an');
    await waitFor(() => expect(said()).toContain('À la place derien : ces jours n’ont pas de valeur'));
    expect(said()).toContain('Elle ne s’applique qu’approuvée par un autre administrateur');
    await user.keyboard('{Tab}JO du 24 décembre 2026');
    await user.click(screen.getByLabelText(/^haute/));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(onEntered).toHaveBeenCalledWith('entry-1'));
    expect(kept()).toHaveLength(1);
    expect(kept()[0]!.variables.input).toMatchObject({ name: 'legal_rate_other', from: '2027-01-01', to: '2027-06-30', value: '2.65', article: 'CMF L313-2', confidence: 'high', source: 'JO du 24 décembre 2026' });
    expect(previews().some(({ variables }) => variables.input?.idempotencyKey === kept()[0]!.variables.input?.idempotencyKey)).toBe(false);
  });

  test('to correct, what stands there is typed already; faults are said field by field, once a field is left', async () => {
    answer = refusal('bad_fields', [], [fault('value', 'bad_value', fact('expected', 'rate'), fact('found', 'six')), fault('source', 'missing')]);
    const { user, onEntered } = open({ name: 'legal_rate_individual', from: '2026-07-01', correct: true });
    await atValue();
    expect((document.activeElement as HTMLInputElement).value).toBe('6,84');
    await user.keyboard('{Control>}a{/Control}six');
    await waitFor(() => expect(previews().at(-1)?.variables.input?.value).toBe('six'));
    expect(said()).not.toContain('Ce n’est pas un taux');
    await user.tab();
    await waitFor(() => expect(said()).toContain('Ce n’est pas un taux. Écrivez par exemple 2,65.'));
    expect(said()).not.toContain('Ce champ est nécessaire.');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(said()).toContain('Ce champ est nécessaire.'));
    expect([kept().length, onEntered.mock.calls.length]).toEqual([0, 0]);
  });

  test('the row that already says the same is to be confirmed, not entered; Escape leaves', async () => {
    answer = refusal('nothing_changes', [fact('name', 'legal_rate_individual'), fact('confidence', 'medium')]);
    const { user, onLeave } = open({ name: 'legal_rate_individual', from: '2026-07-01', correct: true });
    await waitFor(() => expect(said()).toContain('Si vous en avez vu la source, confirmez-la : une seule personne y suffit.'));
    await user.keyboard('{Escape}');
    expect(onLeave).toHaveBeenCalledTimes(1);
  });

  test('a figure without half-years asks for its first day, and is written in its own kind', async () => {
    const { user } = open({ name: 'vat_rate' });
    await atValue();
    await user.type(screen.getByLabelText('Premier jour'), '01/01/2027');
    await user.type(screen.getByLabelText('Valeur'), '20,6');
    await waitFor(() => expect(previews().at(-1)?.variables.input).toMatchObject({ name: 'vat_rate', from: '2027-01-01', to: null, value: '20.6' }));
  });
});

describe('an entry and who may decide it', () => {
  const view = (over: Partial<LawEntry>, enters = true) => {
    const onDecide = jest.fn<(decision: Decision) => void>(), onMeasure = jest.fn();
    const user = show(<EntryView entry={entry(over)} enters={enters} onDecide={onDecide} onMeasure={onMeasure} measuring={false} effects={<p>cases</p>} />);
    return { user, onDecide, onMeasure };
  };
  const button = (name: RegExp) => screen.queryByRole('button', { name });

  test('another administrator sees what changes and for which day, what approving does and leaves alone, and decides', async () => {
    const { user, onDecide } = view({});
    expect(said()).toContain('2,65 %');
    expect(said()).toContain('rien : ces jours n’ont pas de valeur');
    expect(said()).toContain('Dossiers qui changent318Sans calcul possible, qui en retrouvent un40Somme due avant, sans les bloqués1 200 000,00 €Somme due après1 201 234,56 €Différence, bloqués compris+ 1 234,56 €');
    expect(said()).toContain('Mesuré sur 1 204 dossiers, pour le 30 juin 2027.');
    expect(said()).toContain('À compter du 1er janv. 2027, les sommes se calculent avec elle ; d’ici là rien ne change. Les courriers déjà partis ne changent pas');
    await user.click(button(/^Approuver/)!);
    await user.click(button(/^Refuser/)!);
    expect(onDecide.mock.calls.map(([decision]) => decision)).toEqual(['approve', 'refuse']);
    expect(button(/^Retirer/)).toBeNull();
  });
  test('where nothing could be computed before, nothing is taken from nothing', () => {
    view({ measure: run({ changed: 40, total: 40, done: 40, blockedBefore: 40, before: '0.00', after: '51234.56' }) });
    expect(said()).toContain('Dossiers qui changent40Sans calcul possible, qui en retrouvent un40Somme due, de nouveau calculée51 234,56 €Mesuré');
    expect(said()).not.toContain('Différence');
  });
  test('what was refused says what it would have changed', () => {
    view({ state: 'refused', decidable: false, decidedBy: 'Paul Nervaux', decidedAt: '2026-12-22T08:00:00Z', reason: 'Mauvais arrêté' });
    expect(said()).toContain('refusée par Paul Nervaux, 22 déc. 2026, 9 h 00Mauvais arrêté');
    expect(said()).toContain('Ce qu’elle aurait changé');
  });
  test('who entered it is told that another must approve, and may withdraw it', async () => {
    const { user, onDecide } = view({ mine: true, decidable: false });
    expect(said()).toContain('Un autre administrateur doit approuver.');
    expect([button(/^Approuver/), button(/^Refuser/)]).toEqual([null, null]);
    await user.click(button(/^Retirer/)!);
    expect(onDecide).toHaveBeenCalledWith('withdraw');
  });
  test('a supervisor reads it and decides nothing', () => {
    view({ decidable: false }, false);
    expect(said()).toContain('Un administrateur doit approuver.');
    expect(screen.queryAllByRole('button')).toHaveLength(0);
  });
  test('a bar says how far the measure is; nothing is approved before its end', () => {
    view({ measure: run({ state: 'running', done: 301 }) });
    const bar = screen.getByRole('progressbar');
    expect([bar.getAttribute('aria-valuenow'), bar.getAttribute('aria-valuemax')]).toEqual(['301', '1204']);
    expect(said()).toContain('Mesure en cours 301 sur 1 204 dossiers');
    expect(said()).toContain('la mesure est en cours');
    expect([button(/^Approuver/), said().includes('cases')]).toEqual([null, false]);
  });
  test('a measure that stopped says that nothing changed; it is taken anew', async () => {
    const { user, onMeasure } = view({ measure: run({ state: 'failed' }) });
    expect(said()).toContain('La mesure s’est arrêtée.');
    await user.click(button(/^Mesurer à nouveau/)!);
    expect(onMeasure).toHaveBeenCalledTimes(1);
  });
  test('once approved, the recomputation shows how far it is, then that it is done', () => {
    view({ state: 'approved', decidable: false, decidedBy: 'Paul Nervaux', decidedAt: '2026-12-22T08:00:00Z', application: run({ state: 'running', done: 800 }) });
    expect(said()).toContain('approuvée par Paul Nervaux');
    expect(said()).toContain('Les sommes se recalculent 800 sur 1 204 dossiers');
    expect(screen.getByRole('progressbar')).toBeTruthy();
  });
  test('a confirmation shows as such: no amount changes, one person was enough', () => {
    view({ act: 'confirmation', state: 'approved', decidable: false, measure: null, replaces: { __typename: 'LawRow', from: '2026-07-01', to: '2026-12-31', value: '"6.84"', unit: 'percent/year', article: 'CMF L313-2', confidence: 'medium', source: null, origin: 'shipped', entryId: null } });
    expect(said()).toContain('Une confirmation ne change aucune somme');
    expect(said()).toContain('Confirme6,84 %');
    expect(screen.queryAllByRole('button')).toHaveLength(0);
  });
});

describe('deciding', () => {
  const decide = (decision: Decision, over: Partial<LawEntry> = {}) => {
    const onClose = jest.fn();
    return { user: show(<DecideEntry entry={entry(over)} name="Taux légal" value="2,65 %" decision={decision} onClose={onClose} />), onClose };
  };
  test('the confirmation says for which cases and that what was sent stays; Ctrl Enter approves', async () => {
    answer = { __typename: 'LawEntry', id: 'entry-1', state: 'approved', decidedAt: null, decidedBy: null, reason: null, decidable: false, application: null };
    const { user, onClose } = decide('approve');
    expect(said()).toContain('Taux légal : 2,65 % s’applique.');
    expect(said()).toContain('Pour 318 dossiers : 1 200 000,00 € avant, 1 201 234,56 € après.');
    expect(said()).toContain('Les courriers déjà partis ne changent pas : chacun garde le droit de son jour.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(sent.find(({ name }) => name === 'DecideLaw')?.variables).toEqual({ entryId: 'entry-1', approved: true, reason: null });
  });
  test('nothing is refused without a reason; four eyes are said when the server asks for them', async () => {
    const { user, onClose } = decide('refuse');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(said()).toContain('Écrivez la raison.');
    expect(sent).toHaveLength(0);
    answer = refusal('own_entry');
    await user.type(screen.getByLabelText('Raison'), 'Mauvais arrêté');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(said()).toContain('Un autre administrateur doit décider.'));
    expect(onClose).not.toHaveBeenCalled();
  });
  test('one’s own is withdrawn, with or without a reason', async () => {
    answer = { __typename: 'LawEntry', id: 'entry-1', state: 'withdrawn', decidedAt: null, decidedBy: null, reason: null, decidable: false };
    const { user, onClose } = decide('withdraw', { mine: true });
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(sent[0]).toMatchObject({ name: 'WithdrawLaw', variables: { entryId: 'entry-1', reason: null } });
  });
});

test('a figure is confirmed with its source, and only with it', async () => {
  const onClose = jest.fn(), figure = figuresOn(appliedLaw().figures, TODAY).find(({ id }) => id === 'legal_rate_individual')!;
  answer = { __typename: 'LawEntry', id: 'entry-2', state: 'approved' };
  const user = show(<ConfirmFigure figure={figure} row={figure.current!} onClose={onClose} />);
  expect(said()).toContain('Taux légal, créancier particulier, 2e semestre 2026 : 6,84 % par an');
  expect(said()).toContain('aucune somme ne change');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(said()).toContain('Dites où vous l’avez vu.');
  await user.type(screen.getByLabelText('Source'), 'JO du 30 juin 2026, texte 12');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(sent[0]).toMatchObject({ name: 'ConfirmLaw', variables: { input: { name: 'legal_rate_individual', from: '2026-07-01', source: 'JO du 30 juin 2026, texte 12' } } });
});

test('the cases that change: names for those who may read them, what had no figure is said to be blocked', () => {
  show(<EffectsGrid empty={null} rows={[
    { __typename: 'LawEffect', caseId: 'c-1', publicReference: 'R4K-7TD-3', creditorName: 'Papeteries Tessonville', debtorName: null, before: null, after: '5518.33', difference: null },
    { __typename: 'LawEffect', caseId: 'c-2', publicReference: 'B2F-9KX-1', creditorName: 'Papeteries Tessonville', debtorName: 'Imprimerie Carnaudet', before: '1000.00', after: '988.00', difference: '-12.00' },
  ]} />);
  const [first, second] = screen.getAllByRole('row').slice(1).map((row) => plain(row.textContent));
  expect(first).toBe('R4K-7TD-3—Papeteries Tessonvillebloqué5 518,33 €—');
  expect(second).toBe('B2F-9KX-1Imprimerie CarnaudetPapeteries Tessonville1 000,00 €988,00 €−12,00 €');
});
