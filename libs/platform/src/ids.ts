import { v7 } from 'uuid';

/** A new id: random, and in the order of time, so that an index grows at its end. */
export const newId = (): string => v7();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Ids come from outside: what is no id is just not found. */
export const isId = (text: string): boolean => UUID.test(text);
