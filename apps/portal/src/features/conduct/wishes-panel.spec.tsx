import { describe, expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { conductOf, doorOf, plain, refusalOf, show } from './conduct.spec-kit.tsx';
import type { Wish } from './conduct.queries.ts';
import { WishesPanel } from './wishes-panel.tsx';

const wish = (over: Partial<Wish>): Wish => ({ __typename: 'DebtorWish', id: 'w-1', kind: 'stopAsked', holds: true, on: '2026-11-12', source: 'sa lettre du 12', by: 'Hélène Vasseur', at: '2026-11-13T08:00:00Z', documents: [], ...over });
function open(wishes: Wish[] = [], answer: unknown = wish({ id: 'w-2' })) {
  const door = doorOf({ RecordWish: () => ({ recordWish: answer }) });
  show(<WishesPanel caseId="case-1" conduct={conductOf([], { wishes })} onClose={() => undefined} />, door.client);
  const stop = screen.getByRole('article', { name: 'Ne plus être appelé ni recevoir de messages' });
  return { door, stop, said: () => plain(stop.textContent), user: userEvent.setup() };
}

describe('what the debtor asked for in writing', () => {
  test('recorded with its day and where it was said, by keyboard', async () => {
    const { door, stop, said, user } = open();
    expect(said()).toContain('rien de tel n’est demandé');
    await user.click(within(stop).getByRole('button', { name: 'Enregistrer sa demande' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Quel jour')));
    await user.keyboard('{Control>}a{/Control}12/11{Tab}son courriel du 12{Control>}{Enter}{/Control}');
    await waitFor(() => expect(door.of('RecordWish')).toHaveLength(1));
    expect(door.of('RecordWish')[0]).toMatchObject({ input: { caseId: 'case-1', kind: 'stopAsked', holds: true, on: '2026-11-12', source: 'son courriel du 12', files: [] } });
  });
  test('taken back: the latest word counts, and each keeps its line', async () => {
    const { door, stop, said, user } = open([wish({})]);
    expect(said()).toContain('depuis le 12 nov. 2026');
    await user.click(within(stop).getByRole('button', { name: 'Il revient sur sa demande' }));
    await user.type(screen.getByLabelText('D’où le sait-on'), 'au téléphone{Control>}{Enter}{/Control}');
    await waitFor(() => expect(door.of('RecordWish')[0]).toMatchObject({ input: { holds: false, on: '2026-11-23' } }));
  });
  test('without where it was said nothing leaves; a fault stands at its field', async () => {
    const { door, stop, said, user } = open([], refusalOf('bad_fields', {}, [{ field: 'on', code: 'day_future', facts: {} }]));
    await user.click(within(stop).getByRole('button', { name: 'Enregistrer sa demande' }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(said()).toContain('Dites d’où on le sait.');
    expect(door.of('RecordWish')).toHaveLength(0);
    await user.type(screen.getByLabelText('D’où le sait-on'), 'sa lettre{Control>}{Enter}{/Control}');
    await waitFor(() => expect(said()).toContain('Ce jour est à venir'));
  });
});
