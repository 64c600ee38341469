import { expect, test } from '@jest/globals';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { House } from '../house.spec-kit.tsx';
import { Combobox, Select } from './choose.tsx';

const options = [{ value: 'a', label: 'Tesson Charpente' }, { value: 'b', label: 'Lorren Bois', detail: 'Angers' }];
const violations = async () => (await act(() => axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } }))).violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
/** What Tab reaches and nobody hears. axe asks a browser whether it is to be seen, and so finds none of it here. */
const unheard = () => [...document.querySelectorAll('button, [href], input, [tabindex]')].filter((one) => one.getAttribute('tabindex') !== '-1' && one.closest('[aria-hidden=true]')).map(({ outerHTML }) => outerHTML);

test('while one of many is chosen, all that Tab leads to is heard', async () => {
  render(<House><main><h1>Choisir</h1><Combobox label="Quel créancier" options={options} value={null} onValueChange={() => undefined} /><Combobox label="Quelle étude" options={options} value={null} onValueChange={() => undefined} /><button>Après</button></main></House>);
  await userEvent.click(screen.getByRole('combobox', { name: 'Quel créancier' }));
  await userEvent.keyboard('t');
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['Tesson Charpente']);
  expect([unheard(), await violations()]).toEqual([[], []]);
  // From one list to the next.
  await userEvent.click(screen.getByRole('combobox', { name: 'Quelle étude' }));
  await screen.findAllByRole('option');
  expect([unheard(), await violations()]).toEqual([[], []]);
  await userEvent.keyboard('{Escape}');
  expect(screen.queryAllByRole('option')).toEqual([]);
  expect([unheard(), document.querySelectorAll('[aria-live=off]').length]).toEqual([[], 0]);
});

test('an open list that goes with its page leaves nothing behind', async () => {
  const { unmount } = render(<House><Combobox label="Quel créancier" options={options} value={null} onValueChange={() => undefined} /></House>);
  await userEvent.click(screen.getByRole('combobox'));
  expect(document.querySelectorAll('[aria-live=off]').length).toBeGreaterThan(0);
  unmount();
  expect(document.querySelectorAll('[aria-live=off]').length).toBe(0);
});

test('one of a few: its open list has no axe violation', async () => {
  render(<House><main><h1>Choisir</h1><Select label="Canal" options={options} value={null} onValueChange={() => undefined} /><button>Après</button></main></House>);
  await userEvent.click(screen.getByRole('combobox'));
  await screen.findAllByRole('option');
  expect(await violations()).toEqual([]);
});
