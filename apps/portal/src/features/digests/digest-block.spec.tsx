import { AbilityProvider } from '@casl/react';
import { expect, test } from '@jest/globals';
import { unpack } from '@quittance/access';
import { screen, waitFor, within } from '@testing-library/react';
import { MeContext, type Me } from '../../app/session.tsx';
import { door, plain, refusal, said, type Answers } from '../account/account.spec-kit.tsx';
import { DigestBlock } from './digest-block.tsx';

const self = { __typename: 'Me', id: 'u2', name: 'Camille Ferrandier', email: 'camille@tessonville.example', locale: 'fr', workspace: 'creditor', roles: ['creditor_user'], creditorId: 'c1', companyName: 'Papeteries Tessonville', agencyName: 'Orvelle Recouvrement', rules: '[]' } as unknown as Me;
const OFF = { __typename: 'DigestPreference', cadence: 'off', weekday: 1, hour: 8, setAt: null, nextAt: null };
const WEEKLY = { ...OFF, cadence: 'weekly', setAt: '2026-11-23T08:00:00Z', nextAt: '2026-11-30T07:00:00Z' };
const stand = (answers: Answers, workspace = 'creditor') => {
  const at = door(answers);
  return { ...at, user: at.show(<MeContext value={{ ...self, workspace } as Me}><AbilityProvider value={unpack('[]')}><DigestBlock /></AbilityProvider></MeContext>) };
};

test('who has wished none is offered one, on Monday morning unless said otherwise; set, it says when the next comes', async () => {
  const { user, of } = stand({ Digest: OFF, SetDigest: WEEKLY });
  await user.click(await screen.findByRole('button', { name: 'Recevoir des nouvelles' }));
  const [cadence, weekday, hour] = screen.getAllByRole('combobox').map(({ textContent }) => textContent);
  expect([cadence, weekday, plain(hour)]).toEqual(['Chaque semaine', 'lundi', '8 h']);
  await user.click(screen.getByRole('button', { name: /Enregistrer/ }));
  await waitFor(() => expect(said()).toContain('Chaque lundi à 8 h, heure de Paris.'));
  expect(of('SetDigest').map(({ variables }) => variables)).toEqual([{ input: { cadence: 'weekly', weekday: 1, hour: 8 } }]);
  expect(said()).toContain('rien ne part s’il n’y a rien à dire');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Changer la fréquence' })));
});

test('a refusal and a silence are told, and nothing is lost; Escape goes back', async () => {
  const answers: Answers = { Digest: WEEKLY, SetDigest: new Error('away') };
  const { user } = stand(answers);
  await user.click(await screen.findByRole('button', { name: 'Changer la fréquence' }));
  await user.click(screen.getByRole('button', { name: /Enregistrer/ }));
  expect((await screen.findByRole('alert')).textContent).toContain('Rien n’a changé');
  answers['SetDigest'] = refusal('bad_fields', {}, [{ field: 'hour', code: 'out_of_range' }]);
  await user.click(screen.getByRole('button', { name: /Enregistrer/ }));
  await waitFor(() => expect(screen.queryByText(/Rien n’a changé/)).toBeNull());
  expect(within(screen.getByRole('region', { name: /Nouvelles/ })).getByRole('button', { name: /Enregistrer/ })).toBeTruthy();
  await user.keyboard('{Escape}');
  expect(await screen.findByRole('button', { name: 'Changer la fréquence' })).toBeTruthy();
});

test('those of the agency have none to wish: nothing is asked, nothing is shown', () => {
  const { of } = stand({ Digest: null }, 'collector');
  expect([of('Digest'), screen.queryByRole('region', { name: /Nouvelles/ })]).toEqual([[], null]);
});
