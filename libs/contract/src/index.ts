/**
 * What both sides of the door agree on: the schema that the api writes, and the typed list of everything that can
 * happen. Events carry names and ids only, never data; who wants the data asks for it through the door.
 */
export * from './events.ts';
export * from './limits.ts';
