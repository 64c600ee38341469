import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Day, Empty, Grid, Loading, Money, useFormats, useKeys, type Column, type GridHandle } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLiveSoon } from '../../app/live.tsx';
import { PageFault } from '../../app/states.tsx';
import { graphql } from '../../gql/index.ts';
import type { CaseListQuery } from '../../gql/graphql.ts';
import { Held } from '../queue/held.tsx';
import { useStory } from '../timeline/words.ts';
import { useCaseWords } from './words.ts';

const CASE_LIST = graphql(`
  query CaseList($first: Int, $after: String, $filter: CaseFilter) {
    cases(first: $first, after: $after, filter: $filter) {
      rows { id publicReference debtorName creditorName stage regime due principal oldestDueOn lastWordCode lastWordFacts { key value } lastWordAt nextActionKind nextActionOn openedAt heldKinds version }
      next total
    }
  }
`);
type Row = CaseListQuery['cases']['rows'][number];

/** All cases that the reader may see, the newest first; found by name, creditor or number. */
export function CaseList({ text, onText, onTotal }: { text: string; onText: (text: string) => void; onTotal?: (total: number) => void }) {
  const { t } = useLingui();
  const { locale } = useFormats();
  const navigate = useNavigate();
  const { regime } = useCaseWords();
  const { stage, say } = useStory();
  const [typed, setTyped] = useState(text);
  const search = useRef<HTMLInputElement>(null), grid = useRef<GridHandle>(null), busy = useRef(false);
  const { data, previousData, error, refetch, fetchMore } = useQuery(CASE_LIST, { variables: { first: 100, filter: { text: text || null } }, fetchPolicy: 'cache-and-network' });
  useLiveSoon(['CaseOpened', 'Resync'], () => void refetch());
  const page = (data ?? previousData)?.cases, next = data?.cases.next, total = page?.total;
  useEffect(() => { if (total !== undefined) onTotal?.(total); }, [total, onTotal]);
  useEffect(() => {
    if (typed === text) return;
    const later = setTimeout(() => onText(typed), 250);
    return () => clearTimeout(later);
  }, [typed, text, onText]);
  const more = useCallback(() => {
    if (!next || busy.current) return;
    busy.current = true;
    void fetchMore({ variables: { after: next } }).finally(() => { busy.current = false; });
  }, [next, fetchMore]);
  useKeys([{ keys: ['ArrowUp', 'ArrowDown'], label: t`parcourir`, run: () => false }, { keys: 'Enter', label: t`ouvrir`, run: () => false }, { keys: '/', label: t`filtrer`, run: () => search.current?.focus() }]);
  if (error && !page) return <PageFault error={error} onRetry={() => void refetch()} />;
  const columns: Column<Row>[] = [
    { key: 'reference', head: t`Dossier`, width: '92px', as: 'soft', cell: (row) => row.publicReference },
    { key: 'debtor', head: t`Débiteur`, width: 'minmax(0,1.2fr)', as: 'name', cell: (row) => row.debtorName },
    { key: 'creditor', head: t`Créancier`, width: 'minmax(0,1fr)', as: 'soft', cell: (row) => row.creditorName },
    { key: 'stage', head: t`Étape`, width: '136px', cell: (row) => <>{regime(row.regime)}, {stage(row.stage)}{row.heldKinds.length > 0 && <>, <Held kinds={row.heldKinds} /></>}</> },
    { key: 'principal', head: t`Principal`, width: '104px', as: 'amount', cell: (row) => <Money value={row.principal} tone="soft" /> },
    { key: 'due', head: t`Dû ce jour`, width: '104px', as: 'amount', cell: (row) => <Money value={row.due} /> },
    { key: 'oldest', head: t`Plus ancienne échéance`, width: '136px', cell: (row) => <Day value={row.oldestDueOn} /> },
    // Who may not read what was said has no column of dashes.
    ...(page?.rows.some((row) => row.lastWordCode) ? [{ key: 'word', head: t`Dernier mot`, width: 'minmax(0,1.2fr)', as: 'soft', cell: (row: Row) => (row.lastWordCode ? say(row.lastWordCode, row.lastWordFacts) : '—') } as Column<Row>] : []),
  ];
  return (
    <>
      <div className="filters list-search">
        <input ref={search} type="search" aria-label={t`Filtrer par débiteur, facture ou numéro`} placeholder={t`Débiteur, facture, numéro`} value={typed} onChange={(event) => setTyped(event.target.value)} onKeyDown={(event) => { if (event.key === 'Enter' || event.key === 'ArrowDown') { grid.current?.focus(); event.preventDefault(); } else if (event.key === 'Escape') { setTyped(''); grid.current?.focus(); event.preventDefault(); } }} />
        {total !== undefined && <span className="aside">{total.toLocaleString(locale)} {total === 1 ? t`dossier` : t`dossiers`}</span>}
      </div>
      {!page ? <Loading lines={12} /> : (
        <Grid
          ref={grid} autoFocus label={t`Dossiers`} columns={columns} rows={page.rows} rowId={(row) => row.id} total={page.total} onEnd={more}
          onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: row.id }, search: {} })} href={(row) => `/cases/${row.id}`}
          empty={text ? <Empty inline title={<Trans>Rien de ce nom.</Trans>} actions={<Button onClick={() => { setTyped(''); onText(''); }}><Trans>Voir tous les dossiers</Trans></Button>} /> : <Empty title={<Trans>Aucun dossier n’est encore ouvert.</Trans>}><Trans>Ici paraîtra chaque dossier avec ce qui est dû ce jour, dès qu’un créancier a confié des factures.</Trans></Empty>}
        />
      )}
    </>
  );
}
