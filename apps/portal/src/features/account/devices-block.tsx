import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, dayOfInstant, useFormats, Word } from '@quittance/ui';
import { FORGET_DEVICE, type Account, type KnownDevice } from './account.queries.ts';
import { NotDone } from './told.tsx';
import { useFocusOnLoss } from './use-focus-back.ts';
import { useAccountAct } from './use-account-act.ts';

/** From where one has come in: any other device is told by mail. */
export function DevicesBlock({ account }: { account: Account }) {
  const { t } = useLingui();
  const [forget] = useMutation(FORGET_DEVICE), { run, busy, refusal, failed } = useAccountAct();
  const devices = account.devices.toSorted((a, b) => Number(b.current) - Number(a.current) || b.lastSeenAt.localeCompare(a.lastSeenAt));
  const title = useFocusOnLoss<HTMLHeadingElement>(devices.length);
  const drop = (device: KnownDevice) => run(() => forget({ variables: { id: device.id } }).then(({ data }) => data?.forgetDevice), t`Appareil oublié`);
  return (
    <section aria-labelledby="account-devices">
      <div className="account-head"><h2 id="account-devices" tabIndex={-1} ref={title}><Trans>Appareils connus</Trans></h2></div>
      <p className="soft"><Trans>Vous êtes entré depuis ces appareils. Une entrée depuis un autre vous est signalée par courriel, une fois par appareil. Oublier un appareil ne ferme pas sa séance : la prochaine entrée vous sera signalée.</Trans></p>
      <NotDone refusal={refusal} failed={failed} />
      {devices.length > 0
        ? <ul className="account-lines" aria-label={t`Appareils connus`}>{devices.map((device) => <Line key={device.id} known={device} busy={busy} onForget={() => void drop(device)} />)}</ul>
        : <p className="nothing"><Trans>Aucun : votre prochaine entrée vous sera signalée.</Trans></p>}
    </section>
  );
}

function Line({ known: { device, current, firstSeenAt, lastSeenAt }, busy, onForget }: { known: KnownDevice; busy: boolean; onForget: () => void }) {
  const { t } = useLingui();
  const { day, moment } = useFormats();
  const name = device === '—' ? t`Appareil sans nom` : device, first = day(dayOfInstant(firstSeenAt)), last = moment(lastSeenAt);
  return (
    <li>
      <div className="what"><b>{name}{current && <> <Word>{t`cet appareil`}</Word></>}</b><span className="soft">{t`connu depuis le ${first}, dernière entrée : ${last}`}</span></div>
      <Button kind="quiet" busy={busy} onClick={onForget} aria-label={t`Oublier ${name}, dernière entrée : ${last}`}><Trans>Oublier</Trans></Button>
    </li>
  );
}
