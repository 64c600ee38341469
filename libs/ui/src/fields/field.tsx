import { Field as Base } from '@base-ui/react/field';
import { useLingui } from '@lingui/react/macro';
import { useId, useState, type ComponentProps, type ReactNode, type Ref } from 'react';
import { useFormats, type Heard } from '../formats.ts';
import { parseAmount, parseDay } from '../heard.ts';

export interface FieldDress {
  label: ReactNode;
  /** What helps before typing. */
  hint?: ReactNode;
  /** What was understood, said again in full. */
  heard?: ReactNode;
  /** One sentence: what is wrong and what to write. */
  error?: ReactNode;
  optional?: boolean; large?: boolean; className?: string;
}
/** A label, a control, and under it either the error, what was understood, or the hint. */
export function Field({ label, hint, heard, error, optional, large, className = '', children }: FieldDress & { children: ReactNode }) {
  const { t } = useLingui();
  return (
    <Base.Root className={`field ${error ? 'is-wrong' : ''} ${large ? 'large' : ''} ${className}`} invalid={Boolean(error)}>
      <Base.Label>{label}{optional && <span className="optional"> {t`(facultatif)`}</span>}</Base.Label>
      {children}
      {error ? <Base.Error match className="wrong" role="alert">{error}</Base.Error> : heard ? <Base.Description className="heard">{heard}</Base.Description> : hint ? <Base.Description className="hint">{hint}</Base.Description> : null}
    </Base.Root>
  );
}

type InputProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'size'>;
export interface TextFieldProps extends FieldDress, Omit<InputProps, 'className' | 'children'> { value: string; onValueChange: (value: string) => void; right?: boolean }

export function TextField({ label, hint, heard, error, optional, large, className, value, onValueChange, right, ref, ...input }: TextFieldProps & { ref?: Ref<HTMLInputElement> }) {
  return (
    <Field {...{ label, hint, heard, error, large, className: className ?? '' }} optional={optional ?? false} large={large ?? false}>
      <Base.Control {...input} ref={ref} required={input.required ?? false} className={right ? 'input right' : 'input'} value={value} onValueChange={onValueChange} />
    </Field>
  );
}

export function TextArea({ label, hint, heard, error, optional, className = '', value, onValueChange, rows = 3, ...rest }: FieldDress & Omit<ComponentProps<'textarea'>, 'value' | 'onChange' | 'className'> & { value: string; onValueChange: (value: string) => void }) {
  return (
    <Field {...{ label, hint, heard, error, className }} optional={optional ?? false}>
      <Base.Control value={value} onValueChange={onValueChange} render={(props) => <textarea {...(props as ComponentProps<'textarea'>)} {...rest} rows={rows} className="input" />} />
    </Field>
  );
}

interface HeardProps extends FieldDress {
  /** An ISO day, or a decimal string of euros; null while nothing is understood. */
  value: string | null; onValueChange: (value: string | null) => void;
  name?: string; autoFocus?: boolean; disabled?: boolean; placeholder?: string; ref?: Ref<HTMLInputElement>;
  /** Enter in the field. */
  onEnter?: (event: React.KeyboardEvent) => void;
}

/** Keeps what is typed, gives away what is understood; says why not only once the field is left. */
function useHeard(value: string | null, onValueChange: (value: string | null) => void, parse: (text: string) => Heard<string>, write: (value: string) => string) {
  const [text, setText] = useState(() => (value === null ? '' : write(value)));
  const [given, setGiven] = useState(value);
  const [left, setLeft] = useState(false);
  if (value !== given) { setGiven(value); setText(value === null ? '' : write(value)); }
  const result = parse(text);
  const type = (next: string) => {
    setText(next); setLeft(false);
    const understood = parse(next), now = 'value' in understood ? understood.value : null;
    setGiven(now); onValueChange(now);
  };
  const fault = 'fault' in result && result.fault !== 'empty' ? result : undefined;
  return { text, type, leave: () => setLeft(true), fault: left ? fault : undefined, value: 'value' in result ? result.value : null };
}

/** A day typed as one says it: "ven.", "27", "fin nov", "+10j". Repeated in full underneath. `past` reads a bare day backwards. */
export function DayField({ label, hint, error, optional, large, className = '', value, onValueChange, past = false, min, max, onEnter, ...input }: HeardProps & { past?: boolean; min?: string; max?: string }) {
  const { t } = useLingui();
  const { today, day } = useFormats();
  const heard = useHeard(value, onValueChange, (text) => parseDay(text, today, past), (iso) => day(iso, 'numeric'));
  const what = heard.fault?.what ?? '';
  const own = heard.fault
    ? heard.fault.fault === 'no-such-day' ? t`« ${what} » : ce jour n’existe pas.` : t`« ${what} » n’est pas compris. Écrivez 27/11/2026, ven., fin nov. ou +10j.`
    : heard.value && min && heard.value < min ? t`Au plus tôt le ${day(min)}.` : heard.value && max && heard.value > max ? t`Au plus tard le ${day(max)}.` : undefined;
  return (
    <Field {...{ label, hint, className }} optional={optional ?? false} large={large ?? false} error={error ?? own} heard={heard.value && <b>{day(heard.value, 'full')}</b>}>
      <Base.Control {...input} className="input" autoComplete="off" inputMode="text" value={heard.text} onValueChange={heard.type} onBlur={heard.leave} onKeyDown={(event) => { if (event.key === 'Enter') onEnter?.(event); }} />
    </Field>
  );
}

/** An amount in euros: "3000", "1 234,56". Repeated with its spaces underneath; `of` adds "sur 5 518,33 €". */
export function AmountField({ label, hint, error, optional, large, className = '', value, onValueChange, of, heard: more, onEnter, ...input }: HeardProps & { of?: string }) {
  const { t } = useLingui();
  const { money } = useFormats();
  const heard = useHeard(value, onValueChange, parseAmount, (decimal) => money(decimal, false));
  const what = heard.fault?.what ?? '', letters = what.match(/\p{L}/gu)?.length ?? 0;
  const meant = what.replace(/[oO]/g, '0').replace(/[lI]/g, '1');
  const own = heard.fault && (heard.fault.fault === 'letters'
    ? /\p{L}/u.test(meant) ? t`« ${what} » contient des lettres. Écrivez un montant, par exemple 3000.` : letters === 1 ? t`« ${what} » contient une lettre. Écrivez ${meant}.` : t`« ${what} » contient ${letters} lettres. Écrivez ${meant}.`
    : heard.fault.fault === 'too-many-decimals' ? t`« ${what} » a plus de deux décimales. Le montant n’est pas deviné.` : t`« ${what} » n’est pas un montant. Écrivez par exemple 1234,56.`);
  const understood = heard.value && <><b>{money(heard.value)}</b>{of && <> {t`sur ${money(of)}`}</>}{more && <> {more}</>}</>;
  return (
    <Field {...{ label, hint, className }} optional={optional ?? false} large={large ?? false} error={error ?? own} heard={understood}>
      <Base.Control {...input} className="input" autoComplete="off" inputMode="decimal" value={heard.text} onValueChange={heard.type} onBlur={heard.leave} onKeyDown={(event) => { if (event.key === 'Enter') onEnter?.(event); }} />
    </Field>
  );
}

export function Checkbox({ label, checked, onCheckedChange, disabled, hint }: { label: ReactNode; checked: boolean; onCheckedChange: (checked: boolean) => void; disabled?: boolean; hint?: ReactNode }) {
  const id = useId();
  return (
    <div className="check">
      <input type="checkbox" id={id} checked={checked} disabled={disabled} onChange={(event) => onCheckedChange(event.target.checked)} />
      <label htmlFor={id}>{label}{hint && <><br /><span className="note">{hint}</span></>}</label>
    </div>
  );
}
