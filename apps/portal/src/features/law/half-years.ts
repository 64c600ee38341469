/** The half-years of the rates, as ISO days: the browser has no calendar of its own to ask. */
import { isReplaced, newestFirst, rowOn, type FigureRow } from './figures.ts';

export interface HalfYear { readonly from: string; readonly to: string }

const halfOf = (year: number, second: boolean): HalfYear => (second ? { from: `${year}-07-01`, to: `${year}-12-31` } : { from: `${year}-01-01`, to: `${year}-06-30` });
/** The half-year in which a day falls. */
export const halfYearOn = (day: string): HalfYear => halfOf(Number(day.slice(0, 4)), day.slice(5, 7) > '06');
export const nextHalfYear = ({ from }: HalfYear): HalfYear => { const year = Number(from.slice(0, 4)); return from.slice(5, 7) === '01' ? halfOf(year, true) : halfOf(year + 1, false); };
export const isHalfYear = (from: string | null, to: string | null): boolean => from !== null && halfYearOn(from).from === from && halfYearOn(from).to === to;

/** A half-year that may be entered; what counts on its first day now, if anything does. */
export interface Proposed extends HalfYear { readonly known: FigureRow | undefined }

/** Half-years to choose from: those that lack first, then the next one to come, then those that are known, the latest first, to be corrected. */
export function proposedHalfYears(rows: readonly FigureRow[], missing: readonly HalfYear[], today: string): Proposed[] {
  const known = newestFirst(rows.filter((row) => row.from !== null && isHalfYear(row.from, row.to) && !isReplaced(rows, row))).map((row) => ({ from: row.from!, to: row.to! }));
  const latest = known[0] ?? halfYearOn(today), coming = nextHalfYear(latest.from < today ? halfYearOn(today) : latest);
  const all = [...missing.toSorted((a, b) => a.from.localeCompare(b.from)), coming, ...known];
  return all.filter((half, at) => all.findIndex(({ from }) => from === half.from) === at).map(({ from, to }) => ({ from, to, known: rowOn(rows, from) }));
}
