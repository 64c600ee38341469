import { sql } from '@quittance/platform';

export const HANDOFF_STATES = ['offered', 'accepted', 'refused', 'returned', 'withdrawn'] as const;
export type HandoffState = (typeof HANDOFF_STATES)[number];
/** In the hands of the study. */
export const OPEN_STATES: readonly string[] = ['offered', 'accepted'];
export const BOXES: Readonly<Record<string, readonly HandoffState[]>> = { inbox: ['offered'], current: ['accepted'], past: ['refused', 'returned', 'withdrawn'] };
export const RETURN_REASONS = ['paid', 'uncollectible', 'address_unknown', 'insolvency', 'instructions', 'other'] as const;

/** A job is tried once and then five times more. */
export const PACK_ATTEMPTS = 6;

/** What became of the hand-off `h`, from its events: a lateral row (state, at, by, reason, words, pack_document_id, pack_state). The last decision speaks. */
export const HANDOFF_STATE = sql`(
  select coalesce(last.kind, 'offered') as state, last.at as decided_at, last.by_name as decided_by, last.reason, last.words, packed.document_id as pack_document_id,
    case when packed.id is not null then 'packed' when failed.attempts >= ${PACK_ATTEMPTS} then 'failed' else 'queued' end as pack_state
  from (select count(*) as attempts from handoff_event e where e.handoff_id = h.id and e.kind = 'pack_failed') failed
  left join lateral (select e.kind, e.at, e.by_name, e.reason, e.words from handoff_event e where e.handoff_id = h.id and e.kind in ('accepted', 'refused', 'returned', 'withdrawn') order by e.at desc, e.id desc limit 1) last on true
  left join handoff_event packed on packed.handoff_id = h.id and packed.kind = 'packed')`;
