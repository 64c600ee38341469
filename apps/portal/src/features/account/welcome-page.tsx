import { useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, dayOfInstant, ErrorState, Loading, TextField, useFormats } from '@quittance/ui';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { ACCEPT_INVITATION, INVITATION, type Invitation } from './account.queries.ts';
import { Door, NoAnswer } from './door.tsx';
import { NewPassword } from './new-password.tsx';
import { SecondStep } from './second-step.tsx';
import type { House } from './sign-in-page.tsx';
import { goodEnough, strengthOf } from './strength.ts';

/** The token as it stands behind the #: browsers send that part nowhere, so no log of any machine holds it. */
export const tokenOf = (hash: string): string => { const text = hash.replace(/^#/, '').replace(/^token=/, ''); try { return decodeURIComponent(text); } catch { return text; } };

/** A link of an invitation, or to replace a password: who invites whom, then the password; then the second proof is given, or set up. */
export function WelcomePage({ house: { agency }, token, onEntered }: { house: House; token: string; onEntered: (me: { workspace: string }) => Promise<void> }) {
  const { t } = useLingui();
  const { data, error, loading, refetch } = useQuery(INVITATION, { variables: { token }, skip: !token, fetchPolicy: 'no-cache' });
  const [factors, setFactors] = useState<readonly string[] | null>(null), [over, setOver] = useState(false);
  const invitation = data?.invitation, reset = invitation?.purpose === 'reset';
  if (factors) return <Door agency={agency} title={t`Une seconde preuve`}><SecondStep factors={factors} onEntered={onEntered} onBack={() => window.location.assign('/sign-in')} /></Door>;
  return (
    <Door agency={invitation?.agencyName ?? agency} title={reset ? t`Nouveau mot de passe` : t`Bienvenue`}>
      {loading && !invitation ? <Loading lines={5} />
        : error ? <ErrorState title={t`L’invitation n’a pas pu être lue.`} onRetry={() => void refetch().catch(() => undefined)}><p><Trans>Quittance ne répond pas. Votre lien reste valable.</Trans></p></ErrorState>
          : invitation && !over ? <Choose key={token} invitation={invitation} token={token} onEntered={onEntered} onAsked={setFactors} onOver={() => setOver(true)} /> : <Spent />}
    </Door>
  );
}

/** The link leads nowhere (any more): used, expired, replaced or cut are one answer. */
function Spent() {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className="said">
      <h1 ref={title} tabIndex={-1}><Trans>Ce lien ne sert plus.</Trans></h1>
      <p className="lead"><Trans>Il a déjà servi, son délai est passé, ou un lien plus récent l’a remplacé. Rien n’a changé sur votre compte.</Trans></p>
      <p><Trans>Vous avez déjà choisi un mot de passe : entrez avec lui.</Trans></p>
      <p><Trans>Vous l’avez oublié : demandez un nouveau lien, il arrive en une minute.</Trans></p>
      <p><Trans>Vous n’en avez jamais choisi : demandez à la personne qui vous a invité de recommencer. Vérifiez aussi que le lien du courriel est entier.</Trans></p>
      <p className="ways"><Link to="/sign-in" search={{}}><Trans>Entrer</Trans></Link> <Link to="/forgotten"><Trans>Demander un nouveau lien</Trans></Link></p>
    </div>
  );
}

function Choose({ invitation, token, onEntered, onAsked, onOver }: { invitation: Invitation; token: string; onEntered: (me: { workspace: string }) => Promise<void>; onAsked: (factors: readonly string[]) => void; onOver: () => void }) {
  const { t } = useLingui();
  const { day, hour } = useFormats();
  const { name, email, agencyName, companyName, expiresAt, purpose } = invitation;
  const [password, setPassword] = useState(''), [refusal, setRefusal] = useState<RefusalLike | null>(null), [failed, setFailed] = useState(false), [tried, setTried] = useState(false);
  const [accept, { loading }] = useMutation(ACCEPT_INVITATION, { fetchPolicy: 'no-cache' });
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const wrong = useFieldWords()(refusal), person = { name, email };
  const ready = goodEnough(strengthOf(password, person));
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null); setFailed(false); setTried(true);
    if (!ready) { first.current?.focus(); return; }
    const told = (await accept({ variables: { token, password } }).catch(() => undefined))?.data?.acceptInvitation;
    if (!told) { setFailed(true); return; }
    if (told.__typename === 'Refusal' && told.code === 'link_over') { onOver(); return; }
    if (told.__typename === 'Refusal') { setRefusal(told); first.current?.focus(); return; }
    // The link has served: it leaves the address bar and the history.
    window.history.replaceState(window.history.state, '', window.location.pathname);
    if (told.__typename === 'SecondFactorAsked') onAsked(told.factors); else await onEntered(told);
  };
  const until = day(dayOfInstant(expiresAt)), at = hour(expiresAt);
  const reset = purpose === 'reset', atField = wrong['password'] ?? wrong['next'];
  return (
    <>
      <h1>{reset ? <Trans>Choisissez un nouveau mot de passe</Trans> : <Trans>Bienvenue, {name}</Trans>}</h1>
      <p className="lead">
        {reset ? <Trans>Il remplacera l’ancien dès que vous l’aurez enregistré ; toutes vos séances ouvertes se fermeront.</Trans>
          : companyName ? <Trans>{agencyName} vous ouvre ses dossiers pour <b>{companyName}</b>. Choisissez un mot de passe, et c’est fait.</Trans>
            : <Trans><b>{agencyName}</b> vous ouvre Quittance, son outil de travail. Choisissez un mot de passe ; une seconde preuve sera réglée aussitôt après.</Trans>}
      </p>
      {failed && <NoAnswer />}
      {refusal && !atField && <RefusalNote refusal={refusal} focus />}
      <form className="form" onSubmit={(event) => void send(event)} noValidate>
        <TextField label={t`Adresse électronique`} type="email" name="email" autoComplete="username" readOnly large value={email} onValueChange={() => undefined} />
        <NewPassword ref={first} label={t`Mot de passe`} large value={password} onValueChange={(next) => { setPassword(next); setTried(false); setRefusal(null); }} person={person} insist={tried} error={atField} />
        <Button type="submit" kind="primary" size="large" wide kbd="Enter" busy={loading}><Trans>Enregistrer et entrer</Trans></Button>
      </form>
      <p className="note"><Trans>Ce lien vaut jusqu’au {until} à {at} et ne sert qu’une fois.</Trans></p>
    </>
  );
}
