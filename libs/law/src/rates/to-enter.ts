/**
 * Rates that nobody has entered: those of a half-year that has begun at once, for they block what needs them; those of the next one from
 * the 20th of the month before it, when the order has been published in most years (CMF D313-1-A).
 */
import { addDays, fromPlainDate, toPlainDate } from '../calendar/day.ts';
import { halfYearOf, spanOf } from '../calendar/half-year.ts';
import { RATE_NAMES, ratesOf, type RateName } from './entries.ts';
import { rowOn } from './lookup.ts';
import type { LawTables } from './tables.ts';

export interface RateToEnter {
  readonly name: RateName;
  /** The half-year that lacks it: its first and last day. */
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  /** The half-year has begun: what needs the rate is blocked. False: it is only asked for. */
  readonly blocks: boolean;
}

/** The day of the month before a half-year from which its rates are asked for. */
export const ASKED_FROM_DAY = 20;

/** What is to be entered on `today`, that which blocks first. */
export function ratesToEnter(law: LawTables, today: Temporal.PlainDate): readonly RateToEnter[] {
  const now = spanOf(halfYearOf(fromPlainDate(today))), next = spanOf(halfYearOf(addDays(now.to, 1)));
  const asked = Temporal.PlainDate.compare(today, toPlainDate(now.to).with({ day: ASKED_FROM_DAY })) >= 0;
  const lacking = ({ from, to }: typeof now, blocks: boolean): RateToEnter[] =>
    RATE_NAMES.filter((name) => !rowOn(ratesOf(law, name), from)).map((name) => ({ name, from: toPlainDate(from), to: toPlainDate(to), blocks }));
  return [...lacking(now, true), ...(asked ? lacking(next, false) : [])];
}
