/**
 * Amounts to exact decimal strings with two decimals, never through a floating number.
 * A creditor's spreadsheet writes "1 234,56 €", "1.234,56" or "1,234.56"; where a writing has two readings, none is chosen.
 */
import type { ReadCode, ReadFacts } from './read-file.ts';

/** The amount, or the code and facts of its refusal. */
export type AmountReading = { readonly amount: string } | { readonly code: ReadCode; readonly facts: ReadFacts };

/** below ten thousand billion: far over any claim, far under what 64 bits of cents hold */
const WHOLE_DIGITS = 13;
const SPACES = /[\s\u00a0\u202f\u2007\u2009'’]/u;

function refused(code: ReadCode, value: string, more: ReadFacts = {}): AmountReading {
  return { code, facts: { value, ...more } };
}

/** Whole and decimal digits to "1234.56"; refuses a third decimal that is not zero. */
function exact(value: string, negative: boolean, whole: string, decimals: string): AmountReading {
  const digits = whole.replace(/^0+(?=\d)/u, '') || '0';
  if (digits.length > WHOLE_DIGITS) return refused('amount_too_large', value);
  const kept = decimals.replace(/0+$/u, '').padEnd(2, '0');
  if (kept.length > 2) return refused('amount_decimals', value);
  const amount = `${digits}.${kept}`;
  return { amount: negative && amount !== '0.00' ? `-${amount}` : amount };
}

function grouped(whole: string, separator: RegExp | string): string | null {
  const groups = whole.split(separator);
  const regular = groups.every((group, at) => (at === 0 ? /^\d{1,3}$/u : /^\d{3}$/u).test(group));
  return regular ? groups.join('') : null;
}

/** An amount as people write it in a table. A minus sign, before or after, or accounting parentheses, gives a negative amount. */
export function writtenAmount(value: string): AmountReading {
  let text = value.trim();
  if (text.length > 60) return refused('amount_unreadable', value);
  text = text.replace(/^(?:€|¤|EUR(?:OS?)?)\s*|\s*(?:€|¤|EUR(?:OS?)?)$/giu, '').trim();
  let negative = false;
  const signed = /^[-\u2212]\s*(.*)$/u.exec(text) ?? /^(.*?)\s*[-\u2212]$/u.exec(text) ?? /^\((.*)\)$/u.exec(text);
  if (signed !== null) {
    negative = true;
    text = (signed[1] ?? '').trim();
  } else if (text.startsWith('+')) text = text.slice(1).trim();
  text = text.replace(/^(?:€|¤)\s*|\s*(?:€|¤)$/gu, '').trim();

  if (/\p{L}/u.test(text)) return refused('amount_letter', value);
  if (!/^\d[\d.,\s\u00a0\u202f\u2007\u2009'’]*$/u.test(text) || !/\d$/u.test(text)) return refused('amount_unreadable', value);

  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (last === -1) {
    const whole = grouped(text, SPACES) ?? (/^\d+$/u.test(text) ? text : null);
    return whole === null ? refused('amount_unreadable', value) : exact(value, negative, whole, '');
  }
  const mark = text.charAt(last);
  const other = mark === '.' ? ',' : '.';
  const before = text.slice(0, last);
  const after = text.slice(last + 1);
  if (!/^\d+$/u.test(after)) return refused('amount_unreadable', value);

  // "1.234.567": a mark that comes back separates thousands.
  if (before.includes(mark)) {
    const whole = before.includes(other) ? null : grouped(text, mark);
    return whole === null ? refused('amount_unreadable', value) : exact(value, negative, whole, '');
  }
  if (/^\d+$/u.test(before)) {
    // "1.204": one thousand two hundred and four, or one and a fifth? Only a leading zero or four digits before the mark would settle it.
    if (after.length === 3 && before.length <= 3 && !before.startsWith('0')) {
      return refused('amount_ambiguous', value, { first: `${before}\u202f${after},00`, second: `${before},${after}` });
    }
    return exact(value, negative, before, after);
  }
  const whole = grouped(before, before.includes(other) ? other : SPACES);
  return whole === null ? refused('amount_unreadable', value) : exact(value, negative, whole, after);
}

/** An amount of an XML document: an xsd:decimal, of either sign. The refusal shows the form expected there, for it is not the one of a table. */
export function decimalAmount(value: string): AmountReading {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/u.exec(value.trim());
  const whole = match?.[2] ?? '';
  const decimals = match?.[3] ?? '';
  if (match === null || whole + decimals === '') return refused(/\p{L}/u.test(value) ? 'amount_letter' : 'amount_unreadable', value, { expected: '60.00' });
  return exact(value, match[1] === '-', whole, decimals);
}

/** Cents of an amount made here, for comparing. */
export function centsOf(amount: string): bigint {
  return BigInt(amount.replace('.', ''));
}

/** Cents to the amount that readers hand on, "1234.56". */
export function amountOf(cents: bigint): string {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export type RateReading = { readonly rate: string } | { readonly code: ReadCode; readonly facts: ReadFacts };

/** A yearly rate in percent, "12,4 %" to "12.40". */
export function writtenRate(value: string): RateReading {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*(%?)$/u.exec(flatSpaces(value));
  if (match === null) return { code: 'rate_unreadable', facts: { value } };
  const whole = String(Number(match[1]));
  const decimals = (match[2] ?? '').padEnd(2, '0');
  if (Number(whole) > 100 || (whole === '100' && decimals !== '00')) return { code: 'rate_unreadable', facts: { value } };
  // A spreadsheet stores 12 % as 0,12: without the sign, both readings stand.
  if (whole === '0' && decimals !== '00' && match[3] === '') {
    return { code: 'rate_without_percent', facts: { value, first: `0,${decimals}`, second: String(Number(decimals)) } };
  }
  return { rate: `${whole}.${decimals}` };
}

function flatSpaces(value: string): string {
  return value.replace(/[\s\u00a0\u202f]+/gu, ' ').trim();
}
