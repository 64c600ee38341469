import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, dayOfInstant, Facts, Grid, Loading, Money, Note, Page, Press, Waiting, useFormats, useKeys, useNarrow, type Column } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useLive } from '../../app/live.tsx';
import { useMay, useMe } from '../../app/session.tsx';
import { LinkButton, Missing, PageFault } from '../../app/states.tsx';
import { Refused } from '../intake/refused.tsx';
import { useCounts } from '../intake/words.ts';
import { DEPOSIT, type Deposit } from './deposits.queries.ts';
import { LoosePapers } from './loose-papers.tsx';
import { Blocked, UndoDeposit } from './undo-deposit.tsx';
import '../intake/intake.css';
import './deposits.css';

/** One deposit: what was placed, case by case, what was not, its acknowledgement, and its taking back. `placed`: it has just been. */
export function DepositPage({ id, placed }: { id: string; placed: boolean }) {
  const { t } = useLingui();
  const { day, hour } = useFormats();
  const { agencyName } = useMe();
  const may = useMay();
  const narrow = useNarrow();
  const counts = useCounts();
  const navigate = useNavigate();
  const [undoing, setUndoing] = useState<{ caseId?: string; title: string } | null>(null);
  const { data, error, refetch } = useQuery(DEPOSIT, { variables: { id }, fetchPolicy: 'cache-and-network' });
  useLive(['DepositUndone', 'AcknowledgementPrinted', 'PapersAttached', 'Resync'], ({ name, ids }) => { if (name === 'Resync' || ids.depositId === id) void refetch(); });
  const deposit = data?.deposit;
  const undoes = may('undo', 'Deposit') && Boolean(deposit && !deposit.undoneAt), whole = undoes && Boolean(deposit?.undo.possible);
  const undoWhole = () => setUndoing({ title: t`Reprendre ce dépôt` });
  useKeys([
    { keys: ['ArrowUp', 'ArrowDown'], label: t`parcourir`, run: () => false }, { keys: 'Enter', label: t`ouvrir le dossier`, run: () => false },
    { keys: 'r', label: t`reprendre le dépôt`, disabled: !whole || Boolean(undoing), run: undoWhole },
    { keys: 'Escape', label: t`tous les dépôts`, run: () => void navigate({ to: '/creditor/deposits' }) },
  ]);
  if (error && !deposit) return <PageFault error={error} onRetry={() => void refetch()} />;
  if (data && !deposit) return <Missing />;
  if (!deposit) return <Page title={t`Dépôt`} layout="scroll"><Loading lines={8} /></Page>;
  const blockedIds = new Set(deposit.undo.blocked.map(({ caseId }) => caseId)), piecewise = undoes && !whole && deposit.cases.some((row) => !blockedIds.has(row.id));
  const undoCase = (row: Deposit['cases'][number]) => { const { publicReference } = row; setUndoing({ caseId: row.id, title: t`Reprendre le dossier ${publicReference}` }); };
  const columns: Column<Deposit['cases'][number]>[] = [
    { key: 'debtor', head: t`Débiteur`, width: 'minmax(0,1.4fr)', as: 'name', cell: (row) => row.debtorName },
    { key: 'reference', head: t`Dossier`, width: '96px', as: 'soft', cell: (row) => row.publicReference },
    { key: 'claims', head: t`Factures`, width: '80px', as: 'end', cell: (row) => (narrow ? counts.claims(row.claimCount) : row.claimCount) },
    { key: 'total', head: t`Principal`, width: '116px', as: 'amount', cell: (row) => <Money value={row.total} /> },
    ...(piecewise ? [{ key: 'undo', head: <span className="off-screen">{t`Reprendre`}</span>, width: '84px', as: 'end' as const, cell: (row: Deposit['cases'][number]) => (blockedIds.has(row.id) ? '' : <Press onClick={() => undoCase(row)}><Trans>Reprendre</Trans><span className="off-screen"> {row.publicReference}</span></Press>) }] : []),
  ];
  const when = day(dayOfInstant(deposit.placedAt)), at = hour(deposit.placedAt), { by } = deposit, undoneBy = deposit.undoneBy ?? '';
  const undoneOn = deposit.undoneAt ? day(dayOfInstant(deposit.undoneAt)) : '', undoneAt = deposit.undoneAt ? hour(deposit.undoneAt) : '';
  return (
    <Page title={t`Dépôt du ${when}`} context={t`confié par ${by} à ${at}`} layout="fixed" className="deposit-page" aside={may('deposit', 'Creditor') ? <LinkButton to="/creditor/deposit"><Trans>Déposer d’autres factures</Trans></LinkButton> : undefined}>
      <div className={deposit.faults.length ? 'halves' : 'halves alone'}>
        <section className="opens" aria-label={t`Dossiers du dépôt`}>
          {placed && !deposit.undoneAt && <div role="status"><Note><p><b>{counts.placed(deposit.caseCount)} <Trans>à {agencyName}</Trans>.</b> <Trans>Un gestionnaire les a dans sa file ; chaque appel et chaque lettre paraîtra dans le dossier.</Trans></p></Note></div>}
          {deposit.undoneAt && <div role="status"><Waiting><p><b>{t`Ce dépôt a été repris le ${undoneOn} à ${undoneAt} par ${undoneBy}.`}</b> <Trans>L’agence n’agit plus sur ce qu’il avait confié ; ce qui s’est passé reste au fil de chaque dossier.</Trans></p></Waiting></div>}
          <Facts facts={[
            { term: t`Confié`, value: <>{counts.cases(deposit.caseCount)}, {counts.claims(deposit.claimCount)}, <Money value={deposit.total} /></> },
            { term: deposit.fileNames.length === 1 ? t`Fichier` : t`Fichiers`, value: deposit.fileNames.join(', ') },
            deposit.attachmentCount > 0 && { term: t`Pièces`, value: counts.papers(deposit.attachmentCount) },
            deposit.acknowledgement && { term: t`Accusé de réception`, value: <span className="links"><a href={`/documents/${deposit.acknowledgement.id}?inline=1`} target="_blank" rel="noopener">{deposit.acknowledgement.name}</a>{deposit.acknowledgementAnnexes.map((annex) => <a key={annex.id} href={`/documents/${annex.id}`}>{annex.name}</a>)}</span> },
          ]} />
          {undoing
            ? <UndoDeposit key={undoing.caseId ?? 'whole'} depositId={id} caseId={undoing.caseId} title={undoing.title} onClose={() => setUndoing(null)} onDone={() => { setUndoing(null); void refetch(); }} />
            : whole && <p className="undo-line"><Button size="small" kbd="r" onClick={undoWhole}><Trans>Reprendre ce dépôt</Trans></Button> <span className="soft"><Trans>possible tant que rien d’irréversible n’y est fait</Trans></span></p>}
          {undoes && !whole && deposit.undo.blocked.length > 0 && <div className="undo-line"><p className="soft"><Trans>Le dépôt entier ne peut plus être repris ; les autres dossiers peuvent l’être un à un.</Trans></p><Blocked blocked={deposit.undo.blocked} title={t`Ce qui ne peut plus être repris`} /></div>}
          {deposit.loosePapers.length > 0 && <LoosePapers depositId={id} papers={deposit.loosePapers} mayAttach={may('register', 'Document') && !deposit.undoneAt} />}
          <h2><Trans>Dossiers</Trans> <span className="faint">{deposit.caseCount}</span></h2>
          <Grid autoFocus className="stacked deposit-cases" label={t`Dossiers du dépôt`} columns={columns} rows={deposit.cases} rowId={(row) => row.id} rowHeight={narrow ? 60 : 32} onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: row.id } })} href={(row) => `/cases/${row.id}`} />
        </section>
        {deposit.faults.length > 0 && <section className="aside-col" aria-label={counts.refused(deposit.faults.length)}><Refused faults={deposit.faults} fileName={t`refus-${dayOfInstant(deposit.placedAt)}.csv`} /></section>}
      </div>
    </Page>
  );
}
