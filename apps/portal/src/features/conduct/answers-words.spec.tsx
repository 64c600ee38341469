import { expect, test } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { sampleCase } from '../cases/sample.spec-kit.ts';
import { DisputePanel } from '../disputes/dispute-panel.tsx';
import { DecidePlan } from '../plans/decide-plan.tsx';
import type { Plan } from '../plans/plans.queries.ts';
import { doorOf, finding, plain, refusalOf, show } from './conduct.spec-kit.tsx';

const bailiff = { phrase: 'bailiff', reason: 'bailiffAppearance', words: 'huissier', at: '3', allowedBy: 'bailiffInstructed' };
const watch = { CheckWords: () => ({ checkWords: { __typename: 'WordsCheck', outcome: 'refuse', findings: [finding('forbidden_words', bailiff, 'refuse', 'C. pén. 433-13')] } }) };
const told = async () => plain((await screen.findByRole('list', { name: 'Mots à revoir' })).textContent);

test('the answer to a dispute: what may not be written is told as one types, and stands at the field when the door refuses it', async () => {
  const dispute = { __typename: 'Dispute', id: 'd-1', caseId: 'case-1', reason: 'other', words: null, claimReferences: [], openedAt: '2026-11-20T08:00:00Z', openedBy: 'x', openedByKind: 'debtor', state: 'answered', outcome: null, events: [], documents: [] };
  const door = doorOf({ ...watch, CaseDisputes: () => ({ caseFile: { __typename: 'CaseFile', id: 'case-1', disputed: true, disputes: [dispute] } }), SettleDispute: () => ({ settleDispute: refusalOf('forbidden_words', { ...bailiff, field: 'words' }, [], 'C. pén. 433-13') }) });
  show(<DisputePanel file={sampleCase()} onClose={() => undefined} />, door.client);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Trancher la contestation' }));
  await user.keyboard('n');
  await user.type(screen.getByLabelText('Ce qui leur est répondu'), 'Un huissier viendra');
  expect(await told()).toContain('« huissier » Ces mots font croire qu’un commissaire de justice agit déjà. C. pén. 433-13 Permis avec un commissaire de justice chargé du dossier.');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(plain(screen.getByLabelText('Ce qui leur est répondu').closest('.field')?.textContent)).toContain('« huissier » fait croire qu’un commissaire de justice agit déjà.'));
  expect(document.querySelector('.refusal')).toBeNull();
});

test('the reason of a refused plan: the same', async () => {
  const door = doorOf({ ...watch, DecidePlan: () => ({ decidePlan: refusalOf('forbidden_words', { ...bailiff, field: 'reason' }) }) });
  show(<DecidePlan plan={{ id: 'p-1', caseId: 'case-1', state: 'proposed' } as Plan} creditor="Papeteries Tessonville" />, door.client);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Refuser' }));
  await user.type(screen.getByLabelText('Raison'), 'Un huissier viendra');
  expect(await told()).toContain('« huissier »');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(plain(screen.getByLabelText('Raison').closest('.field')?.textContent)).toContain('« huissier » fait croire'));
});
