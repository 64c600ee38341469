import { useLingui } from '@lingui/react/macro';
import { useFormats } from '@quittance/ui';
import { addDays, daysBetween, factsOf } from '../timeline/facts.ts';
import { useHoldWords } from '../holds/words.ts';
import type { QueueLine } from './queue.queries.ts';

export interface Why { text: string; tone?: 'danger' | 'wait' | undefined }

/** Why a case stands where it stands, in a few words. */
export function useQueueWords() {
  const { t } = useLingui();
  const { day, today } = useFormats();
  const { task } = useHoldWords();
  const said = (on: string) => (on === addDays(today, -1) ? t`hier` : t`le ${day(on, on.slice(0, 4) === today.slice(0, 4) ? 'brief' : 'short')}`);
  return {
    why: (row: Pick<QueueLine, 'reason' | 'reasonFacts' | 'limitationOn' | 'nextActionOn'>): Why => {
      const fact = factsOf(row.reasonFacts);
      const on = fact('on') ?? fact('dueOn') ?? fact('expires') ?? fact('openedOn') ?? fact('since');
      switch (row.reason) {
        case 'limitation_red': case 'limitation_amber': {
          const until = row.limitationOn ?? on, left = until ? daysBetween(today, until) : undefined;
          const tone = row.reason === 'limitation_red' ? 'danger' as const : 'wait' as const;
          if (left === undefined) return { tone, text: t`Prescription proche` };
          if (left < 0) return { tone: 'danger', text: t`Prescrit` };
          if (left === 0) return { tone, text: t`Prescrit ce soir` };
          return { tone, text: left === 1 ? t`Prescrit demain` : t`Prescrit dans ${left} jours` };
        }
        case 'hold_task': {
          const due = fact('due'), what = task(fact('task')), left = due ? daysBetween(today, due) : undefined;
          const tone = left === undefined ? undefined : left <= 3 ? 'danger' as const : left <= 15 ? 'wait' as const : undefined;
          return due ? { tone, text: t`${what}, ${left! < 0 ? t`passé depuis le ${day(due, 'brief')}` : left === 0 ? t`ce jour` : t`avant le ${day(due, 'brief')}`}` } : { text: what };
        }
        case 'promise_due': return { tone: 'wait', text: t`Promesse du jour` };
        case 'promise_broken': return { text: on ? t`Promesse échue ${said(on)}` : t`Promesse échue` };
        case 'callback_due': return { text: on && on < today ? t`Rappel prévu ${said(on)}` : t`À rappeler aujourd’hui` };
        case 'dispute_opened': return { tone: 'wait', text: on ? t`Contesté ${said(on)}` : t`Contesté` };
        case 'dispute_answered': return { tone: 'wait', text: t`Contestation : réponse reçue` };
        case 'plan_proposed': return { tone: 'wait', text: t`Échéancier demandé` };
        case 'plan_broken': return { tone: 'wait', text: on ? t`Plan rompu ${said(on)}` : t`Plan rompu` };
        case 'question': return { tone: 'wait', text: t`Une question attend` };
        case 'message': return { tone: 'wait', text: t`Message du créancier` };
        case 'paused': { const until = fact('until'); return { text: until ? t`En pause jusqu’au ${day(until, 'brief')}` : t`En pause` }; }
        case 'overdue': return { text: on ? t`En retard, prévu ${said(on)}` : t`En retard` };
        case 'new': return { text: on && on < today ? t`Nouveau, ${said(on)}` : t`Nouveau` };
        default: { const planned = row.nextActionOn; return { text: planned <= today ? t`Prévu aujourd’hui` : t`Prévu ${said(planned)}` }; }
      }
    },
  };
}
