import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Empty, Filters, Loading, Page, Press, useKeys, type GridHandle } from '@quittance/ui';
import { useCallback, useRef } from 'react';
import { useLive, useLiveSoon } from '../../app/live.tsx';
import { LinkButton, PageFault } from '../../app/states.tsx';
import { useCounts } from '../intake/words.ts';
import { CaseLines } from './case-lines.tsx';
import { asked, isOpen, STAGES, type CasesView } from './filters.ts';
import { CREDITOR_CASES, CREDITOR_HOME } from './home.queries.ts';
import { TypedFilter } from './typed-filter.tsx';
import { useCreditorWords } from './words.ts';
import './creditor-home.css';

const A_PAGE = 100;

/** All cases of the creditor, by stage, by age, promised or not, by name; what is asked for stands in the address. */
export function CasesPage({ view, onView }: { view: CasesView; onView: (view: CasesView) => void }) {
  const { t } = useLingui();
  const words = useCreditorWords(), counts = useCounts();
  const grid = useRef<GridHandle>(null), search = useRef<HTMLInputElement>(null), busy = useRef(false);
  const home = useQuery(CREDITOR_HOME, { fetchPolicy: 'cache-and-network' });
  const { data, previousData, error, refetch, fetchMore } = useQuery(CREDITOR_CASES, { variables: { first: A_PAGE, filter: asked(view) }, fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' });
  useLive(['CaseOpened', 'DepositConfirmed', 'Resync'], () => { void refetch(); void home.refetch(); });
  useLiveSoon(['PromiseTaken', 'CallLogged', 'CallReversed'], () => { if (view.promised) void refetch(); });
  useLiveSoon(['CasePaused', 'CaseResumed', 'CaseRecalled', 'PaymentRecorded', 'PaymentReversed', 'CaseClosed', 'CaseReopened', 'DisputeOpened', 'DisputeSettled'], () => { if (view.paused || view.contested || view.recovered || view.over || view.stage) void refetch(); void home.refetch(); });
  const page = (data ?? previousData)?.cases, next = data?.cases.next;
  const more = useCallback(() => {
    if (!next || busy.current) return;
    busy.current = true;
    fetchMore({ variables: { after: next } }).catch(() => undefined).finally(() => { busy.current = false; });
  }, [next, fetchMore]);
  useKeys([
    { keys: ['ArrowUp', 'ArrowDown'], label: t`parcourir`, run: () => false }, { keys: 'Enter', label: t`ouvrir`, run: () => false },
    { keys: '/', label: t`chercher un dossier`, run: () => search.current?.focus() },
  ]);
  if (error && !page) return <PageFault error={error} onRetry={() => void refetch()} />;
  const figures = home.data?.creditorHome.stages ?? [];
  const casesOf = (stage: string) => figures.filter((figure) => figure.stage === stage).reduce((sum, figure) => sum + figure.cases, 0);
  const open = figures.filter((figure) => isOpen(figure.stage)).reduce((sum, figure) => sum + figure.cases, 0), all = figures.reduce((sum, figure) => sum + figure.cases, 0);
  const stage = view.stage ?? (view.age || view.promised || view.contested ? 'open' : 'all');
  const options = [
    { value: 'all', label: t`Tous`, count: home.data ? all : undefined }, { value: 'open', label: words.stage('open'), count: home.data ? open : undefined },
    ...STAGES.filter((one) => casesOf(one) > 0 || one === view.stage).map((one) => ({ value: one as string, label: words.stage(one), count: home.data ? casesOf(one) : undefined })),
  ];
  const filtered = Object.values(view).some((one) => one !== undefined);
  const without = (part: Partial<CasesView>) => onView({ ...view, ...part });
  const marks = [
    view.contested && { key: 'contested', label: t`contestés`, off: { contested: undefined, stage: view.stage ?? ('open' as const) } }, view.recovered && { key: 'recovered', label: t`recouvrés en tout ou partie`, off: { recovered: undefined } },
    view.paused && { key: 'paused', label: t`en pause`, off: { paused: undefined } }, view.over && { key: 'over', label: t`clos ou rendus`, off: { over: undefined } }, view.deposit && { key: 'deposit', label: t`d’un dépôt`, off: { deposit: undefined } },
  ].filter((one) => one !== undefined && one !== '');
  return (
    <Page title={t`Mes dossiers`} layout="fixed" className="cases-page" context={page && counts.cases(page.total)}>
      <Filters
        label={t`Filtrer les dossiers`} options={options} value={stage} onValueChange={(value) => onView({ ...view, age: undefined, promised: undefined, contested: undefined, over: undefined, stage: value === 'all' ? undefined : (value as NonNullable<CasesView['stage']>) })}
        aside={<>
          {view.age && <Press onClick={() => onView({ ...view, age: undefined, stage: view.stage ?? 'open' })}>{words.band(view.age)} ×<span className="off-screen"> {t`Retirer ce filtre`}</span></Press>}
          {view.promised && <Press onClick={() => onView({ ...view, promised: undefined, stage: view.stage ?? 'open' })}>{t`promis pour ce jour ou plus tard`} ×<span className="off-screen"> {t`Retirer ce filtre`}</span></Press>}
          {marks.map((mark) => <Press key={mark.key} onClick={() => without(mark.off)}>{mark.label} ×<span className="off-screen"> {t`Retirer ce filtre`}</span></Press>)}
          <TypedFilter ref={search} label={t`Filtrer par débiteur, SIREN, facture, montant ou numéro`} placeholder={t`Débiteur, SIREN, facture, montant`} text={view.text ?? ''} onText={(text) => onView({ ...view, text: text || undefined })} onLeave={() => grid.current?.focus()} />
        </>}
      />
      {!page ? <Loading lines={12} /> : (
        <CaseLines
          ref={grid} autoFocus label={t`Mes dossiers`} rows={page.rows} total={page.total} onEnd={more} recovered={view.recovered ?? false}
          empty={filtered
            ? <Empty inline title={<Trans>Aucun dossier sous ce filtre.</Trans>} actions={<Button onClick={() => onView({})}><Trans>Voir tous les dossiers</Trans></Button>} />
            : <Empty title={<Trans>Ici paraîtront vos dossiers.</Trans>} actions={<LinkButton to="/creditor/deposit" kind="primary"><Trans>Déposer des factures</Trans></LinkButton>}><Trans>Chaque débiteur aura son dossier, avec ce qu’il doit ce jour et le dernier mouvement.</Trans></Empty>}
        />
      )}
    </Page>
  );
}
