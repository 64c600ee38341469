import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Day, Empty, Grid, Loading, Money, Page, Press, useKeys, useNarrow, type Column } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';
import { useLiveSoon } from '../../app/live.tsx';
import { useMay } from '../../app/session.tsx';
import { PageFault } from '../../app/states.tsx';
import { PAPERS } from '../intake/files.ts';
import { useIntakeWords } from '../intake/words.ts';
import { BringPapers, useBringPapers } from './bring-papers.tsx';
import { MISSING_EVIDENCE, type EvidenceLine } from './deposits.queries.ts';
import '../intake/intake.css';
import './deposits.css';

/** The claims for which something that a court will ask is not there, so that it can be asked for now; papers are dropped here. */
export function EvidencePage() {
  const { t } = useLingui();
  const may = useMay();
  const narrow = useNarrow();
  const words = useIntakeWords();
  const navigate = useNavigate();
  const bring = useBringPapers();
  const chooser = useRef<HTMLInputElement>(null), aim = useRef<string | null>(null), loading = useRef(false);
  const [active, setActive] = useState<EvidenceLine | null>(null);
  const { data, error, refetch, fetchMore } = useQuery(MISSING_EVIDENCE, { variables: { first: 100 }, fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' });
  useLiveSoon(['DepositConfirmed', 'DepositUndone', 'CaseClosed', 'PapersAttached', 'Resync'], () => void refetch());
  const page = data?.missingEvidence, next = page?.next;
  const more = useCallback(() => {
    if (!next || loading.current) return;
    loading.current = true;
    fetchMore({ variables: { after: next } }).catch(() => undefined).finally(() => { loading.current = false; });
  }, [next, fetchMore]);
  const brings = may('register', 'Document');
  const join = (row: EvidenceLine | null | undefined) => { if (!row || bring.busy) return; aim.current = row.reference; setActive(row); chooser.current?.click(); };
  const under = page?.rows.find(({ claimId }) => claimId === active?.claimId) ?? page?.rows[0];
  useKeys([
    { keys: ['ArrowUp', 'ArrowDown'], label: t`parcourir`, disabled: !page?.rows.length, run: () => false }, { keys: 'Enter', label: t`ouvrir le dossier`, disabled: !under, run: () => false },
    { keys: 'j', label: t`joindre`, disabled: !brings || !under, run: () => join(under) },
  ]);
  if (error && !page) return <PageFault error={error} onRetry={() => void refetch()} />;
  const columns: Column<EvidenceLine>[] = [
    { key: 'debtor', head: t`Débiteur`, width: 'minmax(180px,1.2fr)', as: 'name', cell: (row) => row.debtorName },
    { key: 'reference', head: t`Facture`, width: 'minmax(110px,.8fr)', as: 'soft', cell: (row) => row.reference },
    { key: 'lacking', head: t`Ce qu’un tribunal demandera`, width: 'minmax(220px,1.8fr)', as: 'soft', cell: (row) => row.lacking.map(({ kind }) => words.evidence(kind)).join(', ') },
    { key: 'due', head: t`Échue le`, width: '104px', as: 'soft', cell: (row) => <Day value={row.dueOn} /> },
    { key: 'amount', head: t`Montant`, width: '110px', as: 'amount', cell: (row) => <Money value={row.amount} /> },
    ...(brings ? [{ key: 'join', head: <span className="off-screen">{t`Joindre`}</span>, width: '64px', as: 'end' as const, cell: (row: EvidenceLine) => <Press tabIndex={-1} onClick={() => join(row)}><Trans>Joindre</Trans><span className="off-screen"> {t`à ${row.reference}`}</span></Press> }] : []),
  ];
  const invoices = page?.rows.map(({ reference, debtorName }) => ({ reference, debtorName })) ?? [];
  return (
    <Page title={t`Pièces qui manquent`} context={t`ce qu’un tribunal demandera, facture par facture`} layout="fixed" className="evidence-page">
      {brings && <BringPapers bring={bring} invoices={invoices} />}
      {brings && <input ref={chooser} className="off-screen" type="file" multiple accept={PAPERS} tabIndex={-1} aria-label={t`Pièces de la facture choisie`} onChange={(event) => { const files = [...(event.target.files ?? [])]; event.target.value = ''; if (files.length && aim.current) void bring.add({ files, reference: aim.current }); }} />}
      {!page ? <Loading lines={8} /> : (
        <Grid
          autoFocus className="stacked placed-evidence" label={t`Factures auxquelles il manque une pièce`} columns={columns} rows={page.rows} rowId={(row) => row.claimId} rowHeight={narrow ? 60 : 32} onEnd={more} activeId={active?.claimId ?? null} onActive={setActive}
          onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: row.caseId } })} href={(row) => `/cases/${row.caseId}`}
          empty={<Empty title={<Trans>Il ne manque rien.</Trans>}><Trans>Chaque facture confiée a ce qu’un tribunal demanderait. Si une pièce vient à manquer, elle sera nommée ici.</Trans></Empty>}
        />
      )}
      {under && <p className="evidence-why soft" role="status"><b>{under.reference}</b> {under.lacking.map(({ kind, article }) => `${words.evidence(kind)} (${article})`).join(', ')}</p>}
    </Page>
  );
}
