import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Day } from '@quittance/ui';
import { CASE_POWERS } from './mandates.queries.ts';
import { useSignatureWords } from './signature-words.ts';

/** Which acts in court the agency may do for this case, by which special power; none: that none was given. */
export function CasePowers({ caseId }: { caseId: string }) {
  const { t } = useLingui();
  const { acts } = useSignatureWords();
  const { data } = useQuery(CASE_POWERS, { variables: { caseId }, fetchPolicy: 'cache-and-network' });
  if (!data) return null;
  const standing = data.powersOfAttorney.filter(({ state }) => state === 'in_force');
  if (standing.length === 0) return <p className="note"><Trans>Aucun pouvoir spécial en vigueur : l’agence ne peut ni présenter de requête ni représenter le créancier (CPC 853, 1407).</Trans></p>;
  return (
    <ul>{standing.map(({ id, reference, documentId, acts: named, representativeName, until }) => (
      <li key={id}><a href={`/documents/${documentId}`}>{t`Pouvoir spécial ${reference}`}</a> <Trans>à {representativeName}</Trans> : {named.map((act) => `${acts[act]?.name ?? act} (${acts[act]?.article ?? ''})`).join(' ; ')}{until && <>, <Trans>jusqu’au <Day value={until} /></Trans></>}</li>
    ))}</ul>
  );
}
