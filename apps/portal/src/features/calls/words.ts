import { useLingui } from '@lingui/react/macro';
import { useFormats } from '@quittance/ui';
import type { NextKind, Outcome, Reached } from './proposal.ts';

/** The words of a call and of what follows it, in one place for the panel, the thread and the queue. */
export function useCallWords() {
  const { t } = useLingui();
  const { day, today } = useFormats();
  const outcomes: Record<Outcome, string> = { promise: t`Promesse`, refusal: t`Refus`, dispute: t`Contestation`, absent: t`Absent`, message_left: t`Message laissé`, third_party: t`Tiers`, wrong_number: t`Faux numéro`, callback: t`Demande un rappel` };
  const reached: Record<Reached, string> = { debtor: t`le débiteur`, representative: t`son représentant`, third_party: t`un tiers`, nobody: t`personne` };
  const next: Record<NextKind | 'answer_plan' | 'settle_dispute' | 'hold_task', string> = { call: t`Appeler`, check_bank: t`Vérifier la banque`, send_formal_notice: t`Mettre en demeure`, wait_answer: t`Attendre la réponse`, choose_court: t`Choisir la voie judiciaire`, ask_creditor: t`Interroger le créancier`, answer_plan: t`Répondre au débiteur`, settle_dispute: t`Trancher la contestation`, hold_task: t`Suivre la mesure`, other: t`Autre geste` };
  return {
    outcome: (value: string): string => outcomes[value as Outcome] ?? value,
    reached: (value: string): string => reached[value as Reached] ?? value,
    nextKind: (kind: string): string => next[kind as NextKind] ?? kind,
    /** "Appeler", or the note where the act is another one. */
    next: (kind: string, note?: string | null): string => (kind === 'other' && note ? note : next[kind as NextKind] ?? kind),
    /** "aujourd’hui", "le lundi 30 nov. 2026" */
    onDay: (on: string): string => (on === today ? t`aujourd’hui` : t`le ${day(on, 'full')}`),
  };
}
