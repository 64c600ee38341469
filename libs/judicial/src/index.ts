/**
 * Titles, and the bailiff: studies, what a hand-off must carry, what is reported back. Tells the case what enforcement cost and what
 * moved its limitation.
 */
export * from './judicial.module.ts';

export const judicialEntities = [];
