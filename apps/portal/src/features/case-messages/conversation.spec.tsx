import { describe, expect, test } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { doorOf, plain, refusalOf } from '../conduct/conduct.spec-kit.tsx';
import { showCreditor } from '../recall/creditor.spec-kit.tsx';
import { ConversationPanel } from './conversation-panel.tsx';

const body = () => plain(document.body.textContent);
const line = (id: string, ours: boolean, text: string, seenAt: string | null = null) => ({ __typename: 'CaseMessage', id, side: ours ? 'creditor' : 'agency', ours, by: ours ? 'Camille Ferrandier' : 'Hélène Vasseur', text, at: '2026-11-23T08:00:00Z', seenAt, seenBy: seenAt && 'Hélène Vasseur', documents: ours ? [] : [{ __typename: 'Document', id: 'd-1', name: 'relance.pdf', size: 10 }] });
const talk = (rows: object[], unread: number) => ({ caseFile: { __typename: 'CaseFile', id: 'case-1', conversation: { __typename: 'CaseMessagePage', rows, next: null, unread } } });

describe('messages between creditor and agency', () => {
  test('opened is read, once; what I wrote says whether it was read', async () => {
    let unread = 1;
    const door = doorOf({ CaseConversation: () => talk([line('m-2', false, 'Je le relance.'), line('m-1', true, 'Il a promis.', '2026-11-23T08:05:00Z')], unread), ReadCaseMessages: () => { unread = 0; return { readCaseMessages: { __typename: 'CaseMessagePage', unread: 0 } }; } });
    showCreditor(<ConversationPanel caseId="case-1" creditor="Papeteries Tessonville" onClose={() => undefined} />, door.client);
    await waitFor(() => expect(body()).toContain('Je le relance.'));
    expect(body()).toContain('Messages avec Orvelle Recouvrement');
    expect(screen.getByRole('link', { name: 'relance.pdf' }).getAttribute('href')).toBe('/documents/d-1?inline=1');
    expect(body()).toContain('lu par Hélène Vasseur');
    await waitFor(() => expect(door.of('ReadCaseMessages')).toEqual([{ caseId: 'case-1' }]));
  });

  test('written by keyboard, sent once with its key; a paper that is none is told at the paper', async () => {
    let refuse = false;
    const door = doorOf({ CaseConversation: () => talk([], 0), WriteCaseMessage: () => ({ writeCaseMessage: refuse ? refusalOf('bad_fields', {}, [{ field: 'text', code: 'too_long', facts: { most: '4000' } }]) : { __typename: 'CaseMessage', id: 'm-3', caseId: 'case-1' } }) });
    const user = showCreditor(<ConversationPanel caseId="case-1" creditor="x" onClose={() => undefined} />, door.client);
    await waitFor(() => expect(body()).toContain('le débiteur et l’étude ne le lisent jamais'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(body()).toContain('Écrivez le message.');
    await user.keyboard('Bonjour.{Control>}{Enter}{/Control}');
    await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>('Votre message').value).toBe(''));
    expect(door.of('WriteCaseMessage')).toMatchObject([{ input: { caseId: 'case-1', text: 'Bonjour.', files: [], idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/) } }]);
    refuse = true;
    await user.keyboard('Encore.{Control>}{Enter}{/Control}');
    await waitFor(() => expect(body()).toContain('C’est trop long : 4000 caractères au plus.'));
    expect(screen.getByLabelText<HTMLTextAreaElement>('Votre message').value).toBe('Encore.');
  });
});
