import { expect, test } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { WriteNote } from '../notes/write-note.tsx';
import { doorOf, plain, refusalOf, show } from './conduct.spec-kit.tsx';
import { atField } from './words-at-field.ts';
import { excerpt } from './words-watch.tsx';

test('the words stand with a little of what surrounds them', () => {
  const text = 'Nous vous informons que la saisie de vos biens interviendra très prochainement.';
  expect(excerpt(text, text.indexOf('saisie'), 'saisie', 12)).toEqual({ before: '…que la ', words: 'saisie', after: ' de vos…' });
  expect(excerpt('saisie', 0, 'saisie')).toEqual({ before: '', words: 'saisie', after: '' });
});

test('words that may not be written are told at the field that the door names, or at ours', () => {
  const at = (facts: Record<string, string>) => atField(refusalOf('forbidden_words', facts), 'words').fields.map(({ field, code }) => [field, code]);
  expect(at({ words: 'saisie', field: 'reason' })).toEqual([['reason', 'forbidden_words']]);
  expect(at({ words: 'saisie' })).toEqual([['words', 'forbidden_words']]);
  expect(atField(refusalOf('plan_state'), 'words').fields).toEqual([]);
});

test('a note that hurts or tells too much is warned of, says why, and is kept all the same', async () => {
  const door = doorOf({
    WriteNote: () => ({ writeNote: { __typename: 'CaseFile', id: 'case-1', version: 2, timelineCount: 3 } }),
  });
  let closed = false;
  show(<WriteNote caseId="case-1" onClose={() => { closed = true; }} />, door.client);
  const user = userEvent.setup();
  await user.type(screen.getByLabelText('Note'), 'menteur, malade, craint la saisie');
  await waitFor(() => expect(plain(screen.getByRole('list', { name: 'Mots à revoir' }).textContent)).toContain('« menteur »'));
  const told = plain(document.querySelector('.note-watch')?.textContent);
  expect(told).toContain('« malade » Une dette n’a pas besoin de le savoir. RGPD 9');
  expect(told).toContain('Le débiteur peut demander à lire ce que l’on écrit de lui (RGPD 15).');
  expect(told).not.toContain('saisie');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(closed).toBe(true));
  expect(door.of('WriteNote')).toHaveLength(1);
});
