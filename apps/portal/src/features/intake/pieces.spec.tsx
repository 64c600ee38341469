import { describe, expect, jest, test } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { Addresses } from './addresses.tsx';
import { Aged } from './aged.tsx';
import { Columns, fieldsOf, withColumn } from './columns.tsx';
import { Doubtful } from './doubtful.tsx';
import { lackingOf } from './evidence.tsx';
import { KindFigures } from './kind-figures.tsx';
import { found, Papers } from './papers.tsx';
import { candidate, claim, mapping, paper, plain, previewCase, show } from './pieces.spec-kit.tsx';
import { isOfKind, leftKindOf, NOTHING } from './prepared.ts';
import { PaymentTerms } from './terms.tsx';

const idle = () => undefined;

describe('columns', () => {
  test('what lacks is named, guesses are marked, and samples stand beside the header', () => {
    show(<Columns file="a.csv" mapping={mapping()} chosen={undefined} busy={false} onChosen={idle} onOwn={idle} onForget={undefined} onClose={idle} />);
    expect(screen.getByRole('status').textContent).toContain('Il manque : Numéro de facture.');
    const lines = within(screen.getByRole('list', { name: 'Colonnes' })).getAllByRole('listitem');
    expect(lines.map((line) => /deviné/.test(line.textContent ?? ''))).toEqual([false, true, true]);
    expect(lines[0]!.textContent).toContain('KennungFA-1FA-2');
  });

  test('a field is chosen by typing and Enter, to be remembered unless it is said otherwise', async () => {
    const onChosen = jest.fn<(chosen: ReturnType<typeof withColumn>) => void>();
    const { user } = show(<Columns file="a.csv" mapping={mapping()} chosen={undefined} busy={false} onChosen={onChosen} onOwn={idle} onForget={undefined} onClose={idle} />);
    const box = screen.getByRole('combobox', { name: 'Ce que dit la colonne « Kennung »' });
    await user.clear(box);
    await user.type(box, 'numéro de fac{Enter}');
    expect(onChosen).toHaveBeenCalledTimes(1);
    const chosen = onChosen.mock.calls[0]![0];
    expect([[...chosen.fields], [...chosen.sure], chosen.remember]).toEqual([[[0, 'reference'], [1, 'total'], [2, 'due']], [0], true]);
  });

  test('a preview that comes in while a field is being typed takes nothing out of the hand', async () => {
    const part = (fingerprint: string) => <Columns file="a.csv" mapping={mapping({ fingerprint, columns: mapping().columns.map((column) => (fingerprint === 'f2' && column.column === 1 ? { ...column, field: 'reference', guessed: false } : column)) })} chosen={undefined} busy={false} onChosen={idle} onOwn={idle} onForget={undefined} onClose={idle} />;
    const { user, again } = show(part('f1'));
    const box = screen.getByRole<HTMLInputElement>('combobox', { name: 'Ce que dit la colonne « Kennung »' });
    await user.clear(box);
    await user.type(box, 'nom du');
    again(part('f2'));
    expect([document.activeElement, box.value]).toEqual([box, 'nom du']);
    expect((await screen.findAllByRole('option')).map((option) => option.textContent)).toEqual(['Nom du débiteur']);
  });

  test('what one column alone says leaves the column that said it; an address may stand in several', () => {
    const moved = withColumn(mapping(), undefined, 2, 'total');
    expect([...moved.fields]).toEqual([[0, 'ignored'], [1, 'ignored'], [2, 'total']]);
    const twice = withColumn(mapping(), withColumn(mapping(), undefined, 0, 'address1'), 2, 'address1');
    expect([...twice.fields]).toEqual([[0, 'address1'], [1, 'total'], [2, 'address1']]);
    expect([...fieldsOf(mapping(), undefined)]).toEqual([[0, 'ignored'], [1, 'total'], [2, 'due']]);
  });

  test('a remembered reading is said, and can be forgotten', async () => {
    const onForget = jest.fn();
    const { user } = show(<Columns file="a.csv" mapping={mapping({ remembered: true, lacking: [] })} chosen={undefined} busy={false} onChosen={idle} onOwn={idle} onForget={onForget} onClose={idle} />);
    expect(screen.getByRole('status').textContent).toContain('lues comme vous l’avez dit lors d’un dépôt précédent');
    await user.click(screen.getByRole('button', { name: 'Oublier cette lecture' }));
    expect(onForget).toHaveBeenCalledTimes(1);
  });
});

describe('doubtful debtors', () => {
  const rows = [previewCase({ key: 'a', debtorName: 'IMP CARNAUDET', recognition: 'doubtful', candidates: [candidate('d1', 'Imprimerie Carnaudet', 82), candidate('d2', 'Carnaud Métal', 41)] }), previewCase({ key: 'b', debtorName: 'TYPO LOZERE', recognition: 'doubtful', candidates: [candidate('d3', 'Atelier Typo-Lozère', 66, { publicReference: 'R4K-7TD-3' })] })];

  test('a figure says who he is, the next comes by itself, N says that he is new', async () => {
    const decided: [string, string | null | undefined][] = [];
    const { user } = show(<Doubtful rows={rows} decisions={new Map()} onDecide={(...one) => decided.push(one)} onRest={idle} onClose={idle} />);
    expect(screen.getByRole('heading', { name: 'IMP CARNAUDET' })).toBeTruthy();
    expect(screen.getByText('82 sur 100')).toBeTruthy();
    await user.keyboard('2');
    expect(screen.getByRole('heading', { name: 'TYPO LOZERE' })).toBeTruthy();
    expect(screen.getByText(/dossier R4K-7TD-3/)).toBeTruthy();
    await user.keyboard('n');
    expect(decided).toEqual([['a', 'd2'], ['b', null]]);
  });

  test('what was decided is shown and can be taken back; the rest can be said new at once', async () => {
    const onDecide = jest.fn(), onRest = jest.fn();
    const { user } = show(<Doubtful rows={[...rows, previewCase({ key: 'c' })]} decisions={new Map([['a', 'd1']])} onDecide={onDecide} onRest={onRest} onClose={idle} />);
    expect(screen.getByRole('heading', { name: 'TYPO LOZERE' })).toBeTruthy();
    await user.keyboard('{ArrowLeft}');
    expect(screen.getByRole('button', { name: /C’est lui Imprimerie Carnaudet/ }).getAttribute('aria-pressed')).toBe('true');
    await user.click(screen.getByRole('button', { name: 'Revenir sur cette décision' }));
    expect(onDecide).toHaveBeenCalledWith('a', undefined);
    await user.click(screen.getByRole('button', { name: 'Les autres sont nouveaux' }));
    expect(onRest).toHaveBeenCalledTimes(1);
  });
});

describe('terms of payment', () => {
  const law = (name: string, value: string) => ({ __typename: 'AppliedFigure', name, kind: 'constant', rows: [{ __typename: 'AppliedRow', from: '2019-04-26', to: null, value, unit: 'days', article: 'C. com. L441-10 I', confidence: 'high', source: '', origin: 'product', entryId: null }] });
  const applied = { appliedLaw: { __typename: 'AppliedLaw', version: '1', missing: [], figures: [law('payment_term_max_issue', '60'), law('payment_term_45_end_of_month', '45')] } };

  test('the law’s ceiling is said before and when it is passed; the legal term is a press away', async () => {
    const onTerms = jest.fn();
    const { user } = show(<PaymentTerms needed={14} terms={null} onTerms={onTerms} onClose={idle} />, applied);
    expect(await screen.findByText(/au plus 60 jours depuis la facture, ou 45 jours fin de mois \(C\. com\. L441-10 I\)/)).toBeTruthy();
    await user.type(screen.getByLabelText('Délai de paiement, en jours'), '90');
    expect(onTerms).toHaveBeenLastCalledWith({ days: 90, endOfMonth: false });
    expect(screen.getByRole('status').textContent).toContain('plus que ce que la loi admet entre entreprises : 60 jours (C. com. L441-10 I)');
    await user.click(screen.getByRole('button', { name: 'Prendre 60 jours' }));
    expect(onTerms).toHaveBeenLastCalledWith({ days: 60, endOfMonth: false });
    await user.click(screen.getByLabelText('Fin de mois'));
    expect(onTerms).toHaveBeenLastCalledWith({ days: 60, endOfMonth: true });
    expect(screen.getByRole('status').textContent).toContain('45 jours');
  });

  test('beyond what the product takes nothing is asked', async () => {
    const onTerms = jest.fn();
    const { user } = show(<PaymentTerms needed={1} terms={null} onTerms={onTerms} onClose={idle} />, applied);
    await user.type(screen.getByLabelText('Délai de paiement, en jours'), '180');
    expect(onTerms).not.toHaveBeenCalledWith({ days: 180, endOfMonth: false });
    expect(screen.getByText('120 jours au plus.')).toBeTruthy();
  });
});

describe('addresses', () => {
  test('Enter keeps one and goes to the next; what lacks is said at its field', async () => {
    const onAddress = jest.fn();
    const { user } = show(<Addresses rows={[previewCase({ key: 'a', debtorName: 'Client Un' }), previewCase({ key: 'b', debtorName: 'Client Deux' })]} given={new Map()} onAddress={onAddress} onClose={idle} />);
    expect(document.activeElement).toBe(screen.getByLabelText('Adresse'));
    await user.keyboard('3 rue des Quais{Enter}');
    expect(onAddress).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(screen.getByLabelText('Code postal'));
    await user.type(screen.getByLabelText('Code postal'), '37000');
    await user.type(screen.getByLabelText('Ville'), 'Tours{Enter}');
    expect(onAddress).toHaveBeenCalledWith('a', { line1: '3 rue des Quais', line2: '', postalCode: '37000', city: 'Tours' });
    expect(screen.getByRole('heading', { name: /Client Deux/ })).toBeTruthy();
  });
});

describe('papers', () => {
  const invoices = [{ reference: 'FA-2026-01', debtorName: 'Brasserie de l’Écluse' }, { reference: 'FA-2026-02', debtorName: 'Hôtel de l’Œillet' }];

  test('those without an invoice come first, and take one by its number or by its debtor', async () => {
    const onAttach = jest.fn();
    const { user } = show(<Papers papers={[paper('FA-2026-01 bl.pdf', { state: 'matched', reference: 'FA-2026-01' }), paper('scan_0007.pdf')]} invoices={invoices} chosen={new Map()} busy={false} onAttach={onAttach} onFiles={idle} />);
    const lines = screen.getAllByRole('listitem');
    expect(lines.map((line) => plain(line.textContent).slice(0, 12))).toEqual(['scan_0007.pd', 'FA-2026-01 b']);
    await user.type(screen.getByRole('combobox', { name: 'La facture de scan_0007.pdf' }), 'écluse');
    await user.click(await screen.findByRole('option', { name: /FA-2026-01/ }));
    expect(onAttach).toHaveBeenCalledWith('scan_0007.pdf', 'FA-2026-01');
    await user.click(screen.getByRole('button', { name: 'Laisser scan_0007.pdf' }));
    expect(onAttach).toHaveBeenCalledWith('scan_0007.pdf', null);
  });

  test('an invoice is found without accents and by several words', () => {
    expect(found(invoices, 'ecluse 01').map(({ reference }) => reference)).toEqual(['FA-2026-01']);
    expect(found(invoices, '2026')).toHaveLength(2);
  });
});

describe('totals by kind', () => {
  test('each is a filter, pressed or not; what is left out stands apart', async () => {
    const onKind = jest.fn();
    const kinds = [{ kind: 'new_debtor', cases: 3, claims: 4, total: '400.00' }, { kind: 'duplicate', cases: 0, claims: 2, total: '90.00' }].map((one) => ({ __typename: 'PreviewKind' as const, ...one }));
    const preview = { __typename: 'DepositPreview' as const, caseCount: 3, claimCount: 4, total: '400.00', needsTerms: 0, cut: false, files: [], cases: [], faults: [], kinds, aged: [], attachments: [] };
    const { user } = show(<KindFigures prepared={{ ...NOTHING, preview }} kind="duplicate" onKind={onKind} />);
    expect(screen.getByRole('button', { name: /Déjà confiées/ }).getAttribute('aria-pressed')).toBe('true');
    await user.click(screen.getByRole('button', { name: /Nouveaux débiteurs/ }));
    expect(onKind).toHaveBeenCalledWith('new_debtor');
    await user.click(screen.getByRole('button', { name: /Déjà confiées/ }));
    expect(onKind).toHaveBeenLastCalledWith(null);
  });

  test('a line of the list belongs to the figure that counts it', () => {
    const barred = claim({ warnings: [{ __typename: 'PreviewWarning', code: 'barred', message: '', article: null, facts: [] }] });
    expect(isOfKind(previewCase({ recognition: 'same_vat' }), 'recognised')).toBe(true);
    expect(isOfKind(previewCase({ recognition: 'same_vat', heldKinds: ['insolvency'] }), 'held')).toBe(true);
    expect(isOfKind(previewCase({ claims: [claim(), barred] }), 'barred_company')).toBe(true);
    expect(['already_placed', 'currency_not_euro', 'amount_letter'].map((code) => leftKindOf({ code }))).toEqual(['duplicate', 'currency_excluded', 'unreadable']);
  });
});

test('what lacks is listed claim by claim, not case by case', () => {
  const rows = lackingOf([previewCase({ claims: [claim({ reference: 'FA-1', lacking: ['delivery'] }), claim({ reference: 'FA-2' }), claim({ reference: 'FA-3', lacking: ['contract', 'terms'] })] })]);
  expect(rows.map(({ reference, lacking }) => [reference, ...lacking])).toEqual([['FA-1', 'delivery'], ['FA-3', 'contract', 'terms']]);
});

test('the aged balance stands in the order of its ages, and adds up', () => {
  show(<Aged bands={[{ __typename: 'AgedBalance', band: 'd91_180', claims: 2, due: '300.10' }, { __typename: 'AgedBalance', band: 'not_due', claims: 1, due: '99.90' }]} />);
  expect(screen.getAllByRole('row').map((row) => plain(row.textContent))).toEqual(['RetardFacturesReste dû', 'Pas encore échu199,90 €', '91 à 180 jours2300,10 €', 'Total3400,00 €']);
});
