import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Empty, Filters, Grid, Loading, Page, useFormats, useKeys, useNarrow, Word, type Column } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useRef } from 'react';
import { useLiveSoon } from '../../app/live.tsx';
import { useMay } from '../../app/session.tsx';
import { LinkButton, Missing, PageFault } from '../../app/states.tsx';
import { Due } from './due.tsx';
import { PRIVACY_REQUESTS, type RequestLine } from './privacy.queries.ts';
import { usePrivacyWords } from './words.ts';
import './privacy.css';

export type RequestsState = 'open' | 'ended' | undefined;

/** What persons asked about their data, each with its day. */
export function RequestsPage({ state, onState }: { state: RequestsState; onState: (state: RequestsState) => void }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const may = useMay();
  const narrow = useNarrow();
  const navigate = useNavigate();
  const words = usePrivacyWords();
  const reads = may('read', 'PrivacyRequest'), rules = may('read', 'RetentionPolicy'), busy = useRef(false);
  const { data, error, refetch, fetchMore } = useQuery(PRIVACY_REQUESTS, { variables: { state: state ?? null, first: 50 }, skip: !reads, fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' });
  useLiveSoon(['PrivacyRequestOpened', 'PrivacyRequestAnswered', 'Resync'], () => { if (reads) void refetch().catch(() => undefined); });
  const page = data?.privacyRequests, next = page?.next;
  const more = useCallback(() => {
    if (!next || busy.current) return;
    busy.current = true;
    fetchMore({ variables: { after: next }, updateQuery: (was, { fetchMoreResult: found }) => ({ ...was, privacyRequests: { ...found.privacyRequests, rows: [...was.privacyRequests.rows, ...found.privacyRequests.rows] } }) }).catch(() => undefined).finally(() => { busy.current = false; });
  }, [next, fetchMore]);
  useKeys([
    { keys: ['ArrowUp', 'ArrowDown'], label: t`parcourir`, run: () => false }, { keys: 'Enter', label: t`ouvrir`, run: () => false },
    { keys: 'd', label: t`durées de conservation`, disabled: !rules, run: () => void navigate({ to: '/privacy/retention' }) }, { keys: 'r', label: t`registre`, disabled: !rules, run: () => void navigate({ to: '/privacy/register' }) },
  ]);
  if (!reads) return <Missing />;
  if (error && !page) return <PageFault error={error} onRetry={() => void refetch()} />;
  const columns: Column<RequestLine>[] = [
    { key: 'number', head: t`N°`, width: '52px', as: 'end', cell: (row) => row.number },
    { key: 'name', head: t`Personne`, width: 'minmax(180px,1.4fr)', as: 'name', cell: (row) => row.debtorName },
    { key: 'kind', head: t`Demande`, width: 'minmax(150px,1fr)', cell: (row) => words.request(row.kind) },
    { key: 'article', head: t`Texte`, width: '108px', as: 'soft', cell: (row) => row.article },
    { key: 'creditor', head: t`Créancier`, width: 'minmax(0,1fr)', as: 'soft', cell: (row) => row.creditorName },
    { key: 'received', head: t`Reçue le`, width: '92px', as: 'soft', cell: (row) => day(row.receivedOn, 'short') },
    { key: 'due', head: t`Répondre avant`, width: '156px', cell: (row) => <Due clock={row.clock} dueOn={row.dueOn} /> },
    { key: 'state', head: t`État`, width: '92px', cell: (row) => (row.clock === 'answered' ? <span className="soft">{words.state(row.state)}</span> : <Word tone="wait">{words.state(row.state)}</Word>) },
  ];
  const onPhone = ['name', 'kind', 'due', 'state'], late = page?.late ?? 0;
  const options = [{ value: 'all' as const, label: t`Toutes` }, { value: 'open' as const, label: t`À traiter`, ...(page?.open ? { count: page.open } : {}) }, { value: 'ended' as const, label: t`Closes` }];
  return (
    <Page title={t`Données personnelles`} layout="fixed" className="column-page" context={late > 0 ? <Word tone="danger">{late === 1 ? t`une demande en retard` : t`${late} demandes en retard`}</Word> : undefined} aside={rules && <><LinkButton to="/privacy/retention" kbd="d"><Trans>Durées de conservation</Trans></LinkButton><LinkButton to="/privacy/register" kbd="r"><Trans>Registre des traitements</Trans></LinkButton></>}>
      <Filters label={t`Filtrer les demandes`} options={options} value={state ?? 'all'} onValueChange={(chosen) => onState(chosen === 'all' ? undefined : chosen)} />
      {!page ? <Loading lines={8} /> : (
        <Grid
          autoFocus className="stacked" label={t`Demandes sur les données personnelles`} columns={narrow ? columns.filter(({ key }) => onPhone.includes(key)) : columns} rows={page.rows} rowId={(row) => row.id} rowHeight={narrow ? 60 : 32} onEnd={more}
          onOpen={(row) => void navigate({ to: '/privacy/$id', params: { id: row.id } })} href={(row) => `/privacy/${row.id}`}
          empty={state ? <Empty inline title={<Trans>Aucune demande dans cet état.</Trans>} /> : <Empty title={<Trans>Personne n’a encore rien demandé.</Trans>}><Trans>Une demande d’accès, de rectification, d’effacement, de limitation ou d’opposition s’inscrit depuis le dossier de la personne, par l’acte « Demande d’une personne (RGPD) ». Elle se répond en un mois.</Trans></Empty>}
        />
      )}
    </Page>
  );
}
