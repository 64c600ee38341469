import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { UiProvider } from '@quittance/ui';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { LogCallInput } from '../../gql/graphql.ts';
import { sampleCase } from '../cases/sample.spec-kit.ts';
import { advice, conductOf, outsideHours } from '../conduct/conduct.spec-kit.tsx';
import type { Conduct } from '../conduct/conduct.queries.ts';
import { CallPanel } from './call-panel.tsx';

i18n.loadAndActivate({ locale: 'fr', messages: {} });
const plain = (text: string | null | undefined) => text?.replace(/[\u202f\u00a0]/g, ' ') ?? '';
const said = () => plain(document.querySelector('.panel')?.textContent);

let sent: LogCallInput[] = [], answer: unknown;
const kept = { __typename: 'CallLogged', call: { __typename: 'Call', id: 'call-1', outcome: 'promise' }, promise: { __typename: 'Promise', id: 'p', dueOn: '2026-11-27', amount: '3000.00' }, nextCaseId: 'case-2', findings: [] as unknown[], caseFile: { __typename: 'CaseFile', id: 'case-1', version: 2, nextAction: null } };
const door = new ApolloLink((operation) => new Observable((observer) => {
  sent.push((operation.variables as { input: LogCallInput }).input);
  observer.next({ data: { logCall: answer } });
  observer.complete();
}));

function open(promise = false, over: { conduct?: Conduct; received?: boolean } = {}) {
  const onKept = jest.fn(), onClose = jest.fn();
  const client = new ApolloClient({ link: door, cache: new InMemoryCache() });
  render(
    <I18nProvider i18n={i18n}><ApolloProvider client={client}><UiProvider locale="fr" today="2026-11-21">
      <CallPanel file={sampleCase()} {...over} promise={promise} onClose={onClose} onKept={onKept} onTakenBack={() => undefined} />
    </UiProvider></ApolloProvider></I18nProvider>,
  );
  return { onKept, onClose, user: userEvent.setup() };
}

describe('the call, by keyboard alone', () => {
  beforeEach(() => { sent = []; answer = kept; });

  test('P, a day as one says it, Tab, an amount, Enter: kept, and on to the next case', async () => {
    const { user, onKept } = open();
    await user.keyboard('p');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Pour quand')));
    await user.keyboard('ven.{Tab}3000');
    expect(said()).toContain('vendredi 27 nov. 2026');
    expect(said()).toContain('3 000,00 € sur 5 518,33 €');
    expect(said()).toContain('Vérifier la banque le lundi 30 nov. 2026, puis rappeler si rien n’est venu');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(onKept).toHaveBeenCalledWith('case-2', false));
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ caseId: 'case-1', outcome: 'promise', reached: 'representative', promise: { dueOn: '2026-11-27', amount: '3000.00' }, nextAction: { kind: 'check_bank', on: '2026-11-30', note: null } });
    expect(sent[0]?.idempotencyKey).toMatch(/^[0-9a-f]{32}$/);
  });

  test('opened by P it asks the day at once; Shift Enter keeps and stays', async () => {
    const { user, onKept } = open(true);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Pour quand')));
    await user.keyboard('fin nov{Tab}1234,56{Shift>}{Enter}{/Shift}');
    await waitFor(() => expect(onKept).toHaveBeenCalledWith('case-2', true));
    expect(sent[0]?.promise).toEqual({ dueOn: '2026-11-30', amount: '1234.56' });
  });

  test('the first letter is recalled, with its reference and its date', () => {
    open();
    expect(said()).toContain('À rappeler à l’oral : notre lettre L-2026-004471 du 8 juillet 2026 (CPCE R124-4).');
  });

  test('the line of the script comes from the door, and the number is dialled where the check passes', () => {
    open(false, { conduct: conductOf() });
    expect(said()).toContain('À rappeler : Notre lettre réf. L-2026-004471 du 08/07/2026 (CPCE R124-4).');
    expect(document.querySelector('a[href="tel:0261914017"]')).not.toBeNull();
    expect(said()).toContain('Appel en cours');
  });

  test('outside the hours it is written down, not dialled: what the check finds is told before, and after it is kept', async () => {
    answer = { ...kept, promise: null, call: { __typename: 'Call', id: 'call-1', outcome: 'absent' }, findings: [outsideHours] };
    const { user } = open(false, { conduct: conductOf([advice('call', [outsideHours], '2026-11-21T13:00:00Z')]) });
    expect(said()).toContain('Consigner un appel');
    expect(said()).toContain('Pas avant 14 h C. conso. D223-9');
    expect(said()).toContain('votre responsable le verra');
    expect(document.querySelector('a[href^="tel:"]')).toBeNull();
    await user.keyboard('a');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(plain(document.querySelector('.toasts')?.textContent)).toContain('Appel gardé : absent. Votre responsable verra : hors des heures : 10 h à 13 h, 14 h à 20 h'));
    expect(sent[0]?.incoming).toBe(false);
  });

  test('I says that it is he who calls: nothing stops him, and who calls is not absent', async () => {
    const { user, onKept } = open(false, { conduct: conductOf([advice('call', [outsideHours], '2026-11-21T13:00:00Z')]) });
    await user.keyboard('a');
    await waitFor(() => expect(said()).toContain('Appeler le lundi 23 nov. 2026'));
    await user.click(screen.getByText(/À rappeler/));
    await user.keyboard('i');
    expect(said()).not.toContain('D223-9');
    expect(screen.queryByRole('radio', { name: /Absent/ })).toBeNull();
    await user.keyboard('d');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(onKept).toHaveBeenCalled());
    expect(sent[0]).toMatchObject({ incoming: true, outcome: 'callback' });
  });

  test('where the agency may not call, only what the debtor began is written down', () => {
    open(false, { conduct: conductOf(), received: true });
    expect(said()).toContain('Consigner un appel reçu');
    expect(screen.queryByRole('checkbox', { name: /lui qui appelle/ })).toBeNull();
    expect(document.querySelector('a[href^="tel:"]')).toBeNull();
  });

  test('nothing leaves without an outcome, nor a promise without its day and amount', async () => {
    const { user, onKept } = open();
    await user.keyboard('{Enter}');
    expect(said()).toContain('Choisissez l’issue de l’appel par sa lettre.');
    await user.keyboard('p');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Pour quand')));
    await user.keyboard('{Enter}');
    expect(said()).toContain('Écrivez pour quand il promet.');
    await user.keyboard('45/13{Tab}3O00{Enter}');
    expect(said()).toContain('« 45/13 »');
    expect(said()).toContain('Écrivez 3000.');
    expect(sent).toHaveLength(0);
    expect(onKept).not.toHaveBeenCalled();
  });

  test('S changes what comes next; a case is never left without it', async () => {
    const { user } = open();
    await user.keyboard('a');
    await waitFor(() => expect(said()).toContain('Appeler le lundi 23 nov. 2026'));
    await user.click(screen.getByRole('button', { name: /changer/ }));
    const day = await screen.findByLabelText('Quel jour');
    await user.clear(day);
    await user.keyboard('{Enter}');
    expect(said()).toContain('Écrivez le jour.');
    expect(sent).toHaveLength(0);
  });

  test('a refusal stands beside the field that it is about', async () => {
    answer = { __typename: 'Refusal', code: 'bad_fields', article: null, facts: [], fields: [{ __typename: 'FieldFault', field: 'promise.amount', code: 'above_due', facts: [{ __typename: 'Fact', key: 'due', value: '5518.33' }] }] };
    const { user, onKept } = open(true);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Pour quand')));
    await user.keyboard('ven.{Tab}9000{Enter}');
    await waitFor(() => expect(said()).toContain('Il est dû 5 518,33 € : écrivez cette somme ou moins.'));
    expect(onKept).not.toHaveBeenCalled();
  });

  test('the same call sent again keeps its key: it is never kept twice', async () => {
    answer = { __typename: 'Refusal', code: 'too_busy', article: null, facts: [], fields: [] };
    const { user } = open(true);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Pour quand')));
    await user.keyboard('ven.{Tab}3000{Enter}');
    await waitFor(() => expect(sent).toHaveLength(1));
    answer = kept;
    await user.keyboard('{Enter}');
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]?.idempotencyKey).toBe(sent[0]?.idempotencyKey);
  });
});
