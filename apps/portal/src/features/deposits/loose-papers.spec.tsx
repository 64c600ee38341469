import { expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import { door, plain } from '../account/account.spec-kit.tsx';
import { LoosePapers } from './loose-papers.tsx';

const papers = [{ __typename: 'Document' as const, id: 'p1', kind: 'terms', name: 'CGV.pdf', mediaType: 'application/pdf', size: 4096 }, { __typename: 'Document' as const, id: 'p2', kind: 'attachment', name: 'courrier.docx', mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', size: 9000 }];
const claim = (id: string, reference: string, debtorName: string) => ({ __typename: 'DepositedClaim', id, caseId: 'c', reference, debtorName, amount: '1200.00' });
const claims = () => ({ __typename: 'Deposit', id: 'd', claims: [claim('k1', 'FA-2026-01', 'Brasserie de l’Écluse'), claim('k2', 'FA-2026-02', 'Hôtel de l’Œillet')] });

test('one choice attaches a paper; what a browser can’t show is saved, and whoever may not attach only reads', async () => {
  const { show, of } = door({ DepositClaims: claims, MissingEvidence: null, AttachLoosePaper: () => ({ __typename: 'Deposit', id: 'd', attachmentCount: 1, loosePapers: [papers[1]] }) });
  const user = show(<><LoosePapers depositId="d" papers={papers} mayAttach /></>);
  expect(screen.getByRole('link', { name: 'CGV.pdf' }).getAttribute('href')).toBe('/documents/p1?inline=1');
  expect(screen.getByRole('link', { name: 'courrier.docx' }).getAttribute('href')).toBe('/documents/p2');
  expect(plain(screen.getAllByRole('listitem')[0]!.textContent)).toContain('conditions de vente');
  await user.click(screen.getByRole('combobox', { name: 'La facture de CGV.pdf' }));
  await user.click(await screen.findByRole('option', { name: /FA-2026-02/ }));
  expect(of('AttachLoosePaper').map(({ variables }) => variables)).toEqual([{ depositId: 'd', documentId: 'p1', claimId: 'k2' }]);
});

test('a refusal says where it went meanwhile', async () => {
  const { show } = door({ DepositClaims: claims, AttachLoosePaper: () => ({ __typename: 'Refusal', code: 'paper_attached', article: null, fields: [], facts: [{ __typename: 'Fact', key: 'name', value: 'CGV.pdf' }, { __typename: 'Fact', key: 'reference', value: 'FA-2026-01' }] }) });
  const user = show(<LoosePapers depositId="d" papers={papers} mayAttach />);
  await user.click(screen.getByRole('combobox', { name: 'La facture de CGV.pdf' }));
  await user.click(await screen.findByRole('option', { name: /FA-2026-02/ }));
  expect(plain((await screen.findByRole('alert')).textContent)).toContain('jointe entre-temps à la facture FA-2026-01');
});

test('whoever only reads sees them, and chooses nothing', () => {
  const { show } = door({});
  show(<LoosePapers depositId="d" papers={papers} mayAttach={false} />);
  expect(screen.queryAllByRole('combobox')).toEqual([]);
  expect(screen.getAllByRole('link')).toHaveLength(2);
});
