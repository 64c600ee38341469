import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { KeyScope, UiProvider } from '@quittance/ui';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { possibleTypes } from '../../app/unions.ts';
import { SignPage } from './sign-page.tsx';

i18n.loadAndActivate({ locale: 'fr', messages: {} });
const said = () => document.body.textContent?.replace(/[\u202f\u00a0]/g, ' ') ?? '';
const CONSENTS = ['J’ai lu le mandat.', 'Je suis habilité.', 'J’accepte de signer par voie électronique.'];
const waiting = {
  __typename: 'Signing', kind: 'mandate', reference: 'MC-1', state: 'waiting', agencyName: 'Orvelle Recouvrement', agencyPhone: '02 61 91 20 00', agencyEmail: 'dossiers@orvelle.example', creditorName: 'Papeteries Tessonville', signatoryName: 'Camille Ferrandier', signatoryCapacity: 'gérante',
  proposedBy: 'Bruno Lestang', expiresAt: '2026-12-08T08:00:00Z', decidedAt: null, documentSha256: 'a'.repeat(64), worth: 'Signature électronique simple.', consents: CONSENTS,
  parts: [{ __typename: 'SigningPart', title: 'Rémunération', article: 'CPCE R124-3 3°', text: '12 % des sommes encaissées.' }], channels: [{ __typename: 'SigningChannel', channel: 'email', to: 'c***@tessonville.example' }, { __typename: 'SigningChannel', channel: 'sms', to: '** ** ** ** 34' }],
};
const refusal = (code: string, fields: { field: string; code: string }[] = []) => ({ __typename: 'Refusal', code, article: null, facts: [], fields: fields.map((one) => ({ __typename: 'FieldFault', facts: [], ...one })) });
let signing: unknown, signs: unknown[], sent: { name: string; variables: Record<string, unknown> }[];
const door = new ApolloLink((operation) => new Observable((observer) => {
  const name = operation.operationName ?? '';
  sent.push({ name, variables: operation.variables });
  const answers: Record<string, () => unknown> = {
    Signing: () => ({ signing }), AskSigningCode: () => ({ askSigningCode: { __typename: 'SigningCodeSent', channel: operation.variables['channel'], to: 'c***@tessonville.example', minutes: 10 } }),
    SignDocument: () => ({ signDocument: signs.shift() ?? { __typename: 'Signing', kind: 'mandate', reference: 'MC-1', state: 'signed', decidedAt: '2026-11-23T09:00:00Z' } }),
    RefuseToSign: () => ({ refuseToSign: { __typename: 'Signing', kind: 'mandate', reference: 'MC-1', state: 'refused', decidedAt: '2026-11-23T09:00:00Z' } }),
  };
  observer.next({ data: answers[name]!() } as never);
  observer.complete();
}));
function open() {
  const client = new ApolloClient({ link: door, cache: new InMemoryCache({ possibleTypes }) });
  render(<I18nProvider i18n={i18n}><ApolloProvider client={client}><UiProvider locale="fr" today="2026-11-23"><KeyScope title="sign"><SignPage house={{ agency: 'Orvelle', demo: null, production: false }} token="jeton" /></KeyScope></UiProvider></ApolloProvider></I18nProvider>);
  return userEvent.setup();
}
const last = (name: string) => sent.filter((one) => one.name === name).at(-1)?.variables;

describe('a paper to sign', () => {
  beforeEach(() => { signing = waiting; signs = []; sent = []; });

  test('is read with its clauses, then signed by a code, a name, a capacity and each consent', async () => {
    const user = open();
    await screen.findByRole('heading', { level: 1, name: /Mandat de recouvrement MC-1/ });
    expect(said()).toContain('CPCE R124-3 3°');
    expect(said()).toContain('12 % des sommes encaissées.');
    await user.click(screen.getByRole('button', { name: /^Signer/ }));
    // Nothing leaves before a code was asked for and all is there.
    expect(sent.some(({ name }) => name === 'SignDocument')).toBe(false);
    expect(said()).toContain('Demandez d’abord un code');
    expect(said()).toContain('Chacun est nécessaire pour signer.');
    await user.click(screen.getByRole('button', { name: /par courriel/ }));
    await waitFor(() => expect(last('AskSigningCode')).toMatchObject({ token: 'jeton', channel: 'email' }));
    await user.type(await screen.findByLabelText(/Le code reçu/), '482 917');
    await user.type(screen.getByLabelText(/Votre nom/), 'Camille Ferrandier');
    for (const one of CONSENTS) await user.click(screen.getByLabelText(one));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('heading', { level: 1, name: 'C’est signé.' });
    expect(last('SignDocument')).toEqual({ input: { token: 'jeton', code: '482 917', name: 'Camille Ferrandier', capacity: 'gérante', consents: CONSENTS, locale: 'fr' } });
    expect(document.activeElement?.textContent).toBe('C’est signé.');
  });

  test('a wrong code is told, what was typed stays but the code; a fault stands at its field', async () => {
    signs = [refusal('signing_code_wrong'), refusal('bad_fields', [{ field: 'name', code: 'name_differs' }])];
    const user = open();
    await user.click(await screen.findByRole('button', { name: /par SMS/ }));
    await user.type(await screen.findByLabelText(/Le code reçu/), '111111');
    await user.type(screen.getByLabelText(/Votre nom/), 'Camille');
    for (const one of CONSENTS) await user.click(screen.getByLabelText(one));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(said()).toContain('Ce code n’est pas le bon'));
    expect(said()).toContain('Rien n’a été signé.');
    expect(screen.getByLabelText(/Le code reçu/)).toHaveProperty('value', '');
    expect(screen.getByLabelText(/Votre nom/)).toHaveProperty('value', 'Camille');
    await user.type(screen.getByLabelText(/Le code reçu/), '222222');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(said()).toContain('écrivez ce nom, ou refusez de signer'));
  });

  test('is refused with a reason', async () => {
    const user = open();
    await user.click(await screen.findByRole('button', { name: 'Refuser de signer' }));
    await user.click(screen.getByRole('button', { name: 'Refuser de signer' }));
    expect(sent.some(({ name }) => name === 'RefuseToSign')).toBe(false);
    await user.type(screen.getByLabelText(/Pourquoi vous ne signez pas/), 'Le taux est trop haut.');
    await user.click(screen.getByRole('button', { name: 'Refuser de signer' }));
    await screen.findByRole('heading', { level: 1, name: 'Vous avez refusé de signer.' });
    expect(last('RefuseToSign')).toMatchObject({ token: 'jeton', reason: 'Le taux est trop haut.' });
  });

  test.each([['withdrawn', 'L’agence a retiré ce document.'], ['expired', 'Le délai pour signer est passé.'], ['signed', 'C’est signé.']])('once %s it says so, and nothing is to be signed', async (state, title) => {
    signing = { ...waiting, state, parts: [], channels: [], consents: [] };
    open();
    await screen.findByRole('heading', { level: 1, name: title });
    expect(screen.queryByRole('button', { name: /^Signer/ })).toBeNull();
  });

  test('a link that opens nothing says what to do', async () => {
    signing = null;
    open();
    await screen.findByRole('heading', { level: 1, name: 'Ce lien ne sert plus.' });
  });
});
