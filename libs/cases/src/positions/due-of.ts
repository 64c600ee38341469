/**
 * What is due on a day as one exact SQL expression over claim_position, the twin of `dueOn` in libs/law: integers only,
 * so that a half cent is rounded as the statement rounds it. Past the last valid day of a position its interest stands
 * still until it is anchored anew: nothing is guessed.
 */
import { sql, type Sql } from '@quittance/platform';
import { raw } from '../files/reader.ts';

/** Days of the running line up to `day`, both ends counted. */
const days = (p: string, day: Temporal.PlainDate): Sql => sql`greatest(0, least(${day}::date, ${raw(p)}.valid_until) - ${raw(p)}.running_from + 1)`;

/** What one claim owes on `day`, in cents (numeric); `p` is the alias of a claim_position. */
export const claimDue = (p: string, day: Temporal.PlainDate): Sql => sql`(${raw(p)}.principal_cents + ${raw(p)}.closed_interest_cents
  + div(2 * ${raw(p)}.running_base_cents::numeric * (${raw(p)}.running_rate * 10000) * ${days(p, day)} + 1000000 * ${raw(p)}.running_year, 2000000 * ${raw(p)}.running_year)
  + case when ${day}::date >= ${raw(p)}.indemnity_from then ${raw(p)}.indemnity_cents else 0 end)`;

/** What one more day after `day` adds to a claim, in cents, exact to the last decimals that a sum needs (numeric). */
export const claimDaily = (p: string, day: Temporal.PlainDate): Sql => sql`case when ${raw(p)}.running_from <= ${day}::date + 1
  then ${raw(p)}.running_base_cents * ${raw(p)}.running_rate / (100.0 * ${raw(p)}.running_year) else 0 end`;

/** What a case owes on `day`, in cents; `f` is the alias of a case_file. */
export const dueOf = (f: string, day: Temporal.PlainDate): Sql =>
  sql`(select coalesce(sum(${claimDue('p', day)}), 0)::bigint + ${raw(f)}.costs_due_cents from claim_position p where p.case_id = ${raw(f)}.id)`;

/** For lists, to be joined laterally: due, principal (both bigint cents) and daily interest (numeric cents) of a case. */
export const figuresOf = (f: string, day: Temporal.PlainDate): Sql => sql`(select coalesce(sum(${claimDue('p', day)}), 0)::bigint + ${raw(f)}.costs_due_cents as due,
  coalesce(sum(p.principal_cents), 0)::bigint as principal, coalesce(sum(${claimDaily('p', day)}), 0) as daily from claim_position p where p.case_id = ${raw(f)}.id)`;
