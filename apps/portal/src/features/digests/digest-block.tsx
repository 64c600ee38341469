import { useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Buttons, Moment, Select, useKeys, useToast } from '@quittance/ui';
import { useState, type FormEvent } from 'react';
import { RefusalNote, type RefusalLike } from '../../app/refusals.tsx';
import { useMe } from '../../app/session.tsx';
import { useFocusBack } from '../account/use-focus-back.ts';
import { DIGEST, SET_DIGEST, type Digest } from './digests.queries.ts';
import { useDigestWords } from './words.ts';
import './digests.css';

/** News by mail, for a creditor's people: how often, on which day, at what hour. Nobody else has any to wish, and sees nothing. */
export function DigestBlock() {
  const { data, error, refetch } = useQuery(DIGEST, { fetchPolicy: 'cache-and-network', skip: useMe().workspace !== 'creditor' });
  const [open, setOpen] = useState(false);
  const press = useFocusBack<HTMLButtonElement>(open), digest = data?.digestPreference;
  if (error && !data) return <section className="digest-block"><p className="form-wrong" role="alert"><Trans>Vos nouvelles par courriel n’ont pas pu être lues.</Trans> <Button size="small" onClick={() => void refetch().catch(() => undefined)}><Trans>Réessayer</Trans></Button></p></section>;
  if (!digest) return null;
  return (
    <section className="digest-block" aria-labelledby="digest-title">
      <div className="account-head"><h2 id="digest-title"><Trans>Nouvelles de vos dossiers par courriel</Trans></h2>{!open && <Button ref={press} onClick={() => setOpen(true)}>{digest.cadence === 'off' ? <Trans>Recevoir des nouvelles</Trans> : <Trans>Changer la fréquence</Trans>}</Button>}</div>
      {open ? <SetDigest digest={digest} onClose={() => setOpen(false)} /> : <Standing digest={digest} />}
    </section>
  );
}

function Standing({ digest: { cadence, weekday, hour, nextAt } }: { digest: Digest }) {
  const words = useDigestWords(), day = words.day(weekday), at = words.hour(hour);
  if (cadence === 'off') return <p className="soft"><Trans>Rien n’est envoyé. Un courriel peut vous dire ce qui a bougé, et quels dossiers ont besoin de vous, un lien chacun.</Trans></p>;
  return (
    <p className="soft">
      {cadence === 'daily' ? <Trans>Chaque jour à {at}, heure de Paris.</Trans> : <Trans>Chaque {day} à {at}, heure de Paris.</Trans>}{' '}
      {nextAt && <Trans>Prochain envoi : <Moment value={nextAt} /> ; rien ne part s’il n’y a rien à dire.</Trans>}
    </p>
  );
}

function SetDigest({ digest, onClose }: { digest: Digest; onClose: () => void }) {
  const { t } = useLingui();
  const toast = useToast(), words = useDigestWords();
  const [set, { loading, error }] = useMutation(SET_DIGEST, { update: (cache, { data }) => { if (data?.setDigest.__typename === 'DigestPreference') cache.writeQuery({ query: DIGEST, data: { __typename: 'Query', digestPreference: data.setDigest } as never }); } });
  const [cadence, setCadence] = useState(digest.cadence === 'off' ? 'weekly' : digest.cadence), [weekday, setWeekday] = useState(String(digest.weekday)), [hour, setHour] = useState(String(digest.hour)), [refusal, setRefusal] = useState<RefusalLike | null>(null);
  useKeys([{ keys: 'Escape', label: t`revenir`, inFields: true, run: onClose }]);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (loading) return;
    setRefusal(null);
    const { data } = await set({ variables: { input: { cadence, weekday: Number(weekday), hour: Number(hour) } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.setDigest.__typename === 'Refusal') { setRefusal(data.setDigest); return; }
    toast.say(cadence === 'off' ? t`Plus aucune nouvelle n’est envoyée` : t`Les nouvelles arriveront par courriel`);
    onClose();
  };
  return (
    <form className="form digest-form" noValidate onSubmit={(event) => void send(event)}>
      {refusal && <RefusalNote refusal={refusal} focus />}
      {error && <p className="form-wrong" role="alert"><Trans>Quittance n’a pas répondu. Rien n’a changé : recommencez.</Trans></p>}
      <div className="digest-fields">
        <Select label={t`Envoyer`} options={words.cadences} value={cadence} onValueChange={setCadence} />
        {cadence === 'weekly' && <Select label={t`Le`} options={words.days.map((label, at) => ({ value: String(at + 1), label }))} value={weekday} onValueChange={setWeekday} />}
        {cadence !== 'off' && <Select label={t`À`} options={Array.from({ length: 24 }, (_, at) => ({ value: String(at), label: words.hour(at) }))} value={hour} onValueChange={setHour} />}
      </div>
      <p className="note"><Trans>Chaque courriel porte de quoi ne plus le recevoir, en un geste. Une personne n’y est jamais nommée. Les accusés de réception de vos dépôts arrivent dans tous les cas.</Trans></p>
      <Buttons><Button type="submit" kind="primary" kbd="Enter" busy={loading}><Trans>Enregistrer</Trans></Button><Button kind="quiet" kbd="Escape" onClick={onClose}><Trans>Revenir</Trans></Button></Buttons>
    </form>
  );
}
