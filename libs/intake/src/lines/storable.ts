/** What a file said may hold signs that no database keeps: NUL, and halves of a letter. They are shown as what they are, one that can't be read. */
const clean = (_: string, value: unknown): unknown => (typeof value === 'string' ? value.replaceAll('\u0000', '\ufffd').toWellFormed() : value);

/** The same, as PostgreSQL keeps it in JSON. */
export const storable = <T>(value: T): T => JSON.parse(JSON.stringify(value, clean)) as T;
