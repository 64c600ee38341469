import { fromCursor, isId } from '@quittance/platform';

const INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d(:?\d\d)?|Z)$/;

/** The cursor of a list by instant and id, as PostgreSQL wrote them; a forged one is the first page. */
export function timeCursor(cursor: string | null | undefined): { at: string; id: string } | undefined {
  const [at, id] = fromCursor(cursor, 2) ?? [];
  return typeof at === 'string' && INSTANT.test(at) && typeof id === 'string' && isId(id) ? { at, id } : undefined;
}
