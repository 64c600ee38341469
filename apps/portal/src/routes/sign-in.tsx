import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Mark, Money, Note, Press, Stamp, TextField, useFormats, useKeys } from '@quittance/ui';
import { createFileRoute, redirect, useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import * as z from 'zod/mini';
import { client } from '../app/client.ts';
import { speak } from '../app/i18n.ts';
import { RefusalNote } from '../app/refusals.tsx';
import { whoIsThere } from '../app/session.tsx';
import { graphql } from '../gql/index.ts';
import type { SignInMutation } from '../gql/graphql.ts';

const SIGN_IN = graphql(`
  mutation SignIn($email: String!, $password: String!) {
    signIn(email: $email, password: $password) {
      ... on Me { id name email locale workspace roles creditorId companyName agencyName rules }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

interface Door { agency: string; demo: readonly { email: string; password: string; name: string; role: string; company?: string }[] | null; production: boolean }

export const Route = createFileRoute('/sign-in')({
  validateSearch: z.object({ to: z.catch(z.optional(z.string()), undefined), lost: z.catch(z.optional(z.boolean()), undefined) }),
  beforeLoad: async ({ search }) => { if (!search.lost && (await whoIsThere())) throw redirect({ to: inside(search.to) }); },
  loader: async (): Promise<Door> => (await fetch('/door', { headers: { accept: 'application/json' } })).json() as Promise<Door>,
  component: SignIn,
});

/** Only an address of this house; anything else is the home. */
const inside = (to: string | undefined) => (to && /^\/(?![/\\])/.test(to) && !to.startsWith('/sign-in') ? to : '/');

function SignIn() {
  const { t } = useLingui();
  const { agency, demo } = Route.useLoaderData();
  const { to, lost } = Route.useSearch();
  const router = useRouter();
  const [email, setEmail] = useState(''), [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState<Extract<NonNullable<SignInMutation['signIn']>, { __typename: 'Refusal' }> | null>(null);
  const [signIn, { loading, error }] = useMutation(SIGN_IN);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => { document.title = t`Entrer — Quittance`; first.current?.focus(); }, [t]);
  const enter = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const { data } = await signIn({ variables: { email: email.trim(), password } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.signIn.__typename === 'Refusal') { setRefusal(data.signIn); return; }
    await client.clearStore();
    await router.invalidate();
    await router.navigate({ to: inside(to), replace: true });
  };
  return (
    <div className="door">
      <Ledger agency={agency} />
      <main className="entry-form">
        <h1><Trans>Entrer chez {agency}</Trans></h1>
        {refusal ? <RefusalNote refusal={refusal} focus /> : error ? <p className="field"><span className="wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’a été envoyé ailleurs ; essayez de nouveau dans un instant.</Trans></span></p> : lost && <Note><p><Trans>La séance est finie. Entrez de nouveau : vous reviendrez à la même page.</Trans></p></Note>}
        <form className="form" onSubmit={(event) => void enter(event)}>
          <TextField ref={first} label={t`Adresse électronique`} type="email" name="email" autoComplete="username" required large value={email} onValueChange={setEmail} />
          <TextField label={t`Mot de passe`} type="password" name="password" autoComplete="current-password" required large value={password} onValueChange={setPassword} />
          <Button type="submit" kind="primary" size="large" wide kbd="Enter" busy={loading}><Trans>Entrer</Trans></Button>
        </form>
        {demo && <Accounts demo={demo} onChoose={(account) => { setEmail(account.email); setPassword(account.password); setRefusal(null); }} />}
        <Speak />
      </main>
    </div>
  );
}

/** The demo only: one press fills both fields, Enter enters. */
function Accounts({ demo, onChoose }: { demo: NonNullable<Door['demo']>; onChoose: (account: NonNullable<Door['demo']>[number]) => void }) {
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

function Speak() {
  const { t } = useLingui();
  const { locale } = useFormats();
  const turn = () => void speak(locale === 'fr' ? 'en' : 'fr');
  useKeys([{ keys: 'Alt+l', label: t`langue`, quiet: true, run: turn }]);
  return <p className="speak"><Press lang={locale === 'fr' ? 'en' : 'fr'} onClick={turn}>{locale === 'fr' ? 'English' : 'Français'}</Press></p>;
}

/** The promise of the product, on ruled paper. An ornament: nothing of anybody's account stands here. */
function Ledger({ agency }: { agency: string }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const lines: [string, string, string][] = [
    ['2026-04-30', t`Facture FA-2026-0312`, '4860.00'], ['2026-06-30', t`Intérêts, 61 jours à 12,15 %`, '98.68'], ['2026-11-21', t`Intérêts, 144 jours à 12,40 %`, '237.75'],
    ['2026-11-21', t`Indemnité forfaitaire`, '40.00'], ['2026-11-21', t`Virement reçu`, '-5236.43'], ['', t`Reste dû`, '0.00'],
  ];
  return (
    <div className="ledger" aria-hidden="true">
      <Mark className="big-mark" />
      <p className="title"><Trans>Chaque euro<br />a sa phrase.</Trans></p>
      <ol>{lines.map(([on, what, amount]) => <li key={what}><span>{on && day(on, 'brief')}</span><span>{what}</span><Money value={amount} unit={false} /></li>)}</ol>
      <Stamp word={t`ACQUITTÉ`} under={agency.toUpperCase()} day="2026-11-21" />
    </div>
  );
}
