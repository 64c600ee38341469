import { useLingui } from '@lingui/react/macro';
import { factsOf, type FactLike } from '../timeline/facts.ts';
import { usePrivacyWords } from './words.ts';

/** What a case says of requests about its debtor's data. */
export function usePrivacyStory(): (code: string, facts: readonly FactLike[]) => string | undefined {
  const { t } = useLingui();
  const words = usePrivacyWords();
  return (code, list) => {
    const fact = factsOf(list);
    if (code === 'privacy.rectified') { const fields = (fact('fields') ?? '').split(',').filter(Boolean).map(words.field).join(', '); return t`Données du débiteur rectifiées à sa demande : ${fields} (RGPD art. 16)`; }
    return code === 'privacy.erased' ? t`Données personnelles effacées (RGPD art. 17) ; les sommes restent` : undefined;
  };
}
