import type { Sql } from '@quittance/platform';

/** Where facts are read: a transaction that is under way, or the database. */
export interface Reader { rows<T>(query: Sql): Promise<T[]> }
