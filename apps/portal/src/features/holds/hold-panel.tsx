import { useApolloClient, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, ErrorState, Loading, Moment, Panel, Press, useFormats, Word } from '@quittance/ui';
import { useState } from 'react';
import { useMay } from '../../app/session.tsx';
import { CASE_AFFAIRS } from '../cases/affairs.queries.ts';
import { CASE, THREAD, type CaseFile } from '../cases/case.queries.ts';
import { Papers } from '../questions/attach.tsx';
import { EffectsTable, effectsOfHold } from './effects.tsx';
import { EnterHold } from './enter-hold.tsx';
import { AmendHold, EndHold, VoidHold } from './hold-changes.tsx';
import { CASE_HOLDS, type Hold, type HoldEffects } from './holds.queries.ts';
import { useHoldWords } from './words.ts';
import './holds.css';

/** What takes the debt out of its ordinary course: what stands, and the form to enter more. */
export function HoldPanel({ file, onClose }: { file: CaseFile; onClose: () => void }) {
  const { t } = useLingui();
  return <Panel title={t`Mise en attente`} onClose={onClose} closeLabel={t`fermer la mise en attente`} head={<><b>{t`Mise en attente`}</b><span className="aside"><Press onClick={onClose}>{t`Fermer`} <kbd>{t`Échap`}</kbd></Press></span></>}><Inside file={file} onClose={onClose} /></Panel>;
}

function Inside({ file, onClose }: { file: CaseFile; onClose: () => void }) {
  const may = useMay();
  const apollo = useApolloClient();
  const { data, error, refetch } = useQuery(CASE_HOLDS, { variables: { id: file.id, reads: may('read', 'Hold') }, fetchPolicy: 'cache-and-network' });
  const [more, setMore] = useState(false);
  const held = data?.caseFile, holds = held?.holds;
  if (error && !held) return <ErrorState onRetry={() => void refetch()} />;
  if (!held || !holds) return <Loading lines={4} />;
  const again = () => void apollo.refetchQueries({ include: [CASE, CASE_AFFAIRS, CASE_HOLDS, THREAD] }).catch(() => undefined);
  const enters = may('hold', 'CaseFile') && file.acts.some(({ act, allowed }) => act === 'hold' && allowed);
  const stands = holds.some(({ state }) => state === 'waiting' || state === 'running');
  return (
    <>
      {!holds.length && !enters && <p className="soft"><Trans>Rien ne suspend ce dossier.</Trans></p>}
      <div className="holds">{holds.map((hold) => <One key={hold.id} hold={hold} effects={held.holdEffects} onKept={again} />)}</div>
      {enters && (stands && !more ? <div className="buttons"><Button onClick={() => setMore(true)}><Trans>Inscrire une autre mesure</Trans></Button></div> : <EnterHold file={file} onKept={() => { again(); onClose(); }} onTakenBack={again} />)}
    </>
  );
}

/** One hold: where it stands, what it does, how it came to be known, and what may be changed of it. */
export function One({ hold, effects, onKept }: { hold: Hold; effects: HoldEffects; onKept: () => void }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const words = useHoldWords();
  const changes = useMay()('hold', 'CaseFile');
  const [doing, setDoing] = useState<'amend' | 'end' | 'void' | null>(null);
  const live = hold.state === 'waiting' || hold.state === 'running', own = effectsOfHold(effects, hold.id);
  const change = { hold, onKept: () => { setDoing(null); onKept(); }, onCancel: () => setDoing(null) };
  const span = hold.from && (hold.until ? t`du ${day(hold.from)} au ${day(hold.until)}` : t`depuis le ${day(hold.from)}`);
  return (
    <article className="hold" aria-label={words.kind(hold.kind)}>
      <p><b>{words.kind(hold.kind)}</b>, <Word tone={live ? 'wait' : undefined}>{words.state(hold.state)}</Word>{span && hold.state !== 'voided' && <>, {span}</>} <span className="note">{hold.article}</span></p>
      <p className="soft">{hold.facts.map((fact) => words.fact(fact)).join(', ')}</p>
      {hold.state !== 'voided' && <EffectsTable effects={own} />}
      <ol className="events">{hold.entries.map((entry, at) => <li key={at}><span className="note"><Moment value={entry.at} /> {entry.by}</span> {words.event(entry.kind)}{at > 0 && entry.facts.length > 0 && ` : ${entry.facts.map((fact) => words.fact(fact)).join(', ')}`}{(entry.source ?? entry.reason) && <>, <span className="soft">{entry.source ?? entry.reason}</span></>}<Papers documents={entry.documents} /></li>)}</ol>
      {doing === 'amend' ? <AmendHold {...change} /> : doing === 'end' ? <EndHold {...change} /> : doing === 'void' ? <VoidHold {...change} />
        : changes && hold.state !== 'voided' && <div className="buttons"><Button onClick={() => setDoing('amend')}><Trans>Compléter</Trans></Button>{live && <Button onClick={() => setDoing('end')}><Trans>Mettre fin</Trans></Button>}<Button kind="quiet" onClick={() => setDoing('void')}><Trans>Annuler la mesure</Trans></Button></div>}
    </article>
  );
}
