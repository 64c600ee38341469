import { useLingui } from '@lingui/react/macro';
import { useHoldWords } from '../holds/words.ts';

/** The holds that run today, in a quiet word; nothing where none runs. */
export function Held({ kinds, whole = false }: { kinds: readonly string[]; /** All of them in words, not only under the pointer. */ whole?: boolean }) {
  const { t } = useLingui();
  const words = useHoldWords();
  if (!kinds.length) return null;
  const named = words.kinds(kinds);
  return <span className="faint" title={t`Mesure en cours : ${named}`}>{whole ? t`mesure en cours : ${named}` : t`suspendu`}{!whole && <span className="off-screen"> ({named})</span>}</span>;
}
