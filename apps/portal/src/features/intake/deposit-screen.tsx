import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { FileDrop, Page, Press, Progress, useFormats, useKeys, useToast } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { RefusalNote } from '../../app/refusals.tsx';
import { useMe } from '../../app/session.tsx';
import { LinkButton } from '../../app/states.tsx';
import { CREDITOR_HOME } from '../creditor-home/home.queries.ts';
import { useFileSize } from './file-list.tsx';
import { ACCEPT, MOST_FILES } from './files.ts';
import { preparation } from './preparation.ts';
import type { Prepared } from './prepared.ts';
import { Previewed } from './previewed.tsx';
import { Told } from './told.tsx';
import { useCounts, useRunWords } from './words.ts';
import './intake.css';

/** Handing over: files are dropped, read, shown as the cases that they would become; nothing is written before it is confirmed. */
export function DepositScreen() {
  const { t } = useLingui();
  const { day, today } = useFormats();
  const prepared = useSyncExternalStore(preparation.subscribe, preparation.snapshot);
  const { data } = useQuery(CREDITOR_HOME, { fetchPolicy: 'cache-and-network' });
  const { phase, preview } = prepared;
  const toast = useToast();
  const navigate = useNavigate();
  const { agencyName } = useMe();
  const counts = useCounts();
  const here = useRef(true);
  useEffect(() => { here.current = true; return () => { here.current = false; }; }, []);
  // Placing goes on without the page; whoever stayed sees what was placed.
  const confirm = async () => {
    const confirmed = await preparation.confirm();
    if (!confirmed) return;
    if ('run' in confirmed) { if (here.current) void navigate({ to: '/creditor/deposits/runs/$id', params: { id: confirmed.run }, replace: true }); else toast.say(t`Le dépôt est en cours ; son avancée est parmi vos dépôts.`); return; }
    const { deposit } = confirmed;
    if (!here.current) toast.say(t`${counts.placed(deposit.caseCount)} à ${agencyName}`);
    else void navigate({ to: '/creditor/deposits/$id', params: { id: deposit.id }, search: { placed: true }, replace: true });
  };
  // What stands in this page alone would be lost with it.
  const holds = prepared.files.length > 0;
  useEffect(() => {
    if (!holds) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [holds]);
  const mandate = data?.creditorHome.mandate;
  const barred = data && mandate?.state !== 'in_force';
  if (phase === 'reading' || phase === 'asking') return <Page title={t`Déposer des factures`} context={t`rien n’est encore confié`}><Reading prepared={prepared} /></Page>;
  if (preview) return <Previewed prepared={prepared} mandate={mandate?.reference} title={t`Dépôt du ${day(today)}`} onConfirm={() => void confirm()} />;
  return (
    <Page title={t`Déposer des factures`} context={t`rien n’est écrit avant votre accord`} aside={!barred && <LinkButton to="/creditor/deposit/one"><Trans>Saisir une seule facture</Trans></LinkButton>}>
      <div className="choose-files">
        <Told prepared={prepared} />
        {holds && <Waiting files={prepared.files} />}
        {barred && !prepared.refusal
          ? <RefusalNote refusal={{ code: 'no_mandate', article: 'CPCE R124-3', facts: [] }} actions={<span className="soft"><Trans>Demandez à l’agence d’enregistrer votre mandat ; vous pourrez déposer aussitôt.</Trans></span>} />
          : <FileDrop label={t`Déposez ici vos factures impayées`} hint={t`Tout ensemble : tableaux CSV ou XLSX, fichier des écritures comptables (FEC), factures électroniques Factur-X, UBL ou CII, et les pièces qui vont avec. Chaque fichier est reconnu à son contenu ; ${MOST_FILES} fichiers en une fois.`} accept={ACCEPT} onFiles={(files) => void preparation.add(files)} />}
        <Columns />
      </div>
    </Page>
  );
}

/** What a table must say, for whoever makes his first one. */
function Columns() {
  const { t } = useLingui();
  const lines: [string, string][] = [
    [t`Numéro de facture`, t`numéro, référence, facture`], [t`Date et échéance`, t`21/11/2026 ou 2026-11-21`], [t`Montant ou reste dû`, t`1 234,56 ; les intérêts seront calculés`],
    [t`Débiteur`, t`raison sociale ou nom`], [t`SIREN`, t`pour reconnaître une société d’un dépôt à l’autre`], [t`Adresse, code postal, ville`, t`sans elle, aucune lettre ne peut partir`],
  ];
  return (
    <section className="csv-columns" aria-label={t`Les colonnes d’un tableau`}>
      <h2><Trans>Les colonnes d’un tableau</Trans></h2>
      <p className="soft"><Trans>Dans l’ordre que vous voulez, sous leurs noms habituels ; point-virgule, virgule ou tabulation, UTF-8 ou Windows.</Trans></p>
      <dl className="facts">{lines.map(([term, what]) => [<dt key={`${term}t`}>{term}</dt>, <dd key={`${term}d`}>{what}</dd>])}</dl>
    </section>
  );
}

/** Files that are there without anything to show of them yet. */
function Waiting({ files }: { files: Prepared['files'] }) {
  const { t } = useLingui();
  const size = useFileSize();
  const papersOnly = files.every(({ role }) => role === 'paper');
  return (
    <section aria-label={t`Fichiers`}>
      {papersOnly && <p className="soft"><Trans>Ce sont des pièces : déposez aussi les factures auxquelles elles se rapportent.</Trans></p>}
      {files.map(({ id, name, size: bytes }) => <p key={id} className="file-chosen"><b>{name}</b><span className="soft">{size(bytes)}</span><Press onClick={() => void preparation.remove(id)}><Trans>Retirer</Trans><span className="off-screen"> {name}</span></Press></p>)}
    </section>
  );
}

function Reading({ prepared: { phase, read, of, files, run } }: { prepared: Prepared }) {
  const { t } = useLingui();
  const counts = useCounts(), runs = useRunWords();
  useKeys([{ keys: 'Escape', label: t`arrêter`, run: () => preparation.stop() }]);
  return (
    <div className="choose-files" role="status">
      {phase === 'reading'
        ? <Progress label={t`Lecture des fichiers`} detail={t`rien n’est enregistré`} value={of ? (read / of) * 100 : null} onStop={() => preparation.stop()} />
        : run ? <Progress label={runs.stage(run.stage)} detail={runs.count(run.done, run.of) || t`rien n’est enregistré`} value={run.of ? (run.done / run.of) * 100 : null} onStop={() => preparation.stop()} />
        : <Progress label={t`Reconnaissance des factures et des débiteurs`} detail={t`${counts.files(files.length)}, rien n’est enregistré`} value={null} onStop={() => preparation.stop()} />}
    </div>
  );
}
