import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';

/** What PostgreSQL can't keep in a text, anywhere in what was sent: the path of the first, or undefined. A byte of zero is no letter of any word. */
export function zeroByteIn(value: unknown, path: readonly (string | number)[] = []): string | undefined {
  if (typeof value === 'string') return value.includes('\0') ? path.join('.') : undefined;
  if (value === null || typeof value !== 'object') return undefined;
  for (const [key, part] of Object.entries(value)) {
    const found = key.includes('\0') ? [...path, '?'].join('.') : zeroByteIn(part, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

const told = (where: string): string => `The text of ${where || 'the operation'} holds a character that no text may hold (U+0000).`;

/** What the variables of a request say, before the operation is looked at. */
export const zeroByteInBody = (body: unknown): string | undefined => {
  const found = zeroByteIn((body as { variables?: unknown } | null | undefined)?.variables);
  return found === undefined ? undefined : told(found);
};

/** The same for what stands in the operation itself. */
export const noZeroBytes = (context: ValidationContext): ASTVisitor => ({
  StringValue(node) {
    if (node.value.includes('\0')) context.reportError(new GraphQLError(told(''), { nodes: node }));
  },
});
