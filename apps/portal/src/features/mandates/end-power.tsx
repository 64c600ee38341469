import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { ConfirmDialog, DayField, TextField, useFormats } from '@quittance/ui';
import { useState } from 'react';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { END_POWER, type PowerLine } from './mandates.queries.ts';

/** Whoever gave a power takes it back when he wishes (C. civ. 2004). */
export function EndPower({ one: { id, reference }, onClose, onDone }: { one: PowerLine; onClose: () => void; onDone: () => void }) {
  const { t } = useLingui();
  const { today } = useFormats();
  const [on, setOn] = useState<string | null>(today), [reason, setReason] = useState(''), [tried, setTried] = useState(false), [failed, setFailed] = useState(false), [refusal, setRefusal] = useState<RefusalLike | null>(null);
  const [end, { loading }] = useMutation(END_POWER, { fetchPolicy: 'no-cache' });
  const words = useFieldWords()(refusal), needed = t`Ce champ est nécessaire.`;
  const confirm = async () => {
    setTried(true); setRefusal(null); setFailed(false);
    if (!on || !reason.trim()) return;
    const told = (await end({ variables: { id, on, reason: reason.trim() } }).catch(() => undefined))?.data?.endPowerOfAttorney;
    if (!told) setFailed(true); else if (told.__typename === 'Refusal') setRefusal(told); else { onDone(); onClose(); }
  };
  return (
    <ConfirmDialog open danger title={t`Mettre fin au pouvoir ${reference}`} confirm={t`Mettre fin au pouvoir`} busy={loading} onConfirm={() => void confirm()} onCancel={onClose} consequences={
      <div className="form">
        <ul className="consequences"><li><Trans>À partir de ce jour, l’agence ne fait plus aucun des actes nommés au nom du créancier (C. civ. 2003, 2004).</Trans></li><li><Trans>Ce qui a été fait avant reste fait.</Trans></li></ul>
        {refusal && refusal.code !== 'bad_fields' && <RefusalNote refusal={refusal} focus />}
        {failed && <p className="field"><span className="wrong" role="alert"><Trans>Quittance n’a pas répondu ; essayez de nouveau.</Trans></span></p>}
        <DayField label={t`Plus en vigueur à partir du`} value={on} onValueChange={setOn} error={words['on'] ?? (tried && !on ? needed : undefined)} />
        <TextField label={t`Motif`} value={reason} onValueChange={setReason} error={words['reason'] ?? (tried && !reason.trim() ? needed : undefined)} />
      </div>
    } />
  );
}
