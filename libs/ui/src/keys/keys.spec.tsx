import { describe, expect, jest, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { House } from '../house.spec-kit.tsx';
import { KeyScope, useKeys, type KeyAct } from './keys.tsx';
import { KeyFoot } from './shown.tsx';

function Acts({ acts }: { acts: KeyAct[] }) { useKeys(acts); return null; }
const page = (children: ReactNode) => render(<House><KeyScope title="Page">{children}</KeyScope><KeyFoot /></House>);

describe('keys', () => {
  test('a letter acts, but is text inside a field', async () => {
    const call = jest.fn(), save = jest.fn();
    page(<><Acts acts={[{ keys: 'a', label: 'appeler', run: call }, { keys: 'Ctrl+Enter', label: 'envoyer', run: save }]} /><input aria-label="note" /></>);
    await userEvent.keyboard('a');
    expect(call).toHaveBeenCalledTimes(1);
    await userEvent.type(screen.getByLabelText('note'), 'aa');
    expect(call).toHaveBeenCalledTimes(1);
    expect(screen.getByLabelText<HTMLInputElement>('note').value).toBe('aa');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(save).toHaveBeenCalledTimes(1);
  });

  test('an open panel shadows the page, and the foot shows its keys', async () => {
    const promise = jest.fn(), refusal = jest.fn(), search = jest.fn();
    const tree = (open: boolean) => (
      <House><Acts acts={[{ keys: 'Ctrl+k', label: 'chercher', run: search }]} />
        <KeyScope title="Page"><Acts acts={[{ keys: 'r', label: 'remise', run: promise }]} />{open && <KeyScope title="Appel" shadow><Acts acts={[{ keys: 'r', label: 'refus', run: refusal }]} /></KeyScope>}</KeyScope><KeyFoot />
      </House>
    );
    const { rerender } = render(tree(true));
    expect(screen.getByRole('contentinfo').textContent).toBe('R refus');
    await userEvent.keyboard('r{Control>}k{/Control}');
    expect([promise.mock.calls.length, refusal.mock.calls.length, search.mock.calls.length]).toEqual([0, 1, 1]);
    rerender(tree(false));
    expect(screen.getByRole('contentinfo').textContent).toBe('R remise');
    await userEvent.keyboard('r');
    expect(promise).toHaveBeenCalledTimes(1);
  });

  test('two letters in a row go to a place; a button keeps its own Enter', async () => {
    const go = jest.fn(), enter = jest.fn(), press = jest.fn();
    page(<><Acts acts={[{ keys: 'g f', label: 'ma file', run: go }, { keys: 'Enter', label: 'garder', run: enter }]} /><button type="button" onClick={press}>Fermer</button></>);
    await userEvent.keyboard('gf');
    expect(go).toHaveBeenCalledTimes(1);
    await userEvent.keyboard('f');
    expect(go).toHaveBeenCalledTimes(1);
    screen.getByRole('button').focus();
    await userEvent.keyboard('{Enter}');
    expect([enter.mock.calls.length, press.mock.calls.length]).toEqual([0, 1]);
  });
});
