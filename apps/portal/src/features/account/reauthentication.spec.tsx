import type { TypedDocumentNode } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { describe, expect, test } from '@jest/globals';
import { ConfirmDialog, TextField, useKeys } from '@quittance/ui';
import { screen, waitFor } from '@testing-library/react';
import { parse } from 'graphql';
import { useState } from 'react';
import { declined } from '../../app/reauthentication.ts';
import { useRefusalWords } from '../../app/refusals.tsx';
import { door, Fault, plain, refusal, said, type Answers } from './account.spec-kit.tsx';
import { Reauthentication } from './reauthentication.tsx';

type Told = { __typename: string; code: string; facts: { key: string; value: string }[] };
const INVITE = parse('mutation InvitePerson($name: String!) { __typename invitePerson(name: $name) { ... on Person { id } ... on Refusal { code article facts { key value } } } }') as TypedDocumentNode<{ invitePerson: Told }, { name: string }>;
let escaped = 0;

/** A form with a sensitive act, within keys of its own and, if asked, behind a confirmation. */
function Form({ confirmed = false }: { confirmed?: boolean }) {
  const [invite] = useMutation(INVITE, { fetchPolicy: 'no-cache' });
  const [name, setName] = useState('Margaux'), [told, setTold] = useState('nothing yet'), [open, setOpen] = useState(false), words = useRefusalWords();
  const send = () => void invite({ variables: { name } }).then(({ data }) => setTold(data?.invitePerson.__typename === 'Refusal' ? words(data.invitePerson).title : 'invited'), () => setTold('failed'));
  useKeys([{ keys: 'Escape', label: 'leave', inFields: true, run: () => { escaped += 1; } }]);
  return (
    <form onSubmit={(event) => { event.preventDefault(); if (confirmed) setOpen(true); else send(); }}>
      <TextField label="Nom" value={name} onValueChange={setName} /><button type="submit">Inviter</button><output>{told}</output>
      {open && <ConfirmDialog open title="Margaux entre." confirm="Faire entrer" consequences={<TextField label="Raison" value="" onValueChange={() => undefined} />} onConfirm={send} onCancel={() => setOpen(false)} />}
    </form>
  );
}

function stand(means: string[], { confirmed = false, more = {} }: { confirmed?: boolean; more?: Answers } = {}) {
  let fresh = false;
  escaped = 0;
  const at = door({
    InvitePerson: () => (fresh ? { __typename: 'Person', id: 'p1' } : new Fault('REAUTHENTICATION_REQUIRED')),
    ReauthenticateWith: { __typename: 'Account', email: 'helene.vasseur@orvelle.example', reauthenticateWith: means },
    Reauthenticate: ({ kind, answer }: { kind: string; answer: string }) => { fresh = answer === 'quittance-demo' || answer === '123456'; return fresh ? { __typename: 'Account', freshUntil: '2026-11-23T09:10:00Z' } : refusal(kind === 'password' ? 'bad_credentials' : 'bad_code'); },
    ...more,
  });
  return { ...at, user: at.show(<><Form confirmed={confirmed} /><Reauthentication /></>) };
}
const told = () => plain(document.querySelector('output')?.textContent);
const asking = () => screen.queryByRole('dialog', { name: 'Confirmez que c’est vous' });

describe('a sensitive act when the last proof is old', () => {
  test('the question is put over the form; once proved, the act goes out again by itself, and the focus is back', async () => {
    const { user, of } = stand(['password']);
    screen.getByRole('button', { name: 'Inviter' }).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Votre mot de passe')));
    await user.keyboard('autre{Enter}');
    await waitFor(() => expect(plain(screen.getByRole('alert').textContent)).toBe('Ce n’est pas votre mot de passe.'));
    await user.keyboard('quittance-demo{Enter}');
    await waitFor(() => expect(told()).toBe('invited'));
    expect(asking()).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Inviter' }));
    expect([of('InvitePerson').length, of('Reauthenticate').map(({ variables }) => variables)]).toEqual([2, [{ kind: 'password', answer: 'autre' }, { kind: 'password', answer: 'quittance-demo' }]]);
  });

  test('the code of the application comes before the password, which is a press away', async () => {
    const { user, of } = stand(['totp', 'password']);
    await user.click(screen.getByRole('button', { name: 'Inviter' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Code de l’application')));
    await user.click(screen.getByRole('button', { name: 'Donner plutôt le mot de passe' }));
    expect(document.activeElement).toBe(screen.getByLabelText('Votre mot de passe'));
    await user.click(screen.getByRole('button', { name: 'Donner plutôt le code de l’application' }));
    await user.keyboard('123 456{Enter}');
    await waitFor(() => expect(told()).toBe('invited'));
    expect(of('Reauthenticate')[0]!.variables).toEqual({ kind: 'totp', answer: '123456' });
  });

  test('Escape gives up: the act is refused in words, nothing behind is lost, and the keys of the page do not hear it', async () => {
    const { user, of } = stand(['password']);
    await user.type(screen.getByLabelText('Nom'), ' Thélin');
    await user.click(screen.getByRole('button', { name: 'Inviter' }));
    await waitFor(() => expect(asking()).not.toBeNull());
    await user.keyboard('{Escape}');
    await waitFor(() => expect(told()).toBe('L’acte n’est pas fait : vous n’avez pas confirmé que c’est vous.'));
    expect([asking(), (screen.getByLabelText('Nom') as HTMLInputElement).value, of('InvitePerson').length, escaped]).toEqual([null, 'Margaux Thélin', 1, 0]);
  });

  test('over a confirmation: giving up closes the question alone', async () => {
    const { user } = stand(['password'], { confirmed: true });
    await user.click(screen.getByRole('button', { name: 'Inviter' }));
    await user.click(screen.getByRole('button', { name: /^Faire entrer/ }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Votre mot de passe')));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(asking()).toBeNull());
    expect(screen.getByRole('dialog', { name: 'Margaux entre.' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Faire entrer/ }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Votre mot de passe')));
    await user.keyboard('quittance-demo{Enter}');
    await waitFor(() => expect(told()).toBe('invited'));
  });

  test('a door that does not answer says so, within the question', async () => {
    const { user } = stand(['password'], { more: { ReauthenticateWith: new Error('no network') } });
    await user.click(screen.getByRole('button', { name: 'Inviter' }));
    await waitFor(() => expect(said()).toContain('Quittance ne répond pas. Rien n’est fait.'));
    await user.click(screen.getByRole('button', { name: /Revenir sans le faire/ }));
    await waitFor(() => expect(asking()).toBeNull());
  });

  test('only what may be refused is answered by a refusal', () => {
    expect(declined({ query: INVITE })?.data).toEqual({ invitePerson: { __typename: 'Refusal', code: 'reauthentication_declined', article: null, facts: [], fields: [] } });
    expect(declined({ query: parse('query { account { email } }') })).toBeUndefined();
    expect(declined({ query: parse('mutation { signOut }') })).toBeUndefined();
    // The refusal may be asked for by name.
    expect(declined({ query: parse('mutation { linkDebtors { ...Kept } } fragment Kept on DebtorRecordedResult { ... on Refusal { code } }') })?.data).toMatchObject({ linkDebtors: { code: 'reauthentication_declined' } });
    expect(declined({ query: parse('mutation { linkDebtors { ...Kept } } fragment Kept on DebtorRecorded { written }') })).toBeUndefined();
  });
});
