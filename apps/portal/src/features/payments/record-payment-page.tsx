import { useLingui } from '@lingui/react/macro';
import { Page } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { homeOf } from '../../app/menu.tsx';
import { useMay, useMe } from '../../app/session.tsx';
import { Missing } from '../../app/states.tsx';
import { PAYMENT_CASE, type PaymentRecorded } from './payments.queries.ts';
import { RecordPayment } from './record-payment.tsx';
import { Recorded } from './recorded.tsx';

/** Records a payment; the case stands in the address, so that a case page leads straight to it. */
export function RecordPaymentPage({ caseId, onCase }: { caseId: string | null; onCase: (caseId: string | null) => void }) {
  const { t } = useLingui();
  const may = useMay();
  const me = useMe();
  const navigate = useNavigate();
  const [from] = useState(caseId);
  const [recorded, setRecorded] = useState<PaymentRecorded | null>(null);
  const { data } = useQuery(PAYMENT_CASE, { variables: { id: caseId ?? '' }, skip: !caseId });
  if (!may('record', 'Payment')) return <Missing />;
  const leave = () => { if (from) void navigate({ to: '/cases/$id', params: { id: from }, search: {} }); else void navigate({ to: homeOf(me.workspace) }); };
  const file = data?.caseFile;
  return (
    <Page title={t`Enregistrer un paiement`} {...(file ? { context: `${file.debtor.name}, ${file.publicReference}` } : {})} layout="fixed" className="record-page">
      {recorded
        ? <Recorded recorded={recorded} debtorName={file?.debtor.name ?? ''} onAnother={() => { setRecorded(null); onCase(null); }} onCase={() => void navigate({ to: '/cases/$id', params: { id: recorded.caseFile.id }, search: {} })} onLeave={leave} />
        : <RecordPayment caseId={caseId} onCase={onCase} onRecorded={setRecorded} onLeave={leave} />}
    </Page>
  );
}
