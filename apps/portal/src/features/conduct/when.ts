import { useLingui } from '@lingui/react/macro';
import { useFormats } from '@quittance/ui';

/** "10:00" → "10 h", "10:30" → "10 h 30", "24:00" → "minuit"; English keeps "10:00". */
export function useClockTime(): (time: string) => string {
  const { t } = useLingui();
  const { locale } = useFormats();
  return (time) => {
    const [hour = '0', minute = '00'] = time.split(':');
    if (time === '24:00') return t`minuit`;
    return locale === 'fr' ? `${Number(hour)}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}` : `${hour.padStart(2, '0')}:${minute}`;
  };
}

/** The next moment at which a contact passes: "pas avant 14 h", "pas avant jeudi 27 nov., 10 h"; at midnight the day alone is said. */
export function useNotBefore(): (instant: string) => string {
  const { t } = useLingui();
  const { day, today } = useFormats();
  const clock = useClockTime();
  return (instant) => {
    const there = Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/Paris');
    const on = there.toPlainDate().toString(), time = there.toPlainTime().toString({ smallestUnit: 'minute' }), at = clock(time);
    if (on === today) return t`pas avant ${at}`;
    // A weekday and a day: the year goes without saying.
    const weekday = day(on, 'full').replace(/[\s\u00a0\u202f]\d{4}$/, '');
    return time === '00:00' ? t`pas avant ${weekday}` : t`pas avant ${weekday}, ${at}`;
  };
}
