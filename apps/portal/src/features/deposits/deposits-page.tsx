import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { dayOfInstant, Empty, Grid, Loading, Money, Page, useFormats, useKeys, useNarrow, type Column } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useRef } from 'react';
import { useLive } from '../../app/live.tsx';
import { useMay } from '../../app/session.tsx';
import { LinkButton, PageFault } from '../../app/states.tsx';
import { useCounts } from '../intake/words.ts';
import { DEPOSITS, type DepositLine } from './deposits.queries.ts';
import { Runs } from './runs.tsx';
import './deposits.css';

/** What was handed over, the latest first. */
export function DepositsPage() {
  const { t } = useLingui();
  const { day } = useFormats();
  const may = useMay();
  const narrow = useNarrow();
  const counts = useCounts();
  const navigate = useNavigate();
  const busy = useRef(false);
  const { data, error, refetch, fetchMore } = useQuery(DEPOSITS, { variables: { first: 50 }, fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' });
  useLive(['DepositConfirmed', 'DepositUndone', 'Resync'], () => void refetch());
  const page = data?.deposits, next = page?.next;
  const more = useCallback(() => {
    if (!next || busy.current) return;
    busy.current = true;
    fetchMore({ variables: { after: next } }).catch(() => undefined).finally(() => { busy.current = false; });
  }, [next, fetchMore]);
  const places = may('deposit', 'Creditor');
  const deposit = () => void navigate({ to: '/creditor/deposit' });
  useKeys([
    { keys: ['ArrowUp', 'ArrowDown'], label: t`parcourir`, run: () => false }, { keys: 'Enter', label: t`ouvrir`, run: () => false },
    { keys: 'd', label: t`déposer`, disabled: !places, run: deposit },
  ]);
  if (error && !page) return <PageFault error={error} onRetry={() => void refetch()} />;
  const columns: Column<DepositLine>[] = [
    { key: 'day', head: t`Dépôt`, width: '208px', as: 'name', cell: (row) => <>{t`Dépôt du ${day(dayOfInstant(row.placedAt))}`}{row.undoneAt && <span className="soft"> {t`, repris`}</span>}</> },
    { key: 'by', head: t`Confié par`, width: 'minmax(120px,.6fr)', as: 'soft', cell: (row) => row.by },
    { key: 'files', head: t`Fichiers`, width: 'minmax(0,1.4fr)', as: 'soft', cell: (row) => row.fileNames.join(', ') },
    { key: 'cases', head: t`Dossiers`, width: '72px', as: 'end', cell: (row) => (narrow ? counts.cases(row.caseCount) : row.caseCount) },
    { key: 'claims', head: t`Factures`, width: '72px', as: 'end', cell: (row) => row.claimCount },
    { key: 'refused', head: t`Refusés`, width: '72px', as: 'end', cell: (row) => <span className="soft">{row.faults.length || '—'}</span> },
    { key: 'total', head: t`Total`, width: '116px', as: 'amount', cell: (row) => <Money value={row.total} /> },
  ];
  return (
    <Page title={t`Dépôts`} layout="fixed" className="deposits-page" aside={places ? <LinkButton to="/creditor/deposit"><Trans>Déposer des factures</Trans></LinkButton> : undefined}>
      <Runs />
      {!page ? <Loading lines={8} /> : (
        <Grid
          autoFocus className="stacked deposit-lines" label={t`Dépôts`} columns={columns} rows={page.rows} rowId={(row) => row.id} rowHeight={narrow ? 60 : 32} onEnd={more}
          onOpen={(row) => void navigate({ to: '/creditor/deposits/$id', params: { id: row.id }, search: {} })} href={(row) => `/creditor/deposits/${row.id}`}
          empty={<Empty title={<Trans>Ici paraîtront vos dépôts.</Trans>} actions={places ? <LinkButton to="/creditor/deposit" kind="primary"><Trans>Déposer des factures</Trans></LinkButton> : undefined}><Trans>Chacun garde ses fichiers, les dossiers qu’il a ouverts et ce qui n’a pas été repris.</Trans></Empty>}
        />
      )}
    </Page>
  );
}
