/** The formats of the house, bound to a language and a day: the only place where ui turns data into figures and dates. */
import { formatAmount, formatDate, formatDayMonth, formatMoney, formatPercent, parseMoney } from '@quittance/law';
import { createContext, use } from 'react';

export type Locale = 'fr' | 'en';
/** brief "21 nov." · short "21 nov. 2026" · full "vendredi 27 nov. 2026" · long "21 novembre 2026" · numeric "21/11/2026" */
export type DayStyle = 'brief' | 'short' | 'full' | 'long' | 'numeric';
/** What a typed text was understood as, or why not; fault codes are made into sentences by the field. */
export type Heard<T> = { value: T } | { fault: string; what?: string };

const WEEKDAYS = {
  fr: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

/** What a day adds may come with more decimals: shown to the cent, halves up. */
function toCents(decimal: string): string {
  const [whole = '0', part = ''] = decimal.split('.');
  if (part.length <= 2) return decimal;
  const cents = BigInt(whole + part.slice(0, 2)) + (part[2]! >= '5' ? 1n : 0n);
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}

/** A decimal string of euros as written: "1 234,50 €". What is no amount is a fault of ours, shown as it came. */
function writeMoney(decimal: string, locale: Locale, unit: boolean): string {
  const found = /^([-+]?)(\d+(?:\.\d+)?)$/.exec(decimal);
  const cents = found && parseMoney(toCents(found[2]!));
  if (cents === undefined || cents === null) return decimal;
  const amount = found![1] === '-' ? -cents : cents;
  return unit ? formatMoney(amount, locale) : formatAmount(amount, locale);
}

/** An ISO day in words; a month never parts from its day. */
function writeDay(iso: string, locale: Locale, style: DayStyle): string {
  if (style === 'brief') return formatDayMonth(iso, locale);
  if (style === 'numeric') return formatDate(iso, 'short', locale);
  if (style === 'full') return `${WEEKDAYS[locale][new Date(`${iso}T00:00:00Z`).getUTCDay()]} ${formatDate(iso, 'medium', locale)}`;
  return formatDate(iso, style === 'long' ? 'long' : 'medium', locale);
}

const PARIS = 'Europe/Paris';
const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone: PARIS, year: 'numeric', month: '2-digit', day: '2-digit' });
const clockTime = new Intl.DateTimeFormat('en-GB', { timeZone: PARIS, hour: '2-digit', minute: '2-digit' });

/** The legal day, in Paris, of an instant. */
export const dayOfInstant = (instant: string | Date): string => isoDay.format(new Date(instant));

/** "9 h 41" / "9:41 am" is never used: 24 hours in both languages. */
export function formatHour(instant: string, locale: Locale): string {
  const [hour = '0', minute = '00'] = clockTime.format(new Date(instant)).split(':');
  return locale === 'fr' ? `${Number(hour)}\u00a0h\u00a0${minute}` : `${hour}:${minute}`;
}

export interface Formats {
  readonly locale: Locale;
  /** The legal day of today in Paris, ISO. */
  readonly today: string;
  money(decimal: string, unit?: boolean): string;
  percent(decimal: string): string;
  day(iso: string, style?: DayStyle): string;
  hour(instant: string): string;
  /** Today shows the hour, this year the day and month, else the day in full. */
  moment(instant: string): string;
}

export function formatsFor(locale: Locale, today: string): Formats {
  return {
    locale, today,
    money: (decimal, unit = true) => writeMoney(decimal, locale, unit),
    percent: (decimal) => formatPercent(decimal, locale),
    day: (iso, style = 'short') => writeDay(iso, locale, style),
    hour: (instant) => formatHour(instant, locale),
    moment: (instant) => {
      const day = dayOfInstant(instant);
      if (day === today) return formatHour(instant, locale);
      return writeDay(day, locale, day.slice(0, 4) === today.slice(0, 4) ? 'brief' : 'short');
    },
  };
}

export const FormatsContext = createContext<Formats>(formatsFor('fr', dayOfInstant(new Date())));
export const useFormats = (): Formats => use(FormatsContext);
