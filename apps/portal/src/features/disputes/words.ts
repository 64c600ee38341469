import { useLingui } from '@lingui/react/macro';

export const REASONS = ['already_paid', 'not_delivered', 'wrong_amount', 'not_me', 'other'] as const;
export const OUTCOMES = ['upheld', 'partly', 'rejected', 'withdrawn'] as const;

/** The words of a dispute: why, where it stands, how it ended. */
export function useDisputeWords() {
  const { t } = useLingui();
  const reasons: Record<string, string> = { already_paid: t`déjà payé`, not_delivered: t`non livré, ou mal livré`, wrong_amount: t`somme inexacte`, not_me: t`n’est pas le débiteur`, other: t`autre raison` };
  const states: Record<string, string> = { open: t`sans réponse du créancier`, answered: t`le créancier a répondu`, settled: t`tranchée` };
  const outcomes: Record<string, string> = { upheld: t`fondée`, partly: t`fondée en partie`, rejected: t`non fondée`, withdrawn: t`retirée par le débiteur` };
  const events: Record<string, string> = { opened: t`contestation reçue`, answered: t`réponse du créancier`, settled: t`tranchée` };
  return {
    reason: (reason: string): string => reasons[reason] ?? reason,
    state: (state: string): string => states[state] ?? state,
    outcome: (outcome: string): string => outcomes[outcome] ?? outcome,
    event: (kind: string): string => events[kind] ?? kind,
  };
}
