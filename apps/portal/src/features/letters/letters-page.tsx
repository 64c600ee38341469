import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Day, Empty, Filters, Grid, Loading, Moment, Money, Page, Tip, useKeys, Word, type Column } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useRef } from 'react';
import { useLive } from '../../app/live.tsx';
import { PageFault } from '../../app/states.tsx';
import { useCaseWords } from '../cases/words.ts';
import { LETTERS, type LetterLine } from './letters.queries.ts';
import './letters.css';

export const LETTER_STATES = ['all', 'queued', 'sent', 'failed'] as const;
export type LetterState = (typeof LETTER_STATES)[number];

/** The letter log: what left, what is being made, what could not be. */
export function LettersPage({ state, onState }: { state: LetterState; onState: (state: LetterState) => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { channelInBrief, letterState } = useCaseWords();
  const { data, error, loading, refetch, fetchMore } = useQuery(LETTERS, { variables: { first: 100, state: state === 'all' ? null : state }, fetchPolicy: 'cache-and-network' });
  useLive(['LetterQueued', 'LetterSent', 'LetterFailed', 'Resync'], () => void refetch());
  const rows = data?.letters.rows ?? [], next = data?.letters.next, busy = useRef(false);
  const more = useCallback(() => {
    if (!next || busy.current) return;
    busy.current = true;
    void fetchMore({ variables: { after: next } }).finally(() => { busy.current = false; });
  }, [next, fetchMore]);
  const open = (row: LetterLine) => void navigate({ to: '/cases/$id', params: { id: row.caseId }, search: {} });
  const failures: Record<string, string> = { print_reached_out: t`la lettre cherchait à sortir`, print_unsound: t`le PDF n’était pas conforme`, print_timed_out: t`l’impression a trop duré`, browser_lost: t`l’imprimante s’est arrêtée`, render_failed: t`l’impression a échoué`, case_paused: t`le créancier a mis le dossier en pause`, case_recalled: t`le créancier a repris le dossier` };
  useKeys([{ keys: ['ArrowUp', 'ArrowDown'], label: t`parcourir`, run: () => false }, { keys: 'Enter', label: t`ouvrir le dossier`, run: () => false }]);
  const columns: Column<LetterLine>[] = [
    { key: 'at', head: t`Décidée`, width: '96px', as: 'soft', cell: (row) => <Moment value={row.queuedAt} /> },
    { key: 'reference', head: t`Lettre`, width: '128px', cell: (row) => row.reference },
    { key: 'debtor', head: t`Débiteur`, width: 'minmax(0,1.2fr)', as: 'name', cell: (row) => row.debtorName },
    { key: 'creditor', head: t`Créancier`, width: 'minmax(0,1fr)', as: 'soft', cell: (row) => row.creditorName },
    { key: 'channel', head: t`Envoi`, width: '112px', as: 'soft', cell: (row) => channelInBrief(row.channel) },
    { key: 'amount', head: t`Somme demandée`, width: '112px', as: 'amount', cell: (row) => <Money value={row.amount} /> },
    { key: 'limit', head: t`Délai`, width: '104px', cell: (row) => <Day value={row.timeLimitOn} /> },
    { key: 'state', head: t`État`, width: '128px', cell: (row) => { const word = letterState(row.state); return row.state === 'queued' ? <Word tone="wait">{word}</Word> : row.state === 'failed' ? <Tip text={failures[row.failure ?? ''] ?? row.failure ?? word}><span className="word danger">{word}</span></Tip> : row.state === 'stopped' ? <Tip text={failures[row.failure ?? ''] ?? word}><span className="soft">{word}</span></Tip> : word; } },
    { key: 'paper', head: t`Papier`, width: '72px', as: 'end', cell: (row) => (row.documentId ? <a href={`/documents/${row.documentId}`} tabIndex={-1} aria-label={t`PDF de ${row.reference}`}>PDF</a> : '—') },
  ];
  if (error && !data) return <PageFault error={error} onRetry={() => void refetch()} />;
  return (
    <Page title={t`Courriers`} layout="fixed" className="column-page">
      <Filters label={t`Filtrer les courriers`} options={[{ value: 'all', label: t`Tous` }, { value: 'queued', label: t`En préparation` }, { value: 'sent', label: t`Parties` }, { value: 'failed', label: t`Échouées` }]} value={state} onValueChange={onState} />
      {loading && !data ? <Loading lines={12} /> : (
        <Grid
          autoFocus className="letters-list" label={t`Courriers`} columns={columns} rows={rows} rowId={(row) => row.id} onOpen={open} href={(row) => `/cases/${row.caseId}`} onEnd={more}
          empty={state === 'all' ? <Empty title={<Trans>Aucune lettre n’est encore partie.</Trans>}><Trans>Ici paraîtra chaque mise en demeure avec sa date, sa somme et son papier. Elle s’envoie depuis un dossier, par L.</Trans></Empty> : <Empty inline title={<Trans>Aucune lettre dans cet état.</Trans>} />}
        />
      )}
    </Page>
  );
}
