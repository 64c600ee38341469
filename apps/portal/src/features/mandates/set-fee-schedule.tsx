import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Buttons, DayField, Panel, TextField, useFormats, useToast } from '@quittance/ui';
import { useState, type FormEvent } from 'react';
import { useAttemptKey } from '../../app/fresh-key.ts';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import type { Mandate } from '../creditors/creditors.queries.ts';
import { FeeFields } from './fee-fields.tsx';
import { blankFees, feeInputOf, feesOf, feesReadable } from './fee-form.ts';
import { SET_FEE_SCHEDULE, type FeeScheduleLine } from './mandates.queries.ts';

/** From a day on the fee is determined otherwise: what was earned before stays as it was. */
export function SetFeeSchedule({ mandate, current, onClose, onDone }: { mandate: Mandate; current: FeeScheduleLine | undefined; onClose: () => void; onDone: () => void }) {
  const { t } = useLingui();
  const { today, day } = useFormats();
  const toast = useToast();
  const key = useAttemptKey();
  const [fees, setFees] = useState(() => (current ? feesOf(current) : blankFees(mandate.feeRate))), [from, setFrom] = useState<string | null>(today), [reason, setReason] = useState('');
  const [tried, setTried] = useState(false), [failed, setFailed] = useState(false), [refusal, setRefusal] = useState<RefusalLike | null>(null);
  const [set, { loading }] = useMutation(SET_FEE_SCHEDULE, { fetchPolicy: 'no-cache' });
  const words = useFieldWords()(refusal), needed = t`Ce champ est nécessaire.`;
  const fault = (field: string) => words[field] ?? (tried && field === 'terms.bands' && !feesReadable(fees) ? t`Chaque tranche a ses quatre valeurs.` : undefined);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true); setRefusal(null); setFailed(false);
    if (!from || !reason.trim() || !feesReadable(fees)) return;
    const input = { mandateId: mandate.id, from, terms: feeInputOf(fees), reason: reason.trim() };
    const told = (await set({ variables: { input: { ...input, idempotencyKey: key(input) } } }).catch(() => undefined))?.data?.setFeeSchedule;
    if (!told) { setFailed(true); return; }
    if (told.__typename === 'Refusal') { setRefusal(told); return; }
    toast.say(t`Nouveau barème à partir du ${day(told.from)}`);
    onDone(); onClose();
  };
  return (
    <Panel title={t`Nouveau barème`} onClose={onClose} head={<h3><Trans>Nouveau barème</Trans></h3>}>
      <form className="form" onSubmit={(event) => void send(event)} noValidate>
        <p className="soft"><Trans>La rémunération est une clause du mandat (CPCE R124-3, 3°) : le créancier doit l’avoir acceptée par écrit. Les sommes encaissées avant ce jour gardent l’ancien barème.</Trans></p>
        {refusal && refusal.code !== 'bad_fields' && <RefusalNote refusal={refusal} focus />}
        {failed && <p className="field"><span className="wrong" role="alert"><Trans>Quittance n’a pas répondu. Rien n’est perdu de ce que vous avez écrit ; essayez de nouveau.</Trans></span></p>}
        <DayField label={t`À partir du`} value={from} onValueChange={setFrom} error={words['from'] ?? (tried && !from ? needed : undefined)} />
        <TextField label={t`Accord du créancier`} hint={t`Avenant signé le…`} required value={reason} onValueChange={setReason} error={words['reason'] ?? (tried && !reason.trim() ? needed : undefined)} />
        <FeeFields fees={fees} onFees={setFees} fault={fault} at="terms" />
        <Buttons><Button type="submit" kind="primary" busy={loading}><Trans>Enregistrer le barème</Trans></Button><Button kind="quiet" kbd="Escape" onClick={onClose}><Trans>Revenir</Trans></Button></Buttons>
      </form>
    </Panel>
  );
}
