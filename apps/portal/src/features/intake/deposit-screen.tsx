import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Buttons, FileDrop, Page, Press, Progress, Refusal, useFormats, useKeys, useToast, type GridHandle } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { usePaletteActs } from '../../app/palette.tsx';
import { RefusalNote, useFieldWords } from '../../app/refusals.tsx';
import { useMe } from '../../app/session.tsx';
import { CREDITOR_HOME } from '../creditor-home/home.queries.ts';
import { MOST_FILES, type Unfit } from './files.ts';
import type { PreviewCase } from './intake.queries.ts';
import { claimsOf, kept, preparation, totalOf, type Prepared } from './preparation.ts';
import { CaseInvoices, PreviewCases } from './preview-cases.tsx';
import { Refused } from './refused.tsx';
import { useCounts, useIntakeWords } from './words.ts';
import './intake.css';

const ACCEPT = '.csv,.txt,.xml,.xlsx,.pdf,text/csv,text/plain,application/xml,text/xml,application/pdf,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

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
    const placed = await preparation.confirm();
    if (!placed) return;
    if (!here.current) toast.say(t`${counts.placed(placed.caseCount)} à ${agencyName}`);
    else void navigate({ to: '/creditor/deposits/$id', params: { id: placed.id }, search: { placed: true }, replace: true });
  };
  const mandate = data?.creditorHome.mandate;
  const barred = data && mandate?.state !== 'in_force';
  if (phase === 'reading' || phase === 'asking') return <Page title={t`Déposer des factures`} context={t`rien n’est encore confié`}><Reading prepared={prepared} /></Page>;
  if (preview) return <Previewed prepared={prepared} mandate={mandate?.reference} title={t`Dépôt du ${day(today)}`} onConfirm={() => void confirm()} />;
  return (
    <Page title={t`Déposer des factures`} context={t`rien n’est écrit avant votre accord`}>
      <div className="choose-files">
        <Told prepared={prepared} />
        {barred && !prepared.refusal
          ? <RefusalNote refusal={{ code: 'no_mandate', article: 'CPCE R124-3', facts: [] }} actions={<span className="soft"><Trans>Demandez à l’agence d’enregistrer votre mandat ; vous pourrez déposer aussitôt.</Trans></span>} />
          : <FileDrop label={t`Déposez ici vos factures impayées`} hint={t`Tableaux CSV ou XLSX et factures électroniques Factur-X, UBL ou CII, ensemble si vous voulez : 20 Mo par fichier, 40 Mo et ${MOST_FILES} fichiers en une fois.`} accept={ACCEPT} onFiles={(files) => void preparation.add(files)} />}
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

/** What came in the way: refusals of the door, files left out, a door that did not answer. */
function Told({ prepared: { refusal, unfit, failed } }: { prepared: Prepared }) {
  const { t } = useLingui();
  const words = useFieldWords()(refusal);
  return (
    <>
      {unfit.length > 0 && <LeftOut unfit={unfit} />}
      {refusal && <RefusalNote refusal={refusal} focus actions={Object.values(words).length ? <ul>{Object.values(words).map((line) => <li key={line}>{line}</li>)}</ul> : undefined} />}
      {failed && (
        <Refusal focus title={t`Quittance n’a pas répondu.`} safe={failed.placing ? t`Si le dépôt est déjà passé, essayer de nouveau ne le place pas deux fois.` : t`Rien n’a été confié ; vos fichiers sont gardés ici.`} actions={!failed.placing && <Button onClick={() => void preparation.retry()}><Trans>Lire de nouveau</Trans></Button>}>
          <p>{failed.placing ? <Trans>On ne sait pas si les dossiers ont été confiés. Confirmez de nouveau.</Trans> : <Trans>Les fichiers n’ont pas pu être lus. Essayez de nouveau dans un instant.</Trans>}</p>
        </Refusal>
      )}
    </>
  );
}

function LeftOut({ unfit }: { unfit: readonly Unfit[] }) {
  const { t } = useLingui();
  const line = ({ name, code, megabytes }: Unfit) => (code === 'file_empty' ? t`${name} est vide.` : t`${name} fait ${megabytes} Mo ; un fichier ne peut dépasser 20 Mo. Séparez-le en plusieurs fichiers.`);
  return (
    <Refusal focus title={unfit.length === 1 ? t`Un fichier n’a pas été lu.` : t`${unfit.length} fichiers n’ont pas été lus.`} safe={t`Il n’a pas été envoyé, et rien n’est enregistré.`}>
      {unfit.slice(0, 5).map((one) => <p key={one.name}>{line(one)}</p>)}
      {unfit.length > 5 && <p>{t`Et ${unfit.length - 5} autres.`}</p>}
    </Refusal>
  );
}

function Reading({ prepared: { phase, read, of, files } }: { prepared: Prepared }) {
  const { t } = useLingui();
  const counts = useCounts();
  useKeys([{ keys: 'Escape', label: t`arrêter`, run: () => preparation.stop() }]);
  return (
    <div className="choose-files" role="status">
      {phase === 'reading'
        ? <Progress label={t`Lecture des fichiers`} detail={t`rien n’est encore envoyé`} value={of ? (read / of) * 100 : null} onStop={() => preparation.stop()} />
        : <Progress label={t`Reconnaissance des factures et des débiteurs`} detail={t`${counts.files(files.length)}, rien n’est enregistré`} value={null} onStop={() => preparation.stop()} />}
    </div>
  );
}

function Previewed({ prepared, mandate, title, onConfirm }: { prepared: Prepared; mandate: string | undefined; title: string; onConfirm: () => void }) {
  const { t } = useLingui();
  const { agencyName } = useMe();
  const counts = useCounts(), words = useIntakeWords();
  const { preview, without, phase, files, seconds } = prepared;
  const [activeId, setActive] = useState<string | null>(null), [opened, setOpened] = useState<string | null>(null);
  const grid = useRef<GridHandle>(null), chooser = useRef<HTMLInputElement>(null);
  const cases = preview!.cases, inside = kept(prepared), busy = phase === 'placing';
  const under = cases.find(({ key }) => key === activeId) ?? cases[0];
  const joined = inside.filter(({ recognition }) => recognition === 'open_case').length, fresh = inside.length - joined;
  const toggle = (row: PreviewCase | undefined) => { if (row) preparation.toggle(row.key); };
  const open = (row: PreviewCase | undefined) => { if (row) { setActive(row.key); setOpened(row.key); } };
  useKeys([
    { keys: ['ArrowUp', 'ArrowDown'], label: t`parcourir`, disabled: !cases.length, run: () => false },
    { keys: 'Space', label: under && without.has(under.key) ? t`remettre` : t`retirer du dépôt`, disabled: !under || busy, run: () => toggle(under) },
    { keys: 'Enter', label: t`voir les factures`, disabled: !under, run: () => open(under) },
    { keys: 'Ctrl+Enter', label: t`confier`, inFields: true, disabled: !inside.length || busy, run: () => onConfirm() },
  ]);
  usePaletteActs(title, [
    ...(inside.length ? [{ id: 'place', label: counts.confirms(inside.length), kbd: 'Ctrl+Enter', run: () => onConfirm() }] : []),
    { id: 'more', label: t`Ajouter des fichiers`, run: () => chooser.current?.click() }, { id: 'drop', label: t`Abandonner ce dépôt`, run: () => preparation.clear() },
  ]);
  const heading = !inside.length ? t`Aucun dossier ne sera ouvert` : !fresh ? counts.joining(joined) : joined ? `${counts.opening(fresh)}, ${counts.joined(joined)}` : counts.opening(fresh);
  return (
    <Page title={title} context={t`aperçu, rien n’est encore confié`} layout="fixed" className="intake">
      <section className="files" aria-label={t`Fichiers`}>
        <div className="files-head">
          <span><b>{counts.filesRead(files.length)}</b> <span className="faint">{files.length === 1 ? t`en ${seconds} s, reconnu à son contenu` : t`en ${seconds} s, reconnus à leur contenu`}</span></span>
          <label className="link add-files"><input ref={chooser} className="off-screen" type="file" multiple accept={ACCEPT} disabled={busy} onChange={(event) => { void preparation.add([...(event.target.files ?? [])]); event.target.value = ''; }} /><Trans>Ajouter des fichiers</Trans></label>
        </div>
        <ul>
          {preview!.files.map((file, at) => (
            <li key={`${at} ${file.name}`}>
              <b>{file.name}</b>
              {files.length > 1 && files[at] && <Press className="note" disabled={busy} onClick={() => void preparation.remove(files[at]!.id)}><Trans>Retirer</Trans><span className="off-screen"> {file.name}</span></Press>}
              <span className="soft">{[words.format(file.format), file.claims ? counts.read(file.claims) : '', file.faults ? counts.refused(file.faults) : ''].filter(Boolean).join(', ')}</span>
            </li>
          ))}
        </ul>
      </section>
      <div className={preview!.faults.length ? 'halves' : 'halves alone'}>
        <section className="opens" aria-label={heading}>
          <Told prepared={prepared} />
          <h2>{heading} <span className="faint">{t`${counts.claims(claimsOf(inside))}, rien n’est encore enregistré`}</span></h2>
          {cases.length
            ? <PreviewCases ref={grid} preview={preview!} without={without} activeId={activeId} onActive={(row) => setActive(row.key)} onToggle={toggle} onOpen={open} />
            : <p className="soft"><Trans>Rien de ce qui a été lu ne peut être confié ; le motif de chaque ligne est donné à côté.</Trans></p>}
          {cases.length > 0 && <p className="note below"><Trans>Chaque débiteur a un dossier, chaque facture une créance. Les intérêts et les indemnités ne sont pas repris du fichier, ils seront calculés.</Trans></p>}
        </section>
        {preview!.faults.length > 0 && <section className="aside-col" aria-label={counts.refused(preview!.faults.length)}><Refused faults={preview!.faults} fileName={t`refus.csv`} /></section>}
      </div>
      <div className="confirm-bar">
        <p><b className="big">{counts.cases(inside.length)}, {counts.claims(claimsOf(inside))}, <span className="amount"><TotalOf value={totalOf(inside)} /></span></b><br />
          <span className="soft">{inside.length ? counts.openedAt(inside.length, agencyName, mandate) : t`Il n’y a rien à confier ; ajoutez d’autres fichiers, ou abandonnez.`}</span></p>
        <Buttons>
          <Button kind="quiet" disabled={busy} onClick={() => preparation.clear()}><Trans>Abandonner</Trans></Button>
          <Button kind="primary" kbd="Ctrl+Enter" busy={busy} disabled={!inside.length} onClick={() => onConfirm()}>{busy ? t`Ouverture des dossiers` : counts.confirms(inside.length)}</Button>
        </Buttons>
        {busy && <Progress label={t`Ouverture de ${counts.cases(inside.length)}`} value={null} detail={t`vous pouvez quitter cette page`} />}
      </div>
      <CaseInvoices row={cases.find(({ key }) => key === opened) ?? null} left={opened !== null && without.has(opened)} onToggle={() => toggle(cases.find(({ key }) => key === opened))} onClose={() => { setOpened(null); grid.current?.focus(); }} />
    </Page>
  );
}

function TotalOf({ value }: { value: string }) {
  const { money } = useFormats();
  return <>{money(value)}</>;
}
