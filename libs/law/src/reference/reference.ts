/**
 * The reference of a case that can be said on the telephone: `R4K-7TD-3`. Twenty-three signs, a prime number of them: no vowel, so that
 * no word appears, and none that looks like another (0 O Q, 1 I, 2 Z, 5 S, 6 G, 8 B). The last sign is a check: with distinct weights
 * modulo a prime it sees every wrong sign and every two signs exchanged. Case numbers are scattered first, one to one, so that
 * neighbours do not look like neighbours; this hides nothing, and no access may rest on it.
 */
const SIGNS = '23456789CDFHJKLMNPRTVWX';
const BASE = SIGNS.length;
const LENGTH = 6;
const HALF = BASE ** 3;
/** How many references there are: 23^6, 148 035 889. */
export const REFERENCE_COUNT = BASE ** LENGTH;

/** The weights of the six signs; the check itself weighs −1, which is 22: all different modulo 23. */
const WEIGHTS = [2, 3, 4, 5, 6, 7];
const ROUNDS = [7919, 4177, 10_007, 2971];

/** A round of the scattering: any function of the right half will do, the exchange of halves makes it one to one. */
const stir = (value: number, key: number): number => (value * ((value * 31 + key) % HALF) + key * 3) % HALF;

function scatter(serial: number): number {
  let left = Math.floor(serial / HALF), right = serial % HALF;
  for (const key of ROUNDS) [left, right] = [right, (left + stir(right, key)) % HALF];
  return left * HALF + right;
}

function gather(scattered: number): number {
  let left = Math.floor(scattered / HALF), right = scattered % HALF;
  for (const key of [...ROUNDS].reverse()) [left, right] = [(right - stir(left, key) + HALF) % HALF, left];
  return left * HALF + right;
}

const checkOf = (digits: readonly number[]): number => digits.reduce((sum, digit, index) => sum + digit * WEIGHTS[index]!, 0) % BASE;

const group = (signs: string): string => `${signs.slice(0, 3)}-${signs.slice(3, 6)}-${signs.slice(6)}`;

/** The public reference of a case's number, from 0 to REFERENCE_COUNT − 1. One number, one reference. */
export function publicReference(serial: bigint | number): string {
  const value = Number(serial);
  if (!Number.isSafeInteger(value) || value < 0 || value >= REFERENCE_COUNT) throw new RangeError(`A case number lies between 0 and ${REFERENCE_COUNT - 1}.`);
  let rest = scatter(value);
  const digits: number[] = [];
  for (let index = 0; index < LENGTH; index += 1) {
    digits.unshift(rest % BASE);
    rest = Math.floor(rest / BASE);
  }
  return group([...digits, checkOf(digits)].map((digit) => SIGNS[digit]).join(''));
}

function digitsOf(text: string): number[] | undefined {
  const signs = text.toUpperCase().replace(/[\s\u00a0\u202f.\u2010-\u2015-]/g, '');
  if (signs.length !== LENGTH + 1) return undefined;
  const digits = [...signs].map((sign) => SIGNS.indexOf(sign));
  return digits.includes(-1) || checkOf(digits.slice(0, LENGTH)) !== digits[LENGTH] ? undefined : digits;
}

/** The canonical reference of what was typed (any case, spaces, dashes), or undefined where its check does not hold. */
export function checkPublicReference(text: string): string | undefined {
  const digits = digitsOf(text);
  return digits && group(digits.map((digit) => SIGNS[digit]).join(''));
}

/** What was typed, in groups, without judging it: "r4k7td3" as "R4K-7TD-3". */
export function formatPublicReference(text: string): string {
  const signs = text.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return [signs.slice(0, 3), signs.slice(3, 6), signs.slice(6, 7)].filter((part) => part !== '').join('-');
}

/** The case number behind a valid reference, or undefined. */
export function numberOfReference(text: string): number | undefined {
  const digits = digitsOf(text);
  return digits && gather(digits.slice(0, LENGTH).reduce((value, digit) => value * BASE + digit, 0));
}
