import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useFormats } from '@quittance/ui';
import { useDisputeWords } from '../disputes/words.ts';
import { useCounts } from '../intake/words.ts';
import { useMessageWords } from '../messages/words.ts';
import { usePaymentWords } from '../payments/words.ts';
import { useQuestionWords } from '../questions/words.ts';
import { factsOf, type FactLike } from './facts.ts';

/** The sentences of money, plans, disputes, questions, mails and visits; undefined: not one of these. */
export function useAmicableStory(): (code: string, facts: readonly FactLike[]) => string | undefined {
  const { t } = useLingui();
  const { money, day, today } = useFormats();
  const counts = useCounts();
  const payments = usePaymentWords(), disputes = useDisputeWords(), questions = useQuestionWords(), messages = useMessageWords();
  return (code, list) => {
    const fact = factsOf(list);
    const euros = (key: string) => { const value = fact(key); return value ? money(value) : '—'; };
    const on = (key: string) => { const value = fact(key); return value ? day(value, value.slice(0, 4) === today.slice(0, 4) ? 'brief' : 'short') : '—'; };
    const because = (line: string, why: string | undefined) => (why ? t`${line} : « ${why} »` : line);
    const number = fact('number') ?? '';
    switch (code) {
      case 'payment.recorded': {
        const by = fact('receivedBy') ?? 'agency', claim = fact('claim');
        const line = t`${euros('amount')} par ${payments.means(fact('means') ?? 'other')}, valeur ${on('valueOn')}`;
        return [line, by !== 'agency' && t`reçu par ${payments.receiver(by, fact('study'))}`, claim && t`sur ${claim}`].filter(Boolean).join(', ');
      }
      case 'payment.reversed': return because(t`Versement de ${euros('amount')} du ${on('valueOn')} annulé`, fact('reason'));
      case 'receipt.issued': return t`Quittance ${number}, ${euros('amount')}`;
      case 'receipt.failed': return t`La quittance ${number} n’a pas pu être faite`;
      case 'case.closed': return fact('reason') === 'withdrawn' ? t`Dossier clos : le créancier renonce à toutes ses créances` : fact('reason') === 'barred' ? t`Dossier clos : le reste est prescrit` : fact('reason') !== 'paid' ? t`Dossier clos` : fact('overpaid') ? t`Dossier payé et clos ; ${euros('overpaid')} versés en trop` : t`Dossier payé et clos`;
      case 'case.reopened': return t`Dossier rouvert : ${euros('due')} dus`;

      case 'plan.proposed': {
        const months = counts.months(Number(fact('months') ?? 1)), by = fact('by') === 'debtor' ? t`Demande à payer ${euros('total')} en ${months} dès le ${on('firstOn')}` : t`Échéancier proposé : ${euros('total')} en ${months} dès le ${on('firstOn')}`;
        return fact('outside') ? t`${by}, hors des limites du mandat` : by;
      }
      case 'plan.agreed': { const months = counts.months(Number(fact('months') ?? 1)); return t`Échéancier convenu : ${euros('total')} en ${months} dès le ${on('firstOn')}`; }
      case 'plan.refused': return because(t`Échéancier refusé`, fact('reason'));
      case 'plan.late': return t`Échéance du ${on('dueOn')} en retard, ${euros('amount')} : grâce jusqu’au ${on('until')}`;
      case 'plan.broken': return t`Échéancier rompu : ${euros('missing')} manquent de l’échéance du ${on('dueOn')}`;
      case 'plan.printed': return t`Accord d’échéancier imprimé`;
      case 'plan.pushed_back': return t`Échéancier suspendu par une mesure : repoussé de ${plural(Number(fact('days') ?? 1), { one: '# jour', other: '# jours' })}, prochain versement le ${on('nextOn')} (C. civ. 1218)`;
      case 'plan.resumed': return t`Échéancier repris`;
      case 'plan.completed': return t`Échéancier entièrement tenu, ${euros('total')}`;
      case 'plan.ended': { const reason = fact('reason'); return reason === 'superseded' ? t`Échéancier remplacé par un nouveau` : reason === 'paid' ? t`Échéancier sans objet : plus rien n’est dû` : reason === 'recalled' ? t`Échéancier proposé sans suite : le créancier a repris le dossier` : because(t`Échéancier arrêté`, reason); }

      case 'dispute.opened': { const why = disputes.reason(fact('reason') ?? 'other'), claims = fact('claims'); return because(claims ? t`Conteste ${claims}, ${why}` : t`Conteste, ${why}`, fact('words')); }
      case 'dispute.answered': return fact('documents') ? t`Le créancier répond à la contestation, pièces jointes` : t`Le créancier répond à la contestation`;
      case 'dispute.settled': { const outcome = disputes.outcome(fact('outcome') ?? ''); return because(fact('credited') ? t`Contestation tranchée, ${outcome}, avoir de ${euros('credited')}` : t`Contestation tranchée, ${outcome}`, fact('words')); }
      case 'question.asked': return because(fact('amount') ? t`Frais à convenir ${questions.askedOf(fact('of') ?? 'creditor')}, ${euros('amount')} : ${fact('purpose') ?? ''}` : fact('wanted') ? t`Pièce demandée ${questions.askedOf(fact('of') ?? 'creditor')} : ${questions.wanted(fact('wanted')!)}` : t`Question ${questions.askedOf(fact('of') ?? 'creditor')}`, fact('text'));
      case 'question.answered': if (fact('decision')) return because(fact('decision') === 'agreed' ? (fact('about') === 'plan' ? t`Le créancier accepte l’échéancier` : t`Le créancier accepte les frais`) : fact('about') === 'plan' ? t`Le créancier refuse l’échéancier` : t`Le créancier refuse les frais`, fact('text')); return because(fact('documents') ? t`Réponse reçue, pièces jointes` : t`Réponse reçue`, fact('text'));

      case 'visit.opened': return fact('by') === 'letter' ? t`Le débiteur ouvre sa page, par le code de la lettre` : t`Le débiteur ouvre sa page, par un code reçu`;
      case 'visit.code_sent': return t`Code d’accès envoyé à ${fact('to') ?? '—'}`;
      case 'message.queued': case 'message.sent': return t`${messages.purpose(fact('purpose') ?? '')}, ${messages.channel(fact('channel') ?? 'mail')} à ${fact('to') ?? '—'}`;
      case 'message.failed': if (fact('cause') === 'withdrawn') return t`${messages.purpose(fact('purpose') ?? '')} : le message à ${fact('to') ?? '—'} a été retiré avant de partir`;
        return t`${messages.purpose(fact('purpose') ?? '')} : le message à ${fact('to') ?? '—'} n’est pas parti`;
      default: return undefined;
    }
  };
}
