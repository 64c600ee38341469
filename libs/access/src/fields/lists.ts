/** Of each type of the schema, what is open: names with spaces between, as the schema has them. */
export type OpenFields = Record<string, string>;

/** "Type.field", as the ability keeps them. */
export const fieldsOf = (types: OpenFields): readonly string[] => Object.entries(types).flatMap(([type, names]) => names.split(' ').map((name) => `${type}.${name}`));

/** The lists of a role, as its sentences take them. */
export const listed = <S extends string>(lists: Record<S, OpenFields>): Record<S, readonly string[]> =>
  Object.fromEntries(Object.entries<OpenFields>(lists).map(([subject, types]) => [subject, fieldsOf(types)])) as Record<S, readonly string[]>;
