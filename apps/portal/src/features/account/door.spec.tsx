import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { asked, door, Fault, house, me, plain, refusal, said, type Answers } from './account.spec-kit.tsx';
import { ForgottenPage } from './forgotten-page.tsx';
import { SignInPage } from './sign-in-page.tsx';
import { tokenOf, WelcomePage } from './welcome-page.tsx';

const focused = () => document.activeElement;
const onEntered = jest.fn<(me: { workspace: string }) => Promise<void>>(async () => undefined);
beforeEach(() => { onEntered.mockClear(); });
const signIn = (answers: Answers) => { const at = door(answers); return { ...at, user: at.show(<SignInPage house={house} onEntered={onEntered} />) }; };

describe('the door', () => {
  test('by keyboard alone: the address has the focus, Enter enters', async () => {
    const { user, of } = signIn({ SignIn: me() });
    expect(focused()).toBe(screen.getByLabelText('Adresse électronique'));
    await user.keyboard(' helene.vasseur@orvelle.example {Tab}quittance-demo{Enter}');
    await waitFor(() => expect(onEntered).toHaveBeenCalledWith(expect.objectContaining({ workspace: 'collector' })));
    expect(of('SignIn')[0]!.variables).toEqual({ email: 'helene.vasseur@orvelle.example', password: 'quittance-demo' });
  });

  test('after the password, the code; what is wrong is heard and the field is free for the next; another way is a press away', async () => {
    const answers: Answers = { SignIn: asked('passkey', 'totp', 'recovery_code'), GiveSecondFactor: refusal('bad_code', {}, [{ field: 'code', code: 'bad_code' }]) };
    const { user, of } = signIn(answers);
    await user.keyboard('a@b.example{Tab}mot de passe long{Enter}');
    await waitFor(() => expect(focused()).toBe(screen.getByLabelText('Code de l’application')));
    await user.keyboard('123456{Enter}');
    await waitFor(() => expect(plain(screen.getByRole('alert').textContent)).toContain('Ce code ne convient pas.'));
    expect([(focused() as HTMLInputElement).name, (focused() as HTMLInputElement).value]).toEqual(['code', '']);
    await user.click(screen.getByRole('button', { name: 'Utiliser un code de récupération' }));
    await waitFor(() => expect(focused()).toBe(screen.getByLabelText('Code de récupération')));
    answers['GiveSecondFactor'] = me('supervisor');
    await user.keyboard('ABCD-EFGH-IJKL-MNOP{Enter}');
    await waitFor(() => expect(onEntered).toHaveBeenCalledTimes(1));
    expect(of('GiveSecondFactor').map(({ variables }) => variables)).toEqual([{ kind: 'totp', answer: '123456' }, { kind: 'recovery_code', answer: 'ABCD-EFGH-IJKL-MNOP' }]);
    // This browser holds no passkeys: none is offered.
    expect(screen.queryByRole('button', { name: /clé d’accès/ })).toBeNull();
  });

  test('when the five minutes are over it begins again with the password, and says why', async () => {
    const { user } = signIn({ SignIn: asked('totp'), GiveSecondFactor: refusal('sign_in_again') });
    await user.keyboard('a@b.example{Tab}mot de passe long{Enter}');
    await waitFor(() => expect(focused()).toBe(screen.getByLabelText('Code de l’application')));
    await user.keyboard('123456{Enter}');
    await waitFor(() => expect(said()).toContain('Les cinq minutes sont passées. Recommencez par le mot de passe.'));
    expect((screen.getByLabelText('Mot de passe') as HTMLInputElement).value).toBe('');
  });

  test('too many tries: from when it is possible again, in the hour of Paris', async () => {
    const { user } = signIn({ SignIn: refusal('too_many_tries', { at: '2026-11-23T13:05:00Z' }) });
    await user.keyboard('a@b.example{Tab}x{Enter}');
    await waitFor(() => expect(plain(screen.getByRole('alert').textContent)).toContain('Vous pourrez recommencer à 14 h 05.'));
    expect(focused()).toBe(screen.getByRole('alert'));
  });

  test('a passkey that the door will not ask for: when again, and not that it is silent', async () => {
    const answers: Answers = { PasskeyChallenge: refusal('too_many_tries', { at: '2026-11-23T13:05:00Z' }) };
    Object.assign(globalThis, { PublicKeyCredential: class {} });
    try {
      const { user, of } = signIn(answers);
      const press = screen.getByRole('button', { name: 'Se connecter avec une clé d’accès' });
      await user.click(press);
      await waitFor(() => expect(plain(screen.getByRole('alert').textContent)).toContain('Vous pourrez recommencer à 14 h 05.'));
      expect(said()).not.toContain('Quittance ne répond pas');
      answers['PasskeyChallenge'] = new Error('no network');
      await user.click(press);
      await waitFor(() => expect(plain(screen.getByRole('alert').textContent)).toContain('Quittance ne répond pas.'));
      expect([of('PasskeyChallenge').length, of('SignInWithPasskey').length]).toEqual([2, 0]);
    } finally { Reflect.deleteProperty(globalThis, 'PublicKeyCredential'); }
  });

  test('a door that does not answer is no refusal; what was typed stays', async () => {
    const { user } = signIn({ SignIn: new Error('no network') });
    await user.keyboard('a@b.example{Tab}x{Enter}');
    await waitFor(() => expect(plain(screen.getByRole('alert').textContent)).toContain('Quittance ne répond pas.'));
    expect((screen.getByLabelText('Adresse électronique') as HTMLInputElement).value).toBe('a@b.example');
  });
});

describe('a password that was forgotten', () => {
  test('the same sentence whoever asks, and it takes the focus; half an address asks nothing', async () => {
    const at = door({ AskPasswordReset: true }), user = at.show(<ForgottenPage house={house} />);
    await user.keyboard('helene{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('Écrivez votre adresse entière');
    expect(at.asked).toEqual([]);
    await user.keyboard('@orvelle.example{Enter}');
    await waitFor(() => expect(plain(focused()?.textContent)).toContain('Si helene@orvelle.example est l’adresse d’un compte, un lien vient d’y partir.'));
    expect(at.of('AskPasswordReset')).toHaveLength(1);
  });
});

describe('the link of a mail', () => {
  const invitation = { __typename: 'Invitation', purpose: 'invitation', name: 'Margaux Thélin', email: 'margaux.thelin@orvelle.example', agencyName: 'Orvelle Recouvrement', companyName: null, expiresAt: '2026-11-30T09:00:00Z' };
  const welcome = (answers: Answers) => { const at = door(answers); return { ...at, user: at.show(<WelcomePage house={house} token="jeton" onEntered={onEntered} />) }; };

  test('the token stands behind the #, bare or by its name', () => {
    expect([tokenOf('#abc'), tokenOf('abc'), tokenOf('#token=a%2Db'), tokenOf('#%'), tokenOf('')]).toEqual(['abc', 'abc', 'a-b', '%', '']);
  });

  test('who invites, whom, until when; a weak password is told in a sentence and not sent; then the day begins', async () => {
    const { user, of } = welcome({ Invitation: invitation, AcceptInvitation: me('enrol') });
    await waitFor(() => expect(focused()).toBe(screen.getByLabelText('Mot de passe')));
    expect(said()).toContain('Bienvenue, Margaux Thélin');
    expect(said()).toContain('Orvelle Recouvrement vous ouvre Quittance, son outil de travail.');
    expect(said()).toContain('Ce lien vaut jusqu’au 30 nov. 2026 à 10 h 00 et ne sert qu’une fois.');
    await user.keyboard('margaux');
    expect(said()).toContain('Encore 5 caractères.');
    await user.keyboard('{Enter}');
    expect(plain(screen.getByRole('alert').textContent)).toBe('Encore 5 caractères.');
    await user.clear(screen.getByLabelText('Mot de passe'));
    await user.click(screen.getByLabelText('Mot de passe'));
    await user.paste('brouette luzerne orgue');
    expect(said()).toContain('C’est un bon mot de passe.');
    await user.click(screen.getByRole('button', { name: 'Afficher ce que j’écris' }));
    expect((screen.getByLabelText('Mot de passe') as HTMLInputElement).type).toBe('text');
    await user.click(screen.getByRole('button', { name: /^Enregistrer et entrer/ }));
    await waitFor(() => expect(onEntered).toHaveBeenCalledWith(expect.objectContaining({ workspace: 'enrol' })));
    expect(of('AcceptInvitation').map(({ variables }) => variables)).toEqual([{ token: 'jeton', password: 'brouette luzerne orgue' }]);
  });

  test('what the door knows better stands at the field, with the focus there', async () => {
    const { user } = welcome({ Invitation: { ...invitation, companyName: 'Atelier Bréhat' }, AcceptInvitation: refusal('bad_fields', {}, [{ field: 'password', code: 'password_too_common' }]) });
    await waitFor(() => expect(said()).toContain('Orvelle Recouvrement vous ouvre ses dossiers pour Atelier Bréhat.'));
    await user.keyboard('monmotdepasse{Enter}');
    await waitFor(() => expect(plain(screen.getByRole('alert').textContent)).toContain('parmi les plus courants'));
    expect(focused()).toBe(screen.getByLabelText('Mot de passe'));
  });

  test('to replace a password, an application of codes is still asked', async () => {
    const { user } = welcome({ Invitation: { ...invitation, purpose: 'reset' }, AcceptInvitation: asked('totp') });
    await waitFor(() => expect(said()).toContain('toutes vos séances ouvertes se fermeront'));
    await user.keyboard('brouette luzerne orgue{Enter}');
    await waitFor(() => expect(focused()).toBe(screen.getByLabelText('Code de l’application')));
  });

  test('a link that leads nowhere says what to do; a door that does not answer says that the link still holds', async () => {
    welcome({ Invitation: null });
    await waitFor(() => expect(focused()?.textContent).toBe('Ce lien ne sert plus.'));
    expect(screen.getByRole('link', { name: 'Demander un nouveau lien' }).getAttribute('href')).toBe('/forgotten');
  });
  test('without an answer', async () => {
    welcome({ Invitation: new Fault('FAULT') });
    await waitFor(() => expect(said()).toContain('Votre lien reste valable.'));
  });
});
