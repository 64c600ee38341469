import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { dayOfInstant, Facts, Grid, Loading, Money, Note, Page, useFormats, useKeys, useNarrow, type Column } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useMay, useMe } from '../../app/session.tsx';
import { LinkButton, Missing, PageFault } from '../../app/states.tsx';
import { Refused } from '../intake/refused.tsx';
import { useCounts } from '../intake/words.ts';
import { DEPOSIT, type Deposit } from './deposits.queries.ts';
import '../intake/intake.css';
import './deposits.css';

/** One deposit: what was placed, case by case, and what was not. `placed`: it has just been. */
export function DepositPage({ id, placed }: { id: string; placed: boolean }) {
  const { t } = useLingui();
  const { day, hour } = useFormats();
  const { agencyName } = useMe();
  const may = useMay();
  const narrow = useNarrow();
  const counts = useCounts();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(DEPOSIT, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const deposit = data?.deposit;
  useKeys([
    { keys: ['ArrowUp', 'ArrowDown'], label: t`parcourir`, run: () => false }, { keys: 'Enter', label: t`ouvrir le dossier`, run: () => false },
    { keys: 'Escape', label: t`tous les dépôts`, run: () => void navigate({ to: '/creditor/deposits' }) },
  ]);
  if (error && !deposit) return <PageFault error={error} onRetry={() => void refetch()} />;
  if (data && !deposit) return <Missing />;
  if (!deposit) return <Page title={t`Dépôt`} layout="scroll"><Loading lines={8} /></Page>;
  const columns: Column<Deposit['cases'][number]>[] = [
    { key: 'debtor', head: t`Débiteur`, width: 'minmax(0,1.4fr)', as: 'name', cell: (row) => row.debtorName },
    { key: 'reference', head: t`Dossier`, width: '96px', as: 'soft', cell: (row) => row.publicReference },
    { key: 'claims', head: t`Factures`, width: '80px', as: 'end', cell: (row) => (narrow ? counts.claims(row.claimCount) : row.claimCount) },
    { key: 'total', head: t`Principal`, width: '116px', as: 'amount', cell: (row) => <Money value={row.total} /> },
  ];
  const when = day(dayOfInstant(deposit.placedAt)), at = hour(deposit.placedAt), { by } = deposit;
  return (
    <Page title={t`Dépôt du ${when}`} context={t`confié par ${by} à ${at}`} layout="fixed" className="deposit-page" aside={may('deposit', 'Creditor') ? <LinkButton to="/creditor/deposit"><Trans>Déposer d’autres factures</Trans></LinkButton> : undefined}>
      <div className={deposit.faults.length ? 'halves' : 'halves alone'}>
        <section className="opens" aria-label={t`Dossiers du dépôt`}>
          {placed && <div role="status"><Note><p><b>{counts.placed(deposit.caseCount)} <Trans>à {agencyName}</Trans>.</b> <Trans>Un gestionnaire les a dans sa file ; chaque appel et chaque lettre paraîtra dans le dossier.</Trans></p></Note></div>}
          <Facts facts={[
            { term: t`Confié`, value: <>{counts.cases(deposit.caseCount)}, {counts.claims(deposit.claimCount)}, <Money value={deposit.total} /></> },
            { term: deposit.fileNames.length === 1 ? t`Fichier` : t`Fichiers`, value: deposit.fileNames.join(', ') },
          ]} />
          <h2><Trans>Dossiers</Trans> <span className="faint">{deposit.caseCount}</span></h2>
          <Grid autoFocus className="stacked deposit-cases" label={t`Dossiers du dépôt`} columns={columns} rows={deposit.cases} rowId={(row) => row.id} rowHeight={narrow ? 60 : 32} onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: row.id } })} href={(row) => `/cases/${row.id}`} />
        </section>
        {deposit.faults.length > 0 && <section className="aside-col" aria-label={counts.refused(deposit.faults.length)}><Refused faults={deposit.faults} fileName={t`refus-${dayOfInstant(deposit.placedAt)}.csv`} /></section>}
      </div>
    </Page>
  );
}
