import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Loading, Page, useFormats, Waiting } from '@quittance/ui';
import { useEffect, useEffectEvent } from 'react';
import { useLive } from '../../app/live.tsx';
import { useMe } from '../../app/session.tsx';
import { PageFault } from '../../app/states.tsx';
import { DigestBlock } from '../digests/digest-block.tsx';
import { ACCOUNT, type Account } from './account.queries.ts';
import { DevicesBlock } from './devices-block.tsx';
import { PasskeysBlock } from './passkeys-block.tsx';
import { PasswordBlock } from './password-block.tsx';
import { SessionsBlock } from './sessions-block.tsx';
import { TotpBlock } from './totp-block.tsx';
import './account.css';

/** What proves who one is, and where one is entered. */
export function AccountPage({ onProtected }: { onProtected: () => void }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(ACCOUNT, { fetchPolicy: 'cache-and-network' });
  useLive(['Resync'], () => void refetch().catch(() => undefined));
  // The line over every page goes as soon as there is a second proof, and comes back when the last is taken away.
  const { secondFactor } = useMe(), enrolled = data?.account.secondFactor.enrolled, tell = useEffectEvent(onProtected);
  useEffect(() => { if (enrolled !== undefined && enrolled !== secondFactor.enrolled) tell(); }, [enrolled, secondFactor.enrolled]);
  if (error && !data) return <PageFault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Page title={t`Compte et sécurité`} layout="scroll"><Loading lines={8} /></Page>;
  const { account } = data;
  return (
    <Page title={t`Compte et sécurité`} context={account.email} className="account-page">
      <Standing account={account} />
      <PasskeysBlock account={account} />
      <TotpBlock account={account} />
      <PasswordBlock account={account} />
      <SessionsBlock account={account} />
      <DevicesBlock account={account} />
      <DigestBlock />
    </Page>
  );
}

/** Whether the door asks for two proofs, and if not until when that may last. */
function Standing({ account: { secondFactor: { required, enrolled, dueOn }, passkeys, totp } }: { account: Account }) {
  const { day } = useFormats();
  const on = dueOn ? day(dueOn, 'long') : '';
  if (enrolled) return <p className="standing">{passkeys.length > 0 && totp ? <Trans>Quittance s’ouvre avec une clé d’accès, ou avec votre mot de passe et le code de l’application.</Trans> : passkeys.length > 0 ? <Trans>Quittance s’ouvre avec une clé d’accès ; après votre mot de passe, elle est demandée aussi.</Trans> : <Trans>Quittance s’ouvre avec votre mot de passe et le code de l’application.</Trans>}</p>;
  if (!required) return <p className="standing"><Trans>Quittance s’ouvre avec votre seul mot de passe. Une clé d’accès serait plus sûre, et plus courte à donner.</Trans></p>;
  return <Waiting><p>{on ? <Trans>Une seconde preuve est à activer avant le <b>{on}</b> : une clé d’accès, ou une application de codes. Passé ce jour, Quittance ne s’ouvrira que pour la régler.</Trans> : <Trans>Une seconde preuve est à activer : une clé d’accès, ou une application de codes.</Trans>}</p></Waiting>;
}
