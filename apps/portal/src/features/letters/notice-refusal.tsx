import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Refusal, useKeys } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useRefusalWords, type RefusalLike } from '../../app/refusals.tsx';
import { useMay } from '../../app/session.tsx';
import { LinkButton } from '../../app/states.tsx';
import { factsOf } from '../timeline/facts.ts';
import { useMentionWords } from './mentions.tsx';

/** Why the letter may not leave: the mention that lacks, its article, what is safe, and who can mend it. */
export function NoticeRefusal({ refusal, creditor, caseId, onBack }: { refusal: RefusalLike; creditor: string; caseId: string; onBack: () => void }) {
  const { t } = useLingui();
  const told = useRefusalWords()(refusal);
  const words = useMentionWords();
  const may = useMay();
  const navigate = useNavigate();
  const fact = factsOf(refusal.facts);
  const missing = (fact('missing') ?? '').split(/,\s*/).filter(Boolean), named = [...new Set(missing.map(words.path))].join(', ');
  const ofCreditor = missing.some((path) => path.startsWith('creditor.')), ofAgency = missing.some((path) => path.startsWith('agency.')) || /^(insurance|declaration|segregated)/.test(refusal.code);
  // The fine is for R124-2 and for the mentions of R124-4; another text that the letter lacks has no such sanction.
  const fined = refusal.code === 'letter_mention_missing' && Boolean(told.article?.startsWith('CPCE R124-4'));
  const settles = ofAgency && may('settings', 'Agency');
  const asks = () => void navigate({ to: '/cases/$id', params: { id: caseId }, search: { act: 'next' } });
  const plans = may('planNextAction', 'CaseFile');
  useKeys([{ keys: 'd', label: t`prévoir de le demander`, disabled: !plans, run: asks }, { keys: 'Escape', label: t`retour au dossier`, run: onBack }]);
  return (
    <Refusal
      focus title={refusal.code === 'letter_mention_missing' ? t`La lettre ne peut pas partir.` : told.title} safe={told.safe}
      article={fined ? t`${told.article!}, sanction R124-7` : told.article}
      actions={<>
        {settles && <LinkButton to="/admin" kind="primary"><Trans>Compléter l’agence</Trans></LinkButton>}
        {plans && <Button kind={settles ? 'quiet' : 'primary'} kbd="d" onClick={asks}>{ofCreditor ? t`Prévoir de le demander au créancier` : t`Prévoir la suite du dossier`}</Button>}
        <Button kind="quiet" kbd="Escape" onClick={onBack}><Trans>Revenir au dossier</Trans></Button>
      </>}
    >
      {refusal.code === 'letter_mention_missing'
        ? <p><Trans>Il y manque une mention obligatoire : <b>{named}</b>{ofCreditor ? `, ${creditor}` : ''}.</Trans> {fined && <Trans>Sans elle, l’agence encourt une contravention de la 5e classe.</Trans>} {ofAgency ? t`L’administrateur de l’agence peut la compléter.` : ofCreditor ? t`L’administrateur peut compléter la fiche du créancier.` : ''}</p>
        : <>{told.body && <p>{told.body}</p>}{named && refusal.code !== 'mandate_not_in_force' && <p className="soft">{t`Manque : ${named}.`}</p>}</>}
    </Refusal>
  );
}
