import { useLingui } from '@lingui/react/macro';
import { useFormats } from '@quittance/ui';
import { factsOf, type FactLike } from '../timeline/facts.ts';
import { useRestWords } from './words.ts';

/** What a creditor does on his case, and what it stops, as lines of its thread. */
export function useRestStory() {
  const { t } = useLingui();
  const { day } = useFormats();
  const words = useRestWords();
  return (code: string, list: readonly FactLike[]): string | undefined => {
    const fact = factsOf(list), said = fact('words') ?? fact('text');
    const on = (key: string) => { const value = fact(key); return value ? day(value) : '—'; };
    const quoted = (line: string) => (said ? t`${line} : « ${said} »` : line);
    switch (code) {
      case 'case.paused': return quoted(t`Mis en pause jusqu’au ${on('until')}, ${words.pause(fact('reason') ?? 'other')}`);
      case 'case.resumed': return t`Reprend avant la fin de sa pause`;
      case 'case.recalled': return quoted(t`Repris par le créancier, ${words.recall(fact('reason') ?? 'other')}`);
      case 'case_message.written': return quoted(fact('of') === 'agency' ? (fact('documents') ? t`Message au créancier, pièces jointes` : t`Message au créancier`) : fact('documents') ? t`Message du créancier, pièces jointes` : t`Message du créancier`);
      case 'letter.stopped': return fact('cause') === 'case_paused' ? t`Lettre ${fact('reference') ?? ''} arrêtée avant son départ : le dossier est en pause` : t`Lettre ${fact('reference') ?? ''} arrêtée avant son départ : le dossier est repris`;
      default: return undefined;
    }
  };
}
