/** Keyset pages: a cursor is the sort key of the last row, opaque to the browser and checked on its way back. */
import { isId } from './ids.ts';

export const MOST_ROWS = 100;

export const pageSize = (first: number | null | undefined, usual = 50): number => Math.max(1, Math.min(first ?? usual, MOST_ROWS));

export const toCursor = (...key: (string | number | null)[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** The key behind a cursor of `length` parts, or undefined: a forged cursor is the first page. */
export function fromCursor(cursor: string | null | undefined, length: number): (string | number | null)[] | undefined {
  if (!cursor) return undefined;
  try {
    const key = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
    if (Array.isArray(key) && key.length === length && key.every((part) => part === null || typeof part === 'string' || typeof part === 'number')) return key as (string | number | null)[];
  } catch { /* not one of ours */ }
  return undefined;
}

/** A cursor of a list that runs by a day and an id: both are what they say, or it is the first page. */
export function fromDayCursor(cursor: string | null | undefined): { day: string; id: string } | undefined {
  const [day, id] = fromCursor(cursor, 2) ?? [];
  if (typeof day !== 'string' || typeof id !== 'string' || !isId(id) || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  try { return { day: Temporal.PlainDate.from(day).toString(), id }; } catch { return undefined; }
}

/** One row more was read than asked for: cut it, and say where the next page begins. */
export function page<T>(rows: T[], size: number, cursor: (row: T) => string): { rows: T[]; next: string | null } {
  const cut = rows.slice(0, size);
  return { rows: cut, next: rows.length > size ? cursor(cut.at(-1)!) : null };
}
