/**
 * The figures kept with a letter: everything that it was made from, so that the same paper can be made again, to the
 * byte, without asking anything of what has changed since. JSON knows neither cents nor days; each says what it is.
 */
import type { Statement, StatementFacts } from '@quittance/law';
import type { FormalNoticeLetter } from './paper/index.ts';

export interface FormalNoticeFigures {
  /** What went into the statement. */
  readonly facts: StatementFacts;
  /** What came out of it, by the law of `law_version`. */
  readonly statement: Statement;
  /** What the paper says: the template needs nothing else. */
  readonly letter: FormalNoticeLetter;
  /** Who bears the postage, and how much it is expected to be: never the debtor without a title. */
  readonly postage: { readonly amount: bigint; readonly borneBy: 'creditor'; readonly article: string; readonly confidence: string };
}

/** A whole number as `{ "$int": "120000" }`, a day as `{ "$day": "2026-11-23" }`; what is undefined is left out. */
export function toKept(value: unknown): unknown {
  if (typeof value === 'bigint') return { $int: value.toString() };
  if (value instanceof Temporal.PlainDate) return { $day: value.toString() };
  if (Array.isArray(value)) return value.map(toKept);
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined).map(([key, part]) => [key, toKept(part)]));
  return value;
}

/** The way back. */
export function fromKept(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromKept);
  if (value === null || typeof value !== 'object') return value;
  if ('$int' in value) return BigInt(value.$int as string);
  if ('$day' in value) return Temporal.PlainDate.from(value.$day as string);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, fromKept(part)]));
}

export const figuresOf = (kept: unknown): FormalNoticeFigures => fromKept(kept) as FormalNoticeFigures;
