import { expect, test } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { door, plain } from '../account/account.spec-kit.tsx';
import { BringPapers, useBringPapers } from './bring-papers.tsx';

const invoices = [{ reference: 'FA-2026-01', debtorName: 'Brasserie de l’Écluse' }, { reference: 'FA-2026-02', debtorName: 'Hôtel de l’Œillet' }];
function Bring() { return <BringPapers bring={useBringPapers()} invoices={invoices} />; }
const paper = (name: string, reference: string | null) => ({ __typename: 'PreviewAttachment', name, size: 4, reference, state: reference ? 'matched' : 'unmatched', kind: 'delivery' });
interface Asked { input: { attachments: { name: string }[]; attach: { name: string; reference: string | null }[] }; dryRun: boolean }

test('papers show where they go before they are kept; the one that does not tell is given its invoice by hand', async () => {
  const { show, of } = door({
    MissingEvidence: null,
    AttachToClaims: ({ input }: Asked) => ({ __typename: 'AttachedPapers', kept: 2, caseIds: ['c1'], attachments: input.attachments.map(({ name }) => paper(name, input.attach.find((one) => one.name === name)?.reference ?? (name.includes('01') ? 'FA-2026-01' : null))) }),
  });
  const user = show(<Bring />);
  await user.upload(screen.getByLabelText(/Déposez ici les pièces/), [new File(['%PDF'], 'bl FA-2026-01.pdf'), new File(['%PDF'], 'scan.pdf')]);
  const lines = await screen.findAllByRole('listitem');
  expect(lines.map((line) => plain(line.textContent))).toEqual([expect.stringMatching(/^scan\.pdf.*aucune facture dans son nom/), expect.stringMatching(/^bl FA-2026-01\.pdf.*pour FA-2026-01, Brasserie de l’Écluse/)]);
  expect(screen.getByRole('button', { name: /^Joindre 1 pièce/ })).toBeTruthy();
  await user.type(screen.getByRole('combobox', { name: 'La facture de scan.pdf' }), 'œillet');
  await user.click(await screen.findByRole('option', { name: /FA-2026-02/ }));
  const button = await screen.findByRole('button', { name: /^Joindre 2 pièces/ });
  expect(of('AttachToClaims').map(({ variables }) => variables['dryRun'])).toEqual([true, true]);
  await user.click(button);
  expect(of('AttachToClaims')[2]!.variables).toMatchObject({ dryRun: false, input: { attach: [{ name: 'scan.pdf', reference: 'FA-2026-02' }] } });
  expect(await screen.findByLabelText(/Déposez ici les pièces/)).toBeTruthy();
});

test('when the network fails the papers stay, and are asked about again', async () => {
  const answers: Record<string, unknown> = { AttachToClaims: new Error('away') };
  const { show } = door(answers);
  const user = show(<Bring />);
  await user.upload(screen.getByLabelText(/Déposez ici les pièces/), new File(['%PDF'], 'FA-2026-01.pdf'));
  expect((await screen.findByRole('alert')).textContent).toContain('vos pièces sont gardées ici');
  answers['AttachToClaims'] = { __typename: 'AttachedPapers', kept: 1, caseIds: [], attachments: [paper('FA-2026-01.pdf', 'FA-2026-01')] };
  await user.click(within(screen.getByRole('alert')).getByRole('button'));
  expect(await screen.findByRole('button', { name: /^Joindre 1 pièce/ })).toBeTruthy();
});
