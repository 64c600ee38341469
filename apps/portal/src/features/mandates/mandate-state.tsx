import { useLingui } from '@lingui/react/macro';
import { Word } from '@quittance/ui';

/** in_force | ended | not_yet | none, in a word; without a mandate in force nothing may be done for the creditor. */
export function MandateState({ state }: { state: string }) {
  const { t } = useLingui();
  if (state === 'in_force') return <Word>{t`en vigueur`}</Word>;
  if (state === 'not_yet') return <Word tone="wait">{t`pas encore en vigueur`}</Word>;
  return <Word tone="danger">{state === 'ended' ? t`a pris fin` : t`aucun mandat`}</Word>;
}
