import { as, rowsFor } from '@quittance/access';
import { sql, type Actor, type Sql } from '@quittance/platform';

/** A transaction or the database: whoever reads says within what. */
export interface Reader { rows<T>(query: Sql): Promise<T[]>; first<T>(query: Sql): Promise<T | undefined> }

/** A column or alias that this code itself wrote, as a piece of SQL. */
export const raw = (text: string): Sql => ({ text, params: [] });

/** `id = ${among(ids)}`: one parameter, however many they are. */
export const among = (ids: readonly string[]): Sql => sql`any(${`{${ids.join(',')}}`}::uuid[])`;

/** Reads what the agency keeps to itself: internal notes, what was written down on a call, why something was taken back. */
export const readsInside = (actor: Actor): boolean =>
  actor.ability.can('read', as('TimelineEntry', { agencyId: actor.agencyId, creditorId: actor.creditorId, kind: 'note', internal: true }));

/** Knows what the agency means to do next: the agency's own people, not its clients. */
export const readsStrategy = (actor: Actor): boolean =>
  actor.ability.can('read', as('CaseFile', { agencyId: actor.agencyId, creditorId: null }));

/** Whose last word a reader of this ability gets: all of it, what the creditor may know, or none. */
export function lastWordColumns(actor: Actor): 'last_word' | 'last_public_word' | undefined {
  if (readsInside(actor)) return 'last_word';
  const told = { agencyId: actor.agencyId, creditorId: actor.creditorId, kind: 'call', internal: false };
  return actor.ability.can('read', as('TimelineEntry', told)) ? 'last_public_word' : undefined;
}

/** The version of a case `f` for this reader: it moves with the lines that he may read, so that a line of the agency's own does not show by it. */
export const versionFor = (actor: Actor): Sql =>
  readsInside(actor) ? sql`f.version` : sql`1 + (select count(*)::integer from timeline_entry e where e.case_id = f.id and (${rowsFor(actor.ability, 'read', 'TimelineEntry', 'e')}))`;
