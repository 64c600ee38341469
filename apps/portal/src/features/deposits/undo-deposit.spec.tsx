import { expect, jest, test } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { door, plain, refusal } from '../account/account.spec-kit.tsx';
import { UndoDeposit } from './undo-deposit.tsx';

const fact = (key: string, value: string) => ({ __typename: 'Fact', key, value });
const undone = {
  __typename: 'UndoneDeposit', deposit: { __typename: 'Deposit', id: 'd1', undoneAt: '2026-11-23T10:00:00Z', undoneBy: 'Camille Ferrandier', undo: { __typename: 'UndoStanding', possible: false, blocked: [] } },
  cases: [
    { __typename: 'UndoneCase', id: 'c1', publicReference: 'R4K-7TD-3', debtorName: 'Brasserie de l’Écluse', claims: 2, total: '3714.56', what: 'withdrawn', touched: [fact('calls', '2'), fact('notes', '0')] },
    { __typename: 'UndoneCase', id: 'c2', publicReference: 'K2M-4RD-9', debtorName: 'Hôtel de l’Œillet', claims: 1, total: '80.00', what: 'claims_withdrawn', touched: [] },
  ],
  left: [{ __typename: 'UndoBlock', caseId: 'c3', publicReference: 'T7B-2XA-1', code: 'letter_sent', article: null, facts: [] }],
};

test('what would be touched is shown before anything is; without a reason nothing is taken back', async () => {
  const { show, of } = door({ UndoDeposit: undone, Deposit: null });
  const onDone = jest.fn();
  const user = show(<UndoDeposit depositId="d1" title="Reprendre ce dépôt" onClose={() => undefined} onDone={onDone} />);
  const table = await screen.findByRole('table', { name: /Ce qui sera repris : 2 dossiers/ });
  expect(within(table).getAllByRole('row').slice(1).map((row) => plain(row.textContent))).toEqual(['Brasserie de l’ÉcluseR4K-7TD-3le dossier prend fin2 appels23 714,56 €', 'Hôtel de l’ŒilletK2M-4RD-9ces factures en sortent, le dossier continue—180,00 €']);
  expect(plain(screen.getByRole('table', { name: /Ce qui reste : 1 dossier/ }).textContent)).toContain('T7B-2XA-1une lettre est partie');
  expect(of('UndoDeposit').map(({ variables }) => variables['dryRun'])).toEqual([true]);
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(screen.getByText('Dites pourquoi ; l’agence le lira.')).toBeTruthy();
  expect(of('UndoDeposit')).toHaveLength(1);
  await user.type(screen.getByLabelText('Pourquoi ce dépôt est repris'), 'mauvais fichier');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(of('UndoDeposit')[1]!.variables).toEqual({ depositId: 'd1', reason: 'mauvais fichier', dryRun: false });
  expect(onDone).toHaveBeenCalledTimes(1);
});

test('one case alone is taken back by itself; a refusal is said, with its article', async () => {
  const { show, of } = door({ UndoDepositedCase: { ...refusal('undo_blocked'), article: 'C. civ. 1103' } });
  show(<UndoDeposit depositId="d1" caseId="c2" title="Reprendre le dossier" onClose={() => undefined} onDone={() => undefined} />);
  expect((await screen.findByRole('alert')).textContent).toContain('C. civ. 1103');
  expect(of('UndoDepositedCase')[0]!.variables).toMatchObject({ caseId: 'c2', dryRun: true });
});

test('a door that does not answer loses nothing, and can be asked again', async () => {
  const answers: Record<string, unknown> = { UndoDeposit: new Error('away') };
  const { show } = door(answers);
  const user = show(<UndoDeposit depositId="d1" title="Reprendre ce dépôt" onClose={() => undefined} onDone={() => undefined} />);
  const again = await screen.findByRole('button', { name: 'Essayer de nouveau' });
  answers['UndoDeposit'] = undone;
  await user.click(again);
  expect(await screen.findByRole('table', { name: /Ce qui sera repris/ })).toBeTruthy();
});
