import { useLingui } from '@lingui/react/macro';

/** Days of the week and hours, as one picks them. */
export function useDigestWords() {
  const { t } = useLingui();
  const days = [t`lundi`, t`mardi`, t`mercredi`, t`jeudi`, t`vendredi`, t`samedi`, t`dimanche`];
  return {
    days, day: (weekday: number) => days[weekday - 1] ?? '', hour: (hour: number) => t`${hour} h`,
    cadences: [{ value: 'weekly', label: t`Chaque semaine` }, { value: 'daily', label: t`Chaque jour` }, { value: 'off', label: t`Jamais` }],
  };
}
