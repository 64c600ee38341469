/**
 * The door: GraphQL, the socket, downloads, health, and the built portal. No rules, no entities.
 */
export { createApi } from './create-api.ts';
export { documentsOf } from './trusted/trusted-documents.ts';
export { printedSchema } from './printed-schema.ts';
