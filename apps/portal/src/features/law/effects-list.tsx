import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Empty, Grid, Loading, Money, useNarrow, Word, type Column } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, type ReactNode } from 'react';
import { useMay } from '../../app/session.tsx';
import { LAW_EFFECTS, type LawEffect } from './law.queries.ts';
import { Difference } from './measured.tsx';

/** The cases that an entry changes, the heaviest first; read on as one goes down. `measured`: which measure, so that a new one is read anew. */
export function EffectsList({ entryId, measured }: { entryId: string; measured: string }) {
  const { t } = useLingui();
  const may = useMay();
  const navigate = useNavigate();
  const opens = may('read', 'CaseFile');
  const { data, error, refetch, fetchMore } = useQuery(LAW_EFFECTS, { variables: { entryId, first: 100 }, fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' });
  const seen = useRef(measured);
  useEffect(() => { if (seen.current !== measured) { seen.current = measured; void refetch().catch(() => undefined); } }, [measured, refetch]);
  const page = data?.lawEffects, next = page?.next, busy = useRef(false);
  const more = useCallback(() => {
    if (!next || busy.current) return;
    busy.current = true;
    fetchMore({ variables: { after: next } }).catch(() => undefined).finally(() => { busy.current = false; });
  }, [next, fetchMore]);
  const open = opens ? { onOpen: (row: LawEffect) => { if (row.debtorName !== null) void navigate({ to: '/cases/$id', params: { id: row.caseId }, search: {} }); }, href: (row: LawEffect) => `/cases/${row.caseId}` } : {};
  if (error && !page) return <p className="form-wrong law-unread" role="alert"><Trans>Les dossiers n’ont pas pu être lus. La mesure est gardée ; rechargez la page.</Trans></p>;
  if (!page) return <Loading lines={10} />;
  return <EffectsGrid rows={page.rows} onEnd={more} {...open} empty={<Empty inline title={<Trans>Aucun dossier ne change.</Trans>}>{t`Les sommes dues restent ce qu’elles sont.`}</Empty>} />;
}

export function EffectsGrid({ rows, onEnd, onOpen, href, empty }: { rows: readonly LawEffect[]; onEnd?: () => void; onOpen?: (row: LawEffect) => void; href?: (row: LawEffect) => string; empty: ReactNode }) {
  const { t } = useLingui();
  const narrow = useNarrow(), named = rows.some(({ debtorName }) => debtorName !== null);
  const sum = (value: string | null) => (value === null ? <Word tone="danger">{t`bloqué`}</Word> : <Money value={value} tone="soft" />);
  const columns: Column<LawEffect>[] = [
    { key: 'reference', head: t`Dossier`, width: '92px', cell: (row) => row.publicReference },
    ...(named ? [{ key: 'debtor', head: t`Débiteur`, width: 'minmax(216px,1.4fr)', as: 'name', cell: (row: LawEffect) => row.debtorName ?? '—' } satisfies Column<LawEffect>] : []),
    { key: 'creditor', head: t`Créancier`, width: 'minmax(0,1fr)', as: 'soft', cell: (row) => row.creditorName },
    ...(narrow ? [] : [{ key: 'before', head: t`Avant`, width: '100px', as: 'amount', cell: (row: LawEffect) => sum(row.before) } satisfies Column<LawEffect>]),
    { key: 'after', head: t`Après`, width: '100px', as: 'amount', cell: (row) => (narrow ? <>{sum(row.before)} → {sum(row.after)}</> : sum(row.after)) },
    { key: 'difference', head: t`Différence`, width: '88px', as: 'amount', cell: (row) => <Difference value={row.difference} /> },
  ];
  return <Grid narrow className="stacked law-effects" label={t`Dossiers qui changent`} columns={columns} rows={rows} rowId={(row) => row.caseId} rowHeight={narrow ? 60 : 32} {...(onEnd ? { onEnd } : {})} {...(onOpen ? { onOpen } : {})} {...(href ? { href } : {})} empty={empty} />;
}
