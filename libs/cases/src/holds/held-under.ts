import { sql, type Sql } from '@quittance/platform';
import { raw } from '../files/reader.ts';

/** A hold was entered on the debtor of the case `f`, under whichever record of his: most have one record alone, and cost one look. */
export const heldUnder = (f: string): Sql => sql`(exists (select 1 from hold h where h.debtor_id = ${raw(f)}.debtor_id)
  or exists (select 1 from debtor d where d.id = ${raw(f)}.debtor_id and (d.merged_into is not null or exists (select 1 from debtor k where k.merged_into = d.id)) and exists (select 1 from hold h where h.debtor_id in (select m from debtor_family(d.id) m))))`;
