import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, CountField, DayField, Press, Select, TextField, useFormats, useKeys, useToast } from '@quittance/ui';
import { useState } from 'react';
import { useAttemptKey } from '../../app/fresh-key.ts';
import { RefusalNote, useFieldWords } from '../../app/refusals.tsx';
import { SET_RETENTION, type Rule } from './privacy.queries.ts';
import { useStep } from './use-step.ts';
import { usePrivacyWords } from './words.ts';

const UNITS = ['Y', 'M', 'D'] as const;

/** The agency's own period for a kind of data, from a day on, with its reason. */
export function SetRetention({ rules, onClose }: { rules: readonly Rule[]; onClose: () => void }) {
  const { t } = useLingui();
  const { today } = useFormats();
  const toast = useToast();
  const words = usePrivacyWords();
  const [kind, setKind] = useState(rules[0]?.kind ?? 'contact');
  const rule = rules.find((one) => one.kind === kind);
  const [count, setCount] = useState<number | null>(rule ? Number(rule.period.slice(1, -1)) : 5), [unit, setUnit] = useState<string>(rule?.period.at(-1) ?? 'Y'), [from, setFrom] = useState<string | null>(today), [automatic, setAutomatic] = useState(rule?.automatic ?? false), [reason, setReason] = useState('');
  const [set] = useMutation(SET_RETENTION), step = useStep(onClose), wrong = useFieldWords()(step.refusal), keyOf = useAttemptKey();
  const choose = (next: string) => {
    const chosen = rules.find((one) => one.kind === next);
    setKind(next); setCount(chosen ? Number(chosen.period.slice(1, -1)) : null); setUnit(chosen?.period.at(-1) ?? 'Y'); setAutomatic(chosen?.automatic ?? false);
  };
  const units: Record<(typeof UNITS)[number], string> = { Y: t`ans`, M: t`mois`, D: t`jours` };
  const send = () => {
    const input = { kind, period: `P${count ?? 0}${unit}`, automatic, from: from ?? today, reason };
    void step.send(async () => (await set({ variables: { input: { ...input, idempotencyKey: keyOf(input) } } })).data?.setRetention, () => toast.say(t`La durée est inscrite`));
  };
  useKeys([{ keys: 'Escape', label: t`laisser`, inFields: true, run: onClose }]);
  return (
    <form className="form privacy-form" onSubmit={(event) => { event.preventDefault(); send(); }}>
      {step.refusal && step.refusal.code !== 'bad_fields' && <RefusalNote refusal={step.refusal} focus />}
      {step.failed && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est inscrit.</Trans></p>}
      <Select label={t`Données`} options={rules.map((one) => ({ value: one.kind, label: words.kind(one.kind) }))} value={kind} onValueChange={choose} />
      <CountField unit={() => units[unit as (typeof UNITS)[number]]} label={t`Durée`} value={count} onValueChange={setCount} error={wrong['period']} />
      <Select label={t`Unité`} options={UNITS.map((value) => ({ value, label: units[value] }))} value={unit} onValueChange={setUnit} />
      <DayField label={t`Dès le`} value={from} min={today} onValueChange={setFrom} error={wrong['from']} />
      <Checkbox label={t`Effacer chaque nuit ce qui a fait son temps`} hint={t`Sans cette coche, rien ne s’efface de lui-même.`} checked={automatic} onCheckedChange={setAutomatic} />
      <TextField label={t`Raison`} hint={t`Avis du DPO du 3 novembre, référentiel de la CNIL`} maxLength={500} value={reason} onValueChange={setReason} error={wrong['reason']} />
      <div className="buttons"><Button type="submit" kind="primary" busy={step.busy}><Trans>Inscrire la durée</Trans></Button> <Press onClick={onClose}><Trans>Laisser</Trans></Press></div>
    </form>
  );
}
