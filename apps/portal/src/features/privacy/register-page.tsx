import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Facts, Loading, Page, useFormats, useKeys } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useMay } from '../../app/session.tsx';
import { LinkButton, Missing, PageFault } from '../../app/states.tsx';
import { PROCESSING_REGISTER, type Treatment } from './privacy.queries.ts';
import { usePrivacyWords } from './words.ts';
import './privacy.css';

/** The register of processing (RGPD art. 30), made from what is: it prints as it is read. */
export function RegisterPage() {
  const { t } = useLingui();
  const { day } = useFormats();
  const may = useMay();
  const navigate = useNavigate();
  const reads = may('read', 'RetentionPolicy');
  const { data, error, refetch } = useQuery(PROCESSING_REGISTER, { skip: !reads, fetchPolicy: 'cache-and-network' });
  const print = () => window.print();
  useKeys([{ keys: 'i', label: t`imprimer`, run: print }, { keys: 'Escape', label: t`demandes`, run: () => void navigate({ to: '/privacy', search: {} }) }]);
  if (!reads) return <Missing />;
  if (error && !data) return <PageFault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Page title={t`Registre des traitements`} layout="scroll"><Loading lines={12} /></Page>;
  const { agencyName, address, dataEmail, phone, madeOn, creditors, treatments } = data.processingRegister, on = day(madeOn);
  return (
    <Page title={t`Registre des traitements`} context={t`RGPD art. 30, au ${on}`} className="privacy-page privacy-register" aside={<><Button kbd="i" onClick={print}><Trans>Imprimer</Trans></Button><LinkButton to="/privacy" search={{}} kbd="Escape"><Trans>Demandes</Trans></LinkButton></>}>
      <section aria-labelledby="register-who">
        <h2 id="register-who">{agencyName}</h2>
        <Facts facts={[
          { term: t`Adresse`, value: address }, { term: t`Contact pour les données`, value: `${dataEmail}, ${phone}` },
          { term: t`Pour le compte de`, value: creditors.length ? creditors.join(', ') : t`aucun créancier` },
          { term: t`Hors de l’Union`, value: t`aucun transfert` },
          { term: t`Sécurité`, value: t`droits par rôle et par ligne, second facteur, journal enchaîné et signé, secrets chiffrés, accès du débiteur par code` },
        ]} />
      </section>
      {treatments.map((one) => <One key={one.treatment} treatment={one} />)}
    </Page>
  );
}

function One({ treatment }: { treatment: Treatment }) {
  const { t } = useLingui();
  const words = usePrivacyWords();
  const id = `register-${treatment.treatment}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{words.treatment(treatment.treatment)}</h2>
      <Facts facts={[
        { term: t`Finalité`, value: words.purpose(treatment.treatment) },
        { term: t`Qualité`, value: words.role(treatment.role) },
        { term: t`Base`, value: <>{words.legal(treatment.basis)} <span className="note">{treatment.article}</span></> },
        { term: t`Personnes`, value: treatment.about.map(words.persons).join(', ') },
        { term: t`Données`, value: treatment.categories.map(words.kind).join(', ') },
        { term: t`Destinataires`, value: treatment.recipients.map(words.recipient).join(', ') },
        treatment.retention.length > 0 && { term: t`Conservation`, value: <ul className="privacy-list">{treatment.retention.map((rule) => <li key={rule.kind}>{words.kind(rule.kind)}, {words.period(rule.period)} ({words.event(rule.event)}) <span className="note">{rule.article}</span></li>)}</ul> },
        { term: t`Où`, value: <details><summary>{t`${treatment.tables.length} tables`}</summary><ul className="privacy-list">{treatment.tables.map(({ table, columns }) => <li key={table}><code>{table}</code> <span className="soft">{columns.join(', ')}</span></li>)}</ul></details> },
      ]} />
    </section>
  );
}
