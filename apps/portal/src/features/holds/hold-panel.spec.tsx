import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { AbilityProvider } from '@casl/react';
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { abilityFor, type Role } from '@quittance/access';
import { UiProvider } from '@quittance/ui';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { possibleTypes } from '../../app/unions.ts';
import { sampleCase } from '../cases/sample.spec-kit.ts';
import { HoldBand } from './hold-band.tsx';
import { HoldPanel } from './hold-panel.tsx';

i18n.loadAndActivate({ locale: 'fr', messages: {} });
const said = () => document.body.textContent?.replace(/[\u202f\u00a0]/g, ' ') ?? '';
const fact = (key: string, value: string) => ({ __typename: 'Fact', key, value });
const stop = (what: string, outcome = 'refuse', article = 'C. com. L622-7') => ({ __typename: 'HoldStop', what, outcome, article, holdIds: ['h-1'] });
const liquidation = {
  __typename: 'Hold', id: 'h-1', kind: 'insolvencyProceeding', caseId: null, caseCount: 3, state: 'running', from: '2026-11-03', until: null, article: 'C. com. L622-7, L622-21', rule: 'insolvency_opening', confidence: 'high', openedAt: '2026-11-10T09:00:00Z', openedBy: 'Hélène Vasseur',
  facts: [fact('openedOn', '2026-11-03'), fact('publishedOn', '2026-11-12'), fact('liquidation', 'true')],
  entries: [{ __typename: 'HoldEntry', at: '2026-11-10T09:00:00Z', by: 'Hélène Vasseur', kind: 'opened', source: 'annonce du BODACC', reason: null, facts: [fact('openedOn', '2026-11-03')], documents: [{ __typename: 'Document', id: 'doc-1', name: 'bodacc.pdf' }] }],
};
const effects = {
  __typename: 'HoldEffects', on: '2026-11-23', stops: [stop('calls'), stop('letters'), stop('court', 'refuse', 'C. com. L622-21')], warnings: [],
  redirects: [{ __typename: 'HoldRedirect', to: 'liquidator', mode: 'instead', article: 'C. com. L641-3', name: 'Me Aurore Lantier', address: null, holdId: 'h-1' }], freezes: [{ __typename: 'HoldFreeze', what: 'interest', from: '2026-11-03', until: null, article: 'C. com. L622-28', holdId: 'h-1' }],
  tasks: [{ __typename: 'HoldTask', task: 'proofOfClaim', holdId: 'h-1', article: 'C. com. L622-24', confidence: 'high', due: '2027-01-12', earliest: null, late: false }],
};
const none = { ...effects, stops: [], redirects: [], freezes: [], tasks: [] };
const changed = (over: object = {}) => ({ __typename: 'HoldChanged', cases: 3, dueBefore: '5485.29', dueAfter: '5518.33', hold: { __typename: 'Hold', id: 'h-1', kind: 'insolvencyProceeding', state: 'running', from: '2026-11-03', until: null }, caseFile: { __typename: 'CaseFile', id: 'case-1', due: '5518.33', version: 2 }, effects, ...over });

interface Asked { operation: string; variables: Record<string, unknown> }
let asked: Asked[] = [], holds: unknown[] = [liquidation], told: unknown = effects;
const door = new ApolloLink((operation) => new Observable((observer) => {
  const one = { operation: operation.operationName ?? '', variables: operation.variables as Record<string, unknown> };
  asked.push(one);
  const answers: Record<string, unknown> = { CaseHolds: { caseFile: { __typename: 'CaseFile', id: 'case-1', heldKinds: ['insolvencyProceeding'], holds, holdEffects: told } }, AmendHold: { amendHold: changed() }, EndHold: { endHold: changed({ effects: none }) }, VoidHold: { voidHold: changed({ effects: none }) } };
  observer.next({ data: answers[one.operation] } as never);
  observer.complete();
}));
const kept = (operation: string) => asked.filter((one) => one.operation === operation && !one.variables['dryRun']).map(({ variables }) => variables);
const acts = [{ __typename: 'Act' as const, act: 'hold', matter: 'suspend', allowed: true, code: null, article: null, facts: [], warningCode: null, warningArticle: null, warningFacts: [] }];
function open(page: React.ReactNode, role: Role = 'collector') {
  const ability = abilityFor({ id: 'u', agencyId: 'a', roles: [{ role, ...(role === 'creditor_user' ? { creditorId: 'c' } : {}) }] });
  return { user: userEvent.setup(), ...render(<I18nProvider i18n={i18n}><ApolloProvider client={new ApolloClient({ link: door, cache: new InMemoryCache({ possibleTypes }) })}><UiProvider locale="fr" today="2026-11-23"><AbilityProvider value={ability}>{page}</AbilityProvider></UiProvider></ApolloProvider></I18nProvider>) };
}
const panel = (role?: Role) => { const onClose = jest.fn(); return { onClose, ...open(<HoldPanel file={sampleCase({ acts })} onClose={onClose} />, role) }; };

describe('a hold that stands', () => {
  beforeEach(() => { asked = []; holds = [liquidation]; told = effects; });

  test('says what it stops with its article, whom to turn to, what is due and how it is known; no accessibility fault', async () => {
    const { container } = panel();
    await waitFor(() => expect(said()).toContain('appels, lettres C. com. L622-7'));
    expect(said()).toContain('demandes en justice C. com. L622-21');
    expect(said()).toContain('liquidateur, Me Aurore Lantier');
    expect(said()).toContain('au plus tard le 12 janv. 2027');
    expect(said()).toContain('annonce du BODACC');
    expect(screen.getByRole('link', { name: 'bodacc.pdf' }).getAttribute('href')).toBe('/documents/doc-1?inline=1');
    expect((await axe.run(container, { rules: { region: { enabled: false }, 'color-contrast': { enabled: false } } })).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });

  test('is completed: only what changed leaves, with how it is known', async () => {
    const { user } = panel();
    await user.click(await screen.findByRole('button', { name: 'Compléter' }));
    await user.type(screen.getByLabelText(/Créance déclarée le/), '20/11/2026');
    await user.type(screen.getByLabelText('D’où le sait-on'), 'accusé du liquidateur');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(kept('AmendHold')).toHaveLength(1));
    expect(kept('AmendHold')[0]?.['input']).toEqual({ holdId: 'h-1', facts: { proofFiledOn: '2026-11-20' }, source: 'accusé du liquidateur', files: [] });
  });

  test('ends on a day and for a reason, once what resumes has been told; Escape leaves it as it was', async () => {
    const { user, onClose } = panel();
    await user.click(await screen.findByRole('button', { name: 'Mettre fin' }));
    await user.keyboard('{Escape}');
    expect(onClose).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Mettre fin' }));
    await waitFor(() => expect(said()).toContain('Plus rien n’est arrêté.'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(kept('EndHold')).toHaveLength(0);
    await user.type(screen.getByLabelText(/^Raison|^Pourquoi/), 'clôture pour insuffisance d’actif');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(kept('EndHold')[0]).toMatchObject({ holdId: 'h-1', on: '2026-11-23', reason: 'clôture pour insuffisance d’actif' }));
  });

  test('is annulled where it never was: what is due before and after is told first', async () => {
    const { user } = panel();
    await user.click(await screen.findByRole('button', { name: 'Annuler la mesure' }));
    await waitFor(() => expect(said()).toContain('Dû : 5 485,29 €, puis 5 518,33 €'));
    expect(kept('VoidHold')).toHaveLength(0);
    await user.type(screen.getByLabelText(/^Raison|^Pourquoi/), 'autre débiteur');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(kept('VoidHold')[0]).toMatchObject({ holdId: 'h-1', reason: 'autre débiteur' }));
  });

  test('who only reads has no act on it', async () => {
    panel('accountant');
    await waitFor(() => expect(said()).toContain('appels, lettres'));
    expect(screen.queryByRole('button', { name: 'Compléter' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Inscrire une autre mesure' })).toBeNull();
  });
});

describe('the band over the case', () => {
  test('what has ended stays to be read, also on a case that is over', async () => {
    holds = [{ ...liquidation, state: 'ended', until: '2026-11-10' }]; told = { ...effects, stops: [], redirects: [], freezes: [], tasks: [] };
    const onOpen = jest.fn(), { user } = open(<HoldBand caseId="case-1" onOpen={onOpen} />);
    await user.click(await screen.findByRole('button', { name: '1 mesure passée' }));
    expect(onOpen).toHaveBeenCalled();
  });

  test('what it is, since when, what it stops, whom to turn to, what is due', async () => {
    holds = [liquidation]; told = effects;
    open(<HoldBand caseId="case-1" onOpen={() => undefined} />);
    await waitFor(() => expect(said()).toContain('procédure collective, depuis le 3 nov. 2026'));
    expect(said()).toContain('arrête : appels, lettres C. com. L622-7');
    expect(said()).toContain('s’adresser à : liquidateur, Me Aurore Lantier');
    expect(said()).toContain('Déclarer la créance, au plus tard le 12 janv. 2027');
  });
  test('a filing stops nothing', async () => {
    holds = [{ ...liquidation, kind: 'overIndebtedness', state: 'waiting', from: null, facts: [fact('filedOn', '2026-11-20')] }]; told = none;
    open(<HoldBand caseId="case-1" onOpen={() => undefined} />);
    await waitFor(() => expect(said()).toContain('surendettement, n’a pas encore d’effet'));
    expect(said()).not.toContain('arrête');
  });
});
