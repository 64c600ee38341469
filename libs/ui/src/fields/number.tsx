import { Field as Base } from '@base-ui/react/field';
import { useLingui } from '@lingui/react/macro';
import { useState, type ReactNode } from 'react';
import { useFormats } from '../formats.ts';
import { Field, type FieldDress } from './field.tsx';

interface NumberProps<Value> extends FieldDress { value: Value | null; onValueChange: (value: Value | null) => void; name?: string; disabled?: boolean }

/** Keeps what is typed, gives away what is understood, and says why not once the field is left. */
function useTyped<Value extends string | number>(value: Value | null, onValueChange: (value: Value | null) => void, read: (text: string) => Value | null, write: (value: Value) => string) {
  const [text, setText] = useState(() => (value === null ? '' : write(value)));
  const [given, setGiven] = useState(value);
  const [left, setLeft] = useState(false);
  if (value !== given) { setGiven(value); setText(value === null ? '' : write(value)); }
  const type = (next: string) => { const now = read(next); setText(next); setLeft(false); setGiven(now); onValueChange(now); };
  const understood = read(text);
  return { text, type, leave: () => setLeft(true), understood, misread: left && text.trim() !== '' && understood === null ? text.trim() : undefined };
}

/** "12", "12,5 %", "12.40" → "12.50"; between 0 and 100, two decimals at most; undefined is not guessed. */
export function readPercent(text: string): string | null {
  const found = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.replace(/[\s\u00a0\u202f]/gu, ''));
  if (!found || Number(`${found[1]}.${found[2] ?? 0}`) > 100) return null;
  return `${Number(found[1])}.${(found[2] ?? '').padEnd(2, '0')}`;
}

/** A rate: "12,5". Repeated in full underneath. The value is a decimal string in percent, "12.50". */
export function PercentField({ label, hint, error, optional, className = '', value, onValueChange, heard: more, ...input }: NumberProps<string>) {
  const { t } = useLingui();
  const { percent, locale } = useFormats();
  const typed = useTyped(value, onValueChange, readPercent, (rate) => (locale === 'fr' ? rate.replace('.', ',') : rate));
  const what = typed.misread ?? '';
  return (
    <Field {...{ label, hint, className }} optional={optional ?? false} error={error ?? (what && t`« ${what} » n’est pas un taux. Écrivez par exemple 12,5.`)} heard={typed.understood && <><b>{percent(typed.understood)}</b>{more && <> {more}</>}</>}>
      <Base.Control {...input} className="input" autoComplete="off" inputMode="decimal" value={typed.text} onValueChange={typed.type} onBlur={typed.leave} />
    </Field>
  );
}

/** A whole number of something: `unit` says of what, in full, underneath ("30 jours"). */
export function CountField({ label, hint, error, optional, className = '', value, onValueChange, unit, ...input }: NumberProps<number> & { unit: (count: number) => ReactNode }) {
  const { t } = useLingui();
  const typed = useTyped(value, onValueChange, (text) => (/^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : null), String);
  const what = typed.misread ?? '';
  return (
    <Field {...{ label, hint, className }} optional={optional ?? false} error={error ?? (what && t`« ${what} » n’est pas un nombre entier.`)} heard={typed.understood !== null && <b>{unit(typed.understood)}</b>}>
      <Base.Control {...input} className="input" autoComplete="off" inputMode="numeric" value={typed.text} onValueChange={typed.type} onBlur={typed.leave} />
    </Field>
  );
}
