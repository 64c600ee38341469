import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, ButtonLink, Note, Progress, Refusal, Settled, useFormats, useKeys } from '@quittance/ui';
import { useEffect, useRef } from 'react';
import { useWatchCase } from '../../app/live.tsx';
import { Effects } from './effects.tsx';
import { CASE_PAYMENTS, type PaymentRecorded } from './payments.queries.ts';

/** After it is kept: what it did, and its receipt as soon as it is made. It is made without this page too. */
export function Recorded({ recorded, debtorName, onAnother, onCase, onLeave }: { recorded: PaymentRecorded; debtorName: string; onAnother: () => void; onCase: () => void; onLeave: () => void }) {
  const { t } = useLingui();
  const { money, day } = useFormats();
  const id = recorded.caseFile.id;
  useWatchCase(id);
  const { data, refetch } = useQuery(CASE_PAYMENTS, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const receipt = data?.caseFile?.payments.find((payment) => payment.id === recorded.payment.id)?.receipt;
  const waits = !receipt || receipt.state === 'queued';
  useEffect(() => {
    if (!waits) return;
    const look = setInterval(() => void refetch().catch(() => undefined), 2000);
    return () => clearInterval(look);
  }, [waits, refetch]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  useKeys([
    { keys: ['Enter', 'n'], label: t`inscrire un autre versement`, run: onAnother },
    { keys: 'o', label: t`ouvrir le dossier`, run: onCase },
    { keys: 'Escape', label: t`revenir`, run: onLeave },
  ]);
  const sum = money(recorded.payment.amount), on = day(recorded.payment.valueOn);
  const head = <p><b>{t`${sum} du ${on} : inscrit, ${debtorName}.`}</b></p>;
  return (
    <div className="recorded" ref={box} tabIndex={-1}>
      <div role="status">
        {recorded.closes ? <Settled>{head}<p className="soft"><Trans>Le dossier est clos comme payé.</Trans></p></Settled> : <Note>{head}</Note>}
        {receipt?.state === 'failed' ? <Refusal title={t`La quittance n’a pas pu être faite.`} safe={t`Le versement est inscrit ; il le reste.`}><p>{t`L’impression de ${receipt.number} a échoué. Prévenez l’administrateur.`}</p></Refusal>
          : receipt?.state === 'rendered' && receipt.document ? <p className="receipt-line"><ButtonLink href={`/documents/${receipt.document.id}`} download><Trans>Télécharger la quittance {receipt.number}</Trans></ButtonLink></p>
            : <Progress value={null} label={t`La quittance se fait`} detail={receipt?.number} />}
      </div>
      <Effects of={recorded} />
      <div className="buttons">
        <Button kind="primary" kbd="Enter" onClick={onAnother}><Trans>Inscrire un autre versement</Trans></Button>
        <Button kbd="o" onClick={onCase}><Trans>Ouvrir le dossier</Trans></Button>
        <Button kind="quiet" kbd="Escape" onClick={onLeave}><Trans>Revenir</Trans></Button>
      </div>
    </div>
  );
}
