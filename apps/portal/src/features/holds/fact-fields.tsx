import { useLingui } from '@lingui/react/macro';
import { Checkbox, Choice, DayField, TextField, useFormats } from '@quittance/ui';
import { FORMS, PROTECTIONS, REPRESENTED, type Facts, type Kind } from './forms.ts';
import { useHoldWords } from './words.ts';

const LETTERS = ['m', 't', 'c', 's'] as const;

/** The facts of one kind, and no other's; whom to turn to where the law sends elsewhere. */
export function FactFields({ kind, facts, wrong, onFacts }: { kind: Kind; facts: Facts; wrong: Record<string, string>; onFacts: (facts: Facts) => void }) {
  const { t } = useLingui();
  const { today } = useFormats();
  const words = useHoldWords();
  const set = (key: string, value: string | boolean | null) => onFacts({ ...facts, [key]: value });
  const text = (key: string) => { const value = facts[key]; return typeof value === 'string' ? value : ''; };
  const error = (key: string) => wrong[`facts.${key}`];
  const days = FORMS[kind].filter(({ type }) => type === 'day'), flags = FORMS[kind].filter(({ type }) => type === 'flag');
  return (
    <>
      {FORMS[kind].some(({ type }) => type === 'protection') && <div>
        <Choice label={t`Protection`} options={PROTECTIONS.map((value, at) => ({ value, label: words.protection(value), kbd: LETTERS[at]!, quiet: true }))} value={text('protection') || null} onValueChange={(value) => set('protection', value)} />
        {error('protection') && <p className="form-wrong" role="alert">{error('protection')}</p>}
      </div>}
      <div className="hold-days">{days.map(({ key, required, ahead }) => <DayField key={key} past={!ahead} label={words.field(key)} hint={words.hint(key)} optional={!required} value={text(key) || null} onValueChange={(value) => set(key, value)} {...(ahead ? {} : { max: today })} error={error(key)} />)}</div>
      {flags.length > 0 && <div className="hold-flags">{flags.map(({ key }) => <div key={key}><Checkbox label={words.field(key)} hint={words.hint(key)} checked={facts[key] === true} onCheckedChange={(on) => set(key, on)} />{error(key) && <p className="form-wrong" role="alert">{error(key)}</p>}</div>)}</div>}
      {REPRESENTED.has(kind) && <div className="pair">
        <TextField optional label={words.field('representativeName')} hint={words.hint('representativeName')} maxLength={200} value={text('representativeName')} onValueChange={(value) => set('representativeName', value)} error={error('representativeName')} />
        <TextField optional label={words.field('representativeAddress')} maxLength={400} value={text('representativeAddress')} onValueChange={(value) => set('representativeAddress', value)} error={error('representativeAddress')} />
      </div>}
    </>
  );
}
