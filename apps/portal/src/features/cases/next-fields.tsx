import { useLingui } from '@lingui/react/macro';
import { DayField, Select, TextField, useFormats } from '@quittance/ui';
import { NEXT_KINDS, type NextDraft, type NextKind } from '../calls/proposal.ts';
import { useCallWords } from '../calls/words.ts';
import { addDays } from '../timeline/facts.ts';

/** What comes next: an act, a day, a word about it. */
export function NextFields({ value, onValueChange, errors = {} }: { value: NextDraft; onValueChange: (next: NextDraft) => void; errors?: { kind?: string | undefined; on?: string | undefined; note?: string | undefined } }) {
  const { t } = useLingui();
  const { today } = useFormats();
  const { nextKind } = useCallWords();
  return (
    <div className="trio">
      <Select label={t`Geste`} options={(NEXT_KINDS.includes(value.kind) ? NEXT_KINDS : [...NEXT_KINDS, value.kind]).map((kind) => ({ value: kind, label: nextKind(kind) }))} value={value.kind} onValueChange={(kind) => onValueChange({ ...value, kind: kind as NextKind })} error={errors.kind} />
      <DayField label={t`Quel jour`} hint={t`ven., 27, fin nov, +10j`} value={value.on || null} onValueChange={(on) => onValueChange({ ...value, on: on ?? '' })} min={today} max={addDays(today, 365)} error={errors.on} />
      <TextField label={t`Précision`} optional value={value.note} onValueChange={(note) => onValueChange({ ...value, note })} maxLength={500} error={errors.note} />
    </div>
  );
}
