import { describe, expect, jest, test } from '@jest/globals';
import { CONTACT_POLICY } from '@quittance/law';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { doorOf, plain, refusalOf, show } from './conduct.spec-kit.tsx';
import type { Policy } from './conduct.queries.ts';
import { draftOfPolicy, placed, readTime, rulesOf } from './policy-form.ts';
import { Rules } from './policy-page.tsx';
import { SetPolicy } from './set-policy.tsx';

const shipped = CONTACT_POLICY[0]!;
const policy: Policy = {
  __typename: 'ContactPolicy', from: null, reason: null, setAt: null, setBy: null, article: shipped.article, confidence: shipped.confidence,
  windows: shipped.value.windows.map((window) => ({ __typename: 'ContactWindow', ...window, channels: [...window.channels], weekdays: [...window.weekdays], spans: window.spans.map((span) => ({ __typename: 'ContactSpan', ...span })) })),
  caps: shipped.value.caps.map((cap) => ({ __typename: 'ContactCap', ...cap, channels: [...cap.channels] })),
};

test.each([['10', '10:00'], ['10h', '10:00'], ['10 h 30', '10:30'], ['9:05', '09:05'], ['1030', '10:30'], ['24h', '24:00'], ['24:30', undefined], ['10:75', undefined], ['midi', undefined], ['', undefined]])('« %s » is read as %s', (text, time) => expect(readTime(text)).toBe(time));

describe('the rules in words', () => {
  test('the default of the product says hours, numbers, articles, and that it is to be confirmed', () => {
    const { container } = show(<Rules policy={policy} />, doorOf({}).client);
    const said = plain(container.textContent);
    expect(said).toContain('Appels, SMS : du lundi au vendredi, de 10 h à 13 h, de 14 h à 20 h, jamais un jour férié ; hors de ces heures, refusé. C. conso. D223-9');
    expect(said).toContain('3 contacts au plus en 7 jours (appels, SMS, courriels) ; au-delà, refusé. C. conso. L121-6, L121-7');
    expect(said).toContain('Un appel abouti au plus par jour ; au-delà, refusé.');
    expect(said).toContain('à confirmer');
  });
  test('those in force, to come and past find their places', () => {
    const of = (from: string | null) => ({ from });
    const now = of('2026-10-01'), next = of('2027-01-01'), later = of('2027-02-01'), before = of('2026-01-01'), ours = of(null);
    expect(placed([now, later, next, before, ours], '2026-11-23')).toEqual({ now, toCome: [next, later], past: [before], shipped: ours });
    expect(placed([ours], '2026-11-23')).toEqual({ now: ours, toCome: [], past: [], shipped: undefined });
  });
  test('a new set begins as the one in force and goes back to the door the same', () => {
    const given = { windows: policy.windows.map(({ __typename: _, spans, ...window }) => ({ ...window, spans: spans.map(({ from, to }) => ({ from, to })) })), caps: policy.caps.map(({ __typename: _, ...cap }) => cap) };
    expect(rulesOf(draftOfPolicy(policy))).toEqual(given);
  });
});

describe('new rules, by keyboard', () => {
  function open(answer: (dryRun: boolean) => unknown = () => ({ __typename: 'ContactPolicy', from: '2026-12-01', setAt: null, setBy: null })) {
    const onClose = jest.fn();
    const door = doorOf({ SetContactPolicy: ({ dryRun }: { dryRun?: boolean }) => ({ setContactPolicy: answer(Boolean(dryRun)) }), ContactPolicies: () => ({ contactPolicies: [policy] }) } as never);
    show(<SetPolicy now={policy} onClose={onClose} />, door.client);
    return { onClose, door, said: () => plain(document.querySelector('.panel')?.textContent), user: userEvent.setup() };
  }
  test('a day, other hours, a reason: read along by the door, confirmed in words, kept once', async () => {
    const { door, onClose, said, user } = open();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Dès le')));
    await user.keyboard('01/12/2026');
    const until = screen.getByLabelText('À, plage 2');
    await user.clear(until);
    await user.type(until, '18h30');
    expect(said()).toContain('de 14 h à 18 h 30');
    await user.type(screen.getByLabelText('Pourquoi'), 'Avis de notre conseil');
    await waitFor(() => expect(door.of('SetContactPolicy').at(-1)).toMatchObject({ dryRun: true, input: { from: '2026-12-01', reason: 'Avis de notre conseil', windows: [{ spans: [{ from: '10:00', to: '13:00' }, { from: '14:00', to: '18:30' }] }] } }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(said()).toContain('Dès le 1er déc. 2026, toute l’agence suit ces règles.'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(door.of('SetContactPolicy').filter(({ dryRun }) => !dryRun)).toHaveLength(1);
  });
  test('a fault stands at the very hour that it is about', async () => {
    const { said, user } = open(() => refusalOf('bad_fields', {}, [{ field: 'windows.0.spans.1.to', code: 'not_after', facts: { from: '14:00', to: '13:00' } }, { field: 'caps.0.atMost', code: 'out_of_range', facts: { least: '1', most: '100', found: '0' } }]));
    await user.type(screen.getByLabelText('Dès le'), '01/12/2026');
    await waitFor(() => expect(said()).toContain('La fin doit venir après le début.'));
    expect(screen.getByLabelText('À, plage 2').closest('.is-wrong')).not.toBeNull();
    expect(screen.getByLabelText('Contacts au plus').closest('.is-wrong')).not.toBeNull();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(said()).not.toContain('suit ces règles');
  });
  test('without a day or a reason it says what is missing', async () => {
    const { door, said, user } = open();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(said()).toContain('Écrivez le jour.');
    expect(said()).toContain('Écrivez la raison.');
    expect(door.of('SetContactPolicy')).toHaveLength(0);
  });
});
