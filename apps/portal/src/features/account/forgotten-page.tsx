import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextField } from '@quittance/ui';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { ASK_PASSWORD_RESET } from './account.queries.ts';
import { Door, NoAnswer } from './door.tsx';
import type { House } from './sign-in-page.tsx';

/** A link to choose a new password. The same sentence whoever asks: nobody learns here which addresses have an account. */
export function ForgottenPage({ house: { agency, demo } }: { house: House }) {
  const { t } = useLingui();
  const [email, setEmail] = useState(''), [missing, setMissing] = useState(false), [sent, setSent] = useState<string | null>(null), [failed, setFailed] = useState(false);
  const [ask, { loading }] = useMutation(ASK_PASSWORD_RESET, { fetchPolicy: 'no-cache' });
  const first = useRef<HTMLInputElement>(null), said = useRef<HTMLDivElement>(null);
  useEffect(() => { if (sent === null) first.current?.focus(); else said.current?.focus(); }, [sent]);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const to = email.trim();
    setFailed(false); setMissing(!/^\S+@\S+$/.test(to));
    if (!/^\S+@\S+$/.test(to)) { first.current?.focus(); return; }
    const told = await ask({ variables: { email: to } }).catch(() => undefined);
    if (told?.data) setSent(to); else setFailed(true);
  };
  return (
    <Door agency={agency} title={t`Mot de passe oublié`}>
      <h1><Trans>Mot de passe oublié</Trans></h1>
      {sent === null ? (
        <>
          <p className="lead"><Trans>Écrivez votre adresse : vous y recevrez un lien pour choisir un nouveau mot de passe.</Trans></p>
          {failed && <NoAnswer />}
          <form className="form" onSubmit={(event) => void send(event)} noValidate>
            <TextField ref={first} label={t`Adresse électronique`} type="email" name="email" autoComplete="username" required large value={email} onValueChange={(next) => { setEmail(next); setMissing(false); }} error={missing ? t`Écrivez votre adresse entière, par exemple prenom.nom@agence.fr.` : undefined} />
            <Button type="submit" kind="primary" size="large" wide kbd="Enter" busy={loading}><Trans>Recevoir le lien</Trans></Button>
          </form>
        </>
      ) : (
        <div className="said" role="status" tabIndex={-1} ref={said}>
          <p className="lead"><Trans>Si <b>{sent}</b> est l’adresse d’un compte, un lien vient d’y partir. Il vaut une heure et ne sert qu’une fois.</Trans></p>
          <p><Trans>Rien n’arrive après quelques minutes ? Regardez dans les indésirables et vérifiez l’adresse. Si elle est juste, prévenez l’administrateur de l’agence.</Trans></p>
          <p><Trans>Votre mot de passe actuel reste valable tant que vous n’en avez pas choisi un autre.</Trans></p>
          <p><Button onClick={() => setSent(null)}><Trans>Écrire une autre adresse</Trans></Button></p>
        </div>
      )}
      <p className="below"><Link to="/sign-in" search={{}}><Trans>Revenir à l’entrée</Trans></Link></p>
      {demo && sent !== null && <p className="note below"><a href={`/mailbox?to=${encodeURIComponent(sent)}`}><Trans>Boîte aux lettres de la démonstration</Trans></a> <Trans>: les courriels et SMS que la démonstration aurait envoyés.</Trans></p>}
    </Door>
  );
}
