/** Words and figures as a French letter sets them, and markup that cannot be broken out of. */
import { NO_BREAK_SPACE, formatDate, monthNames } from '@quittance/law';

/** Markup that is already safe. Everything else that enters `html` is text and is escaped. */
export class Markup {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
  toString(): string {
    return this.source;
  }
}

export type Inset = string | number | Markup | null | undefined | false | readonly Inset[];

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPED[sign]!).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '');

export function html(parts: TemplateStringsArray, ...insets: Inset[]): Markup {
  let source = parts[0]!;
  for (let i = 0; i < insets.length; i += 1) source += inset(insets[i]) + parts[i + 1]!;
  return new Markup(source);
}

function inset(value: Inset): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.source;
  if (typeof value === 'object') return value.map(inset).join('');
  return escapeHtml(String(value));
}

/** Text as a CSS string, for the foot of the page: nothing but letters, digits and plain signs goes through as it is. */
export const cssString = (text: string): string => `"${text.replace(/[^\p{L}\p{N} ,.\u00a0\u202f]/gu, (sign) => `\\${sign.codePointAt(0)!.toString(16)} `)}"`;

/** "18 novembre": a month never parts from its day. */
export const dayAndMonth = ({ day, month }: Temporal.PlainDate): string => `${day === 1 ? '1er' : day}${NO_BREAK_SPACE}${monthNames('fr')[month - 1]!}`;
/** "18 novembre 2026". */
export const longDay = (day: Temporal.PlainDate): string => `${dayAndMonth(day)} ${day.year}`;
/** "18/11/2026": in the table of a letter only. */
export const shortDay = (day: Temporal.PlainDate): string => formatDate(day, 'short');
/** "01/05 – 30/06/2026", or both in full across a new year. */
export function period(from: Temporal.PlainDate, to: Temporal.PlainDate): string {
  if (from.equals(to)) return shortDay(to);
  return `${from.year === to.year ? shortDay(from).slice(0, 5) : shortDay(from)}${NO_BREAK_SPACE}–${NO_BREAK_SPACE}${shortDay(to)}`;
}

const COUNTS = ['', 'Une', 'Deux', 'Trois', 'Quatre', 'Cinq', 'Six', 'Sept', 'Huit', 'Neuf', 'Dix', 'Onze', 'Douze'];
/** A feminine count at the head of a sentence: "Une", "Trois", "40". */
export const count = (value: number): string => COUNTS[value] ?? String(value);

/** "a", "a et b", "a, b et c". */
export function enumerate(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} et ${items.at(-1)!}`;
}

export const sum = (values: Iterable<bigint>): bigint => {
  let total = 0n;
  for (const value of values) total += value;
  return total;
};
