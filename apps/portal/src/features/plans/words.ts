import { useLingui } from '@lingui/react/macro';

/** The words of a plan and of its instalments. */
export function usePlanWords() {
  const { t } = useLingui();
  const states: Record<string, string> = { proposed: t`proposé`, agreed: t`en cours`, refused: t`refusé`, broken: t`rompu`, completed: t`entièrement tenu`, ended: t`arrêté` };
  const instalments: Record<string, string> = { kept: t`payée`, partly: t`payée en partie`, due: t`à payer`, late: t`en retard, délai de grâce`, missed: t`manquée`, waiting: t`à venir` };
  const tones: Record<string, 'wait' | 'settled' | undefined> = { kept: 'settled', partly: 'wait', due: 'wait', late: 'wait' };
  return {
    state: (state: string): string => states[state] ?? state,
    stateTone: (state: string): 'wait' | 'settled' | undefined => (state === 'proposed' ? 'wait' : state === 'completed' ? 'settled' : undefined),
    instalment: (state: string): string => instalments[state] ?? state,
    tone: (state: string) => tones[state],
    interest: (interest: string): string => (interest === 'stops' ? t`Les intérêts s’arrêtent tant que l’échéancier est tenu.` : t`Les intérêts continuent de courir sur ce qui reste.`),
  };
}
