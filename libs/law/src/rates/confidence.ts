/**
 * How well what an answer was computed with has been checked: the least of its figures. Screens that show an answer ask here, with the
 * figures that it reads, and say « à confirmer » below high.
 */
import { fromPlainDate } from '../calendar/day.ts';
import { isRateName, ratesOf } from './entries.ts';
import { constantOn, rowOn } from './lookup.ts';
import type { Confidence, LawTables } from './tables.ts';

const LADDER: readonly Confidence[] = ['low', 'medium', 'high'];
export const leastConfident = (all: readonly Confidence[]): Confidence => LADDER.find((each) => all.includes(each)) ?? 'high';

/** The least confidence of the figures `ids` (of constants or rates) on a day; a figure that the tables do not hold is low; none at all: high. */
export const confidenceOf = (law: LawTables, ids: readonly string[], on: Temporal.PlainDate): Confidence =>
  leastConfident(ids.map((id) => (isRateName(id) ? rowOn(ratesOf(law, id), fromPlainDate(on)) : constantOn(law, id, fromPlainDate(on)))?.confidence ?? 'low'));
