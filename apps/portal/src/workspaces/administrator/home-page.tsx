import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Empty, Loading, Page, Word, useFormats, useKeys } from '@quittance/ui';
import { Link, useNavigate } from '@tanstack/react-router';
import { useLive } from '../../app/live.tsx';
import { usePaletteActs } from '../../app/palette.tsx';
import { useMay } from '../../app/session.tsx';
import { LinkButton, PageFault } from '../../app/states.tsx';
import { AGENCY } from '../../features/agency/agency.queries.ts';
import { Prerequisites, usePrerequisites } from '../../features/agency/prerequisites.tsx';
import { LawToDecide, useLawToDo } from '../../features/law/law-to-decide.tsx';
import { useMandateWatch, type WatchedMandate } from '../../features/mandates/mandate-watch.ts';
import { STUDIES } from '../../features/studies/studies.queries.ts';
import '../../features/agency/agency.css';

/** What waits: what the law asks of the agency, and the mandates that end or have ended. */
export function AdministratorHomePage() {
  const { t } = useLingui();
  const may = useMay();
  const navigate = useNavigate();
  const standing = usePrerequisites();
  const { data, error, refetch } = useQuery(AGENCY, { fetchPolicy: 'cache-and-network' });
  const watch = useMandateWatch(), law = useLawToDo();
  useLive(['CreditorRegistered', 'MandateRegistered', 'MandateEnded', 'MandateSigned', 'MandateEnding', 'Resync'], () => { void refetch(); watch.again(); });
  const registers = may('register', 'Creditor');
  const register = () => void navigate({ to: '/admin/creditors/new' });
  useKeys([{ keys: 'n', label: t`nouveau créancier`, disabled: !registers, run: register }, { keys: 'c', label: t`créanciers`, run: () => void navigate({ to: '/admin/creditors', search: {} }) }]);
  usePaletteActs(t`Administration`, registers ? [{ id: 'register', label: t`Enregistrer un créancier`, kbd: 'n', run: register }] : []);
  const agency = data?.agency;
  if (error && !agency) return <PageFault error={error} onRetry={() => void refetch()} />;
  if (!agency) return <Page title={t`Administration`} layout="scroll"><Loading lines={8} /></Page>;
  const list = standing(agency), missing = list.filter(({ ok }) => !ok), soon = list.filter(({ ok, waits }) => ok && waits);
  const waiting = missing.length + soon.length + (watch.mandates?.length ?? 0) + law.count;
  if (watch.creditors === 0) {
    const [insurance, account, declaration] = list;
    const fix = <LinkButton to="/admin/agency" kind="primary"><Trans>Enregistrer</Trans></LinkButton>, fine = <span className="soft"><Trans>en règle</Trans></span>;
    return (
      <Page title={t`Administration`} context={agency.name} layout="scroll">
        <Empty title={<Trans>Ici paraîtra ce qui vous attend.</Trans>} steps={[
          ...[insurance!, declaration!, account!].map((one) => ({ title: one.title, detail: <>{one.told} ({one.article})</>, done: one.ok, aside: one.ok ? fine : fix })),
          { title: t`Un créancier et son mandat`, detail: t`Les quatre clauses de la convention écrite (CPCE R124-3), et le papier signé`, aside: <LinkButton to="/admin/creditors/new" kind={missing.length ? undefined : 'primary'}><Trans>Enregistrer un créancier</Trans></LinkButton> },
          { title: t`Un premier dépôt`, detail: t`Le créancier entre avec son premier mot de passe et confie ses factures` },
        ]}><Trans>L’agence d’abord, puis un créancier avec son mandat : il peut alors confier ses factures.</Trans></Empty>
      </Page>
    );
  }
  return (
    <Page title={t`Administration`} context={watch.mandates === undefined ? agency.name : waiting === 0 ? t`rien n’attend` : waiting === 1 ? t`une chose attend` : t`${waiting} choses attendent`} className="admin-home" aside={registers ? <LinkButton to="/admin/creditors/new" kbd="n"><Trans>Nouveau créancier</Trans></LinkButton> : undefined}>
      <section aria-label={t`L’agence`}>
        <h2><Trans>L’agence</Trans> <span className="faint">{missing.length ? t`aucune lettre ne peut partir` : t`ce que la loi lui demande`}</span></h2>
        <Prerequisites list={list} aside={(one) => (!one.ok || one.waits ? <LinkButton to="/admin/agency" kind={one.ok ? undefined : 'primary'}><Trans>Régler</Trans></LinkButton> : <Link to="/admin/agency"><Trans>Voir</Trans></Link>)} />
      </section>
      <LawToDecide {...law} />
      <Studies />
      <section aria-label={t`Mandats`}>
        <h2><Trans>Mandats à renouveler</Trans> <span className="faint">{t`manquants, finis, ou finissant sous 60 jours`}</span></h2>
        {watch.error ? <p className="soft"><Trans>Les mandats n’ont pas pu être lus.</Trans></p> : watch.mandates === undefined ? <Loading lines={3} /> : watch.mandates.length === 0 ? <p className="soft"><Trans>Aucun : chaque créancier a un mandat en vigueur pour plus de soixante jours.</Trans></p> : <ul className="checks">{watch.mandates.map((one) => <Line key={one.creditorId} one={one} />)}</ul>}
        <p className="note below"><Link to="/admin/creditors" search={{ renew: true }}><Trans>Tout ce qui est à renouveler, pouvoirs spéciaux compris</Trans></Link></p>
      </section>
    </Page>
  );
}

/** The studies that files with a title may be handed to. */
function Studies() {
  const { t } = useLingui();
  const { data } = useQuery(STUDIES, { fetchPolicy: 'cache-and-network' });
  if (!useMay()('register', 'Study') || !data) return null;
  const count = data.studies.length, files = data.studies.reduce((sum, study) => sum + study.openFiles, 0);
  return (
    <section aria-label={t`Études`}>
      <h2><Trans>Études de commissaires de justice</Trans></h2>
      <p>{count === 0 ? <><Trans>Aucune encore : un dossier qui a un titre ne peut être remis à personne.</Trans> <Link to="/admin/studies/new"><Trans>Enregistrer une étude</Trans></Link></> : <><Link to="/admin/studies">{count === 1 ? t`Une étude` : t`${count} études`}</Link><span className="soft">, {files === 0 ? t`aucun dossier en main` : files === 1 ? t`un dossier en main` : t`${files} dossiers en main`}</span></>}</p>
    </section>
  );
}

function Line({ one }: { one: WatchedMandate }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const reference = one.reference ?? '', on = one.until ? day(one.until) : '';
  const told = one.why === 'none' ? t`Aucun mandat : rien ne peut être confié` : one.why === 'not_yet' ? t`Mandat ${reference}, pas encore en vigueur` : one.why === 'ended' ? (on ? t`Mandat ${reference}, fini le ${on}` : t`Mandat ${reference}, fini`) : t`Mandat ${reference}, en vigueur jusqu’au ${on} inclus`;
  const left = one.days ?? 0;
  return (
    <li>
      <span><Link to="/admin/creditors/$id" params={{ id: one.creditorId }}><b>{one.creditorName}</b></Link><br /><span className="soft">{told}</span></span>
      <span className="state">{one.why === 'ending' ? <Word tone="wait">{left === 0 ? t`finit ce soir` : left === 1 ? t`finit demain` : t`finit dans ${left} jours`}</Word> : one.why === 'not_yet' ? <Word tone="wait">{t`à venir`}</Word> : <Word tone="danger">{one.why === 'none' ? t`aucun mandat` : t`a pris fin`}</Word>}</span>
      <span className="do">{one.why === 'ending' ? <LinkButton to="/admin/creditors/$id/propose" params={{ id: one.creditorId }} search={{ renews: 'current' }}><Trans>Renouveler</Trans></LinkButton> : <LinkButton to="/admin/creditors/$id/mandate" params={{ id: one.creditorId }}><Trans>Nouveau mandat</Trans></LinkButton>}</span>
    </li>
  );
}
