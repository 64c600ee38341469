import { fromCursor, isId } from '@quittance/platform';

/** The instant and the id of the last row. A cursor comes from outside: what is none of ours is the first page. */
export function timeCursor(after: string | null | undefined): [string, string] | undefined {
  const [at, id] = fromCursor(after, 2) ?? [];
  if (typeof at !== 'string' || typeof id !== 'string' || !isId(id) || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:?\d\d)?$/.test(at)) return undefined;
  return [at, id];
}
