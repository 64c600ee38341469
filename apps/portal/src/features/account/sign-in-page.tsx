import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Note, TextField } from '@quittance/ui';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { RefusalNote, type RefusalLike } from '../../app/refusals.tsx';
import { SIGN_IN, SIGN_IN_WITH_PASSKEY, type Entered } from './account.queries.ts';
import { Door, NoAnswer } from './door.tsx';
import { PasskeyFaultNote } from './passkey-fault.tsx';
import { canUsePasskeys } from './passkeys.ts';
import { SecondStep } from './second-step.tsx';
import { usePasskey } from './use-passkey.ts';

export interface DemoAccount { email: string; password: string; name: string; role: string; company?: string }
/** What the door says of the house before anybody is known. */
export interface House { agency: string; demo: readonly DemoAccount[] | null; production: boolean }
export const houseOf = async (): Promise<House> => (await fetch('/door', { headers: { accept: 'application/json' } })).json() as Promise<House>;

/** Who is there: a passkey alone, or the address and the password and then a second proof. */
export function SignInPage({ house: { agency, demo }, lost = false, onEntered }: { house: House; lost?: boolean; onEntered: (me: { workspace: string }) => Promise<void> }) {
  const { t } = useLingui();
  const [email, setEmail] = useState(''), [password, setPassword] = useState('');
  const [factors, setFactors] = useState<readonly string[] | null>(null), [late, setLate] = useState(false);
  const [refusal, setRefusal] = useState<RefusalLike | null>(null), [failed, setFailed] = useState(false);
  const [signIn, typed] = useMutation(SIGN_IN, { fetchPolicy: 'no-cache' }), [signInWithPasskey, shown] = useMutation(SIGN_IN_WITH_PASSKEY, { fetchPolicy: 'no-cache' });
  const passkey = usePasskey('signIn');
  const first = useRef<HTMLInputElement>(null), second = useRef<HTMLInputElement>(null);
  useEffect(() => { if (!factors) first.current?.focus(); }, [factors]);
  const hear = async (told: Entered | undefined) => {
    if (!told) setFailed(true);
    else if (told.__typename === 'Refusal') setRefusal(told);
    else if (told.__typename === 'SecondFactorAsked') { setPassword(''); setFactors(told.factors); }
    else await onEntered(told);
  };
  const begin = () => { setRefusal(null); setFailed(false); setLate(false); passkey.forget(); };
  const enter = async (event: FormEvent) => {
    event.preventDefault();
    begin();
    await hear((await signIn({ variables: { email: email.trim(), password } }).catch(() => undefined))?.data?.signIn);
  };
  const withPasskey = async () => {
    begin();
    const response = await passkey.take();
    if (response) await hear((await signInWithPasskey({ variables: { response } }).catch(() => undefined))?.data?.signInWithPasskey);
  };
  if (factors) return <Door agency={agency} title={t`Une seconde preuve`}><SecondStep factors={factors} onEntered={onEntered} onBack={(over) => { begin(); setFactors(null); setLate(over === true); }} /></Door>;
  return (
    <Door agency={agency} title={t`Entrer`}>
      <h1><Trans>Entrer chez {agency}</Trans></h1>
      {refusal ? <RefusalNote refusal={refusal} focus /> : failed ? <NoAnswer />
        : late ? <Note><p role="status"><Trans>Les cinq minutes sont passées. Recommencez par le mot de passe.</Trans></p></Note>
          : lost && <Note><p><Trans>La séance est finie. Entrez de nouveau : vous reviendrez à la même page.</Trans></p></Note>}
      {canUsePasskeys() && (
        <>
          <PasskeyFaultNote fault={passkey.fault} />
          <Button kind="primary" size="large" wide busy={passkey.busy || shown.loading} onClick={() => void withPasskey()}><Trans>Se connecter avec une clé d’accès</Trans></Button>
          <p className="or"><span><Trans>ou avec votre mot de passe</Trans></span></p>
        </>
      )}
      <form className="form" onSubmit={(event) => void enter(event)}>
        <TextField ref={first} label={t`Adresse électronique`} type="email" name="email" autoComplete="username" required large value={email} onValueChange={setEmail} />
        <TextField ref={second} label={t`Mot de passe`} type="password" name="password" autoComplete="current-password" required large value={password} onValueChange={setPassword} />
        <Button type="submit" size="large" wide kbd="Enter" {...(canUsePasskeys() ? {} : { kind: 'primary' })} busy={typed.loading}><Trans>Entrer</Trans></Button>
      </form>
      <p className="below"><Link to="/forgotten"><Trans>Mot de passe oublié</Trans></Link></p>
      {demo && <Accounts demo={demo} onChoose={(account) => { begin(); setEmail(account.email); setPassword(account.password); }} />}
    </Door>
  );
}

/** The demo only: one press fills both fields, Enter enters. */
function Accounts({ demo, onChoose }: { demo: readonly DemoAccount[]; onChoose: (account: DemoAccount) => void }) {
  const { t } = useLingui();
  const roles: Record<string, string> = { collector: t`gestionnaire`, supervisor: t`responsable`, accountant: t`comptable`, administrator: t`administrateur`, creditor_user: t`créancier`, bailiff: t`commissaire de justice` };
  return (
    <section className="accounts" aria-label={t`Comptes de démonstration`}>
      <h2><Trans>L’agence de démonstration</Trans></h2>
      <p className="note"><Trans>Tout y est inventé. Choisissez quelqu’un, les deux champs se remplissent.</Trans></p>
      <ul>
        {demo.map((account) => (
          <li key={account.email}>
            <button type="button" onClick={(event) => { onChoose(account); event.currentTarget.closest('main')?.querySelector<HTMLElement>('[type=submit]')?.focus(); }}>
              <span className="name">{account.name}</span><span className="soft">{account.company ?? roles[account.role] ?? account.role}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="note below"><a href="/mailbox"><Trans>Boîte aux lettres de la démonstration</Trans></a> <Trans>: les courriels et SMS que la démonstration aurait envoyés.</Trans></p>
    </section>
  );
}
