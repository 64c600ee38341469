import { useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Buttons, Loading, Press, TextField } from '@quittance/ui';
import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { createPortal } from 'react-dom';
import { onReauthentication } from '../../app/reauthentication.ts';
import { useRefusalWords, type RefusalLike } from '../../app/refusals.tsx';
import { REAUTHENTICATE, REAUTHENTICATE_WITH } from './account.queries.ts';
import { PasskeyFaultNote } from './passkey-fault.tsx';
import { canUsePasskeys } from './passkeys.ts';
import { usePasskey } from './use-passkey.ts';
import './account.css';

/** Stands once under the session: when the door asks whether it is still the same person, the question is put here and the act waits. */
export function Reauthentication() {
  const [settle, setSettle] = useState<{ with: (proved: boolean) => void } | null>(null);
  useEffect(() => {
    let last: ((proved: boolean) => void) | undefined;
    const leave = onReauthentication(() => new Promise<boolean>((done) => { last = done; setSettle({ with: done }); }));
    return () => { leave(); last?.(false); };
  }, []);
  const end = useCallback((proved: boolean) => { settle?.with(proved); setSettle(null); }, [settle]);
  return settle && <Asked onEnd={end} />;
}

/** A window of the browser's own, above those of the page and asleep to their keys: what is under it stays exactly as it was. */
function Asked({ onEnd }: { onEnd: (proved: boolean) => void }) {
  const box = useRef<HTMLDialogElement>(null), title = useId();
  useLayoutEffect(() => {
    const dialog = box.current, before = document.activeElement;
    dialog?.showModal();
    return () => { dialog?.close(); if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true }); };
  }, []);
  const keys = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') { event.preventDefault(); onEnd(false); }
  };
  return createPortal(
    <dialog ref={box} className="dialog reauthentication" aria-labelledby={title} onCancel={(event) => { event.preventDefault(); onEnd(false); }} onKeyDown={keys}>
      <h2 id={title}><Trans>Confirmez que c’est vous</Trans></h2>
      <p className="soft"><Trans>Cet acte est sensible, et votre dernière preuve date de plus de dix minutes. L’acte se fera aussitôt après ; rien de ce que vous avez écrit n’est perdu.</Trans></p>
      <Prove onEnd={onEnd} />
    </dialog>, document.body);
}

type Typed = 'password' | 'totp';
function Prove({ onEnd }: { onEnd: (proved: boolean) => void }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(REAUTHENTICATE_WITH, { fetchPolicy: 'no-cache' });
  const [reauthenticate, { loading }] = useMutation(REAUTHENTICATE);
  const [chosen, setChosen] = useState<Typed | null>(null), [answer, setAnswer] = useState(''), [refusal, setRefusal] = useState<RefusalLike | null>(null), [failed, setFailed] = useState(false);
  const passkey = usePasskey('reauthenticate'), words = useRefusalWords(), said = refusal && words(refusal);
  const field = useRef<HTMLInputElement>(null), press = useRef<HTMLButtonElement>(null);
  const means = data?.account.reauthenticateWith, withKey = means?.includes('passkey') && canUsePasskeys();
  const typed = (['totp', 'password'] as const).filter((kind) => means?.includes(kind)), kind = chosen ?? typed[0];
  useEffect(() => { if (means) (withKey && !chosen ? press : field).current?.focus(); }, [means, withKey, chosen]);
  const send = async (what: string, text: string) => {
    setRefusal(null); setFailed(false);
    const told = (await reauthenticate({ variables: { kind: what, answer: text } }).catch(() => undefined))?.data?.reauthenticate;
    if (told?.__typename === 'Account') { onEnd(true); return; }
    if (told) setRefusal(told); else setFailed(true);
    if (what !== 'passkey') { setAnswer(''); field.current?.focus(); }
  };
  const submit = (event: FormEvent) => { event.preventDefault(); if (kind && answer.trim()) void send(kind, kind === 'totp' ? answer.replace(/\D/g, '') : answer); else field.current?.focus(); };
  const show = async () => { setRefusal(null); const response = await passkey.take(); if (response) await send('passkey', response); };
  const leave = <Button kind="quiet" kbd="Escape" onClick={() => onEnd(false)}><Trans>Revenir sans le faire</Trans></Button>;
  if (error) return <><p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est fait.</Trans></p><Buttons><Button kind="primary" onClick={() => void refetch().catch(() => undefined)}><Trans>Essayer de nouveau</Trans></Button>{leave}</Buttons></>;
  if (!means) return <><Loading lines={3} /><Buttons>{leave}</Buttons></>;
  const wrong = refusal?.code === 'bad_credentials' ? t`Ce n’est pas votre mot de passe.` : said ? [said.title, said.body].filter(Boolean).join(' ') : failed ? t`Quittance ne répond pas. Rien n’est fait.` : undefined;
  const fields: Record<Typed, { label: string; turn: string }> = { password: { label: t`Votre mot de passe`, turn: t`Donner plutôt le mot de passe` }, totp: { label: t`Code de l’application`, turn: t`Donner plutôt le code de l’application` } };
  return (
    <form className="form" onSubmit={submit} noValidate>
      {withKey && <><Button ref={press} kind="primary" wide busy={passkey.busy || loading} onClick={() => void show()}><Trans>Avec ma clé d’accès</Trans></Button><PasskeyFaultNote fault={passkey.fault} /></>}
      {withKey && kind && <p className="or"><span><Trans>ou</Trans></span></p>}
      {kind
        ? <TextField key={kind} ref={field} label={fields[kind].label} {...(kind === 'password' ? { type: 'password', autoComplete: 'current-password' } : { inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 8, className: 'code' })} required value={answer} onValueChange={setAnswer} error={wrong} />
        : wrong && <p className="form-wrong" role="alert">{wrong}</p>}
      {typed.filter((other) => other !== kind).map((other) => <p key={other}><Press onClick={() => { setChosen(other); setAnswer(''); setRefusal(null); }}>{fields[other].turn}</Press></p>)}
      {!kind && !withKey && <p role="alert"><Trans>Votre preuve n’est utilisable que sur l’appareil qui la tient. Sortez, puis entrez de nouveau : l’acte passera aussitôt.</Trans></p>}
      <Buttons>{kind && <Button type="submit" kbd="Enter" {...(withKey ? {} : { kind: 'primary' })} busy={loading}><Trans>Confirmer</Trans></Button>}{leave}</Buttons>
    </form>
  );
}
