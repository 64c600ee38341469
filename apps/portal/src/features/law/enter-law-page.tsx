import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Loading, Page } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useMay } from '../../app/session.tsx';
import { Missing, PageFault } from '../../app/states.tsx';
import { EnterLaw } from './enter-law.tsx';
import type { Asked } from './entry-form.ts';
import { APPLIED_LAW } from './law.queries.ts';
import './law.css';

/** A figure of the law is entered; the address says which, and for which days. */
export function EnterLawPage({ asked }: { asked: Asked }) {
  const { t } = useLingui();
  const may = useMay();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(APPLIED_LAW, { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' });
  if (!may('enter', 'LawEntry')) return <Missing />;
  const law = data?.appliedLaw;
  if (error && !law) return <PageFault error={error} onRetry={() => void refetch()} />;
  return (
    <Page title={t`Saisir un chiffre du droit`} context={t`rien ne s’applique avant l’approbation d’un autre administrateur`} layout="fixed" className="record-page enter-law-page">
      {law ? <EnterLaw law={law} asked={asked} onEntered={(id) => void navigate({ to: '/law/entries/$id', params: { id }, replace: true })} onLeave={() => void navigate({ to: '/law', search: {} })} /> : <Loading lines={8} />}
    </Page>
  );
}
