import { describe, expect, jest, test } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { doorOf, plain, refusalOf } from '../conduct/conduct.spec-kit.tsx';
import { follows, showCreditor } from './creditor.spec-kit.tsx';
import { PausePanel } from './pause-panel.tsx';
import { RecallPanel } from './recall-panel.tsx';
import { RestBand } from './rest-band.tsx';

const said = () => plain(document.body.textContent);
const terms = (latest: string | null) => ({ __typename: 'PauseTerms', mostDays: 60, mostDaysAYear: 120, daysTaken: 0, latest });
const rest = (more: object = {}) => ({ caseFile: { __typename: 'CaseFile', id: 'case-1', stage: 'amicable', pause: null, pauseTerms: terms('2027-01-21'), takenBack: null, ...more } });
interface Sent { input: { until: string; reason: string; words: string | null; idempotencyKey: string }; dryRun: boolean }

describe('a creditor lets his case rest, by keyboard', () => {
  const paused = ({ input }: Sent) => ({ pauseCase: { __typename: 'CasePaused', interest: '9.51', pause: { __typename: 'Pause', id: 'p', until: input.until }, consequences: [follows('demands_stop', { until: input.until }, 'plain', 'C. civ. 1989'), follows('interest_runs', { perDay: '0.34', total: '9.51' }), follows('limitation_runs', { on: '2027-01-30' }, 'danger'), follows('resumes_itself', { on: '2026-12-24' })] } });

  test('what follows is read before anything is kept; kept once, and taken back by undo', async () => {
    const door = doorOf({ CaseRest: () => rest(), PauseCase: paused as never, ResumeCase: () => ({ resumeCase: { __typename: 'CasePaused', pause: null, caseFile: { __typename: 'CaseFile', id: 'case-1', version: 4 } } }) });
    const onClose = jest.fn();
    const user = showCreditor(<PausePanel caseId="case-1" onClose={onClose} />, door.client);
    await waitFor(() => expect(said()).toContain('60 jours au plus en une fois, 120 dans l’année'));
    // A month, unless he says otherwise.
    await waitFor(() => expect(said()).toContain('Aucune demande ne part jusqu’au 23 déc. 2026'));
    expect(said()).toContain('Les intérêts continuent de courir : 0,34 € par jour, 9,51 € sur la pause au taux de ce jour.');
    expect(said()).toContain('La prescription continue de courir : elle est acquise le 30 janv. 2027.');
    const kept = () => (door.of('PauseCase') as unknown as Sent[]).filter(({ dryRun }) => !dryRun);
    expect(kept()).toHaveLength(0);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(onClose).toHaveBeenCalledTimes(1));
    expect(kept()).toMatchObject([{ input: { caseId: 'case-1', until: '2026-12-23', reason: 'negotiation', words: null } }]);
    await user.click(await screen.findByRole('button', { name: /Annuler/ }));
    await waitFor(() => expect(door.of('ResumeCase')).toEqual([{ caseId: 'case-1' }]));
  });

  test('longer than it may: the refusal says until when', async () => {
    const door = doorOf({ CaseRest: () => rest(), PauseCase: () => ({ pauseCase: refusalOf('pause_too_long', { latest: '2027-01-21', days: '60', year: '120', taken: '0' }) }) });
    showCreditor(<PausePanel caseId="case-1" onClose={() => undefined} />, door.client);
    await waitFor(() => expect(said()).toContain('Elle peut aller jusqu’au 21 janv. 2027 : 60 jours au plus en une fois, 120 dans l’année, dont 0 sont pris.'));
  });

  test('over who it is: until when, by whom and why; taken up again in one press', async () => {
    const door = doorOf({ CaseRest: () => rest({ pause: { __typename: 'Pause', id: 'p', from: '2026-11-23', until: '2026-12-23', reason: 'other', words: 'Salon', at: '2026-11-23T08:00:00Z', byKind: 'creditor', by: 'Camille Ferrandier' } }), ResumeCase: () => ({ resumeCase: { __typename: 'CasePaused', pause: null, caseFile: { __typename: 'CaseFile', id: 'case-1', version: 4 } } }) });
    const user = showCreditor(<RestBand caseId="case-1" />, door.client);
    await waitFor(() => expect(said()).toContain('En pause jusqu’au 23 déc. 2026'));
    expect(said()).toContain('par Camille Ferrandier, autre raison : « Salon »');
    await user.click(screen.getByRole('button', { name: 'Reprendre maintenant' }));
    await waitFor(() => expect(door.of('ResumeCase')).toHaveLength(1));
  });
});

describe('a creditor takes his case back', () => {
  const recalled = () => ({ recallCase: { __typename: 'CaseRecalled', recall: { __typename: 'CaseRecall', id: 'r', consequences: [follows('page_closes'), follows('plan_binds', { nextOn: '2026-12-05' }, 'wait', 'C. civ. 1998'), follows('fee_due', { rate: '12.5', recovered: '250.00', clause: 'Douze et demi pour cent.', mandate: 'MD-1' }, 'wait'), follows('later_money', { days: '30' })] } } });

  test('each consequence is told before a reason is asked; without one nothing goes', async () => {
    const door = doorOf({ RecallCase: recalled });
    const onClose = jest.fn();
    const user = showCreditor(<RecallPanel caseId="case-1" debtor="Imprimerie Carnaudet" onClose={onClose} />, door.client);
    await waitFor(() => expect(said()).toContain('L’échéancier convenu vous engage toujours ; à vous de le suivre, prochaine échéance le 5 déc. 2026. C. civ. 1998'));
    expect(said()).toContain('La commission reste due sur 250,00 € déjà recouvrés : 12,5 % hors taxes (mandat MD-1). Clause : « Douze et demi pour cent ».');
    expect(said()).toContain('Ce que le débiteur verserait encore à l’agence vous est reversé sous 30 jours.');
    await user.click(screen.getByRole('button', { name: /Reprendre le dossier/ }));
    expect(said()).toContain('Dites pourquoi vous le reprenez.');
    expect(door.of('RecallCase')).toMatchObject([{ dryRun: true }]);
    await user.click(screen.getByRole('combobox', { name: 'Pourquoi' }));
    await user.click(await screen.findByRole('option', { name: 'réglé directement entre nous' }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(door.of('RecallCase').at(-1)).toMatchObject({ dryRun: false, input: { caseId: 'case-1', reason: 'settled_directly', words: null } });
  });

  test('what a study holds is not taken back: the way on is a message to the agency', async () => {
    const onWrite = jest.fn();
    const door = doorOf({ RecallCase: () => ({ recallCase: refusalOf('recall_with_study', { study: 'Étude Sablon' }) }) });
    const user = showCreditor(<RecallPanel caseId="case-1" debtor="Imprimerie Carnaudet" onClose={() => undefined} onWrite={onWrite} />, door.client);
    await waitFor(() => expect(said()).toContain('Étude Sablon mène des actes que seule l’agence peut arrêter.'));
    expect(screen.queryByRole('button', { name: /Reprendre le dossier/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Écrire à l’agence' }));
    expect(onWrite).toHaveBeenCalledTimes(1);
  });
});
