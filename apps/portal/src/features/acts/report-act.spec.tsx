import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { UiProvider } from '@quittance/ui';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { possibleTypes } from '../../app/unions.ts';
import type { ReportActInput } from '../../gql/graphql.ts';
import { ReportAct } from './report-act.tsx';

i18n.loadAndActivate({ locale: 'fr', messages: {} });
const said = () => document.body.textContent?.replace(/[\u202f\u00a0]/g, ' ') ?? '';
const kind = (name: string, matter: string, servedRequired: boolean) => ({ __typename: 'ActKind', kind: name, matter, article: 'CPCE L211-1', interrupts: true, recoverable: true, servedRequired });
const kinds = [kind('bank_attachment', 'bankAttachment', true), kind('nothing_to_seize', 'record', false), kind('other', 'record', false)];
const reported = {
  __typename: 'ActReported', dueBefore: '15565.83', dueAfter: '15616.90', limitationBefore: '2031-02-28', limitationAfter: '2036-11-18', limitationArticle: 'CPCE L111-4',
  deadlines: [{ __typename: 'HandoffDeadline', code: 'bank_attachment_notice', on: '2026-11-26', article: 'CPCE R211-3' }], act: { __typename: 'BailiffAct', id: 'act-1', kind: 'bank_attachment', doneOn: '2026-11-18', served: 'in_person', cost: '51.07', recoverable: true },
};
let sent: { input: ReportActInput; dryRun: boolean }[] = [], answer: unknown, listed: Promise<void> | undefined;
const door = new ApolloLink((operation) => new Observable((observer) => {
  if (operation.operationName === 'ActKinds') {
    const list = () => { observer.next({ data: { actKinds: kinds } }); observer.complete(); };
    if (listed) { void listed.then(list); return; }
    list();
  } else {
    const { input, dryRun } = operation.variables as { input: ReportActInput; dryRun?: boolean };
    sent.push({ input, dryRun: dryRun ?? false });
    observer.next({ data: { reportAct: answer } });
  }
  observer.complete();
}));
const acts = () => sent.filter(({ dryRun }) => !dryRun).map(({ input }) => input), previews = () => sent.filter(({ dryRun }) => dryRun);

async function open() {
  const onReported = jest.fn();
  const client = new ApolloClient({ link: door, cache: new InMemoryCache({ possibleTypes }) });
  // The preview asks through the client of the house.
  const { client: house } = await import('../../app/client.ts');
  house.setLink(door);
  render(<I18nProvider i18n={i18n}><ApolloProvider client={client}><UiProvider locale="fr" today="2026-11-21"><ReportAct handoffId="h-1" mission="enforce" onReported={onReported} /></UiProvider></ApolloProvider></I18nProvider>);
  return { onReported, user: userEvent.setup() };
}
const drop = async (user: ReturnType<typeof userEvent.setup>, name: string) => {
  await user.upload(document.querySelector<HTMLInputElement>('input[type=file]')!, new File(['%PDF-1.7 act'], name, { type: 'application/pdf' }));
  await screen.findByText(name);
};

describe('an act, reported from its PDF', () => {
  beforeEach(() => { sent = []; answer = reported; listed = undefined; });

  test('the file may be dropped before the list of acts is there', async () => {
    let arrive = () => {};
    listed = new Promise((resolve) => { arrive = resolve; });
    const { user } = await open();
    await drop(user, 'saisie-attribution.pdf');
    expect(screen.getByLabelText<HTMLInputElement>('Acte').value).toBe('');
    arrive();
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Acte').value).toBe('Procès-verbal de saisie-attribution'));
  });

  test('the name of the file says kind and day; how it was served, the cost, Enter', async () => {
    const { user, onReported } = await open();
    await drop(user, 'PV saisie-attribution 2026-11-18.pdf');
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Acte').value).toBe('Procès-verbal de saisie-attribution'));
    expect(said()).toContain('mercredi 18 nov. 2026');
    await user.type(screen.getByLabelText(/Coût TTC/), '51,07');
    await user.click(screen.getByLabelText('Remis comment'));
    await user.click(await screen.findByText('À personne'));
    await waitFor(() => expect(said()).toContain('Caduque si elle n’est pas dénoncée le 26 nov. 2026 au plus tard'));
    expect(said()).toContain('interrompue, 18 nov. 2036 (CPCE L111-4)');
    expect(said()).toContain('15 616,90 €, acte compris');
    expect(acts()).toHaveLength(0);
    await user.click(screen.getByLabelText(/Coût TTC/));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(onReported).toHaveBeenCalledTimes(1));
    expect(acts()).toEqual([expect.objectContaining({ handoffId: 'h-1', kind: 'bank_attachment', doneOn: '2026-11-18', served: 'in_person', cost: '51.07', note: null })]);
    expect(acts()[0]?.idempotencyKey).toBe(previews().at(-1)?.input.idempotencyKey);
    expect(acts()[0]?.pdf.base64).toBe(btoa('%PDF-1.7 act'));
  });

  test('an act that is handed to nobody does not ask how; today is its day unless said otherwise', async () => {
    const { user, onReported } = await open();
    await drop(user, 'carence.pdf');
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Acte').value).toBe('Procès-verbal de carence'));
    expect(screen.queryByLabelText('Remis comment')).toBeNull();
    await user.click(screen.getByLabelText(/Coût TTC/));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(onReported).toHaveBeenCalled());
    expect(acts()[0]).toMatchObject({ kind: 'nothing_to_seize', doneOn: '2026-11-21', served: null, cost: null });
  });

  test('nothing leaves without knowing which act and how it was served', async () => {
    const { user, onReported } = await open();
    await drop(user, 'PV saisie-attribution.pdf');
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Acte').value).toContain('saisie-attribution'));
    await user.click(screen.getByLabelText(/Coût TTC/));
    await user.keyboard('{Enter}');
    expect(said()).toContain('Ce champ est nécessaire.');
    expect(sent).toHaveLength(0);
    expect(onReported).not.toHaveBeenCalled();
  });

  test('a refusal is told in the preview, with its article, and stops the act', async () => {
    answer = { __typename: 'Refusal', code: 'cost_above_ceiling', article: null, facts: [['ceiling', '150.00'], ['spent', '120.00'], ['cost', '51.07']].map(([key, value]) => ({ __typename: 'Fact', key, value })), fields: [] };
    const { user, onReported } = await open();
    await drop(user, 'carence.pdf');
    await waitFor(() => expect(said()).toContain('L’agence a fixé 150,00 € ; 120,00 € sont déjà dépensés et cet acte coûte 51,07 €.'));
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /Confirmer l’acte/ }).disabled).toBe(true);
    expect(onReported).not.toHaveBeenCalled();
  });
});
