import { AbilityProvider } from '@casl/react';
import { expect, test } from '@jest/globals';
import { unpack } from '@quittance/access';
import { screen, waitFor, within } from '@testing-library/react';
import { MeContext, type Me } from '../../app/session.tsx';
import { door, said, type Answers } from '../account/account.spec-kit.tsx';
import { ApiGuidePage } from './api-guide-page.tsx';

const self = { __typename: 'Me', id: 'u2', name: 'Camille', email: 'c@x.example', locale: 'fr', workspace: 'creditor', roles: ['creditor_user'], creditorId: 'c1', companyName: 'Papeteries', agencyName: 'Orvelle', rules: '[]' } as unknown as Me;
const field = (name: string, type: string) => ({ __typename: 'ApiField', name, type, description: null });
const type = (name: string, kind: string, fields: object[]) => ({ __typename: 'ApiType', name, kind, description: null, fields });
const GUIDE = {
  __typename: 'ApiGuide', graphql: 'https://orvelle.example/graphql', rest: 'https://orvelle.example/api/deposits', depositsAMinute: 20, sampleName: 'impayes.csv', sample: 'Facture;Date',
  operations: [{ __typename: 'ApiOperation', name: 'confirmDeposit', kind: 'mutation', scope: 'deposit', answers: 'ConfirmDepositResult!', description: null, arguments: [field('input', 'DepositInput!')] }],
  types: [type('Deposit', 'object', [field('id', 'ID!'), field('total', 'Money!')]), type('CaseFile', 'object', [field('due', 'Money!')])],
  refusals: [{ __typename: 'ApiRefusal', code: 'no_mandate', status: 422 }], examples: [{ __typename: 'ApiExample', key: 'rest_deposit', curl: 'curl -sS https://orvelle.example/api/deposits \\\n  -F file=@impayes.csv' }],
};
const stand = (answers: Answers) => { const at = door(answers); return { ...at, user: at.show(<MeContext value={self}><AbilityProvider value={unpack('[]')}><ApiGuidePage /></AbilityProvider></MeContext>) }; };

test('addresses, examples as they are typed, operations with their scope, refusals in words, every code of a line that is left out', async () => {
  stand({ ApiGuide: GUIDE });
  expect((await screen.findByRole('region', { name: 'Confier un fichier' })).textContent).toBe(GUIDE.examples[0]!.curl);
  expect(said()).toContain('https://orvelle.example/api/deposits');
  const operations = screen.getByRole('table', { name: 'Opérations ouvertes à une clé' });
  expect(within(operations).getByRole('rowheader').textContent).toContain('confirmDeposit');
  expect(within(operations).getByText('input: DepositInput!')).toBeTruthy();
  const refusals = within(screen.getByRole('table', { name: 'Codes de refus' }));
  expect(refusals.getByText('422')).toBeTruthy();
  expect(refusals.queryByText(/La règle « no_mandate » s’y oppose/)).toBeNull();
  const faults = within(screen.getByRole('table', { name: 'Codes des lignes non reprises' })).getAllByRole('rowheader').map(({ textContent }) => textContent);
  expect(faults).toEqual(expect.arrayContaining(['day_does_not_exist', 'already_placed', 'not_due', 'unknown_format']));
});

test('a field is looked for by its name; nothing of that name is said', async () => {
  const { user } = stand({ ApiGuide: GUIDE });
  const search = await screen.findByRole('searchbox', { name: 'Chercher un type ou un champ' });
  await user.type(search, 'total');
  await waitFor(() => expect(screen.queryByText('CaseFile')).toBeNull());
  expect(screen.getByText('total: Money!')).toBeTruthy();
  await user.clear(search);
  await user.type(search, 'zzz');
  expect(await screen.findByText('Aucun type ni champ de ce nom.')).toBeTruthy();
});

test('a house that does not answer is told, and asked again', async () => {
  const answers: Answers = { ApiGuide: new Error('away') };
  const { user } = stand(answers);
  const again = await screen.findByRole('button', { name: /Réessayer|nouveau/ });
  answers['ApiGuide'] = GUIDE;
  await user.click(again);
  expect(await screen.findByRole('region', { name: 'Confier un fichier' })).toBeTruthy();
});
