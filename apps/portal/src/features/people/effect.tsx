import { Trans, useLingui } from '@lingui/react/macro';
import { Facts, useFormats } from '@quittance/ui';
import type { AccessEffect } from './people.queries.ts';
import { useAccessWords } from './words.ts';

/** What a change of access does, as the server reckoned it: cases, acts, what closes. */
export function Effect({ effect }: { effect: AccessEffect }) {
  const { t } = useLingui();
  const { locale } = useFormats();
  const { named } = useAccessWords();
  const n = (value: number) => value.toLocaleString(locale);
  const gained = named(effect.actsGained), lost = named(effect.actsLost);
  return (
    <Facts facts={[
      { term: t`Dossiers visibles`, value: effect.casesBefore === effect.casesAfter ? <Trans>{n(effect.casesAfter)}, sans changement</Trans> : <b><Trans>de {n(effect.casesBefore)} à {n(effect.casesAfter)}</Trans></b> },
      gained.length > 0 && { term: t`Pourra`, value: gained.join(', ') },
      lost.length > 0 && { term: t`Ne pourra plus`, value: lost.join(', ') },
      { term: t`Se ferme`, value: effect.sessionsClosing === 0 ? t`rien n’est ouvert` : <>{effect.sessionsClosing === 1 ? t`1 séance` : t`${n(effect.sessionsClosing)} séances`}{effect.pagesClosing > 0 && <>, {effect.pagesClosing === 1 ? t`1 page ouverte` : t`${n(effect.pagesClosing)} pages ouvertes`}</>} <span className="soft"><Trans>(en une seconde)</Trans></span></> },
    ]} />
  );
}
