import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, ButtonLink, Empty, Filters, Grid, Loading, Moment, Page, useKeys, useNarrow, Word, type Column, type GridHandle } from '@quittance/ui';
import { useCallback, useRef } from 'react';
import { useMay } from '../../app/session.tsx';
import { Missing, PageFault } from '../../app/states.tsx';
import { TypedFilter } from '../creditor-home/typed-filter.tsx';
import { EntryPanel } from './entry-panel.tsx';
import { EvidenceBand } from './evidence-band.tsx';
import { AUDIT_TRAIL, EVIDENCE_STANDING, type TrailLine } from './trail.queries.ts';
import { exportAddress, filterOf, isFiltered, type TrailView } from './trail-view.ts';
import { useTrailWords } from './words.ts';
import './trail.css';

/** Who did, read, took out and was refused what: newest first, each row with its place in the chain. */
export function TrailPage({ view, onView }: { view: TrailView; onView: (view: TrailView) => void }) {
  const { t } = useLingui();
  const may = useMay();
  const narrow = useNarrow();
  const words = useTrailWords();
  const grid = useRef<GridHandle>(null), search = useRef<HTMLInputElement>(null), busy = useRef(false);
  const reads = may('read', 'AuditEntry'), exports = may('export', 'AuditEntry');
  const { data, previousData, error, refetch, fetchMore } = useQuery(AUDIT_TRAIL, { variables: { first: 50, filter: filterOf(view) }, skip: !reads, fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' });
  const { data: standing } = useQuery(EVIDENCE_STANDING, { skip: !reads });
  const page = (data ?? previousData)?.auditTrail, next = data?.auditTrail.next;
  const more = useCallback(() => {
    if (!next || busy.current) return;
    busy.current = true;
    fetchMore({ variables: { after: next } }).catch(() => undefined).finally(() => { busy.current = false; });
  }, [next, fetchMore]);
  const close = () => { onView({ ...view, entry: undefined }); grid.current?.focus(); };
  const again = () => void refetch().catch(() => undefined);
  useKeys([
    { keys: ['ArrowUp', 'ArrowDown'], label: t`parcourir`, run: () => false }, { keys: 'Enter', label: t`ouvrir`, run: () => false },
    { keys: '/', label: t`chercher une personne`, run: () => search.current?.focus() }, { keys: 'r', label: t`relire`, run: again },
  ]);
  if (!reads) return <Missing />;
  if (error && !page) return <PageFault error={error} onRetry={again} />;
  const set = (what: Partial<TrailView>) => onView({ ...view, entry: undefined, ...what });
  const columns: Column<TrailLine>[] = [
    { key: 'at', head: t`Quand`, width: '104px', as: 'soft', cell: (row) => <Moment value={row.at} /> },
    { key: 'who', head: t`Qui`, width: 'minmax(130px,.8fr)', as: 'name', cell: (row) => <span className={row.actorName ? undefined : 'faint'}>{words.who(row)}</span> },
    { key: 'act', head: t`Acte`, width: 'minmax(190px,1.4fr)', cell: (row) => words.act(row.action) },
    { key: 'outcome', head: t`Issue`, width: '88px', cell: (row) => <Word tone={row.outcome === 'done' ? undefined : 'wait'}>{words.outcome(row.outcome)}</Word> },
    { key: 'code', head: t`Pourquoi`, width: 'minmax(120px,1fr)', as: 'soft', cell: (row) => (row.code ? words.code(row.code) ?? row.code : '') },
    { key: 'case', head: t`Dossier`, width: '120px', as: 'soft', cell: (row) => row.caseReference ?? '' },
    { key: 'position', head: t`Chaîne`, width: '80px', as: 'end', cell: (row) => row.position ?? <span className="faint">…</span> },
  ];
  const shown = narrow ? columns.filter(({ key }) => ['at', 'who', 'act', 'outcome'].includes(key)) : view.entry ? columns.filter(({ key }) => !['code', 'case'].includes(key)) : columns;
  const outcomes = [{ value: 'all' as const, label: t`Tout` }, { value: 'done' as const, label: t`Fait` }, { value: 'refused' as const, label: t`Refusé` }];
  const known = [...new Set([...(standing?.evidenceStanding.acts ?? []), ...(view.act ? [view.act] : [])])].sort((a, b) => words.act(a).localeCompare(words.act(b)));
  const leave = () => grid.current?.focus();
  return (
    <Page
      title={t`Journal`} layout="fixed" className={view.entry ? 'trail-page is-split' : 'trail-page'}
      aside={exports && !narrow && <><ButtonLink href={exportAddress(view, 'csv')} download><Trans>Exporter en CSV</Trans></ButtonLink><ButtonLink href={exportAddress(view, 'json')} download><Trans>JSON avec la chaîne</Trans></ButtonLink><ButtonLink href="/evidence/heads" download><Trans>Têtes signées</Trans></ButtonLink></>}
    >
      <EvidenceBand />
      <Filters
        label={t`Filtrer par issue`} options={outcomes} value={view.outcome === 'failed' ? 'all' : view.outcome ?? 'all'} onValueChange={(outcome) => set({ outcome: outcome === 'all' ? undefined : outcome })}
        aside={<TypedFilter ref={search} label={t`Filtrer par personne`} placeholder={t`Personne`} text={view.who ?? ''} onText={(who) => set({ who: who || undefined })} onLeave={leave} />}
      />
      <div className="trail-filters" role="group" aria-label={t`Autres filtres`}>
        <label><Trans>Acte</Trans> <select value={view.act ?? ''} onChange={(event) => set({ act: event.target.value || undefined })}><option value="">{t`tous`}</option>{known.map((name) => <option key={name} value={name}>{words.act(name)}</option>)}</select></label>
        <TypedFilter label={t`Filtrer par dossier`} placeholder={t`Dossier`} text={view.caseReference ?? ''} onText={(caseReference) => set({ caseReference: caseReference || undefined })} onLeave={leave} />
        <label><Trans>Du</Trans> <input type="date" value={view.from ?? ''} max={view.until} onChange={(event) => set({ from: event.target.value || undefined })} /></label>
        <label><Trans>au</Trans> <input type="date" value={view.until ?? ''} min={view.from} onChange={(event) => set({ until: event.target.value || undefined })} /></label>
        {isFiltered(view) && <Button size="small" kind="quiet" onClick={() => onView({})}><Trans>Tout voir</Trans></Button>}
      </div>
      {!page ? <Loading lines={8} /> : (
        <Grid
          ref={grid} autoFocus className="stacked trail-lines" label={t`Journal`} columns={shown} rows={page.rows} rowId={(row) => row.id} rowHeight={narrow ? 60 : 32} onEnd={more}
          onOpen={(row) => onView({ ...view, entry: row.id })} href={(row) => `/trail?entry=${row.id}`}
          empty={isFiltered(view) ? <Empty inline title={<Trans>Aucune ligne ne correspond.</Trans>} actions={<Button onClick={() => onView({})}><Trans>Tout voir</Trans></Button>} /> : <Empty title={<Trans>Rien n’a encore été fait ici.</Trans>}><Trans>Chaque acte, lecture en nombre, export, refus et entrée y paraîtra, scellé dans la seconde.</Trans></Empty>}
        />
      )}
      {view.entry && <section className="trail-aside" aria-label={t`Détail`}><EntryPanel key={view.entry} id={view.entry} onFilter={onView} onClose={close} /></section>}
    </Page>
  );
}
