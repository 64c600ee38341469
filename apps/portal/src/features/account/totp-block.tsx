import { useApolloClient, useMutation } from '@apollo/client/react';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, ConfirmDialog, useKeys, Word } from '@quittance/ui';
import { useState } from 'react';
import { useMe } from '../../app/session.tsx';
import { ACCOUNT, NEW_RECOVERY_CODES, REMOVE_TOTP, type Account } from './account.queries.ts';
import { RecoveryCodesShown } from './recovery-codes.tsx';
import { NotDone } from './told.tsx';
import { TotpSetUp } from './totp-set-up.tsx';
import { useFocusBack } from './use-focus-back.ts';
import { useAccountAct } from './use-account-act.ts';

/** The application of codes, and the codes for the day when it is lost. */
export function TotpBlock({ account }: { account: Account }) {
  const { t } = useLingui();
  const apollo = useApolloClient(), { agencyName } = useMe();
  const [open, setOpen] = useState<'set-up' | 'remove' | 'codes' | null>(null), [codes, setCodes] = useState<readonly string[] | null>(null);
  const begin = useFocusBack<HTMLButtonElement>(open === 'set-up' || codes !== null), { totp, recoveryCodesLeft: left, passkeys } = account;
  const show = (told: readonly string[]) => { setOpen(null); setCodes(told); void apollo.query({ query: ACCOUNT, fetchPolicy: 'network-only' }).catch(() => undefined); };
  useKeys(!totp && !open && !codes ? [{ keys: 'a', label: t`activer l’application de codes`, run: () => setOpen('set-up') }] : []);
  return (
    <>
      <section aria-labelledby="account-totp">
        <div className="account-head">
          <h2 id="account-totp"><Trans>Application de codes</Trans></h2>
          {totp ? <Button ref={begin} onClick={() => setOpen('remove')}><Trans>Retirer l’application</Trans></Button> : open !== 'set-up' && <Button ref={begin} kbd="a" onClick={() => setOpen('set-up')}><Trans>Activer l’application</Trans></Button>}
        </div>
        <p className="soft">{totp ? <Trans>Après votre mot de passe, Quittance demande le code à six chiffres de votre application.</Trans> : <Trans>Après le mot de passe, un code à six chiffres que votre téléphone calcule, même sans réseau.</Trans>}</p>
        {!totp && open === 'set-up' && <TotpSetUp onConfirmed={show} onClose={() => setOpen(null)} />}
      </section>
      <section aria-labelledby="account-codes">
        <div className="account-head">
          <h2 id="account-codes"><Trans>Codes de récupération</Trans></h2>
          {(totp || passkeys.length > 0) && !codes && <Button onClick={() => setOpen('codes')}>{left > 0 ? t`Faire de nouveaux codes` : t`Faire mes codes`}</Button>}
        </div>
        {codes ? <RecoveryCodesShown codes={codes} email={account.email} agency={agencyName} onDone={() => setCodes(null)} />
          : <p className="soft">{left > 2 ? t`${plural(left, { one: 'Il vous reste # code.', other: 'Il vous reste # codes.' })}` : left > 0 ? <Word tone="wait">{t`${plural(left, { one: 'Il ne vous reste que # code : faites-en de nouveaux.', other: 'Il ne vous reste que # codes : faites-en de nouveaux.' })}`}</Word> : totp || passkeys.length > 0 ? <Trans>Vous n’en avez pas. Le jour où l’appareil est perdu, ils ouvrent la porte sans attendre l’administrateur.</Trans> : <Trans>Ils viennent avec l’application ou une clé d’accès : dix codes pour le jour où l’appareil est perdu.</Trans>}</p>}
      </section>
      {open === 'remove' && <RemoveTotp account={account} onClose={() => setOpen(null)} />}
      {open === 'codes' && <NewCodes left={left} onClose={() => setOpen(null)} onMade={show} />}
    </>
  );
}

function RemoveTotp({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useLingui();
  const [remove] = useMutation(REMOVE_TOTP), { run, busy, refusal, failed } = useAccountAct();
  const send = async () => { if (await run(() => remove().then(({ data }) => data?.removeTotp), t`Application de codes retirée`)) onClose(); };
  return (
    <ConfirmDialog
      open danger title={t`L’application ne donnera plus accès à Quittance.`} confirm={t`Retirer`} busy={busy} onConfirm={() => void send()} onCancel={onClose}
      consequences={<div className="form"><p>{account.passkeys.length > 0 ? t`Vos clés d’accès restent.` : account.secondFactor.required ? t`C’est votre seule seconde preuve, et votre rôle en exige une : ajoutez d’abord une clé d’accès.` : t`Vous entrerez avec votre mot de passe seul.`}</p><NotDone refusal={refusal} failed={failed} /></div>}
    />
  );
}

function NewCodes({ left, onClose, onMade }: { left: number; onClose: () => void; onMade: (codes: readonly string[]) => void }) {
  const { t } = useLingui();
  const [make] = useMutation(NEW_RECOVERY_CODES, { fetchPolicy: 'no-cache' }), { run, busy, refusal, failed } = useAccountAct();
  const send = async () => { const told = await run(() => make().then(({ data }) => data?.newRecoveryCodes)); if (told) onMade(told.codes); };
  return (
    <ConfirmDialog
      open title={left > 0 ? t`Dix nouveaux codes remplacent les anciens.` : t`Dix codes de récupération sont faits.`} confirm={t`Faire les codes`} busy={busy} onConfirm={() => void send()} onCancel={onClose}
      consequences={<div className="form"><p>{left > 0 ? t`${plural(left, { one: 'Le code qui reste ne servira plus, où qu’il soit noté.', other: 'Les # codes qui restent ne serviront plus, où qu’ils soient notés.' })}` : t`Ils ne seront montrés qu’une fois : ayez de quoi les garder.`}</p><NotDone refusal={refusal} failed={failed} /></div>}
    />
  );
}
