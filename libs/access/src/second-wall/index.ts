/** The second wall as data: by what PostgreSQL itself knows whose a row is. */
export * from './tables.ts';
