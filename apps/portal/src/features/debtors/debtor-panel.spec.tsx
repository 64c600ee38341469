import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { abilityFor } from '@quittance/access';
import { AbilityProvider } from '@casl/react';
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import type { ReactNode } from 'react';
import { sampleCase } from '../cases/sample.spec-kit.ts';
import { doorOf, plain, refusalOf, show } from '../conduct/conduct.spec-kit.tsx';
import { DebtorPanel } from './debtor-panel.tsx';

const told = (by = 'deposit', more: object = {}) => ({ __typename: 'Told', by, at: '2026-11-12T09:00:00Z', source: by === 'deposit' ? null : 'son appel', person: by === 'deposit' ? null : 'Hélène Vasseur', ...more });
const address = (over: object = {}) => ({ __typename: 'DebtorAddress', id: 'a-1', line1: '27 rue des Forges', line2: null, postalCode: '35300', city: 'Fougères', country: 'FR', current: true, returnedOn: null, returns: [], told: told(), superseded: null, ...over });
const phone = (over: object = {}) => ({ __typename: 'DebtorPoint', id: 'p-1', value: '02 61 91 40 17', shown: '02 61 91 40 17', e164: '+33261914017', line: 'landline', label: 'comptabilité', current: true, told: told('debtor'), superseded: null, ...over });
const record = (over: object = {}) => ({
  __typename: 'DebtorRecord', debtorId: 'd-1', kind: 'company', name: 'Imprimerie Carnaudet', legalForm: 'SARL', siren: '812047366', vatNumber: null, erasedOn: null, told: told(), otherNames: [], addresses: [address()], phones: [phone()], emails: [], accounts: [],
  representatives: [{ __typename: 'DebtorRepresentative', id: 'r-1', kind: 'legal', name: 'Paul Carnaudet', title: 'gérant', sinceOn: null, current: true, told: told(), superseded: null }], parties: [], links: [], otherCases: [], merges: [], ...over,
});
const likely = { __typename: 'LikelyDebtor', id: 'd-2', kind: 'company', name: 'IMP CARNAUDET', siren: null, city: 'Fougères', score: 81, by: ['same_address', 'alike_name'], caseId: 'case-2', publicReference: 'B2C-4DF-7' };
const debtor = (name: string, over: object = {}) => ({ __typename: 'Debtor', name, siren: null, phone: null, email: null, representative: null, address: null, ...over });
const effect = (over: object = {}) => ({
  __typename: 'DebtorsMerged', mergeId: 'm-1', overCount: 0, warnings: [{ __typename: 'MergeWarning', code: 'holds_spread', facts: [{ __typename: 'Fact', key: 'kinds', value: 'insolvencyProceeding' }] }],
  cases: [{ __typename: 'MergedCase', id: 'case-1', publicReference: 'R4K-7TD-3', debtorName: 'Imprimerie Carnaudet', stage: 'amicable', dueBefore: '5518.33', dueAfter: '5485.29', heldBefore: [], heldAfter: ['insolvencyProceeding'] }],
  kept: debtor('Imprimerie Carnaudet'), other: debtor('IMP CARNAUDET', { phone: '06 39 98 12 34' }), after: debtor('Imprimerie Carnaudet', { phone: '06 39 98 12 34' }), ...over,
});
const recorded = (name: string, written: string[]) => () => ({ [name]: { __typename: 'DebtorRecorded', written, caseFile: { __typename: 'CaseFile', id: 'case-1', version: 2 } } });

window.scrollTo = () => undefined;
let known = record(), suggested: object[] = [];
const answers = (over: Record<string, (variables: never) => unknown> = {}) => doorOf({
  DebtorRecord: () => ({ caseFile: { __typename: 'CaseFile', id: 'case-1', debtorRecord: known } }), LikelyDebtors: ({ text }: { text: string | null }) => ({ likelyDebtors: text ? [likely] : suggested }),
  RecordDebtorData: recorded('recordDebtorData', ['phone']), WithdrawDebtorDatum: recorded('withdrawDebtorDatum', ['withdrawn']), MarkReturnedMail: recorded('markReturnedMail', ['returned']), AddCaseParty: recorded('addCaseParty', ['party']),
  MergeDebtors: () => ({ mergeDebtors: effect() }), PartDebtors: () => ({ partDebtors: effect({ warnings: [], after: debtor('Imprimerie Carnaudet') }) }), ...over,
});
/** Links lead somewhere: the panel stands in a page of its own. */
function routed(children: ReactNode) {
  const root = createRootRoute(), page = createRoute({ getParentRoute: () => root, path: '/', component: () => children }), file = createRoute({ getParentRoute: () => root, path: '/cases/$id', component: () => <p>autre dossier</p> });
  return <RouterProvider router={createRouter({ routeTree: root.addChildren([page, file]), history: createMemoryHistory({ initialEntries: ['/'] }) }) as never} />;
}
function open(door = answers(), { role, onCall }: { role?: 'creditor_user'; onCall?: () => void } = {}) {
  const onClose = jest.fn(), panel = <DebtorPanel file={sampleCase()} onClose={onClose} onCall={onCall} />;
  const outside = role && abilityFor({ id: 'u', agencyId: 'a', roles: [{ role, creditorId: 'c' }] });
  show(routed(outside ? <AbilityProvider value={outside}>{panel}</AbilityProvider> : panel), door.client);
  return { door, onClose, user: userEvent.setup() };
}
const part = async (name: string) => within(await screen.findByRole('region', { name }));
const said = () => plain(document.body.textContent);

describe('the debtor of a case', () => {
  beforeEach(() => { known = record(); suggested = []; });

  test('who he is, where, how he is reached, who stands for him; each with who told it; no accessibility fault', async () => {
    known = record({
      addresses: [address({ id: 'a-2', line1: '9 quai Bas', postalCode: '37000', city: 'Tours', told: told('register') }), address({ current: false, returnedOn: '2026-11-20', returns: [{ __typename: 'AddressReturn', kind: 'returned', on: '2026-11-20', cause: 'left', letterReference: 'L-2026-004471', at: '2026-11-20T09:00:00Z', words: null, person: 'x' }] }), address({ id: 'a-0', line1: '1 rue Haute', current: false, superseded: { __typename: 'Superseded', at: '2026-10-01T08:00:00Z', why: 'vendu' } })],
      parties: [{ __typename: 'CaseParty', id: 'c-1', role: 'guarantor', liability: 'joint', kind: 'person', name: 'Odile Passerand', siren: null, address: null, phone: null, email: null, cap: '5000.00', act: 'acte de caution', actOn: '2025-03-01', endedOn: null, told: told('creditor'), ended: null }],
      otherCases: [{ __typename: 'DebtorCase', id: 'case-9', publicReference: 'M3N-8PQ-2', underName: 'IMP CARNAUDET', stage: 'amicable', openedAt: '2026-08-01T08:00:00Z', due: '812.00' }], otherNames: [{ __typename: 'OtherName', name: 'IMP CARNAUDET', siren: null, why: 'merged' }],
    });
    open();
    await waitFor(() => expect(said()).toContain('lu dans un registre le 12 nov. 2026, son appel, noté par Hélène Vasseur'));
    expect(said()).toContain('la lettre L-2026-004471 est revenue le 20 nov. 2026, parti sans laisser d’adresse');
    expect(said()).toContain('ne compte plus depuis le 1er oct. 2026 : vendu');
    expect(said()).toContain('Odile Passerand, caution solidaire, jusqu’à 5 000,00 €, acte de caution du 1er mars 2025');
    expect(said()).toContain('aussi inscrit comme IMP CARNAUDET');
    expect((await part('Ses autres dossiers')).getByRole('link', { name: 'M3N-8PQ-2' }).getAttribute('href')).toContain('/cases/case-9');
    expect((await part('Courriels')).getByText('Aucune adresse électronique.')).toBeTruthy();
    expect((await axe.run(document.body, { rules: { region: { enabled: false }, 'color-contrast': { enabled: false } } })).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });

  test('his number is dialled where a call is open, and only shown where it is not', async () => {
    const onCall = jest.fn();
    const { user } = open(answers(), { onCall });
    const link = (await part('Téléphones')).getByRole('link');
    expect(link.getAttribute('href')).toBe('tel:+33261914017');
    await user.click(link);
    expect(onCall).toHaveBeenCalled();
  });

  test('a number is put right where it stands: what it replaces, who said it and how; a fault at its field', async () => {
    let fault = true;
    const { user, door } = open(answers({ RecordDebtorData: () => (fault ? { recordDebtorData: refusalOf('bad_fields', {}, [{ field: 'phone', code: 'phone_invalid', facts: {} }]) } : recorded('recordDebtorData', ['phone'])()) }));
    await user.click((await part('Téléphones')).getByRole('button', { name: 'corriger' }));
    const number = screen.getByLabelText('Numéro');
    expect(document.activeElement).toBe(number);
    await user.clear(number);
    await user.type(number, '12');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(said()).toContain('Dites comment on le sait.');
    expect(door.of('RecordDebtorData')).toHaveLength(0);
    await user.type(screen.getByLabelText('Comment on le sait'), 'son appel');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(said()).toContain('Ce numéro de téléphone n’est pas valable.'));
    fault = false;
    await user.clear(screen.getByLabelText('Numéro'));
    await user.type(screen.getByLabelText('Numéro'), '0639981234');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(screen.queryByLabelText('Numéro')).toBeNull());
    expect(door.of('RecordDebtorData')[1]).toEqual({ input: { caseId: 'case-1', phone: '0639981234', phoneLabel: 'comptabilité', replaces: 'p-1', toldBy: 'debtor', source: 'son appel' } });
    expect(said()).toContain('ce qui comptait avant reste dans l’historique');
  });

  test('Escape leaves a form as it was, and the panel open', async () => {
    const { user, door, onClose } = open();
    await user.click((await part('Adresses')).getByRole('button', { name: 'ajouter une adresse' }));
    await user.keyboard('{Escape}');
    expect(screen.queryByLabelText('Rue et numéro')).toBeNull();
    expect(onClose).not.toHaveBeenCalled();
    expect(door.of('RecordDebtorData')).toEqual([]);
    await user.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalled();
  });

  test('mail that came back: the day, what the post says, which letter', async () => {
    const { user, door } = open();
    await user.click((await part('Adresses')).getByRole('button', { name: 'courrier revenu' }));
    await user.click(screen.getByRole('button', { name: /Noter le retour/ }));
    await waitFor(() => expect(door.of('MarkReturnedMail')).toEqual([{ input: { caseId: 'case-1', addressId: 'a-1', on: '2026-11-23', cause: 'unknown', letterId: 'letter-1', words: null } }]));
  });

  test('a natural person guarantees to a sum: asked before it is sent', async () => {
    const { user, door } = open();
    await user.click((await part('Codébiteurs et cautions')).getByRole('button', { name: 'ajouter quelqu’un' }));
    await user.type(screen.getByLabelText('Nom'), 'Odile Passerand');
    await user.type(screen.getByLabelText('Acte'), 'acte de caution');
    await user.type(screen.getByLabelText('Comment on le sait'), 'contrat');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(said()).toContain('Un particulier ne garantit qu’une somme écrite de sa main (C. civ. 2297).');
    await user.type(screen.getByLabelText('Jusqu’à'), '5000');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(door.of('AddCaseParty')[0]?.['input']).toMatchObject({ role: 'guarantor', liability: 'joint', kind: 'person', cap: '5000.00', act: 'acte de caution', address: null }));
  });
});

describe('two records of one debtor', () => {
  beforeEach(() => { known = record(); suggested = [likely]; });

  test('what follows is told before it is done; then they are one', async () => {
    const { user, door } = open();
    const box = await part('Peut-être le même');
    expect(plain((await box.findByText(/ressemblance 81/)).textContent)).toContain('même adresse, nom proche');
    await user.click(box.getByRole('button', { name: 'c’est le même' }));
    await waitFor(() => expect(said()).toContain('Ce qui suspend l’un suspendra l’autre : procédure collective.'));
    expect(said()).toContain('R4K-7TD-3, Imprimerie Carnaudet, 5 485,29 € au lieu de 5 518,33 €, en attente : procédure collective');
    expect(door.of('MergeDebtors').every(({ dryRun }) => dryRun)).toBe(true);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(said()).toContain('Écrivez pourquoi.');
    await user.type(screen.getByLabelText('Pourquoi'), 'même SIRET');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(door.of('MergeDebtors').filter(({ dryRun }) => !dryRun)).toMatchObject([{ input: { keepId: 'd-1', otherId: 'd-2', reason: 'même SIRET' } }]));
    expect(said()).toContain('Les deux fiches n’en font plus qu’une');
  });

  test('the other’s identity can be the one that stays; a refusal is said, and nothing can be sent', async () => {
    const { user, door } = open(answers({ MergeDebtors: () => ({ mergeDebtors: refusalOf('sirens_differ', { keep: '404833048', other: '542107651' }) }) }));
    await user.click((await part('Peut-être le même')).getByRole('button', { name: 'c’est le même' }));
    await user.click(screen.getByRole('radio', { name: 'IMP CARNAUDET' }));
    await waitFor(() => expect(said()).toContain('Deux SIREN différents sont deux sociétés.'));
    await waitFor(() => expect(door.of('MergeDebtors').at(-1)).toMatchObject({ input: { keepId: 'd-2', otherId: 'd-1' }, dryRun: true }));
    await user.type(screen.getByLabelText('Pourquoi'), 'x');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(door.of('MergeDebtors').every(({ dryRun }) => dryRun)).toBe(true);
  });

  test('it is taken back, with what each becomes again', async () => {
    suggested = [];
    known = record({ merges: [{ __typename: 'DebtorMerge', id: 'm-1', keptId: 'd-1', keptName: 'Imprimerie Carnaudet', otherId: 'd-2', otherName: 'IMP CARNAUDET', reason: 'même SIRET', at: '2026-11-20T09:00:00Z', person: 'Hélène Vasseur', parted: null }] });
    const { user, door } = open();
    await user.click((await part('Peut-être le même')).getByRole('button', { name: 'défaire la fusion' }));
    await waitFor(() => expect(said()).toContain('Redevient'));
    await user.type(screen.getByLabelText('Pourquoi'), 'deux établissements');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(door.of('PartDebtors').filter(({ dryRun }) => !dryRun)).toEqual([{ mergeId: 'm-1', reason: 'deux établissements', dryRun: false }]));
  });

  test('a creditor reads and changes nothing: no act, no merge, nothing asked that is closed to him', async () => {
    const { door } = open(answers(), { role: 'creditor_user' });
    await part('Adresses');
    expect(screen.queryByRole('button', { name: /corriger|ajouter|courrier revenu/ })).toBeNull();
    expect(screen.queryByRole('region', { name: 'Peut-être le même' })).toBeNull();
    expect(door.of('DebtorRecord')[0]).toEqual({ id: 'case-1', inside: false, merges: false });
    expect(door.of('LikelyDebtors')).toEqual([]);
  });
});
