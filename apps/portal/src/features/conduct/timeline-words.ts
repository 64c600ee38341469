import { useLingui } from '@lingui/react/macro';
import { useFormats } from '@quittance/ui';
import { factsOf, type FactLike } from '../timeline/facts.ts';
import { useWishWords } from './wishes-panel.tsx';
import { listed, useConductWords } from './words.ts';

/** The sentences of what was written to the debtor and of what he asked for; and what a call says beside its outcome. */
export function useConductStory() {
  const { t } = useLingui();
  const { day } = useFormats();
  const { channel, line } = useConductWords();
  const { name } = useWishWords();
  return {
    story: (code: string, list: readonly FactLike[]): string | undefined => {
      const fact = factsOf(list);
      switch (code) {
        case 'reminder.sent': { const subject = fact('subject'), by = channel(fact('channel') ?? 'email'), to = fact('to') ?? '—'; return subject ? t`Rappel par ${by} à ${to} : « ${subject} »` : t`Rappel par ${by} à ${to}`; }
        case 'wish.recorded': { const what = name(fact('kind') ?? ''), on = fact('on') ? day(fact('on')!) : '—'; return fact('holds') === 'false' ? t`Souhait retiré le ${on} : ${what}` : t`Souhait du ${on} : ${what}`; }
        default: return undefined;
      }
    },
    /** A call that the debtor made says so. */
    call: (said: string, list: readonly FactLike[]): string => (factsOf(list)('incoming') === 'true' ? t`Appel reçu. ${said}` : said),
    /** What the check found of a contact that took place, in a line; undefined: nothing. */
    found: (list: readonly FactLike[]): string | undefined => listed(factsOf(list)('findings')).map((code) => line({ code, facts: [] })).join(', ') || undefined,
  };
}
