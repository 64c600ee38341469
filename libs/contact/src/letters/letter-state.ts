import { sql } from '@quittance/platform';

/** A job is tried once and then five times more; after that a letter has failed, and a person must know. */
export const RENDER_ATTEMPTS = 6;

/** What became of the letter `l`, from its events: a lateral row (state, sent_at, document_id, sha256, pages, cause). */
export const LETTER_STATE = sql`(
  select case when sent.id is not null then 'sent' when stopped.cause is not null then 'stopped' when failed.attempts >= ${RENDER_ATTEMPTS} then 'failed' else 'queued' end as state,
    sent.at as sent_at, sent.document_id, sent.sha256, sent.pages,
    case when sent.id is null then coalesce(stopped.cause, case when failed.attempts >= ${RENDER_ATTEMPTS} then failed.cause end) end as cause
  from (select count(*) as attempts, (array_agg(e.cause order by e.at desc))[1] as cause from letter_event e where e.letter_id = l.id and e.kind = 'failed') failed
  left join letter_event sent on sent.letter_id = l.id and sent.kind = 'sent'
  left join lateral (select e.cause from letter_event e where e.letter_id = l.id and e.kind = 'stopped' limit 1) stopped on true)`;
