/** How legal days and instants stand in PostgreSQL: `date` and `timestamptz`, never a JavaScript Date in between. */
import { Type } from '@mikro-orm/core';

export class DayType extends Type<Temporal.PlainDate | null | undefined, string | null | undefined> {
  override convertToDatabaseValue(value: Temporal.PlainDate | null | undefined) { return value?.toString() ?? null; }
  override convertToJSValue(value: string | null | undefined) { return value ? Temporal.PlainDate.from(value.slice(0, 10)) : null; }
  override getColumnType() { return 'date'; }
  override compareAsType() { return 'string'; }
}

export class InstantType extends Type<Temporal.Instant | null | undefined, string | null | undefined> {
  override convertToDatabaseValue(value: Temporal.Instant | null | undefined) { return value?.toString() ?? null; }
  override convertToJSValue(value: string | Date | null | undefined) { return value ? toInstant(value) : null; }
  override getColumnType() { return 'timestamptz'; }
  override compareAsType() { return 'string'; }
}

/** An instant from PostgreSQL's own writing ("2026-11-23 03:08:30.89+00"). */
export function toInstant(value: string | Date): Temporal.Instant {
  if (value instanceof Date) return Temporal.Instant.fromEpochMilliseconds(value.getTime());
  return Temporal.Instant.from(value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
}

/** Reads of raw rows: each column says what it is. */
export const toDay = (value: string) => Temporal.PlainDate.from(value.slice(0, 10));
export const toDayOrNull = (value: string | null) => (value === null ? null : toDay(value));
export const toInstantOrNull = (value: string | null) => (value === null ? null : toInstant(value));
