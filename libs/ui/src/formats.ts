/** The formats of the house, bound to a language and a day: the only place where ui turns data into figures and dates. */
import { createContext, use } from 'react';

export type Locale = 'fr' | 'en';
/** brief "21 nov." · short "21 nov. 2026" · full "vendredi 27 nov. 2026" · long "21 novembre 2026" · numeric "21/11/2026" */
export type DayStyle = 'brief' | 'short' | 'full' | 'long' | 'numeric';
/** What a typed text was understood as, or why not; fault codes are made into sentences by the field. */
export type Heard<T> = { value: T } | { fault: string; what?: string };

const NARROW = '\u202f', MINUS = '\u2212';
const MONTHS = {
  fr: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};
const LONG_MONTHS = {
  fr: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
};
const WEEKDAYS = {
  fr: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

/** "1234.5" → "1 234,50 €"; the thin space never breaks, minus is U+2212. Input: a decimal string of euros. */
export function formatMoney(decimal: string, locale: Locale, unit = true): string {
  const minus = decimal.startsWith('-');
  const [whole = '0', cents = ''] = decimal.replace(/^[-+]/, '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, locale === 'fr' ? NARROW : ',');
  const figure = `${grouped}${locale === 'fr' ? ',' : '.'}${cents.padEnd(2, '0').slice(0, 2)}`;
  const sign = minus ? MINUS : '';
  if (!unit) return sign + figure;
  return locale === 'fr' ? `${sign}${figure}${NARROW}€` : `${sign}€${figure}`;
}

/** "12.4" → "12,40 %" */
export function formatPercent(decimal: string, locale: Locale): string {
  const [whole = '0', part = ''] = decimal.split('.');
  const figure = `${whole}${locale === 'fr' ? ',' : '.'}${part.padEnd(2, '0')}`.replace('-', MINUS);
  return locale === 'fr' ? `${figure}${NARROW}%` : `${figure}%`;
}

const parts = (iso: string) => {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  return { year, month, day, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() };
};

/** An ISO day "2026-11-21" in words; a month never parts from its day. */
export function formatDay(iso: string, locale: Locale, style: DayStyle = 'short'): string {
  const { year, month, day, weekday } = parts(iso);
  if (style === 'numeric') return `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`;
  const name = (style === 'long' ? LONG_MONTHS : MONTHS)[locale][month - 1];
  const dayOf = locale === 'fr' && day === 1 ? '1er' : String(day);
  const short = `${dayOf}\u00a0${name}`;
  if (style === 'brief') return short;
  if (style === 'full') return `${WEEKDAYS[locale][weekday]} ${short} ${year}`;
  return `${short} ${year}`;
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
    money: (decimal, unit) => formatMoney(decimal, locale, unit),
    percent: (decimal) => formatPercent(decimal, locale),
    day: (iso, style) => formatDay(iso, locale, style),
    hour: (instant) => formatHour(instant, locale),
    moment: (instant) => {
      const day = dayOfInstant(instant);
      if (day === today) return formatHour(instant, locale);
      return formatDay(day, locale, day.slice(0, 4) === today.slice(0, 4) ? 'brief' : 'short');
    },
  };
}

export const FormatsContext = createContext<Formats>(formatsFor('fr', dayOfInstant(new Date())));
export const useFormats = (): Formats => use(FormatsContext);
