import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Button, Confirm, Loading, useKeys, useToast } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { codeOf } from '../../app/client.ts';
import { RefusalNote, type RefusalLike } from '../../app/refusals.tsx';
import { Effect } from './effect.tsx';
import { DISABLE_PERSON, ENABLE_PERSON, GIVE_ACCESS, START_OVER, TAKE_ACCESS, type AccessChanged, type PersonLine, type RoleLine } from './people.queries.ts';
import { useAccessWords } from './words.ts';

export interface Giving { role: string; grade: string | null; creditorId: string | null; studyId: string | null; companyName: string | null }
export type Change = { kind: 'take'; role: RoleLine } | { kind: 'give'; giving: Giving } | { kind: 'disable' } | { kind: 'enable' } | { kind: 'startOver' };
type Answer = AccessChanged | ({ __typename: 'Refusal' } & RefusalLike);

/** One change of one person's access: foreseen first, by the very act undone; then, confirmed, done. Another change is another one of these (give it a key). */
export function ChangeAccess({ person, change, onDone, onCancel }: { person: PersonLine; change: Change; onDone: () => void; onCancel: () => void }) {
  const { t } = useLingui();
  const words = useAccessWords();
  const toast = useToast();
  const [take] = useMutation(TAKE_ACCESS), [give] = useMutation(GIVE_ACCESS), [disable] = useMutation(DISABLE_PERSON), [enable] = useMutation(ENABLE_PERSON), [startOver] = useMutation(START_OVER);
  const [foreseen, setForeseen] = useState<Answer | null>(null), [failed, setFailed] = useState(false), [busy, setBusy] = useState(false);
  const send = async (dryRun: boolean): Promise<Answer | undefined> => {
    const userId = person.id, no = dryRun ? { fetchPolicy: 'no-cache' as const } : {};
    if (change.kind === 'take') return (await take({ variables: { userId, roleId: change.role.id, dryRun }, ...no })).data?.takeAccess as Answer | undefined;
    if (change.kind === 'disable') return (await disable({ variables: { userId, dryRun }, ...no })).data?.disablePerson as Answer | undefined;
    if (change.kind === 'enable') return (await enable({ variables: { userId, dryRun }, ...no })).data?.enablePerson as Answer | undefined;
    if (change.kind === 'startOver') return (await startOver({ variables: { userId, dryRun }, ...no })).data?.startOver as Answer | undefined;
    const { companyName: _, ...giving } = change.giving;
    return (await give({ variables: { input: { userId, ...giving }, dryRun }, ...no })).data?.giveAccess as Answer | undefined;
  };
  const stuck = failed || foreseen?.__typename === 'Refusal';
  useKeys([{ keys: 'Escape', label: t`revenir`, inFields: true, disabled: !stuck, run: onCancel }]);
  const first = useRef(send);
  useEffect(() => {
    let stands = true;
    first.current(true).then((answer) => { if (stands) { if (answer) setForeseen(answer); else setFailed(true); } }, () => { if (stands) setFailed(true); });
    return () => { stands = false; };
  }, []);
  const confirm = async () => {
    setBusy(true);
    try {
      const answer = await send(false);
      if (!answer) { setFailed(true); return; }
      if (answer.__typename === 'Refusal') { setForeseen(answer); return; }
      toast.say(told);
      onDone();
    } catch (error) {
      // Nobody proved himself again: nothing was done, and he may go on.
      if (codeOf(error) !== 'REAUTHENTICATION_REQUIRED') setFailed(true);
    } finally { setBusy(false); }
  };
  const { name } = person;
  const asked = change.kind === 'take' ? words.role(change.role.role, change.role.grade) : change.kind === 'give' ? words.role(change.giving.role, change.giving.grade) : '';
  const [title, act, told] = change.kind === 'take' ? [t`Retirer à ${name} l’accès « ${asked} »`, t`Retirer l’accès`, t`L’accès est retiré à ${name}`]
    : change.kind === 'give' ? [t`Donner à ${name} l’accès « ${asked} »`, t`Donner l’accès`, t`L’accès est donné à ${name}`]
      : change.kind === 'startOver' ? [t`Faire recommencer ${name}`, t`Retirer et écrire`, t`${name} recommence par le lien qui lui est envoyé`]
      : change.kind === 'disable' ? [t`Suspendre ${name}`, t`Suspendre`, t`${name} ne peut plus entrer`] : [t`Rouvrir l’accès de ${name}`, t`Rouvrir`, t`${name} peut de nouveau entrer`];
  const back = <Button kbd="Escape" onClick={onCancel}>{t`Revenir`}</Button>;
  if (failed) return <RefusalNote focus refusal={{ code: 'access_unknown', facts: [] }} actions={back} />;
  if (!foreseen) return <Loading lines={3} />;
  if (foreseen.__typename === 'Refusal') return <RefusalNote focus refusal={foreseen} actions={back} />;
  return <Confirm title={title} confirm={act} danger={change.kind === 'take' || change.kind === 'disable' || change.kind === 'startOver'} busy={busy} consequences={<>{change.kind === 'startOver' && <p>{t`Mot de passe, application de codes, clés d’accès et codes de récupération n’ouvrent plus rien. Un lien par courriel, valable sept jours, lui fait choisir les suivants ; ses rôles restent. Assurez-vous d’abord que c’est bien cette personne qui vous le demande.`}</p>}<Effect effect={foreseen.effect} /></>} onConfirm={() => void confirm()} onCancel={onCancel} />;
}
