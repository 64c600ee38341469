import { describe, expect, jest, test } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { doorOf, plain, refusalOf } from '../conduct/conduct.spec-kit.tsx';
import { showCreditor } from '../recall/creditor.spec-kit.tsx';
import { AnswerQuestion } from './answer.tsx';

const said = () => plain(document.body.textContent);
const asked = (more: object) => ({ id: 'q-1', caseId: 'case-1', kind: 'text', wanted: null, claimReference: null, amount: null, ...more });
const kept = () => ({ answerQuestion: { __typename: 'Question', id: 'q-1', caseId: 'case-1', answers: [] } });
const about = () => ({ caseFile: {
  __typename: 'CaseFile', id: 'case-1', claims: [{ __typename: 'Claim', id: 'k-1', reference: 'FA-1' }, { __typename: 'Claim', id: 'k-2', reference: 'FA-2' }],
  plan: { __typename: 'Plan', id: 'p-1', state: 'proposed', total: '2000.00', months: 2, interest: 'runs', words: 'Je peux payer ainsi.', instalments: [{ __typename: 'Instalment', position: 1, dueOn: '2026-12-05', amount: '1000.00' }, { __typename: 'Instalment', position: 2, dueOn: '2027-01-05', amount: '1000.00' }] },
} });

describe('a question is answered in the way of its kind', () => {
  test('a proof: the paper is enough, and the claim that it proves is said where there are two', async () => {
    const door = doorOf({ AskedAbout: about, AnswerQuestion: kept });
    const onClose = jest.fn();
    const user = showCreditor(<AnswerQuestion question={asked({ kind: 'proof', wanted: 'delivery' })} onClose={onClose} />, door.client);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(said()).toContain('Joignez la pièce, ou dites pourquoi elle manque.'));
    await user.upload(document.querySelector<HTMLInputElement>('input[type=file]')!, new File(['%PDF-1.7'], 'bon signé.pdf', { type: 'application/pdf' }));
    await waitFor(() => expect(said()).toContain('bon signé.pdf'));
    await user.click(await screen.findByRole('combobox', { name: 'Facture que la pièce prouve' }));
    await user.click(await screen.findByRole('option', { name: 'FA-2' }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(onClose).toHaveBeenCalledTimes(1));
    expect(door.of('AnswerQuestion')).toMatchObject([{ input: { questionId: 'q-1', text: '', claimId: 'k-2', files: [{ name: 'bon signé.pdf' }] } }]);
  });

  test('a plan: its instalments stand there; agreed by one key, refused only with a reason', async () => {
    const door = doorOf({ AskedAbout: about, AnswerQuestion: kept });
    const onClose = jest.fn();
    const user = showCreditor(<AnswerQuestion question={asked({ kind: 'plan' })} onClose={onClose} />, door.client);
    await waitFor(() => expect(said()).toContain('2 000,00 € en 2 versements'));
    expect(said()).toContain('5 janv. 2027');
    await user.click(screen.getByRole('button', { name: 'Refuser' }));
    expect(said()).toContain('Dites pourquoi vous refusez.');
    expect(door.of('AnswerQuestion')).toEqual([]);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(onClose).toHaveBeenCalledTimes(1));
    expect(door.of('AnswerQuestion')).toMatchObject([{ input: { questionId: 'q-1', decision: 'agreed', text: '' } }]);
  });

  test('a cost: up to how far it binds; what was answered meanwhile is told', async () => {
    const door = doorOf({ AnswerQuestion: () => ({ answerQuestion: refusalOf('question_decided', { decision: 'agreed', by: 'Rachid Ouvrard' }) }) });
    const user = showCreditor(<AnswerQuestion question={asked({ kind: 'cost', amount: '450.00' })} onClose={() => undefined} />, door.client);
    expect(said()).toContain('l’agence peut engager ces frais jusqu’à 450,00 €, pas au-delà');
    await user.click(screen.getByRole('button', { name: /Accepter/ }));
    await waitFor(() => expect(said()).toContain('Rachid Ouvrard a répondu avant vous.'));
  });
});
