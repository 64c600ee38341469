import { useLingui } from '@lingui/react/macro';
import { useFormats } from '@quittance/ui';
import { useActWords } from '../acts/words.ts';
import { factsOf, type FactLike } from '../timeline/facts.ts';
import { useTitleWords } from '../titles/words.ts';
import { useHandoffWords } from './words.ts';

/** The sentences of what happened at court and at the study; undefined: not one of these. */
export function useJudicialStory(): (code: string, facts: readonly FactLike[]) => string | undefined {
  const { t } = useLingui();
  const { money, day, today } = useFormats();
  const titles = useTitleWords(), words = useHandoffWords(), acts = useActWords();
  return (code, list) => {
    const fact = factsOf(list);
    const on = (key: string) => { const value = fact(key); return value ? day(value, value.slice(0, 4) === today.slice(0, 4) ? 'brief' : 'short') : '—'; };
    const study = fact('study') ?? '—', reason = fact('reason') ?? '';
    const because = (line: string, why: string) => (why ? t`${line} : ${why}` : line);
    switch (code) {
      case 'title.recorded': return [t`Titre exécutoire : ${titles.kind(fact('kind') ?? '')} du ${on('issuedOn')}`, fact('authority')].filter(Boolean).join(', ');
      case 'handoff.offered': return t`Dossier remis à ${study} : ${words.mission(fact('mission') ?? '').toLowerCase()}`;
      case 'handoff.packed': return t`Dossier préparé pour ${study}, ${fact('files') ?? '—'} pièces`;
      case 'handoff.pack_failed': return t`Le dossier pour ${study} n’a pas pu être préparé`;
      case 'handoff.accepted': return t`${study} prend le dossier en main`;
      case 'handoff.refused': return because(t`${study} refuse le dossier`, reason);
      case 'handoff.returned': return because(t`${study} rend le dossier`, [words.returned(reason), fact('words') && t`« ${fact('words')!} »`].filter(Boolean).join(', '));
      case 'handoff.withdrawn': return because(t`Dossier retiré à ${study}`, reason);
      case 'act.reported': {
        const way = fact('served'), cost = fact('cost');
        return [t`${acts.act(fact('act') ?? '')}, le ${on('doneOn')}`, way && acts.served(way).toLowerCase(), cost && (fact('recoverable') === 'true' ? t`coût ${money(cost)}, ajouté à la dette` : t`coût ${money(cost)}`)].filter(Boolean).join(', ');
      }
      default: return undefined;
    }
  };
}
