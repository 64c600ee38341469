import { useLingui } from '@lingui/react';
import { formatDate, formatMoney, formatPercent, type FormatLocale } from '@quittance/law';
import type { Amount, Day, Moment } from '../view.ts';

/** How amounts, days and rates are said in the reader's language. */
export function useSay() {
  const locale: FormatLocale = useLingui().i18n.locale === 'en' ? 'en' : 'fr';
  return {
    locale,
    money: (amount: Amount) => formatMoney(BigInt(amount), locale),
    day: (day: Day | Moment) => formatDate(day.slice(0, 10), 'long', locale),
    hour: (moment: Moment) => (locale === 'fr' ? moment.slice(11, 16).replace(':', '\u00a0h\u00a0') : moment.slice(11, 16)),
    percent: (rate: string) => formatPercent(rate, locale),
    /** "0.1867" euros a day as "0,19 €": what is less than a cent is said with four decimals. */
    daily: (value: string) => {
      const tenThousandths = BigInt(value.replace('.', ''));
      if (tenThousandths >= 100n || tenThousandths === 0n) return formatMoney((tenThousandths + 50n) / 100n, locale);
      return locale === 'fr' ? `${value.replace('.', ',')}\u202f€` : `€${value}`;
    },
  };
}

/** A colon, a question mark: French puts a narrow space before them. */
export const isZero = (amount: Amount): boolean => BigInt(amount) === 0n;
