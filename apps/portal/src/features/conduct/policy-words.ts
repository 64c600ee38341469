import { useLingui } from '@lingui/react/macro';
import { useFormats } from '@quittance/ui';
import { useCounts } from '../intake/words.ts';
import type { PolicyCap, PolicyWindow } from './conduct.queries.ts';
import { useClockTime } from './when.ts';
import { useConductWords } from './words.ts';

type CapShape = Omit<PolicyCap, '__typename'>;
type WindowShape = Omit<PolicyWindow, '__typename' | 'spans'> & { readonly spans: readonly { from: string; to: string }[] };

/** Contact rules in whole sentences: when, how often, and what becomes of the rest. */
export function usePolicyWords() {
  const { t } = useLingui();
  const { locale } = useFormats();
  const counts = useCounts();
  const clock = useClockTime();
  const { channels } = useConductWords();
  const days = [t`lundi`, t`mardi`, t`mercredi`, t`jeudi`, t`vendredi`, t`samedi`, t`dimanche`];
  const capital = (text: string) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
  /** [1,2,3,4,5] → "du lundi au vendredi"; [1,3] → "lundi, mercredi". */
  const weekdays = (list: readonly number[]): string => {
    const sorted = [...new Set(list)].sort((a, b) => a - b), first = sorted[0], last = sorted.at(-1);
    if (first === undefined || last === undefined) return '—';
    if (sorted.length === 7) return t`tous les jours`;
    const from = days[first - 1] ?? '', to = days[last - 1] ?? '';
    if (sorted.length > 2 && last - first === sorted.length - 1) return t`du ${from} au ${to}`;
    return sorted.map((day) => days[day - 1] ?? String(day)).join(', ');
  };
  const outcome = (one: string): string => (one === 'warn' ? t`signalé` : t`refusé`);
  return {
    day: (number: number): string => days[number - 1] ?? String(number), weekdays, outcome,
    window: (window: WindowShape): string => {
      const hours = window.spans.map(({ from, to }) => t`de ${clock(from)} à ${clock(to)}`).join(', ');
      const holidays = window.publicHolidays ? t`jours fériés compris` : t`jamais un jour férié`;
      return t`${capital(channels(window.channels))} : ${weekdays(window.weekdays)}, ${hours}, ${holidays} ; hors de ces heures, ${outcome(window.outside)}.`;
    },
    cap: (cap: CapShape): string => {
      const within = cap.withinDays === 1 ? t`par jour` : t`en ${counts.days(cap.withinDays)}`, many = cap.atMost > 1;
      const what = cap.id === 'answeredCalls' ? (many ? t`${cap.atMost} appels aboutis au plus ${within}` : t`Un appel abouti au plus ${within}`) : many ? t`${cap.atMost} contacts au plus ${within}` : t`Un contact au plus ${within}`;
      return cap.id === 'answeredCalls' ? t`${what} ; au-delà, ${outcome(cap.beyond)}.` : t`${what} (${channels(cap.channels)}) ; au-delà, ${outcome(cap.beyond)}.`;
    },
  };
}
