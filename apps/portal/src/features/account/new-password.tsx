import { Trans, useLingui } from '@lingui/react/macro';
import { Press, TextField } from '@quittance/ui';
import { useEffect, useId, useState, type Ref } from 'react';
import { goodEnough, strengthOf } from './strength.ts';
import { useStrengthWords } from './words.ts';

/** A password being chosen: seen when wanted, pasted if one likes; what it is worth is said in a sentence, and heard once the hand rests. */
export function NewPassword({ ref, label, value, onValueChange, person, error, insist = false, large = false }: { ref?: Ref<HTMLInputElement>; label: string; value: string; onValueChange: (value: string) => void; person: { name?: string; email?: string }; error?: string | undefined; /** It was sent as it stands: what it lacks is said as an error. */ insist?: boolean; large?: boolean }) {
  const { t } = useLingui();
  const [shown, setShown] = useState(false), [heard, setHeard] = useState('');
  const id = useId();
  const strength = strengthOf(value, person), said = useStrengthWords()(strength);
  const told = error ?? (insist && !goodEnough(strength) ? said : undefined);
  useEffect(() => {
    const timer = setTimeout(() => setHeard(value ? said : ''), 900);
    return () => clearTimeout(timer);
  }, [value, said]);
  return (
    <div className="new-password">
      <TextField ref={ref} id={id} label={label} type={shown ? 'text' : 'password'} name="new-password" autoComplete="new-password" autoCapitalize="none" spellCheck={false} required large={large} value={value} onValueChange={onValueChange} error={told} hint={said} />
      <Press className="show" aria-controls={id} aria-pressed={shown} onClick={() => setShown(!shown)}>{shown ? t`Masquer` : t`Afficher`}<span className="off-screen"> <Trans>ce que j’écris</Trans></span></Press>
      <span className="off-screen" role="status">{told ? '' : heard}</span>
    </div>
  );
}
