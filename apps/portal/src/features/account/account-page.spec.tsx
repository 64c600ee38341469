import { AbilityProvider } from '@casl/react';
import { describe, expect, jest, test } from '@jest/globals';
import { unpack } from '@quittance/access';
import { screen, waitFor, within } from '@testing-library/react';
import { MeContext, type Me } from '../../app/session.tsx';
import { account, device, door, passkey, plain, refusal, said, session, type Answers } from './account.spec-kit.tsx';
import { AccountPage } from './account-page.tsx';
import { EnrolPage } from './enrol-page.tsx';

const TOTP = { __typename: 'TotpSecret', secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', uri: 'otpauth://totp/x', qrSvg: '<svg xmlns="http://www.w3.org/2000/svg"/>' };
const CODES = { __typename: 'RecoveryCodes', codes: ['ABCD-EFGH-IJKL-MNOP', 'QRST-UVWX-YZ23-4567'] };
const self = { __typename: 'Me', id: 'u1', name: 'Hélène Vasseur', email: 'helene.vasseur@orvelle.example', locale: 'fr', workspace: 'collector', roles: ['collector'], creditorId: null, companyName: null, agencyName: 'Orvelle Recouvrement', rules: '[]', secondFactor: { __typename: 'SecondFactorStanding', required: true, enrolled: false, dueOn: '2026-12-23' } } as Me;
const onProtected = jest.fn();
const stand = (answers: Answers, page = <AccountPage onProtected={onProtected} />) => {
  const at = door(answers);
  return { ...at, user: at.show(<MeContext value={self}><AbilityProvider value={unpack('[]')}>{page}</AbilityProvider></MeContext>) };
};
const region = (name: string) => screen.findByRole('region', { name });

describe('what proves who one is', () => {
  test('staff with a password alone are told until which day', async () => {
    stand({ Account: account() });
    await waitFor(() => expect(said()).toContain('Une seconde preuve est à activer avant le 23 décembre 2026'));
  });

  test('the application by keyboard: its secret in fours, a wrong code is told at the field, the right one brings the codes, shown once', async () => {
    const answers: Answers = { Account: account(), BeginTotp: TOTP, ConfirmTotp: refusal('bad_code', {}, [{ field: 'code', code: 'bad_code' }]) };
    const { user, of } = stand(answers);
    await region('Application de codes');
    await user.keyboard('a');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Code que l’application affiche')));
    expect(screen.getByText('JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP')).toBeTruthy();
    expect((screen.getByAltText('Code QR pour l’application de codes') as HTMLImageElement).src).toBe(`data:image/svg+xml,${encodeURIComponent(TOTP.qrSvg)}`);
    await user.keyboard('12345{Enter}');
    expect(of('ConfirmTotp')).toEqual([]);
    await user.keyboard('6{Enter}');
    await waitFor(() => expect(plain(screen.getByRole('alert').textContent)).toContain('Ce code ne convient pas.'));
    answers['ConfirmTotp'] = CODES;
    answers['Account'] = account({ totp: true, recoveryCodesLeft: 10, secondFactor: { __typename: 'SecondFactorStanding', required: true, enrolled: true, dueOn: null } });
    await user.keyboard('654 321{Enter}');
    const shown = await screen.findByRole('group', { name: 'Vos codes de récupération' });
    expect(document.activeElement).toBe(shown);
    expect(within(screen.getByRole('list', { name: 'Codes de récupération' })).getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(CODES.codes);
    await waitFor(() => expect(said()).toContain('Quittance s’ouvre avec votre mot de passe et le code de l’application.'));
    expect(onProtected).toHaveBeenCalledTimes(1);
    await user.click(screen.getByRole('button', { name: 'Je les ai gardés' }));
    expect(said()).toContain('Il vous reste 10 codes.');
    expect(said()).not.toContain('ABCD-EFGH');
    expect([of('BeginTotp').length, of('ConfirmTotp').at(-1)!.variables]).toEqual([1, { code: '654321' }]);
  });

  test('an application that may not be begun: why, and then it may', async () => {
    const answers: Answers = { Account: account(), BeginTotp: refusal('reauthentication_declined') };
    const { user, of } = stand(answers);
    await region('Application de codes');
    await user.keyboard('a');
    await waitFor(() => expect(plain(screen.getByRole('alert').textContent)).toContain('L’acte n’est pas fait : vous n’avez pas confirmé que c’est vous.'));
    answers['BeginTotp'] = new Error('no network');
    await user.click(screen.getByRole('button', { name: 'Essayer de nouveau' }));
    await waitFor(() => expect(plain(screen.getByRole('alert').textContent)).toBe('Le secret n’a pas pu être lu. Rien n’a changé.'));
    answers['BeginTotp'] = TOTP;
    await user.click(screen.getByRole('button', { name: 'Essayer de nouveau' }));
    expect(await screen.findByText('JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP')).toBeTruthy();
    expect(of('BeginTotp').length).toBe(3);
  });

  test('the devices that are known: this one first; one is forgotten, and the focus stays in the list’s heading', async () => {
    const two = [device({ id: 'd2', current: false, device: 'Safari, iPhone', lastSeenAt: '2026-11-23T10:00:00Z' }), device()];
    const { user, of } = stand({ Account: account({ devices: two }), ForgetDevice: account({ devices: [device()] }) });
    const block = await region('Appareils connus');
    expect(within(block).getAllByRole('listitem').map(({ textContent }) => plain(textContent).replace('Oublier', ''))).toEqual([expect.stringMatching(/^Firefox, Windows cet appareilconnu depuis le 2 nov/), expect.stringMatching(/^Safari, iPhoneconnu depuis/)]);
    await user.click(within(block).getByRole('button', { name: /^Oublier Safari, iPhone/ }));
    await waitFor(() => expect(within(block).getAllByRole('listitem')).toHaveLength(1));
    expect(of('ForgetDevice')[0]!.variables).toEqual({ id: 'd2' });
    expect(document.activeElement).toBe(within(block).getByRole('heading'));
  });

  test('the codes are copied, or selected where there is no clipboard', async () => {
    const { user } = stand({ Account: account({ totp: true, recoveryCodesLeft: 2 }), NewRecoveryCodes: CODES });
    await user.click(await screen.findByRole('button', { name: 'Faire de nouveaux codes' }));
    expect(plain(screen.getByRole('dialog').textContent)).toContain('Les 2 codes qui restent ne serviront plus');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await user.click(await screen.findByRole('button', { name: 'Copier' }));
    await waitFor(() => expect(said()).toMatch(/Les codes sont (dans le presse-papiers|sélectionnés)/));
  });

  test('a passkey gets another name; Escape leaves it; the last one is not taken away unseen', async () => {
    const before = account({ passkeys: [passkey()], secondFactor: { __typename: 'SecondFactorStanding', required: true, enrolled: true, dueOn: null } });
    const { user, of } = stand({ Account: before, RenamePasskey: { ...before, passkeys: [passkey({ name: 'Mac du bureau' })] }, RemovePasskey: refusal('second_factor_needed') });
    await user.click(await screen.findByRole('button', { name: 'Renommer Mac' }));
    expect(document.activeElement).toBe(screen.getByLabelText('Nouveau nom de « Mac »'));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Renommer Mac' })));
    await user.keyboard('{Enter}Mac du bureau{Enter}');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Renommer Mac du bureau' })).toBeTruthy());
    expect(of('RenamePasskey')[0]!.variables).toEqual({ id: 'k1', name: 'Mac du bureau' });
    await user.click(screen.getByRole('button', { name: 'Retirer Mac du bureau' }));
    expect(said()).toContain('votre rôle en exige une');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(plain(screen.getByRole('alert').textContent)).toContain('C’est votre seule seconde preuve.'));
    expect(screen.getByRole('dialog')).toBeTruthy();
  });

  test('the password: what is wrong stands at its field, and nothing weak is sent', async () => {
    const answers: Answers = { Account: account(), ChangePassword: refusal('bad_credentials', {}, [{ field: 'current', code: 'bad_credentials' }]) };
    const { user, of } = stand(answers);
    await user.click(await screen.findByRole('button', { name: 'Changer de mot de passe' }));
    await user.keyboard('ancien{Tab}helenevasseur{Enter}');
    expect(plain(screen.getByRole('alert').textContent)).toContain('Il reprend votre nom ou votre adresse');
    expect(of('ChangePassword')).toEqual([]);
    await user.clear(screen.getByLabelText('Nouveau mot de passe'));
    await user.type(screen.getByLabelText('Nouveau mot de passe'), 'brouette luzerne orgue{Enter}');
    await waitFor(() => expect(plain(screen.getByRole('alert').textContent)).toBe('Ce n’est pas votre mot de passe.'));
    answers['ChangePassword'] = account({ passwordSetAt: '2026-11-23T09:00:00Z' });
    await user.clear(screen.getByLabelText('Mot de passe actuel'));
    await user.type(screen.getByLabelText('Mot de passe actuel'), 'quittance-demo{Enter}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Changer de mot de passe' })));
    expect(said()).toContain('Choisi le 23 nov. 2026.');
  });

  test('sessions: this one first and not to be closed from here; one is closed, or all others', async () => {
    const others = [session({ id: 's2', current: false, device: 'Safari, iPhone', lastSeenAt: '2026-11-22T09:00:00Z', openedWith: 'passkey' }), session({ id: 's3', current: false, device: 'Chrome, Linux', lastSeenAt: '2026-11-23T07:00:00Z', openedWith: 'totp', address: null })];
    const { user, of } = stand({ Account: account({ sessions: [...others, session()] }), EndSession: account({ sessions: [others[1]!, session()] }), EndOtherSessions: account({ sessions: [session()] }) });
    const list = await screen.findByRole('list', { name: 'Séances ouvertes' });
    expect(within(list).getAllByRole('listitem').map(({ textContent }) => plain(textContent).split(/depuis|dernier/)[0])).toEqual(['Firefox, Windows cette séance', 'Chrome, Linux', 'Safari, iPhone']);
    expect(within(list).getAllByRole('button')).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: 'Fermer toutes les autres' }));
    expect(said()).toContain('Vos 2 autres séances se ferment.');
    await user.keyboard('{Escape}');
    await user.click(within(list).getByRole('button', { name: /Safari, iPhone/ }));
    await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(2));
    expect(document.activeElement?.textContent).toBe('Séances ouvertes');
    expect(of('EndSession')[0]!.variables).toEqual({ id: 's2' });
  });
});

test('between the password and the work: the application is set up, its codes kept, and only then the day begins', async () => {
  const onReady = jest.fn(async () => undefined);
  const { user } = stand({ Account: account({ secondFactor: { __typename: 'SecondFactorStanding', required: true, enrolled: false, dueOn: null } }), BeginTotp: TOTP, ConfirmTotp: CODES }, <EnrolPage onReady={onReady} />);
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Réglez votre seconde preuve'));
  await user.click(screen.getByRole('button', { name: 'Prendre une application de codes' }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Code que l’application affiche')));
  await user.keyboard('123456{Enter}');
  await screen.findByRole('group', { name: 'Vos codes de récupération' });
  await user.click(screen.getByRole('button', { name: 'Je les ai gardés' }));
  await waitFor(() => expect(document.activeElement?.textContent).toBe('C’est réglé.'));
  expect(onReady).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Ouvrir Quittance' }));
  expect(onReady).toHaveBeenCalledTimes(1);
});
