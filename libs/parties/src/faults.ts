/** What is asked of every text that enters: there, not too long, plausible. Each fault names its field. */
import { isValidBIC, isValidIBAN } from 'ibantools';
import { stdnum } from 'stdnum';
import type { FactValues, Fault } from '@quittance/platform';
import type { AddressInput, PostalAddress } from './address.type.ts';

const { siren: SIREN, tva: VAT } = stdnum['FR']!;
const EMAIL = /^[^\s@"(),:;<>[\\\]]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}]{2,}$/u;
const MOST = { name: 200, line: 200, city: 120, email: 254, phone: 40, clause: 10_000, short: 100, words: 500 } as const;

/** Reads the fields of an input one by one and gathers what is wrong with them. */
export class Faults {
  readonly all: Fault[] = [];

  add(field: string, code: string, facts?: FactValues): void {
    this.all.push({ field, code, ...(facts ? { facts } : {}) });
  }

  /** The text without its outer blanks; must be there. */
  required(field: string, value: string | null | undefined, most: keyof typeof MOST = 'name'): string {
    const text = value?.trim() ?? '';
    if (!text) this.add(field, 'required');
    return this.#short(field, text, most);
  }

  optional(field: string, value: string | null | undefined, most: keyof typeof MOST = 'name'): string | null {
    return this.#short(field, value?.trim() ?? '', most) || null;
  }

  #short(field: string, text: string, most: keyof typeof MOST): string {
    if (text.length > MOST[most]) this.add(field, 'too_long', { limit: MOST[most] });
    return text;
  }

  siren(field: string, value: string): string {
    const digits = value.replace(/[\s.\u00a0\u202f-]/gu, '');
    if (!digits) this.add(field, 'required');
    else if (!SIREN!.validate(digits).isValid) this.add(field, 'siren_invalid', { found: value.slice(0, 40) });
    return digits;
  }

  /** A French number is checked whole; another of the Union by its shape. */
  vat(field: string, value: string | null | undefined): string | null {
    const compact = (value ?? '').replace(/[\s.\u00a0\u202f-]/gu, '').toUpperCase();
    if (!compact) return null;
    const valid = compact.startsWith('FR') ? VAT!.validate(compact).isValid : /^[A-Z]{2}[0-9A-Z]{2,13}$/.test(compact);
    if (!valid) this.add(field, 'vat_invalid', { found: compact.slice(0, 40) });
    return compact;
  }

  iban(field: string, value: string): string {
    const compact = value.replace(/[\s\u00a0\u202f]/gu, '').toUpperCase();
    if (!compact) this.add(field, 'required');
    else if (!isValidIBAN(compact)) this.add(field, 'iban_invalid', { found: compact.slice(0, 40) });
    return compact;
  }

  bic(field: string, value: string | null | undefined): string | null {
    const compact = (value ?? '').replace(/\s/gu, '').toUpperCase();
    if (compact && !isValidBIC(compact)) this.add(field, 'bic_invalid', { found: compact.slice(0, 40) });
    return compact || null;
  }

  email(field: string, value: string | null | undefined): string | null {
    const text = this.optional(field, value, 'email');
    if (text && text.length <= MOST.email && !EMAIL.test(text)) this.add(field, 'email_invalid', { found: text.slice(0, 80) });
    return text;
  }

  /** Ten digits in France, or an international number; the way it is written is the person's own. */
  phone(field: string, value: string | null | undefined): string | null {
    const text = this.optional(field, value, 'phone');
    if (text && text.length <= MOST.phone && !isPhone(text)) this.add(field, 'phone_invalid', { found: text });
    return text;
  }

  address(field: string, value: AddressInput): PostalAddress {
    const country = (value.country?.trim() || 'FR').toUpperCase();
    const address = {
      line1: this.required(`${field}.line1`, value.line1, 'line'), line2: this.optional(`${field}.line2`, value.line2, 'line'),
      postalCode: value.postalCode.replace(/\s/gu, ''), city: this.required(`${field}.city`, value.city, 'city'), country,
    };
    if (!/^[A-Z]{2}$/.test(country)) this.add(`${field}.country`, 'country_invalid', { found: country.slice(0, 40) });
    if (!address.postalCode) this.add(`${field}.postalCode`, 'required');
    else if (!(country === 'FR' ? /^\d{5}$/ : /^[0-9A-Z-]{2,12}$/i).test(address.postalCode)) this.add(`${field}.postalCode`, 'postal_code_invalid', { found: value.postalCode.slice(0, 40) });
    return address;
  }

  between(field: string, value: number, least: number, most: number): number {
    if (!(value >= least && value <= most)) this.add(field, 'out_of_range', { least, most, found: value });
    return value;
  }
}

export function isPhone(text: string): boolean {
  const digits = text.replace(/\(0\)/g, '').replace(/[\s.\u00a0\u202f()/-]/gu, '').replace(/^00/, '+');
  if (/^\+33/.test(digits)) return /^\+330?[1-9]\d{8}$/.test(digits);
  return /^0[1-9]\d{8}$/.test(digits) || /^\+[1-9]\d{6,14}$/.test(digits);
}

export const isEmail = (text: string): boolean => text.length <= MOST.email && EMAIL.test(text);
