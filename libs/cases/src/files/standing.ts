/**
 * Where a case stands, as SQL: what the figures of an overview count and what the lists behind them filter, each said
 * once, so that a figure is always the total of the list that it opens. `f` is the alias of a case_file.
 */
import { sql, type Sql } from '@quittance/platform';
import { raw } from './reader.ts';

/** By days since the oldest due date of a case, in order: under 90, 180, 270, up to 365 and beyond. */
export const AGE_BANDS = ['lt90', '90_180', '180_270', '270_365', 'gt365'] as const;

/** Not over: neither closed nor returned to its creditor. */
export const isOpen = (f: string): Sql => sql`${raw(f)}.stage not in ('closed', 'returned')`;

/** One of AGE_BANDS on `day`, as text. */
export const bandOf = (f: string, day: Temporal.PlainDate): Sql => sql`(select case when o.age < 90 then 'lt90' when o.age < 180 then '90_180' when o.age < 270 then '180_270' when o.age <= 365 then '270_365' else 'gt365' end
  from (select ${day}::date - coalesce(min(k.due_on) filter (where k.withdrawn_at is null), min(k.due_on)) as age from claim k where k.case_id = ${raw(f)}.id) o)`;

/** Open, with something contested. Never null. */
export const isContested = (f: string): Sql => sql`(${isOpen(f)} and ${raw(f)}.disputed_on is not null)`;

/** Open, with a promise for `day` or later that stands: not reversed, nor taken back by the debtor. Never null. */
export const isPromised = (f: string, day: Temporal.PlainDate): Sql => sql`(${isOpen(f)} and coalesce(${raw(f)}.promise_due_on >= ${day}::date, false))`;
