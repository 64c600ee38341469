import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Press, TextField } from '@quittance/ui';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useRefusalWords, type RefusalLike } from '../../app/refusals.tsx';
import { GIVE_SECOND_FACTOR } from './account.queries.ts';
import { NoAnswer } from './door.tsx';
import { PasskeyFaultNote } from './passkey-fault.tsx';
import { canUsePasskeys } from './passkeys.ts';
import { usePasskey } from './use-passkey.ts';

type Kind = 'totp' | 'recovery_code' | 'passkey';
const ORDER: readonly Kind[] = ['totp', 'passkey', 'recovery_code'];

/** The password was right; whoever gave it shows something that only its owner has. `onBack`: the password again (`late`: the five minutes are over). */
export function SecondStep({ factors, onEntered, onBack }: { factors: readonly string[]; onEntered: (me: { workspace: string }) => Promise<void>; onBack: (late?: boolean) => void }) {
  const { t } = useLingui();
  const open = ORDER.filter((kind) => factors.includes(kind) && (kind !== 'passkey' || canUsePasskeys()));
  const [kind, setKind] = useState<Kind>(open[0] ?? 'recovery_code'), [answer, setAnswer] = useState('');
  const [refusal, setRefusal] = useState<RefusalLike | null>(null), [failed, setFailed] = useState(false);
  const [give, { loading }] = useMutation(GIVE_SECOND_FACTOR, { fetchPolicy: 'no-cache' });
  const passkey = usePasskey('secondFactor');
  const words = useRefusalWords();
  const field = useRef<HTMLInputElement>(null), press = useRef<HTMLButtonElement>(null);
  useEffect(() => { if (kind === 'passkey') press.current?.focus(); else field.current?.focus(); }, [kind]);
  const send = async (text: string) => {
    setRefusal(null); setFailed(false);
    try {
      const told = (await give({ variables: { kind, answer: text } })).data?.giveSecondFactor;
      if (told?.__typename === 'Me') { await onEntered(told); return; }
      if (told?.__typename === 'Refusal' && told.code === 'sign_in_again') { onBack(true); return; }
      if (told?.__typename === 'Refusal') { setRefusal(told); setAnswer(''); field.current?.focus(); return; }
      setFailed(true);
    } catch { setFailed(true); }
  };
  const submit = (event: FormEvent) => { event.preventDefault(); if (answer.trim()) void send(answer.trim()); else field.current?.focus(); };
  const withPasskey = async () => { setRefusal(null); const response = await passkey.take(); if (response) await send(response); };
  const turn = (next: Kind) => { setKind(next); setAnswer(''); setRefusal(null); setFailed(false); passkey.forget(); };
  const refused = refusal && words(refusal), wrong = refused ? [refused.title, refused.body].filter(Boolean).join(' ') : undefined;
  const turns: Record<Kind, string> = { totp: t`Donner le code de l’application`, recovery_code: t`Utiliser un code de récupération`, passkey: t`Utiliser une clé d’accès` };
  return (
    <>
      <h1><Trans>Une seconde preuve</Trans></h1>
      {failed && <NoAnswer />}
      {kind === 'passkey' ? (
        <>
          <p className="lead"><Trans>Votre appareil va vous demander son code, votre empreinte ou votre visage.</Trans></p>
          {wrong && <p className="passkey-fault" role="alert">{wrong}</p>}
          <PasskeyFaultNote fault={passkey.fault} />
          <Button ref={press} kind="primary" size="large" wide busy={passkey.busy || loading} onClick={() => void withPasskey()}><Trans>Utiliser ma clé d’accès</Trans></Button>
        </>
      ) : (
        <form className="form" onSubmit={submit} noValidate>
          {kind === 'totp'
            ? <TextField key="totp" ref={field} label={t`Code de l’application`} name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={8} required large className="code" value={answer} onValueChange={setAnswer} error={wrong} hint={t`Six chiffres, dans votre application de codes. Ils changent toutes les trente secondes.`} />
            : <TextField key="recovery" ref={field} label={t`Code de récupération`} name="recovery" autoComplete="off" autoCapitalize="characters" spellCheck={false} required large className="code" value={answer} onValueChange={setAnswer} error={wrong} hint={t`L’un de ceux que vous avez gardés. Chacun ne sert qu’une fois.`} />}
          <Button type="submit" kind="primary" size="large" wide kbd="Enter" busy={loading}><Trans>Entrer</Trans></Button>
        </form>
      )}
      <ul className="other-ways">
        {open.filter((other) => other !== kind).map((other) => <li key={other}><Press onClick={() => turn(other)}>{turns[other]}</Press></li>)}
        <li><Press onClick={() => onBack()}><Trans>Revenir au mot de passe</Trans></Press></li>
      </ul>
      <p className="note"><Trans>Plus d’application, plus de clé, plus de codes ? Prévenez l’administrateur de l’agence.</Trans></p>
    </>
  );
}
