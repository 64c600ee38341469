import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { formatSiren } from '@quittance/law';
import { Empty, Grid, Loading, Page, useFormats, useKeys, useNarrow, type Column, type GridHandle } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useLive } from '../../app/live.tsx';
import { usePaletteActs } from '../../app/palette.tsx';
import { useMay } from '../../app/session.tsx';
import { LinkButton, PageFault } from '../../app/states.tsx';
import { STUDIES, type StudyLine } from './studies.queries.ts';
import './studies.css';

/** The studies of commissaires de justice that the agency may hand files to. */
export function StudiesPage() {
  const { t } = useLingui();
  const { locale } = useFormats();
  const may = useMay();
  const narrow = useNarrow();
  const navigate = useNavigate();
  const grid = useRef<GridHandle>(null);
  const { data, error, refetch } = useQuery(STUDIES, { fetchPolicy: 'cache-and-network' });
  useLive(['StudyRegistered', 'HandoffOffered', 'HandoffReturned', 'HandoffWithdrawn', 'Resync'], () => void refetch());
  const registers = may('register', 'Study');
  const register = () => void navigate({ to: '/admin/studies/new' });
  useKeys([{ keys: ['ArrowUp', 'ArrowDown'], label: t`parcourir`, run: () => false }, { keys: 'Enter', label: t`ouvrir`, run: () => false }, { keys: 'n', label: t`nouvelle étude`, disabled: !registers, run: register }]);
  usePaletteActs(t`Études`, registers ? [{ id: 'register-study', label: t`Enregistrer une étude`, kbd: 'n', run: register }] : []);
  if (error && !data) return <PageFault error={error} onRetry={() => void refetch()} />;
  const columns: Column<StudyLine>[] = [
    { key: 'name', head: t`Étude`, width: 'minmax(200px,1.2fr)', as: 'name', cell: (row) => row.name },
    { key: 'siren', head: 'SIREN', width: '104px', as: 'soft', cell: (row) => (row.siren ? formatSiren(row.siren) : '—') },
    { key: 'city', head: t`Ville`, width: 'minmax(100px,.7fr)', as: 'soft', cell: (row) => row.address.city },
    { key: 'departments', head: t`Territoire`, width: 'minmax(120px,1fr)', as: 'soft', cell: (row) => row.departments.join(', ') },
    { key: 'files', head: t`Dossiers en main`, width: '116px', as: 'end', cell: (row) => row.openFiles.toLocaleString(locale) },
  ];
  return (
    <Page title={t`Études`} context={t`commissaires de justice`} layout="fixed" className="column-page" aside={registers ? <LinkButton to="/admin/studies/new" kbd="n"><Trans>Nouvelle étude</Trans></LinkButton> : undefined}>
      {!data ? <Loading lines={6} /> : (
        <Grid
          ref={grid} autoFocus className="stacked study-lines" label={t`Études`} columns={columns} rows={data.studies} rowId={(row) => row.id} rowHeight={narrow ? 60 : 32}
          onOpen={(row) => void navigate({ to: '/admin/studies/$id', params: { id: row.id } })} href={(row) => `/admin/studies/${row.id}`}
          empty={<Empty title={<Trans>Ici paraîtront les études.</Trans>} actions={registers ? <LinkButton kind="primary" to="/admin/studies/new"><Trans>Enregistrer une étude</Trans></LinkButton> : undefined}><Trans>Une étude, puis ses commissaires de justice : les dossiers qui ont un titre exécutoire peuvent lui être remis.</Trans></Empty>}
        />
      )}
    </Page>
  );
}
