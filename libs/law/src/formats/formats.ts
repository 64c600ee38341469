/**
 * How amounts, days and numbers are written, in French and in English. Written by hand rather than asked of Intl: a letter must say the
 * same on every machine for ever, and French thin spaces differ from one version of the tables to the next.
 */
import { formatScaled, type Cents } from '../money/money.ts';
import { formatRate } from '../money/rate.ts';

export type FormatLocale = 'fr' | 'en';
/** A Temporal.PlainDate has this shape. */
export interface CalendarDay { readonly year: number; readonly month: number; readonly day: number }
export type DayStyle = 'medium' | 'long' | 'short';

/** Narrow no-break space, as French puts between thousands and before a sign. */
export const THIN_SPACE = '\u202f';
/** No-break space: a month never parts from its day, nor a year from its month. */
export const NO_BREAK_SPACE = '\u00a0';
export const MINUS = '\u2212';

const MONTHS = {
  fr: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
} as const;
const SHORT_MONTHS = {
  fr: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
} as const;

export const monthNames = (locale: FormatLocale): readonly string[] => MONTHS[locale];

const grouped = (digits: string, separator: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, separator);

function decimal(text: string, locale: FormatLocale): string {
  const [whole = '', fraction] = text.split('.');
  return grouped(whole, locale === 'fr' ? THIN_SPACE : ',') + (fraction === undefined ? '' : (locale === 'fr' ? ',' : '.') + fraction);
}

/** Cents as "1 234,56" (fr) or "1,234.56" (en), for columns whose head names the unit. */
export function formatAmount(amount: Cents | bigint, locale: FormatLocale = 'fr'): string {
  const text = decimal(formatScaled(amount < 0n ? -amount : amount, 2), locale);
  return amount < 0n ? MINUS + text : text;
}

/** Cents as "1 234,56 €" (fr, narrow no-break spaces) or "€1,234.56" (en). The minus is U+2212. */
export function formatMoney(amount: Cents | bigint, locale: FormatLocale = 'fr'): string {
  const text = decimal(formatScaled(amount < 0n ? -amount : amount, 2), locale);
  const signed = locale === 'fr' ? `${text}${THIN_SPACE}€` : `€${text}`;
  return amount < 0n ? MINUS + signed : signed;
}

/** A count: "1 234" (fr), "1,234" (en). */
export function formatCount(count: number | bigint, locale: FormatLocale = 'fr'): string {
  const negative = count < 0;
  return (negative ? MINUS : '') + decimal((negative ? -count : count).toString(), locale);
}

/** A rate (ten-thousandths of a percent) or a decimal string as "12,40 %" (fr) or "12.40%" (en). */
export function formatPercent(rate: bigint | string, locale: FormatLocale = 'fr'): string {
  const text = decimal(typeof rate === 'string' ? rate : formatRate(rate), locale);
  return locale === 'fr' ? `${text}${THIN_SPACE}%` : `${text}%`;
}

/** The day of a Temporal.PlainDate, or of ISO text ("2026-11-21"). */
function calendarDay(day: CalendarDay | string): CalendarDay {
  if (typeof day !== 'string') return day;
  const [year = NaN, month = NaN, date = NaN] = day.slice(0, 10).split('-').map(Number);
  return { year, month, day: date };
}

const two = (value: number): string => String(value).padStart(2, '0');
const ordinal = (day: number, locale: FormatLocale): string => (locale === 'fr' && day === 1 ? '1er' : String(day));

/** medium "21 nov. 2026", long "21 novembre 2026", short "21/11/2026"; the first of a month is "1er" in French words. */
export function formatDate(day: CalendarDay | string, style: DayStyle = 'medium', locale: FormatLocale = 'fr'): string {
  const { year, month, day: date } = calendarDay(day);
  if (style === 'short') return `${two(date)}/${two(month)}/${String(year).padStart(4, '0')}`;
  return `${ordinal(date, locale)}${NO_BREAK_SPACE}${(style === 'long' ? MONTHS : SHORT_MONTHS)[locale][month - 1]}${NO_BREAK_SPACE}${year}`;
}

/** A day without its year, "21 nov.", for lists whose year is plain. */
export function formatDayMonth(day: CalendarDay | string, locale: FormatLocale = 'fr'): string {
  const { month, day: date } = calendarDay(day);
  return `${ordinal(date, locale)}${NO_BREAK_SPACE}${SHORT_MONTHS[locale][month - 1]}`;
}

/** "812 047 366"; what is no SIREN stays as it is. */
export function formatSiren(siren: string): string {
  const digits = siren.replace(/\s/g, '');
  return /^\d{9}$/.test(digits) ? grouped(digits, THIN_SPACE) : siren;
}

/** "FR76 3000 6000 …" in groups of four, with ordinary spaces: people copy it. */
export const formatIban = (iban: string): string => iban.replace(/\s/g, '').toUpperCase().replace(/(.{4})(?=.)/g, '$1 ');
