import { useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, dayOfInstant, ErrorState, Loading, Press, useFormats } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { RefusalNote, type RefusalLike } from '../../app/refusals.tsx';
import { speak } from '../../app/i18n.ts';
import type { House } from '../account/sign-in-page.tsx';
import { RefuseToSign } from './refuse-to-sign.tsx';
import { SignForm } from './sign-form.tsx';
import { READ_SIGNING_PAPER, SIGNING, type Signing } from './signing.queries.ts';
import './sign.css';

/** What a link to sign opens: the paper, then the signature; nobody needs an account for it. */
export function SignPage({ house: { agency }, token }: { house: House; token: string }) {
  const { t } = useLingui();
  const { locale } = useFormats();
  const { data, error, loading, refetch } = useQuery(SIGNING, { variables: { token, locale }, skip: !token, fetchPolicy: 'no-cache' });
  const [done, setDone] = useState<Pick<Signing, 'state' | 'decidedAt'> | null>(null);
  const signing = data?.signing;
  useEffect(() => { document.title = t`Signer — Quittance`; }, [t]);
  return (
    <main className="sign-page">
      <header><p className="agency">{signing?.agencyName ?? agency}</p><Press lang={locale === 'fr' ? 'en' : 'fr'} onClick={() => void speak(locale === 'fr' ? 'en' : 'fr')}>{locale === 'fr' ? 'English' : 'Français'}</Press></header>
      {loading && !signing ? <Loading lines={8} />
        : error ? <ErrorState title={t`Le document n’a pas pu être lu.`} onRetry={() => void refetch().catch(() => undefined)}><p><Trans>Quittance ne répond pas. Votre lien reste valable, rien n’est signé.</Trans></p></ErrorState>
          : !signing ? <Said title={t`Ce lien ne sert plus.`}><Trans>Un lien plus récent l’a remplacé, ou il n’est pas entier. Vérifiez le dernier courriel reçu, ou appelez l’agence. Rien n’est signé par cette page.</Trans></Said>
            : (done?.state ?? signing.state) === 'waiting' ? <ToSign key={token} signing={signing} token={token} onDone={setDone} /> : <Over signing={{ ...signing, ...done }} />}
    </main>
  );
}

function Said({ title, children }: { title: string; children: React.ReactNode }) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return <section className="said"><h1 ref={head} tabIndex={-1}>{title}</h1><p className="lead">{children}</p></section>;
}

/** Signed, refused, taken back or too late: what happened, and where to turn. */
function Over({ signing: { state, reference, agencyName, agencyPhone, agencyEmail, decidedAt, expiresAt } }: { signing: Signing }) {
  const { t } = useLingui();
  const { day, hour } = useFormats();
  const moment = decidedAt ?? expiresAt, at = t`${day(dayOfInstant(moment))} à ${hour(moment)}`;
  const title = state === 'signed' ? t`C’est signé.` : state === 'refused' ? t`Vous avez refusé de signer.` : state === 'withdrawn' ? t`L’agence a retiré ce document.` : t`Le délai pour signer est passé.`;
  return (
    <Said title={title}>
      {state === 'signed' ? <Trans>{reference} est signé depuis le {at}. Vous recevez par courriel le document et son dossier de preuve.</Trans>
        : state === 'refused' ? <Trans>{reference} n’est pas signé ; votre refus a été transmis le {at}.</Trans>
          : state === 'withdrawn' ? <Trans>{reference} ne peut plus être signé ; rien n’a été signé.</Trans> : <Trans>{reference} pouvait être signé jusqu’au {at} ; rien n’a été signé. Demandez à l’agence de vous l’envoyer de nouveau.</Trans>}
      {' '}<span className="soft">{agencyName}, {agencyPhone}, {agencyEmail}</span>
    </Said>
  );
}

function ToSign({ signing, token, onDone }: { signing: Signing; token: string; onDone: (done: Pick<Signing, 'state' | 'decidedAt'>) => void }) {
  const { t } = useLingui();
  const [read, setRead] = useState(false), [refusing, setRefusing] = useState(false);
  const { day, hour } = useFormats();
  const { kind, reference, creditorName, proposedBy, agencyName, expiresAt, parts, worth } = signing;
  const until = t`${day(dayOfInstant(expiresAt))} à ${hour(expiresAt)}`;
  const title = kind === 'mandate' ? t`Mandat de recouvrement ${reference}` : t`Pouvoir spécial ${reference}`;
  return (
    <>
      <h1>{title}</h1>
      <p className="lead"><Trans>{proposedBy}, de {agencyName}, vous le propose pour <b>{creditorName}</b>. Lisez-le, puis signez-le ou refusez-le ; le lien s’ouvre jusqu’au {until}.</Trans></p>
      <section aria-labelledby="what"><h2 id="what"><Trans>1. Ce que vous signez</Trans></h2>
        <dl className="parts" lang="fr">{parts.map(({ title: name, article, text }, i) => <div key={i}><dt>{name}{article && <small>{article}</small>}</dt><dd>{text}</dd></div>)}</dl>
        <Paper token={token} onRead={() => setRead(true)} />
        <p className="note sha"><Trans>Empreinte du document (SHA-256) :</Trans> <code>{signing.documentSha256}</code></p>
      </section>
      <section aria-labelledby="sign"><h2 id="sign"><Trans>2. Votre signature</Trans></h2>
        {refusing ? <RefuseToSign token={token} onDone={onDone} onBack={() => setRefusing(false)} /> : <SignForm signing={signing} token={token} read={read} onDone={onDone} onRefuse={() => setRefusing(true)} />}
        <p className="note">{worth}</p>
      </section>
    </>
  );
}

/** The very bytes that are signed, opened beside the page. */
function Paper({ token, onRead }: { token: string; onRead: () => void }) {
  const { t } = useLingui();
  const [ask, { loading }] = useMutation(READ_SIGNING_PAPER, { fetchPolicy: 'no-cache' });
  const [failed, setFailed] = useState(false), [refusal, setRefusal] = useState<RefusalLike | null>(null), [paper, setPaper] = useState<{ url: string; name: string } | null>(null);
  const made = useRef<string>(undefined);
  useEffect(() => () => { if (made.current) URL.revokeObjectURL(made.current); }, []);
  const open = async () => {
    setFailed(false); setRefusal(null);
    const told = (await ask({ variables: { token } }).catch(() => undefined))?.data?.readSigningPaper;
    if (!told) { setFailed(true); return; }
    if (told.__typename === 'Refusal') { setRefusal(told); return; }
    const bytes = Uint8Array.from(atob(told.base64), (c) => c.charCodeAt(0));
    made.current = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
    setPaper({ url: made.current, name: told.name });
    onRead();
  };
  if (paper) return <p className="paper-ready"><a href={paper.url} target="_blank" rel="noreferrer">{t`Ouvrir ${paper.name}`}</a> <a href={paper.url} download={paper.name}><Trans>L’enregistrer</Trans></a></p>;
  return (
    <>
      {refusal && <RefusalNote refusal={refusal} focus />}
      {failed && <p className="field"><span className="wrong" role="alert"><Trans>Le document n’est pas arrivé. Essayez de nouveau.</Trans></span></p>}
      <p><Button busy={loading} onClick={() => void open()}><Trans>Lire le document entier (PDF)</Trans></Button></p>
    </>
  );
}
