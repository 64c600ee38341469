import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Empty, Filters, Grid, Loading, Moment, Page, useKeys, useNarrow, Word, type Column } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useRef } from 'react';
import { useLiveSoon } from '../../app/live.tsx';
import { useMay } from '../../app/session.tsx';
import { LinkButton, Missing, PageFault } from '../../app/states.tsx';
import { minus, sumOf } from '../statement/decimal.ts';
import { EntryState } from './entry-view.tsx';
import type { EntriesView } from './entries-view.ts';
import { useFigureWords } from './figure-words.ts';
import { figureRow } from './figures.ts';
import { Value } from './law-lines.tsx';
import { LAW_ENTRIES, type LawEntryLine } from './law.queries.ts';
import { useLawWords } from './law-words.ts';
import { Difference } from './measured.tsx';
import './law.css';

/** Every figure that the agency entered or confirmed: what waits first, then the latest. */
export function EntriesPage({ view, onView }: { view: EntriesView; onView: (view: EntriesView) => void }) {
  const { t } = useLingui();
  const may = useMay();
  const narrow = useNarrow();
  const navigate = useNavigate();
  const { named, values } = useFigureWords(), { when, act, count } = useLawWords();
  const state = view.state ?? null, busy = useRef(false), reads = may('read', 'LawEntry'), enters = may('enter', 'LawEntry');
  const { data, error, refetch, fetchMore } = useQuery(LAW_ENTRIES, { variables: { first: 50, state }, skip: !reads, fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' });
  useLiveSoon(['LawEntered', 'LawMeasured', 'LawDecided', 'LawApplied', 'Resync'], () => { if (reads) void refetch().catch(() => undefined); });
  const page = data?.lawEntries, next = page?.next;
  const more = useCallback(() => {
    if (!next || busy.current) return;
    busy.current = true;
    fetchMore({ variables: { after: next } }).catch(() => undefined).finally(() => { busy.current = false; });
  }, [next, fetchMore]);
  const enter = () => void navigate({ to: '/law/entries/new', search: {} }), back = () => void navigate({ to: '/law', search: {} });
  useKeys([
    { keys: ['ArrowUp', 'ArrowDown'], label: t`parcourir`, run: () => false }, { keys: 'Enter', label: t`ouvrir`, run: () => false },
    { keys: 'n', label: t`saisir un chiffre`, disabled: !enters, run: enter }, { keys: 'Escape', label: t`droit appliqué`, run: back },
  ]);
  if (!reads) return <Missing />;
  if (error && !page) return <PageFault error={error} onRetry={() => void refetch()} />;
  // Who reads this list looks for what waits: it stands above, whatever its day.
  const rows = page ? [...page.rows.filter((row) => row.state === 'entered'), ...page.rows.filter((row) => row.state !== 'entered')] : [];
  const value = (row: LawEntryLine) => <Value row={figureRow({ ...row, origin: 'agency', entryId: row.id }, row.name)} values={values} />;
  const columns: Column<LawEntryLine>[] = [
    { key: 'state', head: t`État`, width: '164px', cell: (row) => (row.decidable ? <Word tone="wait">{t`à vous de décider`}</Word> : <EntryState state={row.state} />) },
    { key: 'name', head: t`Chiffre`, width: 'minmax(184px,1.3fr)', as: 'name', cell: (row) => named(row.name)[1] },
    { key: 'days', head: t`Jours`, width: 'minmax(124px,.8fr)', as: 'soft', cell: (row) => when(row) },
    { key: 'act', head: t`Saisie`, width: '92px', as: 'soft', cell: (row) => act(row.act).toLowerCase() },
    { key: 'before', head: t`Remplace`, width: '72px', as: 'amount', cell: (row) => (row.replaces ? <Value row={figureRow(row.replaces, row.name)} values={values} /> : '—') },
    { key: 'value', head: t({ message: 'Valeur', context: 'law' }), width: '72px', as: 'amount', cell: value },
    { key: 'cases', head: t`Dossiers`, width: '64px', as: 'end', cell: (row) => (row.measure?.state === 'done' ? count(row.measure.changed) : '—') },
    { key: 'difference', head: t`Différence`, width: '104px', as: 'amount', cell: (row) => (row.measure?.state === 'done' && row.measure.blockedBefore + row.measure.blockedAfter === 0 ? <Difference value={sumOf(row.measure.after, minus(row.measure.before))} /> : row.measure?.state === 'running' ? <span className="soft">{t`mesure…`}</span> : '—') },
    { key: 'by', head: t`Par`, width: 'minmax(104px,.6fr)', as: 'soft', cell: (row) => row.enteredBy },
    { key: 'at', head: t`Le`, width: '84px', as: 'soft', cell: (row) => <Moment value={row.enteredAt} /> },
  ];
  const onPhone = ['state', 'name', 'days', 'value'], waiting = page?.waiting;
  const options = [{ value: 'all' as const, label: t`Toutes` }, { value: 'entered' as const, label: t`Attendent`, ...(waiting ? { count: waiting } : {}) }, { value: 'approved' as const, label: t`Approuvées` }, { value: 'refused' as const, label: t`Refusées` }, { value: 'withdrawn' as const, label: t`Retirées` }];
  return (
    <Page title={t`Saisies du droit appliqué`} layout="fixed" className="column-page" aside={<>{enters && <LinkButton to="/law/entries/new" search={{}} kbd="n"><Trans>Saisir un chiffre</Trans></LinkButton>}{!narrow && <LinkButton to="/law" search={{}} kbd="Escape"><Trans>Droit appliqué</Trans></LinkButton>}</>}>
      <Filters label={t`Filtrer les saisies`} options={options} value={state ?? 'all'} onValueChange={(chosen) => onView({ state: chosen === 'all' ? undefined : chosen })} />
      {!page ? <Loading lines={8} /> : (
        <Grid
          autoFocus className="stacked law-entries" label={t`Saisies du droit appliqué`} columns={narrow ? columns.filter(({ key }) => onPhone.includes(key)) : columns} rows={rows} rowId={(row) => row.id} rowHeight={narrow ? 60 : 32} onEnd={more}
          onOpen={(row) => void navigate({ to: '/law/entries/$id', params: { id: row.id } })} href={(row) => `/law/entries/${row.id}`}
          empty={state
            ? <Empty inline title={<Trans>Aucune saisie dans cet état.</Trans>} />
            : <Empty title={<Trans>L’agence n’a encore rien saisi.</Trans>} actions={enters ? <LinkButton to="/law/entries/new" search={{}} kind="primary" kbd="n"><Trans>Saisir un chiffre</Trans></LinkButton> : undefined}><Trans>Les chiffres livrés avec le produit s’appliquent. Ici paraîtra chaque taux saisi par un administrateur : ce qu’il change, qui l’a approuvé, depuis quand.</Trans></Empty>}
        />
      )}
    </Page>
  );
}
