/**
 * A rate is a percentage a year held as a whole number of ten-thousandths of a percent: 12.40 % is 124000n.
 * Four decimals are all that contracts and the law use, so the product with money stays exact until the one `round`.
 */
import { round } from './round.ts';
import { cents, formatScaled, type Cents } from './money.ts';

declare const rateBrand: unique symbol;
/** Percent a year, times 10 000. */
export type Rate = bigint & { readonly [rateBrand]: true };

export const RATE_SCALE = 10_000n;
export const rate = (scaled: bigint): Rate => scaled as Rate;
/** Whole points as a rate: points(10) is 10 %. */
export const points = (value: number): Rate => (BigInt(value) * RATE_SCALE) as Rate;

const PERCENT = /^(\d+)(?:\.(\d{1,4}))?$/;

/** "12.40" or "12" or "12.3456" as a rate; undefined for anything else (a sign, a fifth decimal, a number). */
export function parseRate(text: unknown): Rate | undefined {
  if (typeof text !== 'string') return undefined;
  const match = PERCENT.exec(text);
  if (!match) return undefined;
  return BigInt(match[1] + (match[2] ?? '').padEnd(4, '0')) as Rate;
}

/** "12.40": two decimals at least, four at most, none that says nothing. */
export function formatRate(value: bigint): string {
  const text = formatScaled(value, 4);
  if (!text.endsWith('0')) return text;
  return text.endsWith('00') ? text.slice(0, -2) : text.slice(0, -1);
}

/** base × rate × days ÷ (100 × year), rounded half up to the cent (statement rule 4). */
export function interestOf(base: bigint, yearly: bigint, days: number, year: number): Cents {
  if (days <= 0) return cents(0n);
  return cents(round(base * yearly * BigInt(days), 100n * RATE_SCALE * BigInt(year)));
}
