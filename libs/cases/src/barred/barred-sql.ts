import { sql, type Sql } from '@quittance/platform';
import { raw } from '../files/reader.ts';
import { claimDue } from '../positions/due-of.ts';

/** The references of the claims of a case `f` that are time-barred on `today` and still owed, as jsonb; null: none. */
export const barredColumn = (f: string, today: Temporal.PlainDate): Sql => sql`(select jsonb_agg(k.reference order by k.position, k.id) from claim_position p join claim k on k.id = p.claim_id
  where p.case_id = ${raw(f)}.id and p.limitation_on < ${today} and ${claimDue('p', today)} > 0)`;

/** Whether something of a case `f` is owed that is not time-barred on `today`. */
export const owedInTime = (f: string, today: Temporal.PlainDate): Sql => sql`exists (select 1 from claim_position p where p.case_id = ${raw(f)}.id and p.limitation_on >= ${today} and ${claimDue('p', today)} > 0)`;
