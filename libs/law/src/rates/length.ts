/**
 * A length of time that the law sets, as a dated figure: so many days, weeks, months or years. The row says its unit; one that an agency
 * entered without a unit has that of the row which the product ships first.
 */
import { addDays, addMonths, fromPlainDate, toPlainDate, type Day } from '../calendar/day.ts';
import { knownRow, numberOn } from './lookup.ts';
import type { ConstantRow, LawTables } from './tables.ts';

export const LENGTH_UNITS = ['day', 'week', 'month', 'year'] as const;
export type LengthUnit = (typeof LENGTH_UNITS)[number];

export interface Length {
  readonly count: number;
  readonly unit: LengthUnit;
  /** The row that it comes from. */
  readonly row: ConstantRow;
}

const unitOf = (text: string | undefined): LengthUnit | undefined => LENGTH_UNITS.find((unit) => text?.startsWith(unit));

/** The length that the tables give on a day; a RangeError where they hold none, or none that a calendar could add. */
export function lengthOn(law: LawTables, id: string, day: Day): Length {
  const row = knownRow(law, id, day), count = numberOn(law, id, day);
  const unit = unitOf(row.unit) ?? unitOf(law.constants[id]?.[0]?.unit);
  if (unit === undefined || !Number.isInteger(count)) throw new RangeError(`${id} is no length of time: ${String(row.value)} ${row.unit}.`);
  return { count, unit, row };
}

/** The day so long after a day: days are counted from the day after; months as the same day number, or the month's last. */
export function addLength(from: Day, { count, unit }: Pick<Length, 'count' | 'unit'>): Day {
  return unit === 'day' || unit === 'week' ? addDays(from, count * (unit === 'week' ? 7 : 1)) : addMonths(from, count * (unit === 'year' ? 12 : 1));
}

/** `from` and the length of that day, as Temporal.PlainDate. */
export const plusLength = (from: Temporal.PlainDate, law: LawTables, id: string): Temporal.PlainDate => {
  const day = fromPlainDate(from);
  return toPlainDate(addLength(day, lengthOn(law, id, day)));
};

/** ISO 8601: "P5Y", "P18M". */
export const isoLength = ({ count, unit }: Pick<Length, 'count' | 'unit'>): string => `P${count}${unit.charAt(0).toUpperCase()}`;

const WORDS = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze', 'treize', 'quatorze', 'quinze', 'seize'];
const UNITS: Readonly<Record<LengthUnit, readonly [one: string, more: string]>> = { day: ['jour', 'jours'], week: ['semaine', 'semaines'], month: ['mois', 'mois'], year: ['an', 'ans'] };

/** "trois"; in figures above sixteen and where it is not whole. */
export const numberInWords = (count: number): string => WORDS[count] ?? String(count).replace('.', ',');

/** "trois mois", "une semaine", "18 mois". */
export const lengthInWords = ({ count, unit }: Pick<Length, 'count' | 'unit'>): string => `${unit === 'week' && count === 1 ? 'une' : numberInWords(count)} ${UNITS[unit][count > 1 ? 1 : 0]}`;
