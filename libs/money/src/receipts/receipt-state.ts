import { sql } from '@quittance/platform';

/** A job is tried once and then five times more; after that a receipt has failed, and a person must know. */
export const RENDER_ATTEMPTS = 6;

/** What became of the receipt `r`, from its events. */
export const RECEIPT_STATE = sql`(case when exists (select 1 from receipt_event e where e.receipt_id = r.id and e.kind = 'rendered') then 'rendered'
  when (select count(*) from receipt_event e where e.receipt_id = r.id) >= ${RENDER_ATTEMPTS} then 'failed' else 'queued' end)`;
