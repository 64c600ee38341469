import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Buttons, Button, Day, ErrorState, Facts, Loading, Panel, Press, useFormats, dayOfInstant, useKeys, Word } from '@quittance/ui';
import { AUDIT_ENTRY } from './trail.queries.ts';
import type { TrailView } from './trail-view.ts';
import { useTrailWords } from './words.ts';

/** One row: who, from where, on what; and where it stands in the chain. */
export function EntryPanel({ id, onFilter, onClose }: { id: string; onFilter: (view: TrailView) => void; onClose: () => void }) {
  const { t } = useLingui();
  const { day, hour } = useFormats();
  const words = useTrailWords();
  const { data, error, refetch } = useQuery(AUDIT_ENTRY, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const entry = data?.auditEntry;
  useKeys([{ keys: 'Escape', label: t`fermer`, run: onClose }]);
  const at = (instant: string) => <time dateTime={instant}>{day(dayOfInstant(instant), 'full')}, {hour(instant)}</time>;
  const title = entry ? words.act(entry.action) : t`Ligne ${id}`;
  return (
    <Panel title={title} onClose={onClose} closeLabel={t`fermer`} head={<><b>{title}</b><span className="aside"><Press onClick={onClose}>{t`Fermer`} <kbd>{t`Échap`}</kbd></Press></span></>}>
      {!entry ? error ? <ErrorState onRetry={() => void refetch()} /> : data ? <p className="soft"><Trans>Cette ligne n’existe pas.</Trans></p> : <Loading lines={8} /> : (
        <>
          <Facts facts={[
            { term: t`Qui`, value: <>{words.who(entry)} <span className="faint">{words.kind(entry.actorKind)}</span></> },
            { term: t`Quand`, value: at(entry.at) },
            Math.abs(Date.parse(entry.recordedAt) - Date.parse(entry.at)) > 60_000 && { term: t`Enregistré`, value: at(entry.recordedAt) },
            { term: t`Issue`, value: <><Word tone={entry.outcome === 'done' ? undefined : 'wait'}>{words.outcome(entry.outcome)}</Word>{entry.code && <> <span className="soft">{words.code(entry.code) ?? entry.code}</span></>}</> },
            entry.caseReference ? { term: t`Dossier`, value: entry.caseReference } : null,
            { term: t`Objet`, value: <>{entry.subject}{entry.subjectId && <><br /><code>{entry.subjectId}</code></>}</> },
            ...entry.facts.map(({ key, value }) => ({ term: words.key(key), value })),
            ...entry.words.map(({ key, value }) => ({ term: words.key(key), value: <q>{value}</q> })),
          ]} />
          <h3><Trans>D’où</Trans></h3>
          {entry.erasedAt
            ? <p className="soft"><Trans>Ce qui était su de la personne a été effacé le <Day value={dayOfInstant(entry.erasedAt)} /> par la règle {entry.erasedUnder}. La chaîne n’en est pas rompue.</Trans></p>
            : <Facts facts={[
              { term: t`Adresse`, value: entry.address ?? '—' }, { term: t`Appareil`, value: entry.userAgent ?? '—' },
              { term: t`Séance`, value: entry.sessionId ? <code>{entry.sessionId}</code> : '—' }, { term: t`Corrélation`, value: entry.correlationId ? <code>{entry.correlationId}</code> : '—' },
            ]} />}
          <h3><Trans>Dans la chaîne</Trans></h3>
          {entry.position === null || entry.position === undefined
            ? <p className="soft"><Trans>Pas encore scellée : cela prend une seconde.</Trans></p>
            : <Facts facts={[
              { term: t`Position`, value: entry.position }, { term: t`Empreinte`, value: <code>{entry.hash}</code> }, { term: t`De la ligne`, value: <code>{entry.entryHash}</code> }, { term: t`Précédente`, value: <code>{entry.previousHash}</code> },
              entry.sealedAt ? { term: t`Scellée`, value: at(entry.sealedAt) } : null,
              { term: t`Tête signée`, value: entry.head ? <Trans>n° {entry.head.number}, le <Day value={entry.head.day} />, clé {entry.head.keyId}</Trans> : t`pas encore : la prochaine la couvrira` },
            ]} />}
          <Buttons>
            {entry.actorId && <Button size="small" onClick={() => onFilter({ actor: entry.actorId! })}><Trans>Tout de cette personne</Trans></Button>}
            {entry.caseReference && <Button size="small" onClick={() => onFilter({ caseReference: entry.caseReference! })}><Trans>Tout de ce dossier</Trans></Button>}
          </Buttons>
        </>
      )}
    </Panel>
  );
}
