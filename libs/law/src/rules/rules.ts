/** The catalogue: every rule of the reference, its texts, its days, how well it was checked, and where this room carries it out. */
import { fromPlainDate } from '../calendar/day.ts';
import { rowOn } from '../rates/lookup.ts';
import { AMICABLE_RULES } from './amicable.data.ts';
import { JUDICIAL_RULES } from './judicial.data.ts';
import type { LawRule } from './rule.ts';

export const LAW_RULES: readonly LawRule[] = [...AMICABLE_RULES, ...JUDICIAL_RULES];

const BY_ID: ReadonlyMap<string, LawRule> = new Map(LAW_RULES.map((rule) => [rule.id, rule]));
/** A rule by its id, or undefined. */
export const lawRule = (id: string): LawRule | undefined => BY_ID.get(id);

/** The rules in force on a day, in the order of the reference. */
export const rulesInForce = (on: Temporal.PlainDate): readonly LawRule[] => LAW_RULES.filter((rule) => rowOn([{ ...rule, value: null, article: rule.articles }], fromPlainDate(on)) !== undefined);
