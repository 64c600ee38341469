import { Trans, useLingui } from '@lingui/react/macro';
import { Act, Button, dayOfInstant, Facts, Note, Refusal, useFormats, Waiting, Word } from '@quittance/ui';
import type { ReactNode } from 'react';
import { useApprovalWords, type Decision } from './decide-entry.tsx';
import { useFigureWords } from './figure-words.ts';
import { figureRow } from './figures.ts';
import { Doubt, Value } from './law-lines.tsx';
import type { LawEntry } from './law.queries.ts';
import { useLawWords } from './law-words.ts';
import { Running, Totals } from './measured.tsx';

/** How an entry stands, as a word with a shape. */
export function EntryState({ state }: { state: string }) {
  const { state: say } = useLawWords();
  return <Word tone={state === 'entered' ? 'wait' : undefined}>{say(state)}</Word>;
}

interface EntryViewProps {
  entry: LawEntry;
  /** He enters figures himself: one's own may be withdrawn. */
  enters: boolean;
  onDecide: (decision: Decision) => void; onMeasure: () => void; measuring: boolean;
  /** The cases that change, under what they add up to. */
  effects?: ReactNode;
}
/** An entry: what it is and takes the place of, what it changes before it applies, and who may decide. */
export function EntryView({ entry, enters, onDecide, onMeasure, measuring, effects }: EntryViewProps) {
  const { t } = useLingui();
  const { day, hour } = useFormats();
  const { named, values, unit } = useFigureWords(), { when, act, span } = useLawWords();
  const row = figureRow({ ...entry, origin: 'agency', entryId: entry.id }, entry.name), replaced = entry.replaces ? figureRow(entry.replaces, entry.name) : null;
  const at = (instant: string) => `${day(dayOfInstant(instant))}, ${hour(instant)}`;
  const [section, name] = named(entry.name), confirmation = entry.act === 'confirmation', open = entry.state === 'entered';
  const decided = entry.decidedAt ? at(entry.decidedAt) : '', by = entry.decidedBy ?? '';
  const changes = open ? t`Ce qu’elle changerait` : entry.state === 'approved' ? t`Ce qu’elle change` : t`Ce qu’elle aurait changé`;
  const outcome = entry.state === 'approved' ? t`approuvée par ${by}` : entry.state === 'refused' ? t`refusée par ${by}` : t`retirée par ${by}`;
  return (
    <div className="law-entry">
      <section className="law-what" aria-label={t`La saisie`}>
        <p className="law-headline"><b>{act(entry.act)}</b> <EntryState state={entry.state} /></p>
        <p className="law-value-told"><span className="sum"><Value row={row} values={values} /></span> <span className="soft">{unit(row)}</span></p>
        <Facts facts={[
          { term: t`Chiffre`, value: <>{name} <span className="note">{section}</span></> },
          { term: t`En vigueur`, value: <>{when(row)}{when(row) !== span(row) && <span className="note"> {span(row)}</span>}</> },
          { term: t`Article`, value: row.article },
          { term: t`Confiance`, value: <Doubt confidence={row.confidence} /> },
          { term: t`Source`, value: row.source ?? '—' },
          { term: t`Saisie`, value: <>{entry.enteredBy}, {at(entry.enteredAt)}</> },
          { term: confirmation ? t`Confirme` : t`À la place de`, value: replaced ? <><Value row={replaced} values={values} /> {unit(replaced)}, {when(replaced)}<br /><Doubt confidence={replaced.confidence} /> <span className="note soft">{replaced.ofAgency ? t`saisi par l’agence` : t`livré avec le produit`}</span></> : t`rien : ces jours n’ont pas de valeur` },
          !open && !confirmation && { term: t`Décision`, value: <>{outcome}, {decided}{entry.reason && <><br />{entry.reason}</>}</> },
        ]} />
        {confirmation ? <Note><p><Trans>Une confirmation ne change aucune somme : elle dit d’où vient le chiffre. Une seule personne y suffit.</Trans></p></Note> : <Deciding {...{ entry, enters, onDecide, onMeasure, measuring }} />}
      </section>
      {!confirmation && (
        <section className="law-changes" aria-label={changes}>
          <h2>{changes}</h2>
          {entry.application && <Application run={entry.application} />}
          <Measure entry={entry} />
          {entry.measure?.state === 'done' && effects}
        </section>
      )}
    </div>
  );
}

/** What may be done with it by this reader, or who else must. */
function Deciding({ entry, enters, onDecide, onMeasure, measuring }: Omit<EntryViewProps, 'effects'>) {
  const { t } = useLingui();
  const approval = useApprovalWords()(entry);
  if (entry.state !== 'entered') return entry.state === 'approved' ? <Note><p>{approval.leaves}</p></Note> : null;
  const run = entry.measure, measured = run?.state === 'done', whyNot = run?.state === 'running' ? t`la mesure est en cours` : t`rien n’est encore mesuré`;
  return (
    <div className="law-deciding">
      {entry.decidable ? (
        <>
          <div><p className="label">{t`Approuver`}</p><p>{approval.applies} {approval.leaves}</p></div>
          <div className="buttons">
            {measured ? <Button kind="primary" kbd="a" onClick={() => onDecide('approve')}><Trans>Approuver</Trans></Button> : <Act label={t`Approuver`} forbidden={whyNot} />}
            <Button kind="danger" kbd="r" onClick={() => onDecide('refuse')}><Trans>Refuser</Trans></Button>
          </div>
        </>
      ) : entry.mine
        ? <Waiting actions={<Button kbd="x" onClick={() => onDecide('withdraw')}><Trans>Retirer</Trans></Button>}><p><b><Trans>Un autre administrateur doit approuver.</Trans></b></p><p className="soft"><Trans>Vous l’avez saisie : ce qui change des sommes passe sous quatre yeux. Elle paraît chez chaque administrateur de l’agence, qui voit cette mesure et décide.</Trans></p></Waiting>
        : <Waiting><p><b><Trans>Un administrateur doit approuver.</Trans></b></p></Waiting>}
      {enters && run?.state !== 'running' && <div className="buttons"><Button kind="quiet" kbd="m" busy={measuring} onClick={onMeasure}><Trans>Mesurer à nouveau</Trans></Button></div>}
    </div>
  );
}

function Measure({ entry }: { entry: LawEntry }) {
  const { t } = useLingui();
  const run = entry.measure;
  if (!run) return <p className="soft"><Trans>Rien n’est encore mesuré.</Trans></p>;
  if (run.state === 'running') return <Running run={run} what="measure" />;
  if (run.state === 'failed') return <Refusal title={t`La mesure s’est arrêtée.`} safe={t`Rien n’a changé.`}><p><Trans>Mesurez à nouveau ; si cela dure, prévenez qui tient le serveur.</Trans></p></Refusal>;
  return <Totals run={run} />;
}

/** After the approval: the sums are taken anew. */
function Application({ run }: { run: NonNullable<LawEntry['application']> }) {
  const { t } = useLingui();
  const { day, hour } = useFormats();
  const { cases } = useLawWords();
  if (run.state === 'running') return <Running run={run} what="application" />;
  if (run.state === 'failed') return <Refusal title={t`Le recalcul s’est arrêté.`} safe={t`Ce qui est recalculé le demeure ; le reste se recalcule la nuit.`} />;
  const when = run.endedAt ? `${day(dayOfInstant(run.endedAt))}, ${hour(run.endedAt)}` : '', of = cases(run.done);
  return <p role="status">{t`Les sommes sont recalculées : ${of}, ${when}.`}</p>;
}
