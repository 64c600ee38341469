/**
 * Whether a case rests: derived from the day, so that no job ends a pause and none can be forgotten. A pause is the creditor's own word to
 * his agent (C. civ. 1989), no hold of the law: what he owes his own creditors, what a judge ordered and what the debtor asks go on.
 */
import { sql, type Sql } from '@quittance/platform';
import { refuse, type Refusal } from '@quittance/law';
import { raw } from '../files/reader.ts';

export const PAUSE_ARTICLE = 'C. civ. 1989';
export const PAUSE_REASONS = ['negotiation', 'own_dispute', 'commercial', 'awaiting_paper', 'other'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** Typed as the law's own codes are not: this one is the creditor's. */
export const pausedRefusal = (until: Temporal.PlainDate): Refusal<never> => refuse('case_paused' as never, PAUSE_ARTICLE, { until: String(until) });

/** Over a case_file, never null: its last day of rest is `day` or later. */
export const isPaused = (f: string, day: Temporal.PlainDate): Sql => sql`coalesce(${raw(f)}.paused_until >= ${day}::date, false)`;
