import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { formatSiren } from '@quittance/law';
import { Button, Facts, Loading, Page, useKeys, useOpen } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useLive } from '../../app/live.tsx';
import { usePaletteActs } from '../../app/palette.tsx';
import { useMay } from '../../app/session.tsx';
import { Missing, PageFault } from '../../app/states.tsx';
import { formatPhone } from '../cases/words.ts';
import { useCounts } from '../intake/words.ts';
import { ViewAsButton } from '../access/view-as.tsx';
import { AddStudyUser } from './add-study-user.tsx';
import { STUDY, type Study } from './studies.queries.ts';
import '../creditors/creditors.css';
import './studies.css';

/** One study: who it is, where it acts, who may enter for it. */
export function StudyPage({ id }: { id: string }) {
  const { t } = useLingui();
  const may = useMay();
  const navigate = useNavigate();
  const counts = useCounts();
  const adding = useOpen();
  const { data, error, refetch } = useQuery(STUDY, { variables: { id }, fetchPolicy: 'cache-and-network' });
  useLive(['StudyRegistered', 'AccessChanged', 'HandoffOffered', 'HandoffReturned', 'HandoffWithdrawn', 'Resync'], () => void refetch());
  const study = data?.study, invites = may('invite', 'StudyUser');
  useKeys([
    { keys: 'u', label: t`ajouter une personne`, disabled: !invites || !study, run: adding.show },
    { keys: 'Escape', label: t`toutes les études`, run: () => void navigate({ to: '/admin/studies' }) },
  ]);
  usePaletteActs(study ? t`Sur ${study.name}` : '', study && invites ? [{ id: 'user', label: t`Ajouter une personne`, kbd: 'u', run: adding.show }] : []);
  if (error && !study) return <PageFault error={error} onRetry={() => void refetch()} />;
  if (data && !study) return <Missing />;
  if (!study) return <Page title={t`Étude`} layout="scroll"><Loading lines={8} /></Page>;
  return (
    <Page title={study.name} context={t`${counts.cases(study.openFiles)} en main`} layout="fixed" className="study-page" aside={<ViewAsButton looking={{ as: 'bailiff', studyId: id }} />}>
      <section className="who-col" aria-label={t`Identité`}><Identity study={study} /></section>
      <section className="users-col" aria-label={t`Personnes`}>
        <h2><Trans>Qui peut entrer</Trans></h2>
        <ul className="people">{study.users.map((user) => <li key={user.id}><b>{user.name}</b><span className="soft">{user.email}</span></li>)}</ul>
        {study.users.length === 0 && <p className="soft"><Trans>Personne encore n’entre pour cette étude : elle ne verrait pas un dossier qui lui serait remis.</Trans></p>}
        {invites && (adding.open ? <AddStudyUser studyId={id} study={study.name} onDone={() => void refetch()} onClose={adding.close} /> : <p className="below"><Button kbd="u" kind={study.users.length ? undefined : 'primary'} onClick={adding.show}><Trans>Ajouter une personne</Trans></Button></p>)}
      </section>
    </Page>
  );
}

function Identity({ study }: { study: Study }) {
  const { t } = useLingui();
  const { address } = study;
  return (
    <>
      <h2><Trans>Identité</Trans></h2>
      <Facts facts={[
        { term: t`Forme`, value: study.legalForm ?? '—' }, { term: 'SIREN', value: study.siren ? formatSiren(study.siren) : '—' },
        { term: t`Adresse`, value: <>{address.line1}<br />{address.line2 && <>{address.line2}<br /></>}{address.postalCode} {address.city}</> },
        { term: t`Courriel`, value: <a href={`mailto:${study.email}`}>{study.email}</a> }, study.phone ? { term: t`Téléphone`, value: formatPhone(study.phone) } : null,
      ]} />
      <h2><Trans>Territoire</Trans></h2>
      <p>{study.departments.join(', ')}</p>
      <p className="note"><Trans>Les départements où l’étude signifie et exécute ; ils la proposent à la remise d’un dossier.</Trans></p>
    </>
  );
}
