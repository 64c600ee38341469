import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, ErrorState, Loading, Moment, Panel, Press, TextField } from '@quittance/ui';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { RefusalNote } from '../../app/refusals.tsx';
import { useMay } from '../../app/session.tsx';
import { useAccessWords } from '../people/words.ts';
import { WHO_CAN_SEE, WHO_OPENED, type CaseOpening, type CaseSight, type CaseViewer } from './access.queries.ts';
import { useSightWords } from './sight-words.ts';
import { useViewAs } from './view-as.tsx';
import './access.css';

/** Who can see this case, of a case that is open (caseId) or of one that is named. */
export function SightPanel({ caseId, reference, onReference, onClose }: { caseId?: string; reference?: string | undefined; onReference?: (reference: string) => void; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Panel title={t`Qui voit ce dossier ?`} onClose={onClose} closeLabel={t`fermer`} head={<><b>{t`Qui voit ce dossier ?`}</b><span className="aside"><Press onClick={onClose}>{t`Fermer`} <kbd>{t`Échap`}</kbd></Press></span></>}>
      {onReference && <Ask reference={reference ?? ''} onReference={onReference} />}
      {(caseId ?? reference) && <Sight key={caseId ?? reference} {...(caseId ? { caseId } : { reference: reference ?? null })} />}
    </Panel>
  );
}

function Ask({ reference, onReference }: { reference: string; onReference: (reference: string) => void }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState(reference);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const send = (event: FormEvent) => { event.preventDefault(); if (typed.trim()) onReference(typed.trim()); };
  return <form className="form ask-sight" onSubmit={send} noValidate><TextField ref={field} label={t`Numéro du dossier`} value={typed} onValueChange={setTyped} autoComplete="off" /><Button type="submit" kind="primary" kbd="Enter"><Trans>Chercher</Trans></Button></form>;
}

function Sight({ caseId, reference }: { caseId?: string; reference?: string | null }) {
  const { data, error, refetch } = useQuery(WHO_CAN_SEE, { variables: { caseId: caseId ?? null, reference: reference ?? null }, fetchPolicy: 'network-only' });
  if (error && !data) return <ErrorState onRetry={() => void refetch()} />;
  if (!data) return <Loading lines={6} />;
  if (!data.whoCanSee) return <p className="soft" role="status"><Trans>Aucun dossier de ce numéro.</Trans></p>;
  return <Seen sight={data.whoCanSee} />;
}

function Seen({ sight }: { sight: CaseSight }) {
  const { t } = useLingui();
  const may = useMay();
  const words = useSightWords();
  const { view, busy, refusal } = useViewAs();
  const { caseId, publicReference, creditorName, studyName } = sight;
  const sides = ['agency', 'creditor', 'study', 'debtor'].map((side) => ({ side, viewers: sight.viewers.filter((viewer) => viewer.side === side) })).filter(({ viewers }) => viewers.length);
  return (
    <div className="sight">
      <p className="soft"><Trans>{publicReference}, {creditorName}. Ce que répond chaque accès en ce moment même.</Trans></p>
      {sides.map(({ side, viewers }) => (
        <section key={side} aria-label={words.sides[side]}>
          <h3>{words.sides[side]} <span className="count">{viewers.length}</span></h3>
          <ul>{viewers.map((viewer) => <Viewer key={viewer.id} viewer={viewer} />)}</ul>
        </section>
      ))}
      {may('read', 'CaseOpening') && <Openings caseId={caseId} />}
      {may('viewAs', 'CaseFile') && (
        <section aria-label={t`Voir comme`}>
          <h3><Trans>Voir comme</Trans></h3>
          <p className="soft"><Trans>Une demi-heure, en lecture seule ; c’est noté au journal.</Trans></p>
          {refusal && <RefusalNote refusal={refusal} focus />}
          <div className="buttons">
            <Button busy={busy} onClick={() => void view({ as: 'creditor', caseId })}><Trans>Le créancier</Trans></Button>
            {studyName && <Button busy={busy} onClick={() => void view({ as: 'bailiff', caseId })}><Trans>L’étude</Trans></Button>}
            <Button busy={busy} onClick={() => void view({ as: 'debtor', caseId })}><Trans>Le débiteur</Trans></Button>
          </div>
        </section>
      )}
    </div>
  );
}

/** Who did open it, beside who could: for those who answer for the house. */
function Openings({ caseId }: { caseId: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(WHO_OPENED, { variables: { caseId }, fetchPolicy: 'network-only' });
  return (
    <section aria-label={t`Qui l’a ouvert`}>
      <h3><Trans>Qui l’a ouvert</Trans> {data && data.whoOpened.length > 0 && <span className="count">{data.whoOpened.length}</span>}</h3>
      {error && !data ? <ErrorState onRetry={() => void refetch().catch(() => undefined)} /> : !data ? <Loading lines={3} />
        : data.whoOpened.length === 0 ? <p className="soft"><Trans>Personne encore, d’après le journal.</Trans></p> : (
          <>
            <p className="soft"><Trans>Les dix derniers d’après le journal, chacun une fois ; une ouverture est notée une fois par heure.</Trans></p>
            <ul>{data.whoOpened.map((opening) => <Opening key={opening.id} opening={opening} />)}</ul>
          </>
        )}
    </section>
  );
}

function Opening({ opening: { at, name, companyName, side, role, grade } }: { opening: CaseOpening }) {
  const { t } = useLingui();
  const roles = useAccessWords();
  const as = !role ? t`sans accès` : [roles.role(role, grade), companyName].filter(Boolean).join(', ');
  return <li className="opening"><span>{name ? <><b>{name}</b>, {as}</> : side === 'debtor' ? <b>{as}</b> : <><b><Trans>Nom effacé</Trans></b>, {as}</>}</span> <span className="note"><Moment value={at} /></span></li>;
}

function Viewer({ viewer }: { viewer: CaseViewer }) {
  const may = useMay();
  const roles = useAccessWords(), words = useSightWords();
  return (
    <li>
      <details>
        <summary><b>{viewer.name}</b>, {roles.role(viewer.role, viewer.grade)} <span className="note"><Trans>depuis le <Moment value={viewer.since} /></Trans></span></summary>
        <p>{words.why(viewer)}.</p>
        <p className="soft"><Trans>Voit {words.sees(viewer.sees)}</Trans>{viewer.internal ? <Trans>, notes internes comprises</Trans> : <Trans>, jamais les notes internes</Trans>}.</p>
        {viewer.userId && may('give', 'Person') && <p><Link to="/people" search={{ person: viewer.userId }}><Trans>Changer son accès</Trans></Link></p>}
        {viewer.closed.length > 0 && <p className="soft"><Trans>Fermé : {words.closed(viewer.closed)}.</Trans></p>}
      </details>
    </li>
  );
}
