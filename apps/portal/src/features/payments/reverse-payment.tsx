import { useApolloClient, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { ConfirmDialog, Loading, TextField, useFormats, useToast } from '@quittance/ui';
import { useEffect, useState } from 'react';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { Effects } from './effects.tsx';
import { CASE_PAYMENTS, REVERSE_PAYMENT, type PaymentRecorded } from './payments.queries.ts';
import './payments.css';

interface Taken { id: string; amount: string; valueOn: string; debtorName: string }

/** A mistake is reversed, never erased: why, and what it changes, before it is kept. */
export function ReversePayment({ payment, onClose, onDone }: { payment: Taken; onClose: () => void; onDone: () => void }) {
  const { t } = useLingui();
  const { money, day } = useFormats();
  const toast = useToast();
  const apollo = useApolloClient();
  const [reason, setReason] = useState(''), [missing, setMissing] = useState(false), [failed, setFailed] = useState(false);
  const [preview, setPreview] = useState<PaymentRecorded | null>(null), [refusal, setRefusal] = useState<RefusalLike | null>(null);
  const [reverse, { loading }] = useMutation(REVERSE_PAYMENT, { fetchPolicy: 'no-cache' });
  const wrong = useFieldWords()(refusal);
  const sum = money(payment.amount), on = day(payment.valueOn);
  useEffect(() => {
    let gone = false;
    // Its consequences do not depend on the reason: any one is enough to look.
    void apollo.mutate({ mutation: REVERSE_PAYMENT, variables: { paymentId: payment.id, reason: 'preview', dryRun: true }, fetchPolicy: 'no-cache' }).then(({ data }) => {
      if (gone || !data) return;
      if (data.reversePayment.__typename === 'Refusal') setRefusal(data.reversePayment); else setPreview(data.reversePayment);
    }, () => { if (!gone) setFailed(true); });
    return () => { gone = true; };
  }, [apollo, payment.id]);
  const confirm = async () => {
    setMissing(!reason.trim());
    if (!reason.trim()) return;
    setRefusal(null); setFailed(false);
    const { data } = await reverse({ variables: { paymentId: payment.id, reason: reason.trim(), dryRun: false } }).catch(() => ({ data: undefined }));
    if (!data) { setFailed(true); return; }
    if (data.reversePayment.__typename === 'Refusal') { setRefusal(data.reversePayment); return; }
    toast.say(t`Le versement de ${sum} est annulé`);
    onDone();
    onClose();
    void apollo.refetchQueries({ include: [CASE_PAYMENTS] }).catch(() => undefined);
  };
  return (
    <ConfirmDialog
      open danger title={t`Annuler le versement de ${sum} du ${on}, ${payment.debtorName}`} confirm={t`Annuler ce versement`} busy={loading} onConfirm={() => void confirm()} onCancel={onClose}
      consequences={
        <div className="form">
          <p><Trans>Il reste lisible, barré, avec la raison. Le décompte et les imputations se refont comme s’il n’avait pas eu lieu ; sa quittance ne vaut plus, le débiteur et le créancier le voient.</Trans></p>
          {refusal && !refusal.fields?.length && <RefusalNote refusal={refusal} focus />}
          {failed && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est changé.</Trans></p>}
          {preview ? <Effects of={preview} reversed /> : !refusal && !failed && <Loading lines={2} />}
          <TextField label={t`Raison`} hint={t`compte d’un autre dossier, chèque impayé…`} value={reason} maxLength={500} autoFocus onValueChange={(next) => { setReason(next); setMissing(false); }} error={wrong['reason'] ?? (missing ? t`Dites pourquoi il est annulé.` : undefined)} />
        </div>
      }
    />
  );
}
