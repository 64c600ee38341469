import { useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Day, Moment, Progress, useFormats, useKeys, Waiting, Word } from '@quittance/ui';
import { useState } from 'react';
import { EVIDENCE_STANDING, VERIFY_EVIDENCE } from './trail.queries.ts';
import { usePolling } from './use-polling.ts';
import { useTrailWords } from './words.ts';

const RUNS = new Set(['waiting', 'running']);

/** How the chain stands, in one line; a press has the worker verify all of it, and shows how far it is. */
export function EvidenceBand() {
  const { t } = useLingui();
  const { locale } = useFormats();
  const words = useTrailWords();
  const [failed, setFailed] = useState(false);
  const { data, refetch, startPolling, stopPolling } = useQuery(EVIDENCE_STANDING, { fetchPolicy: 'cache-and-network' });
  const [verify, { loading }] = useMutation(VERIFY_EVIDENCE);
  const standing = data?.evidenceStanding, seen = standing?.verification;
  const running = Boolean(seen && RUNS.has(seen.outcome));
  usePolling(running, startPolling, stopPolling);
  const ask = () => {
    setFailed(false);
    void verify().then(() => refetch()).catch(() => setFailed(true));
  };
  useKeys([{ keys: 'v', label: t`vérifier la chaîne`, disabled: running || loading, run: ask }]);
  if (!standing) return null;
  const count = (n: number) => n.toLocaleString(locale === 'en' ? 'en-GB' : 'fr-FR');
  const sealed = count(standing.sealed), waiting = count(standing.waiting), done = seen ? count(seen.checked) : '', all = seen ? count(seen.total) : '';
  const broken = seen?.outcome === 'broken' ? seen.fault : null;
  return (
    <section className="trail-band" aria-label={t`La chaîne`}>
      <p role="status">
        {seen?.outcome === 'whole' && seen.endedAt && <><Word tone="settled"><Trans>chaîne intacte</Trans></Word> <Trans>vérifiée <Moment value={seen.endedAt} /></Trans> · </>}
        {seen?.outcome === 'failed' && <><Word tone="wait"><Trans>vérification interrompue</Trans></Word> · </>}
        {standing.sealed ? <Trans>{sealed} lignes scellées</Trans> : <Trans>rien n’est encore scellé</Trans>}
        {standing.sealedUntil && <> <Trans>jusqu’à <Moment value={standing.sealedUntil} /></Trans></>}
        {standing.waiting > 0 && <> · <Trans>{waiting} attendent leur sceau</Trans></>}
        {standing.head && <> · <Trans>dernière tête signée le <Day value={standing.head.day} /></Trans> <span className="faint"><Trans>clé {standing.head.keyId}</Trans></span></>}
      </p>
      {running && seen ? <Progress label={t`Vérification`} detail={t`${done} sur ${all}`} value={seen.total ? seen.checked : null} max={Math.max(1, seen.total)} /> : <Button size="small" kbd="v" busy={loading} onClick={ask}><Trans>Vérifier maintenant</Trans></Button>}
      {broken && <Waiting><b><Trans>La chaîne n’est pas intacte</Trans></b> : {words.fault(broken.code)}{broken.position && <>, <Trans>position {broken.position}</Trans></>}{broken.entryId && <>, <Trans>ligne {broken.entryId}</Trans></>}{broken.headNumber && <>, <Trans>tête {broken.headNumber}</Trans></>}. <Trans>Ne corrigez rien : gardez une copie de la base et appelez qui répond de la sécurité.</Trans></Waiting>}
      {failed && <Waiting><Trans>La vérification n’a pas pu être demandée. Réessayez dans un instant.</Trans></Waiting>}
    </section>
  );
}
