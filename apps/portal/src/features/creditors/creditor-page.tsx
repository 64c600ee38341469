import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { formatIban, formatSiren } from '@quittance/law';
import { Button, Facts, Loading, Page, useKeys, useOpen } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useLive } from '../../app/live.tsx';
import { usePaletteActs } from '../../app/palette.tsx';
import { useMay } from '../../app/session.tsx';
import { LinkButton, Missing, PageFault } from '../../app/states.tsx';
import { useCounts } from '../intake/words.ts';
import { MandateBlock } from '../mandates/mandate-block.tsx';
import { SignaturesBlock } from '../mandates/signatures-block.tsx';
import { AddUser } from './add-user.tsx';
import { ViewAsButton } from '../access/view-as.tsx';
import { CREDITOR, type Creditor } from './creditors.queries.ts';
import './creditors.css';

/** A client of the agency: who it is, under which mandates, and who may enter for it. */
export function CreditorPage({ id }: { id: string }) {
  const { t } = useLingui();
  const may = useMay();
  const navigate = useNavigate();
  const counts = useCounts();
  const adding = useOpen();
  const { data, error, refetch } = useQuery(CREDITOR, { variables: { id }, fetchPolicy: 'cache-and-network' });
  useLive(['MandateRegistered', 'MandateEnded', 'MandateSigned', 'AccessChanged', 'DepositConfirmed', 'Resync'], () => void refetch());
  const creditor = data?.creditor;
  const registers = may('register', 'Mandate'), invites = may('invite', 'CreditorUser');
  const register = () => void navigate({ to: '/admin/creditors/$id/mandate', params: { id } });
  const proposes = may('propose', 'Mandate'), propose = () => void navigate({ to: '/admin/creditors/$id/propose', params: { id }, search: {} });
  useKeys([
    { keys: 'p', label: t`proposer un mandat`, disabled: !proposes || !creditor, run: propose },
    { keys: 'm', label: t`nouveau mandat`, disabled: !registers || !creditor, run: register },
    { keys: 'u', label: t`ajouter une personne`, disabled: !invites || !creditor, run: adding.show },
    { keys: 'Escape', label: t`tous les créanciers`, run: () => void navigate({ to: '/admin/creditors', search: {} }) },
  ]);
  usePaletteActs(creditor ? t`Sur ${creditor.name}` : '', creditor ? [
    ...(proposes ? [{ id: 'propose', label: t`Proposer un mandat à signer`, kbd: 'p', run: propose }] : []),
    ...(registers ? [{ id: 'mandate', label: t`Enregistrer un mandat`, kbd: 'm', run: register }] : []),
    ...(invites ? [{ id: 'user', label: t`Ajouter une personne`, kbd: 'u', run: adding.show }] : []),
  ] : []);
  if (error && !creditor) return <PageFault error={error} onRetry={() => void refetch()} />;
  if (data && !creditor) return <Missing />;
  if (!creditor) return <Page title={t`Créancier`} layout="scroll"><Loading lines={10} /></Page>;
  const inForce = creditor.mandates.some(({ state }) => state === 'in_force');
  return (
    <Page title={creditor.name} context={counts.cases(creditor.caseCount)} layout="fixed" className="creditor-page" aside={<><ViewAsButton looking={{ as: 'creditor', creditorId: id }} />{proposes && <LinkButton to="/admin/creditors/$id/propose" params={{ id }} search={{}} kbd="p" kind={inForce ? undefined : 'primary'}><Trans>Proposer un mandat</Trans></LinkButton>}{registers && <LinkButton to="/admin/creditors/$id/mandate" params={{ id }} kbd="m"><Trans>Nouveau mandat</Trans></LinkButton>}</>}>
      <section className="who-col" aria-label={t`Identité`}><Identity creditor={creditor} /></section>
      <section className="mandates-col" aria-label={t`Mandats`}>
        <h2><Trans>Mandats</Trans></h2>
        {creditor.mandates.length === 0 && <p className="soft"><Trans>Aucun mandat encore : sans convention écrite, aucun dossier ne peut s’ouvrir (CPCE R124-3).</Trans></p>}
        <SignaturesBlock creditorId={id} mandates={creditor.mandates} />
        {creditor.mandates.map((mandate) => <MandateBlock key={mandate.id} mandate={mandate} caseCount={creditor.caseCount} onChanged={() => void refetch()} />)}
      </section>
      <section className="users-col" aria-label={t`Personnes`}>
        <h2><Trans>Qui peut entrer</Trans></h2>
        <ul className="people">{creditor.users.map((user) => <li key={user.id}><b>{user.name}</b><span className="soft">{user.email}</span></li>)}</ul>
        {creditor.users.length === 0 && <p className="soft"><Trans>Personne encore n’entre pour ce créancier.</Trans></p>}
        {invites && (adding.open ? <AddUser creditorId={id} company={creditor.name} onDone={() => void refetch()} onClose={adding.close} /> : <p className="below"><Button kbd="u" onClick={adding.show}><Trans>Ajouter une personne</Trans></Button></p>)}
      </section>
    </Page>
  );
}

function Identity({ creditor }: { creditor: Creditor }) {
  const { t } = useLingui();
  const { address } = creditor;
  const country = address.country === 'FR' ? null : address.country;
  return (
    <>
      <h2><Trans>Identité</Trans></h2>
      <Facts facts={[
        { term: t`Forme`, value: creditor.legalForm ?? (creditor.kind === 'individual' ? t`entrepreneur individuel` : '—') },
        { term: 'SIREN', value: formatSiren(creditor.siren) }, creditor.vatNumber ? { term: t`TVA`, value: creditor.vatNumber } : null,
        { term: t`Adresse`, value: <>{address.line1}<br />{address.line2 && <>{address.line2}<br /></>}{address.postalCode} {address.city}{country && <><br />{country}</>}</> },
        creditor.email ? { term: t`Courriel`, value: <a href={`mailto:${creditor.email}`}>{creditor.email}</a> } : null, creditor.phone ? { term: t`Téléphone`, value: creditor.phone } : null,
      ]} />
      <h2><Trans>Compte où reverser</Trans></h2>
      <Facts facts={[{ term: 'IBAN', value: creditor.iban ? <span className="iban">{formatIban(creditor.iban)}</span> : t`non communiqué` }, creditor.bic ? { term: 'BIC', value: creditor.bic } : null]} />
      <h2><Trans>Contacts</Trans></h2>
      {creditor.contacts.length === 0 && <p className="soft"><Trans>Aucun contact.</Trans></p>}
      <ul className="people">{creditor.contacts.map((contact) => <li key={contact.id}><b>{contact.name}</b>{contact.role && <span className="soft">{contact.role}</span>}{contact.email && <span className="soft">{contact.email}</span>}{contact.phone && <span className="soft">{contact.phone}</span>}</li>)}</ul>
    </>
  );
}
