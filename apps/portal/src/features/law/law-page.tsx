import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Loading, Page, useFormats, useKeys } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState, type ReactNode } from 'react';
import { useLiveSoon } from '../../app/live.tsx';
import { usePaletteActs } from '../../app/palette.tsx';
import { useMay } from '../../app/session.tsx';
import { LinkButton, PageFault } from '../../app/states.tsx';
import { ConfirmFigure } from './confirm-figure.tsx';
import { EntryTold } from './entry-told.tsx';
import type { Figure, FigureRow } from './figures.ts';
import type { OnFigure } from './law-lines.tsx';
import { LawTables } from './law-tables.tsx';
import type { LawView } from './law-view.ts';
import { APPLIED_LAW } from './law.queries.ts';
import { MissingAct, MissingBanner } from './missing-rates.tsx';
import { useLawWaiting } from './use-law-waiting.ts';
import './law.css';

const entryTold = (id: string) => <EntryTold id={id} />;

/** The law as this agency applies it, open to everyone who is signed in; its administrators enter and confirm figures here. */
export function LawPage({ view, onView, aside }: { view: LawView; onView: (view: LawView) => void; aside?: ReactNode }) {
  const { t } = useLingui();
  const { today, day } = useFormats();
  const may = useMay();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(APPLIED_LAW, { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' });
  useLiveSoon(['LawDecided', 'LawApplied', 'Resync'], () => void refetch().catch(() => undefined));
  const reads = may('read', 'LawEntry'), enters = may('enter', 'LawEntry'), { rows: waitingRows, mine } = useLawWaiting();
  const [confirming, setConfirming] = useState<{ figure: Figure; row: FigureRow } | null>(null);
  const onFigure = useCallback<OnFigure>((act, figure, row) => {
    if (act === 'confirm' && row) setConfirming({ figure, row });
    else void navigate({ to: '/law/entries/new', search: act === 'correct' && row ? { name: figure.id, from: row.from ?? undefined, correct: true } : { name: figure.id } });
  }, [navigate]);
  const entries = () => void navigate({ to: '/law/entries', search: {} });
  useKeys([{ keys: 's', label: t`saisies`, disabled: !reads, run: entries }]);
  usePaletteActs(t`Le droit appliqué`, enters ? [{ id: 'enter-law', label: t`Saisir un chiffre du droit`, run: () => void navigate({ to: '/law/entries/new', search: {} }) }, { id: 'law-entries', label: t`Voir les saisies`, kbd: 's', run: entries }] : []);
  const law = data?.appliedLaw;
  if (error && !law) return <PageFault error={error} onRetry={() => void refetch()} />;
  if (!law) return <Page title={t`Le droit appliqué`} layout="scroll"><Loading lines={16} /></Page>;
  // The version of an agency's own tables goes on after the day of those shipped.
  const tables = /^\d{4}-\d{2}-\d{2}/.exec(law.version)?.[0];
  return (
    <Page
      title={t`Le droit appliqué`} context={tables ? t`tables du ${day(tables)}, lues le ${day(today)}` : t`lu le ${day(today)}`} layout="fixed" className="law-page"
      aside={<>{aside}{reads && <LinkButton to="/law/entries" search={{}} kbd="s">{mine ? t`Saisies (${mine} à décider)` : t`Saisies`}</LinkButton>}</>}
    >
      <LawTables
        law={law} view={view} onView={onView} entry={reads ? entryTold : undefined} onFigure={enters ? onFigure : undefined}
        head={<MissingBanner missing={law.missing} act={enters ? (rate) => <MissingAct rate={rate} waiting={waitingRows} /> : undefined} />}
      />
      {confirming && <ConfirmFigure {...confirming} onClose={() => setConfirming(null)} />}
    </Page>
  );
}
