import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { UiProvider } from '@quittance/ui';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { possibleTypes } from '../../app/unions.ts';
import type { ProposePlanInput, QuotePlanQueryVariables } from '../../gql/graphql.ts';
import { sampleCase } from '../cases/sample.spec-kit.ts';
import { BuildPlan, nextMonth } from './build-plan.tsx';

i18n.loadAndActivate({ locale: 'fr', messages: {} });
const plain = (text: string | null | undefined) => text?.replace(/[\u202f\u00a0]/g, ' ') ?? '';
const said = () => plain(document.querySelector('.build-plan')?.textContent);

let proposed: ProposePlanInput[] = [], asked: QuotePlanQueryVariables[] = [], answer: unknown;
const each = { 3: ['1839.44', '1839.44', '1839.45'], 12: Array.from({ length: 12 }, () => '459.86') } as Record<number, string[]>;
const quote = ({ months }: { months: number }) => ({
  __typename: 'PlanQuote', total: '5518.33', lastOn: '2027-02-01', interest: 'runs', interestEstimate: '98.20', limitationBefore: '2031-04-30', limitationAfter: '2031-11-21', withinMandate: months <= 6,
  instalments: (each[months] ?? []).map((amount, at) => ({ __typename: 'PlannedInstalment', position: at + 1, dueOn: `2026-12-${String(at + 1).padStart(2, '0')}`, amount })),
  limits: { __typename: 'PlanLimits', maxMonths: 6, minInstalment: '50.00', downPaymentPercent: '0.00', firstWithinDays: 30, graceDays: 5, interest: 'runs' },
  outside: months <= 6 ? null : { __typename: 'Refusal', code: 'plan_too_long', article: 'CPCE R124-3', facts: [{ __typename: 'Fact', key: 'months', value: String(months) }, { __typename: 'Fact', key: 'atMost', value: '6' }] },
});
const door = new ApolloLink((operation) => new Observable((observer) => {
  if (operation.operationName === 'ProposePlan') { proposed.push((operation.variables as { input: ProposePlanInput }).input); observer.next({ data: { proposePlan: answer } } as never); } else { asked.push(operation.variables as QuotePlanQueryVariables); observer.next({ data: { quotePlan: quote(operation.variables as { months: number }) } } as never); }
  observer.complete();
}));

function open() {
  const onClose = jest.fn();
  render(
    <I18nProvider i18n={i18n}><ApolloProvider client={new ApolloClient({ link: door, cache: new InMemoryCache({ possibleTypes }) })}><UiProvider locale="fr" today="2026-11-21">
      <BuildPlan file={sampleCase()} onClose={onClose} onAsk={() => undefined} />
    </UiProvider></ApolloProvider></I18nProvider>,
  );
  return { onClose, user: userEvent.setup() };
}

describe('a plan built on the telephone', () => {
  beforeEach(() => { proposed = []; asked = []; answer = { __typename: 'Plan', id: 'plan-1', caseId: 'case-1', state: 'proposed', withinMandate: true }; });

  test('its schedule, what interest adds and what it does to limitation are told; Enter proposes it', async () => {
    const { user, onClose } = open();
    await waitFor(() => expect(said()).toContain('1 839,45 €'));
    expect(asked[0]).toEqual({ caseId: 'case-1', months: 3, firstOn: '2026-12-01', downPayment: null });
    expect(said()).toContain('Les intérêts continuent de courir sur ce qui reste. Aux taux connus ce jour ils ajoutent 98,20 € d’ici le 1er févr. 2027.');
    expect(said()).toContain('la prescription, au 30 avr. 2031, passe au 21 nov. 2031 (C. civ. 2240).');
    expect(said()).toContain('Limites du mandat : 6 mois au plus, 50,00 € au moins par échéance');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('En combien de mois')));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(proposed).toHaveLength(1);
    expect(proposed[0]).toMatchObject({ caseId: 'case-1', months: 3, firstOn: '2026-12-01', downPayment: null, words: null });
  });

  test('beyond the mandate nothing is proposed: it says why, with its article, and whom to ask', async () => {
    const { user, onClose } = open();
    await waitFor(() => expect(said()).toContain('1 839,45 €'));
    await user.clear(screen.getByLabelText('En combien de mois'));
    await user.type(screen.getByLabelText('En combien de mois'), '12');
    await waitFor(() => expect(said()).toContain('Hors des limites du mandat'));
    expect(said()).toContain('12 mois demandés ; le mandat en permet 6. CPCE R124-3');
    await user.keyboard('{Enter}');
    expect(proposed).toHaveLength(0);
    expect(onClose).not.toHaveBeenCalled();
  });

  test('a refusal stands beside the field that it is about', async () => {
    answer = { __typename: 'Refusal', code: 'bad_fields', article: null, facts: [], fields: [{ __typename: 'FieldFault', field: 'firstOn', code: 'day_too_far', facts: [{ __typename: 'Fact', key: 'latest', value: '2026-12-21' }] }] };
    const { user, onClose } = open();
    await waitFor(() => expect(said()).toContain('Dans les limites du mandat'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(said()).toContain('Au plus tard le 21 déc. 2026.'));
    expect(onClose).not.toHaveBeenCalled();
  });

  test('the first of the next month is proposed, over the end of a year too', () => {
    expect([nextMonth('2026-11-21'), nextMonth('2026-12-31')]).toEqual(['2026-12-01', '2027-01-01']);
  });
});
