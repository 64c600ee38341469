import { Combobox as BaseCombobox } from '@base-ui/react/combobox';
import { Select as BaseSelect } from '@base-ui/react/select';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useKeys } from '../keys/keys.tsx';
import { Kbd } from '../keys/shown.tsx';
import { Field, type FieldDress } from './field.tsx';
import { keepHeard } from './keep-heard.ts';

export interface Option { value: string; label: string; detail?: ReactNode; disabled?: boolean }

/** One of a few, from a list. */
export function Select({ options, value, onValueChange, placeholder, disabled, ...dress }: FieldDress & { options: readonly Option[]; value: string | null; onValueChange: (value: string) => void; placeholder?: string; disabled?: boolean }) {
  const { t } = useLingui();
  return (
    <Field {...dress}>
      <BaseSelect.Root items={options} value={value} disabled={disabled ?? false} onValueChange={(next) => { if (next !== null) onValueChange(next); }}>
        <BaseSelect.Trigger className="input picker"><BaseSelect.Value placeholder={placeholder ?? t`Choisir`} /><BaseSelect.Icon className="turn"><svg viewBox="0 0 10 6" width="10" height="6" aria-hidden="true"><path d="M1 1l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.4" /></svg></BaseSelect.Icon></BaseSelect.Trigger>
        <BaseSelect.Portal>
          <BaseSelect.Positioner className="floating" sideOffset={3} alignItemWithTrigger={false}>
            <BaseSelect.Popup className="options">
              <BaseSelect.List>
                {options.map((option) => <BaseSelect.Item key={option.value} value={option.value} disabled={option.disabled ?? false} className="option"><BaseSelect.ItemText>{option.label}</BaseSelect.ItemText>{option.detail && <span className="faint">{option.detail}</span>}</BaseSelect.Item>)}
              </BaseSelect.List>
            </BaseSelect.Popup>
          </BaseSelect.Positioner>
        </BaseSelect.Portal>
      </BaseSelect.Root>
    </Field>
  );
}

/** One of many: type to narrow. `onQuery` lets the server narrow instead (then the options are taken as they come). */
export function Combobox({ options, value, onValueChange, onQuery, placeholder, nothing, disabled, ...dress }: FieldDress & { options: readonly Option[]; value: Option | null; onValueChange: (value: Option | null) => void; onQuery?: (text: string) => void; placeholder?: string; nothing?: ReactNode; disabled?: boolean }) {
  const { t } = useLingui();
  const release = useRef<(() => void) | undefined>(undefined);
  const opened = (open: boolean) => { release.current?.(); release.current = open ? keepHeard() : undefined; };
  useEffect(() => () => release.current?.(), []);
  return (
    <Field {...dress}>
      <BaseCombobox.Root items={options} value={value} disabled={disabled ?? false} onValueChange={onValueChange} onOpenChange={opened} itemToStringLabel={(option: Option) => option.label} isItemEqualToValue={(a: Option, b: Option) => a.value === b.value} {...(onQuery ? { filter: null, onInputValueChange: onQuery } : {})} autoHighlight>
        <BaseCombobox.Input className="input" placeholder={placeholder ?? ''} {...(typeof dress.label === 'string' ? { 'aria-label': dress.label } : {})} />
        <BaseCombobox.Portal>
          <BaseCombobox.Positioner className="floating" sideOffset={3}>
            <BaseCombobox.Popup className="options">
              <BaseCombobox.Empty className="nothing">{nothing ?? t`Rien de ce nom.`}</BaseCombobox.Empty>
              <BaseCombobox.List>{(option: Option) => <BaseCombobox.Item key={option.value} value={option} disabled={option.disabled ?? false} className="option"><span>{option.label}</span>{option.detail && <span className="faint">{option.detail}</span>}</BaseCombobox.Item>}</BaseCombobox.List>
            </BaseCombobox.Popup>
          </BaseCombobox.Positioner>
        </BaseCombobox.Portal>
      </BaseCombobox.Root>
    </Field>
  );
}

export interface Letter { value: string; label: string; /** The letter that chooses it. */ kbd?: string; disabled?: boolean; /** Its letter stands beside it, not in the foot. */ quiet?: boolean }

/** A choice by letters (the outcome of a call): radio buttons whose letter acts while no field has the focus. */
export function Choice({ label, options, value, onValueChange, onChosen, autoFocus = false }: { label: ReactNode; options: readonly Letter[]; value: string | null; onValueChange: (value: string) => void; /** After a letter: move on to the next field. */ onChosen?: (value: string) => void; autoFocus?: boolean }) {
  const name = useId();
  const box = useRef<HTMLFieldSetElement>(null);
  const choose = (option: Letter) => {
    onValueChange(option.value);
    [...(box.current?.querySelectorAll('input') ?? [])].find((input) => input.value === option.value)?.focus();
    onChosen?.(option.value);
  };
  useKeys(options.filter((option) => option.kbd).map((option) => ({ keys: option.kbd!.toLowerCase(), label: option.label.toLowerCase(), disabled: option.disabled ?? false, quiet: option.quiet ?? false, run: () => choose(option) })));
  return (
    <fieldset className="field" ref={box}>
      <legend>{label}</legend>
      <div className="choice">
        {options.map((option, at) => (
          <label key={option.value}>
            {/* A panel opens at its first choice, as a dialog does. */}
            <input ref={autoFocus && at === 0 ? focusOnce : undefined} className="off-screen" type="radio" name={name} value={option.value} checked={value === option.value} disabled={option.disabled} onChange={() => onValueChange(option.value)} />
            {option.kbd && <Kbd keys={option.kbd.toLowerCase()} />}{option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
const focusOnce = (input: HTMLInputElement | null) => { if (input && !input.closest('fieldset')?.contains(document.activeElement)) input.focus({ preventScroll: true }); };
