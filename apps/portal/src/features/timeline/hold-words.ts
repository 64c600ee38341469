import { useLingui } from '@lingui/react/macro';
import { useFormats } from '@quittance/ui';
import { useHoldWords } from '../holds/words.ts';
import { factsOf, type FactLike } from './facts.ts';

/** The sentences of holds and of claims given up; undefined: not one of these. */
export function useHoldStory(): (code: string, facts: readonly FactLike[]) => string | undefined {
  const { t } = useLingui();
  const { money, day } = useFormats();
  const { kind } = useHoldWords();
  return (code, list) => {
    const fact = factsOf(list);
    const because = (line: string, why: string | undefined) => (why ? t`${line} : ${why}` : line);
    const what = kind(fact('kind') ?? '');
    // The day of the event itself, whichever the kind of hold calls it.
    const day_ = ['openedOn', 'diedOn', 'decidedOn', 'since', 'requestedOn', 'admissibleOn', 'filedOn'].map(fact).find(Boolean);
    switch (code) {
      case 'hold.opened': return because(day_ ? t`Mesure inscrite, ${what} du ${day(day_)}` : t`Mesure inscrite, ${what}`, fact('source'));
      case 'hold.amended': return because(t`Mesure complétée, ${what}`, fact('source'));
      case 'hold.ended': { const on = fact('on'); return because(on ? t`Mesure terminée le ${day(on)}, ${what}` : t`Mesure terminée, ${what}`, fact('reason')); }
      case 'hold.voided': return because(t`Mesure retirée, elle n’a jamais été, ${what}`, fact('reason'));
      case 'claims.given_up': return because(t`Renonce à ce qui est prescrit, ${fact('references') ?? '—'}, ${fact('amount') ? money(fact('amount')!) : '—'}`, fact('reason'));
      default: return undefined;
    }
  };
}
