import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { ConfirmDialog, DayField, TextField, useFormats, useToast } from '@quittance/ui';
import { useState } from 'react';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import type { Mandate } from '../creditors/creditors.queries.ts';
import { useCounts } from '../intake/words.ts';
import { END_MANDATE } from './mandates.queries.ts';

/** The end of a mandate: the day, why, and all that it brings about. There is no way back. */
export function EndMandate({ mandate, caseCount, onClose, onDone }: { mandate: Mandate; caseCount: number; onClose: () => void; onDone: () => void }) {
  const { t } = useLingui();
  const { day, today } = useFormats();
  const toast = useToast();
  const counts = useCounts();
  const [on, setOn] = useState<string | null>(today), [reason, setReason] = useState(''), [missing, setMissing] = useState(false), [failed, setFailed] = useState(false);
  const [refusal, setRefusal] = useState<RefusalLike | null>(null);
  const [end, { loading }] = useMutation(END_MANDATE);
  const words = useFieldWords()(refusal);
  const { reference } = mandate;
  const confirm = async () => {
    setRefusal(null); setFailed(false); setMissing(!reason.trim() || !on);
    if (!on || !reason.trim()) return;
    const { data } = await end({ variables: { mandateId: mandate.id, on, reason: reason.trim() } }).catch(() => ({ data: undefined }));
    if (!data) { setFailed(true); return; }
    if (data.endMandate.__typename === 'Refusal') { setRefusal(data.endMandate); return; }
    toast.say(t`Le mandat ${reference} prend fin le ${day(on)}`);
    onDone(); onClose();
  };
  const since = on ? day(on) : t`ce jour`;
  return (
    <ConfirmDialog
      open danger title={t`Mettre fin au mandat ${reference}`} confirm={t`Mettre fin au mandat`} busy={loading} onConfirm={() => void confirm()} onCancel={onClose}
      consequences={
        <div className="form">
          <ul className="consequences">
            <li><Trans>À partir du {since}, ce créancier ne peut plus rien confier sous ce mandat.</Trans></li>
            <li><Trans>Aucune lettre ne part plus en son nom : la mise en demeure est refusée (CPCE R124-3).</Trans></li>
            <li>{caseCount === 0 ? t`Aucun dossier n’a été ouvert pour lui.` : t`${counts.cases(caseCount)} au total : ils restent lisibles, rien n’y est effacé.`}</li>
            <li><Trans>La fin ne se reprend pas ; pour continuer, il faut enregistrer un nouveau mandat signé.</Trans></li>
          </ul>
          {refusal && refusal.code !== 'bad_fields' && <RefusalNote refusal={refusal} focus />}
          {failed && <p className="field"><span className="wrong" role="alert"><Trans>Quittance n’a pas répondu. Rechargez la page pour voir si le mandat a pris fin.</Trans></span></p>}
          <DayField label={t`Plus en vigueur à partir du`} value={on} onValueChange={setOn} error={words['on'] ?? (missing && !on ? t`Ce champ est nécessaire.` : undefined)} />
          <TextField label={t`Motif`} value={reason} onValueChange={setReason} hint={t`Résiliation par le créancier, terme convenu, faute…`} error={words['reason'] ?? (missing && !reason.trim() ? t`Ce champ est nécessaire.` : undefined)} />
        </div>
      }
    />
  );
}
