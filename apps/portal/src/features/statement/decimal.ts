/** Sums of decimal strings of euros, exact: the browser never adds floats. */
const toCents = (decimal: string): bigint => {
  const [whole = '0', part = ''] = decimal.replace(/^[-+]/, '').split('.');
  const cents = BigInt(whole || '0') * 100n + BigInt(part.padEnd(2, '0').slice(0, 2));
  return decimal.startsWith('-') ? -cents : cents;
};
const fromCents = (cents: bigint): string => {
  const sign = cents < 0n ? '-' : '', plain = cents < 0n ? -cents : cents;
  return `${sign}${plain / 100n}.${String(plain % 100n).padStart(2, '0')}`;
};

/** "10.00", "2.5" → "12.50" */
export const sumOf = (...decimals: readonly string[]): string => fromCents(decimals.reduce((sum, decimal) => sum + toCents(decimal), 0n));
export const minus = (decimal: string): string => fromCents(-toCents(decimal));
export const isZero = (decimal: string | null | undefined): boolean => !decimal || toCents(decimal) === 0n;
export const isMore = (one: string, other: string): boolean => toCents(one) > toCents(other);

/** "1.7385" → "1.74": a day's interest, said to the cent; nothing where nothing runs. */
export function toTheCent(decimal: string | null | undefined): string | null {
  if (!decimal || isZero(decimal)) return null;
  const third = Number(decimal.replace('-', '').split('.')[1]?.[2] ?? '0');
  const cents = toCents(decimal);
  return fromCents(third >= 5 ? cents + (decimal.startsWith('-') ? -1n : 1n) : cents);
}
