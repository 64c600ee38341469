import { useApolloClient, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, ErrorState, Loading, Press } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { useMe, useSignOut } from '../../app/session.tsx';
import { ACCOUNT } from './account.queries.ts';
import { Door } from './door.tsx';
import { AddPasskey } from './passkeys-block.tsx';
import { canUsePasskeys } from './passkeys.ts';
import { RecoveryCodesShown } from './recovery-codes.tsx';
import { TotpSetUp } from './totp-set-up.tsx';

/** Between the password and the work: staff set up a second proof before anything opens. `onReady`: it is there. */
export function EnrolPage({ onReady }: { onReady: () => Promise<void> }) {
  const { t } = useLingui();
  const me = useMe(), signOut = useSignOut(), apollo = useApolloClient();
  const { data, error, refetch } = useQuery(ACCOUNT, { fetchPolicy: 'network-only' });
  const [open, setOpen] = useState<'passkey' | 'totp' | null>(null), [codes, setCodes] = useState<readonly string[] | null>(null), [ready, setReady] = useState(false), [entering, setEntering] = useState(false);
  const title = useRef<HTMLHeadingElement>(null), can = canUsePasskeys(), { agencyName } = me, read = data !== undefined;
  useEffect(() => { if (read && !open && !codes) title.current?.focus(); }, [read, open, codes, ready]);
  const enter = () => { setEntering(true); void onReady().finally(() => setEntering(false)); };
  const confirmed = (told: readonly string[]) => { setOpen(null); setCodes(told); setReady(true); void apollo.query({ query: ACCOUNT, fetchPolicy: 'network-only' }).catch(() => undefined); };
  const enrolled = ready || (data?.account.secondFactor.enrolled ?? false);
  if (!data) return <Door agency={agencyName} title={t`Seconde preuve`}>{error ? <ErrorState onRetry={() => void refetch().catch(() => undefined)} /> : <Loading lines={5} />}</Door>;
  return (
    <Door agency={agencyName} title={t`Seconde preuve`}>
      {codes ? <RecoveryCodesShown codes={codes} email={me.email} agency={agencyName} onDone={() => setCodes(null)} />
        : enrolled ? (
          <>
            <h1 ref={title} tabIndex={-1}><Trans>C’est réglé.</Trans></h1>
            <p className="lead"><Trans>La prochaine fois, Quittance vous la demandera. Vos clés d’accès, codes et séances se règlent sous votre nom, « Compte et sécurité ».</Trans></p>
            <Button kind="primary" size="large" wide busy={entering} onClick={enter}><Trans>Ouvrir Quittance</Trans></Button>
          </>
        ) : (
          <>
            <h1 ref={title} tabIndex={-1}><Trans>Réglez votre seconde preuve</Trans></h1>
            <p className="lead"><Trans>Des dossiers de débiteurs sont derrière cette porte : un mot de passe seul ne suffit pas. Choisissez ce qui vous convient ; vous pourrez ajouter l’autre plus tard.</Trans></p>
            {open === 'passkey' ? <AddPasskey first onClose={() => setOpen(null)} onAdded={() => setReady(true)} />
              : open === 'totp' ? <TotpSetUp onConfirmed={confirmed} onClose={() => setOpen(null)} /> : (
                <ul className="two-ways">
                  {can && <li><Button kind="primary" size="large" wide onClick={() => setOpen('passkey')}><Trans>Créer une clé d’accès</Trans></Button><p className="note"><Trans>Le plus court : votre appareil vous reconnaît, par son code, votre empreinte ou votre visage.</Trans></p></li>}
                  <li><Button {...(can ? {} : { kind: 'primary' })} size="large" wide onClick={() => setOpen('totp')}><Trans>Prendre une application de codes</Trans></Button><p className="note"><Trans>Un code à six chiffres sur votre téléphone, après le mot de passe.</Trans></p></li>
                </ul>
              )}
            <p className="below"><Press onClick={() => void signOut()}><Trans>Sortir</Trans></Press></p>
          </>
        )}
    </Door>
  );
}
