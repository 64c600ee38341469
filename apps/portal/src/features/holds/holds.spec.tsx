import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { KeyScope, UiProvider } from '@quittance/ui';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { possibleTypes } from '../../app/unions.ts';
import type { OpenHoldInput } from '../../gql/graphql.ts';
import { EnterHold } from './enter-hold.tsx';
import { givenFacts, missingFacts } from './forms.ts';

i18n.loadAndActivate({ locale: 'fr', messages: {} });
const said = () => document.body.textContent?.replace(/[\u202f\u00a0]/g, ' ') ?? '';
const effects = {
  __typename: 'HoldEffects', on: '2026-11-23', warnings: [], stops: [{ __typename: 'HoldStop', what: 'calls', outcome: 'refuse', article: 'C. com. L622-7', holdIds: ['h-1'] }, { __typename: 'HoldStop', what: 'letters', outcome: 'refuse', article: 'C. com. L622-7', holdIds: ['h-1'] }],
  redirects: [{ __typename: 'HoldRedirect', to: 'liquidator', mode: 'instead', article: 'C. com. L641-3', name: null, address: null, holdId: 'h-1' }], freezes: [{ __typename: 'HoldFreeze', what: 'interest', from: '2026-10-12', until: null, article: 'C. com. L622-28', holdId: 'h-1' }],
  tasks: [{ __typename: 'HoldTask', task: 'proofOfClaim', holdId: 'h-1', article: 'C. com. L622-24', confidence: 'high', due: '2026-11-20', earliest: null, late: true }],
};
const changed = { __typename: 'HoldChanged', cases: 2, dueBefore: '5518.33', dueAfter: '5450.10', hold: { __typename: 'Hold', id: 'h-1', kind: 'insolvencyProceeding', state: 'running', from: '2026-10-12', until: null }, caseFile: { __typename: 'CaseFile', id: 'case-1', due: '5450.10', version: 2 }, effects };
let sent: { input: OpenHoldInput; dryRun?: boolean }[] = [], answer: unknown;
const door = new ApolloLink((operation) => new Observable((observer) => {
  sent.push(operation.variables as { input: OpenHoldInput; dryRun?: boolean });
  observer.next({ data: operation.operationName === 'VoidHold' ? { voidHold: changed } : { openHold: answer } } as never);
  observer.complete();
}));
function open() {
  const onKept = jest.fn(), onTakenBack = jest.fn(), client = new ApolloClient({ link: door, cache: new InMemoryCache({ possibleTypes }) });
  render(<I18nProvider i18n={i18n}><ApolloProvider client={client}><UiProvider locale="fr" today="2026-11-23"><KeyScope title="case"><EnterHold file={{ id: 'case-1' }} onKept={onKept} onTakenBack={onTakenBack} /></KeyScope></UiProvider></ApolloProvider></I18nProvider>);
  return { onKept, onTakenBack, user: userEvent.setup() };
}

describe('a hold, entered', () => {
  beforeEach(() => { sent = []; answer = changed; });

  test('what it does is told before it is kept, then kept with its source', async () => {
    const { user, onKept } = open();
    await user.click(screen.getByLabelText(/procédure collective/));
    await user.type(screen.getByLabelText(/Jugement d’ouverture du/), '12/10/2026');
    await waitFor(() => expect(said()).toContain('Dû : 5 518,33 €, puis 5 450,10 €'));
    expect(said()).toContain('appels, lettres C. com. L622-7');
    expect(said()).toContain('liquidateur');
    expect(said()).toContain('en retard');
    expect(said()).toContain('2 dossiers du débiteur');
    expect(sent.every(({ dryRun }) => dryRun)).toBe(true);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(onKept).not.toHaveBeenCalled();
    expect(said()).toContain('Dites d’où on le sait.');
    await user.type(screen.getByLabelText(/D’où le sait-on/), 'BODACC');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(onKept).toHaveBeenCalled());
    expect(sent.at(-1)?.input).toEqual(expect.objectContaining({ kind: 'insolvencyProceeding', facts: { openedOn: '2026-10-12' }, source: 'BODACC' }));
  });

  test('for ten seconds it can be taken back: it is voided, with a reason', async () => {
    const { user, onTakenBack } = open();
    await user.click(screen.getByLabelText(/procédure collective/));
    await user.type(screen.getByLabelText(/Jugement d’ouverture du/), '12/10/2026');
    await user.type(screen.getByLabelText(/D’où le sait-on/), 'BODACC');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await user.click(await screen.findByRole('button', { name: /^Annuler/ }));
    await waitFor(() => expect(onTakenBack).toHaveBeenCalled());
    expect(sent.at(-1)).toEqual({ holdId: 'h-1', reason: 'Reprise aussitôt' });
  });

  test('a fault of the door stands at its field', async () => {
    answer = { __typename: 'Refusal', code: 'bad_fields', article: null, facts: [], fields: [{ __typename: 'FieldFault', field: 'facts.publishedOn', code: 'day_before', facts: [{ __typename: 'Fact', key: 'earliest', value: '2026-10-12' }, { __typename: 'Fact', key: 'of', value: 'openedOn' }] }] };
    const { user } = open();
    await user.click(screen.getByLabelText(/procédure collective/));
    await user.type(screen.getByLabelText(/Jugement d’ouverture du/), '12/10/2026');
    await waitFor(() => expect(said()).toContain('Pas avant le 12 oct. 2026 (le jugement d’ouverture).'));
  });
});

test('of an over-indebtedness one of two days is enough; only what changed is given', () => {
  expect(missingFacts('overIndebtedness', {})).toEqual(['admissibleOn']);
  expect(missingFacts('overIndebtedness', { filedOn: '2026-11-01' })).toEqual([]);
  expect(givenFacts({ openedOn: '2026-10-12', liquidation: false, representativeName: ' ' })).toEqual({ openedOn: '2026-10-12' });
  expect(givenFacts({ liquidation: false, openedOn: '2026-10-12' }, { liquidation: true, openedOn: '2026-10-12' })).toEqual({ liquidation: false });
});
