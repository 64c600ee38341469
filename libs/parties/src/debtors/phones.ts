import { parsePhoneNumberFromString as parseAll } from 'libphonenumber-js/max';
import { parsePhoneNumberFromString as parseShape } from 'libphonenumber-js/min';
import type { CountryCode } from 'libphonenumber-js';

/** A number as everybody dials it, as it is shown in France, and what answers there; null: it can't be told from the number. */
export interface Phone { e164: string; shown: string; line: 'mobile' | 'landline' | 'other' | null }

const FRENCH = /^0[1-9]\d{8}$/;
const bare = (text: string): string => text.replace(/\(0\)/gu, '').replace(/[\s.\u00a0\u202f()/-]/gu, '').replace(/^00/u, '+');
const LINES: Readonly<Record<string, Phone['line']>> = { MOBILE: 'mobile', FIXED_LINE: 'landline', VOIP: 'landline' };

/**
 * What a text says, read as in `country` (ISO 3166) where it has no prefix of its own; undefined: no number of that country. The shape of the
 * country's plan decides, not which blocks are assigned today: those change faster than any list.
 */
export function phoneOf(text: string, country: string = 'FR'): Phone | undefined {
  const asked = bare(text), from = country.toUpperCase() as CountryCode;
  const shape = parseShape(asked, from);
  if (!shape?.isValid()) return undefined;
  const number = parseAll(asked, from) ?? shape, french = number.country === 'FR' || (!number.country && number.countryCallingCode === '33');
  const type = number.getType();
  return {
    e164: number.number, shown: (french ? number.formatNational() : number.formatInternational()).replace(/ /gu, '\u00a0'),
    line: type ? (LINES[type] ?? (type === 'FIXED_LINE_OR_MOBILE' ? null : 'other')) : french ? (/^\+33[67]/u.test(number.number) ? 'mobile' : 'landline') : null,
  };
}

/** The same, of the number alone: a hundred thousand lines of a file are mostly ten French digits, which need no library. */
export function e164Of(text: string, country: string = 'FR'): string | null {
  const asked = bare(text);
  return FRENCH.test(asked) && country.toUpperCase() === 'FR' ? `+33${asked.slice(1)}` : (phoneOf(asked, country)?.e164 ?? null);
}
