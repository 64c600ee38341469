/**
 * Money is a whole number of cents, never a floating number: two programs that add the same cents agree for ever.
 * Text enters by `parseMoney` (the contract's decimal strings) and leaves by `formatDecimal`; everything between is bigint.
 */
declare const centsBrand: unique symbol;
/** A sum in euro cents. Arithmetic gives a plain bigint back: say `cents(a - b)` where the result is money again. */
export type Cents = bigint & { readonly [centsBrand]: true };

export const cents = (value: bigint | number): Cents => BigInt(value) as Cents;
export const ZERO: Cents = cents(0n);

export function sumCents(values: Iterable<bigint>): Cents {
  let sum = 0n;
  for (const value of values) sum += value;
  return sum as Cents;
}

export const minCents = (a: bigint, b: bigint): Cents => (a < b ? a : b) as Cents;

const DECIMAL = /^(\d+)(?:\.(\d{1,2}))?$/;

/** "1200.00", "1200.5" or "1200" as cents; undefined for anything else (a sign, a comma, a third decimal, a number). */
export function parseMoney(text: unknown): Cents | undefined {
  if (typeof text !== 'string') return undefined;
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  return BigInt(match[1] + (match[2] ?? '').padEnd(2, '0')) as Cents;
}

/** Cents as the contract's decimal string: "1200.00", "-0.05". */
export function formatDecimal(value: bigint): string {
  return formatScaled(value, 2);
}

/** A whole number of 10^-decimals as a decimal string with exactly that many decimals. */
export function formatScaled(value: bigint, decimals: number): string {
  const negative = value < 0n;
  const digits = (negative ? -value : value).toString().padStart(decimals + 1, '0');
  const cut = digits.length - decimals;
  return `${negative ? '-' : ''}${digits.slice(0, cut)}.${digits.slice(cut)}`;
}
