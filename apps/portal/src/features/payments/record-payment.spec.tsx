import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { UiProvider } from '@quittance/ui';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { possibleTypes } from '../../app/unions.ts';
import type { RecordPaymentInput } from '../../gql/graphql.ts';
import { RecordPayment } from './record-payment.tsx';

i18n.loadAndActivate({ locale: 'fr', messages: {} });
const plain = (text: string | null | undefined) => text?.replace(/[\u202f\u00a0]/g, ' ') ?? '';
const said = () => plain(document.querySelector('.record-payment')?.textContent);

interface Sent { input: RecordPaymentInput; dryRun: boolean }
let sent: Sent[] = [], answer: unknown;
const file = { __typename: 'CaseFile', id: 'case-1', publicReference: 'R4K-7TD-3', stage: 'amicable', due: '5518.33', paid: '0.00', overpaid: '0.00', debtor: { __typename: 'Debtor', id: 'd', name: 'Imprimerie Carnaudet' }, creditor: { __typename: 'CreditorSummary', id: 'c', name: 'Papeteries Tessonville' }, claims: [{ __typename: 'Claim', id: 'claim-1', reference: 'FA-2026-0312', dueOn: '2026-04-30', amount: '5000.00' }] };
const part = (target: string, amount: string) => ({ __typename: 'AllocationPart', target, claimReference: 'FA-2026-0312', costLabel: null, amount });
const effects = {
  __typename: 'PaymentRecorded', payment: { __typename: 'Payment', id: 'p-1', valueOn: '2026-11-20', amount: '3000.00', means: 'transfer', receivedBy: 'agency', claimReference: null, unallocated: '0.00', allocations: [part('interest', '336.43'), part('principal', '2663.57')] },
  caseFile: { __typename: 'CaseFile', id: 'case-1', publicReference: 'R4K-7TD-3' }, dueBefore: '5518.33', dueAfter: '2518.33', overpaid: '0.00', closes: false, reopens: false, planState: null, warnings: [], waitsFor: null as object | null,
  moved: [{ __typename: 'MovedAllocation', paymentId: 'p-0', valueOn: '2026-11-21', amount: '200.00', target: 'interest', claimReference: 'FA-2026-0312', difference: '-12.00' }],
};
const refusal = (field: string, code: string, facts: { key: string; value: string }[]) => ({ __typename: 'Refusal', code: 'bad_fields', article: null, facts: [], fields: [{ __typename: 'FieldFault', field, code, facts: facts.map((fact) => ({ __typename: 'Fact', ...fact })) }] });
const door = new ApolloLink((operation) => new Observable((observer) => {
  if (operation.operationName === 'RecordPayment') { sent.push(operation.variables as Sent); observer.next({ data: { recordPayment: answer } } as never); } else observer.next({ data: { caseFile: file } } as never);
  observer.complete();
}));
const previews = () => sent.filter(({ dryRun }) => dryRun), kept = () => sent.filter(({ dryRun }) => !dryRun);

function open() {
  const onRecorded = jest.fn(), onLeave = jest.fn();
  render(
    <I18nProvider i18n={i18n}><ApolloProvider client={new ApolloClient({ link: door, cache: new InMemoryCache({ possibleTypes }) })}><UiProvider locale="fr" today="2026-11-21">
      <RecordPayment caseId="case-1" onCase={() => undefined} onRecorded={onRecorded} onLeave={onLeave} />
    </UiProvider></ApolloProvider></I18nProvider>,
  );
  return { onRecorded, onLeave, user: userEvent.setup() };
}
const atSum = () => waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Somme')));

describe('a payment, by keyboard alone', () => {
  beforeEach(() => { sent = []; answer = effects; });

  test('its allocation, what is due after it and what it moves are shown before anything is kept; Enter keeps it once', async () => {
    const { user, onRecorded } = open();
    await atSum();
    await user.keyboard('3000{Tab}{Control>}a{/Control}hier');
    await waitFor(() => expect(said()).toContain('intérêts, FA-2026-0312336,43 €'));
    expect(said()).toContain('principal, FA-2026-03122 663,57 €');
    expect(said()).toContain('Dû avant5 518,33 €Dû après2 518,33 €');
    expect(said()).toContain('Versement du 21 nov. 2026 (200,00 €) : 12,00 € de moins sur intérêts, FA-2026-0312');
    expect(kept()).toHaveLength(0);
    await waitFor(() => expect(previews().at(-1)?.input).toMatchObject({ caseId: 'case-1', amount: '3000.00', valueOn: '2026-11-20', means: 'transfer', receivedBy: 'agency', claimId: null }));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(onRecorded).toHaveBeenCalledTimes(1));
    expect(kept()).toHaveLength(1);
    expect(kept()[0]?.input.idempotencyKey).toMatch(/^[0-9a-f]{32}$/);
    expect(previews().some(({ input }) => input.idempotencyKey === kept()[0]?.input.idempotencyKey)).toBe(false);
  });

  test('nothing leaves without a sum', async () => {
    const { user, onRecorded } = open();
    await atSum();
    await user.keyboard('{Enter}');
    expect(said()).toContain('Ce champ est nécessaire.');
    expect(sent).toHaveLength(0);
    expect(onRecorded).not.toHaveBeenCalled();
  });

  test('a refusal stands beside the field that it is about, and Enter does not insist', async () => {
    answer = refusal('valueOn', 'day_too_old', [{ key: 'earliest', value: '2026-03-31' }]);
    const { user, onRecorded } = open();
    await atSum();
    await user.keyboard('3000');
    await waitFor(() => expect(said()).toContain('Au plus tôt le 31 mars 2026, jour de la plus ancienne facture.'));
    await user.keyboard('{Enter}');
    expect(kept()).toHaveLength(0);
    expect(onRecorded).not.toHaveBeenCalled();
  });

  test('the same payment sent again keeps its key', async () => {
    const { user } = open();
    await atSum();
    await user.keyboard('3000');
    await waitFor(() => expect(previews().length).toBeGreaterThan(0));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(kept()).toHaveLength(1));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(kept()).toHaveLength(2));
    expect(kept()[1]?.input.idempotencyKey).toBe(kept()[0]?.input.idempotencyKey);
  });

  test('a payment that settles the case, or goes beyond, says so', async () => {
    answer = { ...effects, dueAfter: '0.00', closes: true, overpaid: '81.67' };
    const { user } = open();
    await atSum();
    await user.keyboard('5600');
    await waitFor(() => expect(said()).toContain('Plus rien n’est dû : le dossier est clos comme payé.'));
    expect(said()).toContain('Trop versé : 81,67 €');
  });

  test('a half-year without a rate refuses nothing: it is said what waits for it', async () => {
    answer = { ...effects, waitsFor: { __typename: 'Refusal', code: 'rate_unknown', article: 'CMF L313-2', facts: [{ __typename: 'Fact', key: 'from', value: '2027-01-01' }] } };
    const { user } = open();
    await atSum();
    await user.keyboard('3000');
    await waitFor(() => expect(said()).toContain('Un taux manque à compter du 1er janv. 2027.'));
  });
});
