import { useLingui } from '@lingui/react/macro';
import { useFormats, Word } from '@quittance/ui';

/** Until when a request is answered: the clock in a word, never by its colour alone. */
export function Due({ clock, dueOn }: { clock: string; dueOn: string }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const by = day(dueOn, 'short');
  if (clock === 'answered') return <span className="soft">{by}</span>;
  if (clock === 'late') return <Word tone="danger">{t`en retard, ${by}`}</Word>;
  return clock === 'soon' ? <Word tone="wait">{t`bientôt, ${by}`}</Word> : <>{by}</>;
}
