/**
 * The debtor's page: props-only components, rendered by the api and made lively in the browser by a few kilobytes. Knows nothing of
 * the staff's portal, of GraphQL or of the database; what it shows comes in as plain data.
 */
export { renderPage, type Assets } from './render.tsx';
export type * from './view.ts';
