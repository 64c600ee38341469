import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useFormats } from '@quittance/ui';
import { factsOf, type FactLike } from '../timeline/facts.ts';

export const PAUSE_REASONS = ['negotiation', 'own_dispute', 'commercial', 'awaiting_paper', 'other'] as const;
export const RECALL_REASONS = ['settled_directly', 'commercial', 'other_counsel', 'given_up', 'mistake', 'other'] as const;

/** Why a case rests or is taken back, and what follows of it, each in a sentence. */
export function useRestWords() {
  const { t } = useLingui();
  const { money, day, percent } = useFormats();
  const pauses: Record<string, string> = { negotiation: t`nous négocions avec lui`, own_dispute: t`nous vérifions un litige`, commercial: t`raison commerciale`, awaiting_paper: t`nous attendons une pièce`, other: t`autre raison` };
  const recalls: Record<string, string> = { settled_directly: t`réglé directement entre nous`, commercial: t`raison commerciale`, other_counsel: t`confié à un autre conseil`, given_up: t`nous renonçons`, mistake: t`confié par erreur`, other: t`autre raison` };
  const follows = ({ code, facts }: { code: string; facts: readonly FactLike[] }, paused: boolean): string => {
    const fact = factsOf(facts);
    // A clause ends as its author ended it; the sentence around it ends once.
    const clause = (fact('clause') ?? '—').replace(/\.\s*$/u, '');
    const euros = (key: string) => { const value = fact(key); return value ? money(value) : '—'; };
    const on = (key: string) => { const value = fact(key); return value ? day(value) : '—'; };
    switch (code) {
      case 'demands_stop': return paused ? t`Aucune demande ne part jusqu’au ${on('until')} : ni lettre, ni relance, ni appel.` : t`L’agence ne demande plus rien au débiteur.`;
      case 'resumes_itself': return t`Le dossier reprend de lui-même le ${on('on')}. Vous pouvez le reprendre avant.`;
      case 'interest_runs': return t`Les intérêts continuent de courir : ${euros('perDay')} par jour, ${euros('total')} sur la pause au taux de ce jour.`;
      case 'limitation_runs': return t`La prescription continue de courir : elle est acquise le ${on('on')}.`;
      case 'plan_goes_on': return fact('nextOn') ? t`L’échéancier convenu continue, prochaine échéance le ${on('nextOn')} ; aucun rappel ne part.` : t`L’échéancier convenu continue ; aucun rappel ne part.`;
      case 'study_goes_on': return fact('study') ? t`${fact('study')!} poursuit ses actes : demandez à l’agence de les faire suspendre.` : t`L’étude poursuit ses actes : demandez à l’agence de les faire suspendre.`;
      case 'letters_stopped': { const count = Number(fact('count') ?? 1); return t`${plural(count, { one: 'Une lettre qui attend d’être imprimée ne part pas.', other: '# lettres qui attendent d’être imprimées ne partent pas.' })}`; }
      case 'messages_withdrawn': { const count = Number(fact('count') ?? 1); return t`${plural(count, { one: 'Un message écrit et pas encore parti est retiré.', other: '# messages écrits et pas encore partis sont retirés.' })}`; }
      case 'page_closes': return t`La page du débiteur se ferme ; il lit que vous avez repris le dossier.`;
      case 'promise_lapses': return fact('amount') ? t`Sa promesse de ${euros('amount')} pour le ${on('on')} n’est plus suivie.` : t`Sa promesse pour le ${on('on')} n’est plus suivie.`;
      case 'plan_binds': return fact('nextOn') ? t`L’échéancier convenu vous engage toujours ; à vous de le suivre, prochaine échéance le ${on('nextOn')}.` : t`L’échéancier convenu vous engage toujours ; à vous de le suivre.`;
      case 'plan_proposal_lapses': return t`L’échéancier proposé, sans réponse encore, tombe.`;
      case 'dispute_yours': return t`La contestation du ${on('on')} n’est pas tranchée : elle vous revient.`;
      case 'questions_lapse': { const count = Number(fact('count') ?? 1); return t`${plural(count, { one: 'La question qui vous attend tombe.', other: 'Les # questions qui vous attendent tombent.' })}`; }
      case 'title_yours': return t`Le titre exécutoire du ${on('on')} vous reste.`;
      case 'limitation_yours': return t`La prescription est désormais à votre charge : elle est acquise le ${on('on')}.`;
      case 'costs_due': return t`Les frais avancés restent dus à l’agence : ${euros('amount')}.`;
      case 'fee_due': if (fact('fee')) {
        const how = fact('rate') ? (fact('from') ? t`${percent(fact('rate')!)}, barème du ${on('from')}` : percent(fact('rate')!)) : fact('from') ? t`barème du ${on('from')}` : t`minimum par dossier`;
        return t`La commission due sur ${euros('recovered')} déjà recouvrés est de ${euros('fee')} hors taxes, ${euros('total')} TVA comprise (${how}, mandat ${fact('mandate') ?? '—'}). Clause : « ${clause} ».`;
      }
        return fact('recovered') && !/^0+(\.0+)?$/.test(fact('recovered')!)
        ? t`La commission reste due sur ${euros('recovered')} déjà recouvrés : ${percent(fact('rate') ?? '0')} hors taxes (mandat ${fact('mandate') ?? '—'}). Clause : « ${clause} ».`
        : t`Rien n’est recouvré : ce que l’agence peut demander suit la clause de commission du mandat ${fact('mandate') ?? '—'} : « ${clause} ».`;
      case 'later_money': return t`Ce que le débiteur verserait encore à l’agence vous est reversé sous ${fact('days') ?? '—'} jours.`;
      default: return code;
    }
  };
  return { pause: (reason: string): string => pauses[reason] ?? reason, recall: (reason: string): string => recalls[reason] ?? reason, follows };
}
