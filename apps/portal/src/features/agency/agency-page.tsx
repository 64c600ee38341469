import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { formatSiren } from '@quittance/law';
import { Button, Facts, Loading, Page, useKeys } from '@quittance/ui';
import { useState } from 'react';
import { usePaletteActs } from '../../app/palette.tsx';
import { useMay } from '../../app/session.tsx';
import { PageFault } from '../../app/states.tsx';
import { AGENCY } from './agency.queries.ts';
import { Prerequisites, usePrerequisites } from './prerequisites.tsx';
import { RecordDeclaration, RecordInsurance } from './records.tsx';
import './agency.css';

/** The agency itself: what every letter says of it, and what the law asks of it. */
export function AgencyPage() {
  const { t } = useLingui();
  const may = useMay();
  const standing = usePrerequisites();
  const [open, setOpen] = useState<'insurance' | 'declaration' | null>(null);
  const { data, error, refetch } = useQuery(AGENCY, { fetchPolicy: 'cache-and-network' });
  const settles = may('settings', 'Agency');
  useKeys([
    { keys: 'a', label: t`assurance`, disabled: !settles, run: () => setOpen('insurance') },
    { keys: 'd', label: t`déclaration`, disabled: !settles, run: () => setOpen('declaration') },
  ]);
  usePaletteActs(t`L’agence`, settles ? [{ id: 'insurance', label: t`Enregistrer une police d’assurance`, kbd: 'a', run: () => setOpen('insurance') }, { id: 'declaration', label: t`Enregistrer la déclaration au procureur`, kbd: 'd', run: () => setOpen('declaration') }] : []);
  const agency = data?.agency;
  if (error && !agency) return <PageFault error={error} onRetry={() => void refetch()} />;
  if (!agency) return <Page title={t`Agence`} layout="scroll"><Loading lines={8} /></Page>;
  const { address } = agency;
  const close = () => setOpen(null);
  return (
    <Page title={t`Agence`} context={agency.name} className="agency-page">
      <section aria-label={t`Ce que la loi demande`}>
        <h2><Trans>Ce que la loi demande à l’agence</Trans> <span className="faint">CPCE R124-2</span></h2>
        <Prerequisites list={standing(agency)} {...(settles ? { aside: (one) => (one.key === 'insurance' ? <Button kbd="a" onClick={() => setOpen('insurance')}><Trans>Nouvelle police</Trans></Button> : one.key === 'declaration' ? <Button kbd="d" onClick={() => setOpen('declaration')}>{one.ok ? t`Nouvelle déclaration` : t`Enregistrer`}</Button> : null) } : {})} />
        {open === 'insurance' && <RecordInsurance agency={agency} onClose={close} />}
        {open === 'declaration' && <RecordDeclaration agency={agency} onClose={close} />}
      </section>
      <section aria-label={t`Identité`}>
        <h2><Trans>Ce que disent les lettres</Trans></h2>
        <Facts facts={[
          { term: t`Nom`, value: `${agency.name}, ${agency.legalForm}` }, { term: 'SIREN', value: formatSiren(agency.siren) },
          { term: t`Adresse`, value: <>{address.line1}<br />{address.line2 && <>{address.line2}<br /></>}{address.postalCode} {address.city}</> },
          { term: t`Téléphone`, value: agency.phone }, { term: t`Courriel`, value: agency.email }, { term: 'BIC', value: agency.segregatedBic },
        ]} />
      </section>
    </Page>
  );
}
