/**
 * SIREN, SIRET and VAT numbers, in their compact form.
 *
 * A SIREN is never drawn from a VAT number, although "FR" + key + SIREN looks like it: the members of a VAT group (assujetti unique,
 * CGI 256 C) invoice under the group's number, whose nine digits name another person than the one who owes. Recognising a debtor by it
 * would join two companies. The VAT number is handed on as what it is.
 */

const digitsOf = (value: string): string => value.replace(/[\s\u00a0\u202f.\-]/gu, '');

export type SirenReading = { readonly siren: string; readonly siret: string | null };

/** Nine digits, or the first nine of a SIRET; null where the value is neither. The check digit is not asked for: see `checks`. */
export function sirenOf(value: string): SirenReading | null {
  const digits = digitsOf(value);
  if (/^\d{9}$/u.test(digits)) return { siren: digits, siret: null };
  if (/^\d{14}$/u.test(digits)) return { siren: digits.slice(0, 9), siret: digits };
  return null;
}

/** Whether the last digit is the Luhn key of the others. */
export function checks(siren: string): boolean {
  let sum = 0;
  for (let i = 0; i < siren.length; i++) {
    const digit = Number(siren.charAt(siren.length - 1 - i)) * (i % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** "FR 05 987 654 321" to "FR05987654321"; null where it cannot be a VAT number. */
export function vatOf(value: string): string | null {
  const compact = digitsOf(value).toUpperCase();
  return /^[A-Z]{2}[0-9A-Z+*]{2,13}$/u.test(compact) && /\d/u.test(compact) ? compact : null;
}

/** "FR76 3000 6000 0112 3456 7890 189" to its compact form; null where its check digits (ISO 7064, 97-10) are not right. */
export function ibanOf(value: string): string | null {
  const compact = digitsOf(value).toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/u.test(compact)) return null;
  const digits = `${compact.slice(4)}${compact.slice(0, 4)}`.replace(/[A-Z]/gu, (letter) => String(letter.charCodeAt(0) - 55));
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1 ? compact : null;
}
