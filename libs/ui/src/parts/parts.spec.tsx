import { describe, expect, jest, test } from '@jest/globals';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { useState } from 'react';
import { AmountField, Button, Choice, Confirm, DayField, FileDrop, Filters, Grid, KeyScope, Money, Refusal, Select, Timeline, useToast, Word } from '../index.ts';
import { House } from '../house.spec-kit.tsx';

const text = (element: HTMLElement) => element.textContent?.replace(/[\u202f\u00a0]/g, ' ');

describe('figures', () => {
  test('an amount explains itself beside it', async () => {
    render(<House><Money value="552.60" explain={{ title: 'Intérêts de retard', lines: [{ group: 'FA-1', formula: '3 000,00 € × 12,40 % × 144 j / 365', amount: '146.76' }], total: { amount: '552.60' }, law: 'C. com. L441-10 II' }} /></House>);
    await userEvent.click(screen.getByRole('button'));
    const said = await screen.findByRole('dialog', { name: 'Intérêts de retard' });
    expect(text(said)).toContain('144 j / 365146,76Somme des lignes552,60C. com. L441-10 II');
  });
  test('nothing is shown as a dash', () => {
    const { container } = render(<House><Money value={null} /></House>);
    expect(container.textContent).toBe('—');
  });
});

function Promised({ onDay }: { onDay: (day: string | null) => void }) {
  const [day, setDay] = useState<string | null>(null), [amount, setAmount] = useState<string | null>(null);
  return <><DayField label="Pour quand" value={day} onValueChange={(next) => { setDay(next); onDay(next); }} /><AmountField label="Combien" value={amount} onValueChange={setAmount} of="5518.33" /></>;
}

describe('fields', () => {
  test('what is understood is repeated in full; what is not says what to write, once left', async () => {
    const onDay = jest.fn();
    render(<House><Promised onDay={onDay} /></House>);
    await userEvent.type(screen.getByLabelText('Pour quand'), 'ven.');
    expect(text(screen.getByText(/vendredi/))).toBe('vendredi 27 nov. 2026');
    expect(onDay).toHaveBeenLastCalledWith('2026-11-27');
    await userEvent.type(screen.getByLabelText('Combien'), '30OO');
    expect(screen.queryByRole('alert')).toBeNull();
    await userEvent.tab();
    expect(screen.getByRole('alert').textContent).toBe('« 30OO » contient 2 lettres. Écrivez 3000.');
    await userEvent.clear(screen.getByLabelText('Combien'));
    await userEvent.type(screen.getByLabelText('Combien'), '3000');
    expect(text(screen.getByText(/sur/))).toBe('3 000,00 € sur 5 518,33 €');
  });

  test('files are dropped or chosen, many at once', async () => {
    const onFiles = jest.fn();
    render(<House><FileDrop label="Déposez vos factures" onFiles={onFiles} /></House>);
    await userEvent.upload(screen.getByLabelText(/Déposez/), [new File(['a'], 'a.csv'), new File(['b'], 'b.xml')]);
    expect((onFiles.mock.calls[0]![0] as File[]).map((file) => file.name)).toEqual(['a.csv', 'b.xml']);
  });
});

describe('acting', () => {
  test('ten seconds to come back: U undoes', async () => {
    const undo = jest.fn();
    function Keep() { const toast = useToast(); return <Button onClick={() => toast.undoable('Promesse gardée', undo)}>Garder</Button>; }
    render(<House><Keep /></House>);
    await userEvent.click(screen.getByRole('button', { name: 'Garder' }));
    expect(await screen.findByText('Promesse gardée')).toBeTruthy();
    await userEvent.keyboard('u');
    expect(undo).toHaveBeenCalledTimes(1);
    await userEvent.keyboard('u');
    expect(undo).toHaveBeenCalledTimes(1);
  });

  test('a confirmation is done by Ctrl Enter, left by Escape', async () => {
    const done = jest.fn(), left = jest.fn();
    render(<House><KeyScope title="Lettre"><Confirm title="La lettre part aujourd’hui en recommandé." consequences="Coût : 6,90 €" confirm="Envoyer la lettre" onConfirm={done} onCancel={left} /></KeyScope></House>);
    await userEvent.keyboard('{Control>}{Enter}{/Control}{Escape}');
    expect([done.mock.calls.length, left.mock.calls.length]).toEqual([1, 1]);
  });

  test('a choice is made by its letter and moves on', async () => {
    const chosen = jest.fn();
    function Outcome() { const [value, set] = useState<string | null>(null); return <Choice label="Issue" value={value} onValueChange={set} onChosen={chosen} options={[{ value: 'promise', label: 'Promesse', kbd: 'P' }, { value: 'absent', label: 'Absent', kbd: 'A' }]} />; }
    render(<House><Outcome /></House>);
    await userEvent.keyboard('a');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /Absent/ }).checked).toBe(true);
    expect(chosen).toHaveBeenCalledWith('absent');
  });
});

describe('the grid', () => {
  const rows = Array.from({ length: 200 }, (_, at) => ({ id: `c${at}`, name: `Débiteur ${at}` }));
  test('one tab stop; arrows, J K, Home and End move it; Enter opens', async () => {
    const open = jest.fn();
    render(<House><Grid label="File" rows={rows} rowId={(row) => row.id} onOpen={open} columns={[{ key: 'n', head: 'Débiteur', width: '1fr', cell: (row) => row.name }]} /></House>);
    const grid = screen.getByRole('grid', { name: 'File' });
    await userEvent.tab();
    await userEvent.keyboard('{ArrowDown}jjk');
    expect(document.activeElement?.textContent).toBe('Débiteur 2');
    await userEvent.keyboard('{End}{ArrowUp}{ArrowUp}');
    expect(document.activeElement?.textContent).toBe('Débiteur 197');
    expect(within(grid).getAllByRole('row').filter((row) => row.tabIndex === 0)).toHaveLength(1);
    await userEvent.keyboard('{Enter}');
    expect(open).toHaveBeenCalledWith(rows[197]);
    await userEvent.keyboard('{Home}');
    expect(document.activeElement?.textContent).toBe('Débiteur 0');
  });

  test('the row under the cursor stays under it when others arrive above', async () => {
    const columns = [{ key: 'n', head: 'Débiteur', width: '1fr', cell: (row: { name: string }) => row.name }];
    const { rerender } = render(<House><Grid label="File" rows={rows.slice(0, 5)} rowId={(row) => row.id} columns={columns} /></House>);
    await userEvent.tab();
    await userEvent.keyboard('jj');
    rerender(<House><Grid label="File" rows={[{ id: 'new', name: 'Nouveau' }, ...rows.slice(0, 5)]} rowId={(row) => row.id} columns={columns} /></House>);
    expect(document.activeElement?.textContent).toBe('Débiteur 2');
  });
});

test('a page of parts has no axe violation', async () => {
  const { container } = render(
    <House>
      <main><h1>Pièces</h1>
        <Filters label="Filtrer" value="all" onValueChange={() => undefined} options={[{ value: 'all', label: 'Tout', count: 3 }, { value: 'calls', label: 'Appels' }]} />
        <p><Word tone="danger">signifier sous 24 jours</Word> <Money value="-2000" /></p>
        <Refusal title="La lettre n’est pas partie." safe="Rien n’a été envoyé." article="CPCE R124-4 2°"><p>Il manque une mention.</p></Refusal>
        <Select label="Canal" value={null} onValueChange={() => undefined} options={[{ value: 'a', label: 'Recommandé' }]} />
        <Promised onDay={() => undefined} />
        <Timeline label="Le fil" entries={[{ id: '1', at: '2026-11-16T08:00:00Z', kind: 'Appel', what: 'Promet 3 131,24 €', who: 'Hélène Vasseur', inside: <p>« la première vendredi »</p> }]} />
        <Grid label="File" rows={[{ id: 'a' }]} rowId={(row) => row.id} columns={[{ key: 'i', head: 'Dossier', width: '1fr', cell: (row) => row.id }]} />
        <FileDrop label="Déposez" onFiles={() => undefined} />
      </main>
    </House>,
  );
  const result = await act(() => axe.run(container, { rules: { 'color-contrast': { enabled: false } } }));
  expect(result.violations.map((violation) => violation.id)).toEqual([]);
});
