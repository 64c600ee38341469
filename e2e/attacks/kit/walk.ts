/** Attempts read from the schema itself: every place that takes an id, every path from a query to whatever can be reached from it. */
import { getNamedType, getNullableType, isAbstractType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType, isObjectType, type GraphQLArgument, type GraphQLField, type GraphQLInputType, type GraphQLObjectType, type GraphQLOutputType, type GraphQLSchema } from 'graphql';

export type Values = Record<string, unknown>;
/** name: of the operation. at: the argument that takes the id, "input.caseId"; none: it takes no id. of: the type that it answers. */
export interface Place { kind: 'query' | 'mutation'; name: string; at: string | null; of: string }
type Field = GraphQLField<unknown, unknown>;

/** Levels below the operation: a case, its question, the answer, the document of it. */
const DEEPEST = 4;

const isId = (type: GraphQLInputType) => getNamedType(type).name === 'ID';

/** Every place of an argument that takes an id, through its inputs; each input once a path. */
function idsIn(args: readonly (GraphQLArgument | { name: string; type: GraphQLInputType })[], above: readonly string[] = [], seen: readonly string[] = []): string[] {
  return args.flatMap(({ name, type }) => {
    const named = getNamedType(type), path = [...above, name];
    if (isId(type)) return [path.join('.')];
    return isInputObjectType(named) && !seen.includes(named.name) ? idsIn(Object.values(named.getFields()), path, [...seen, named.name]) : [];
  });
}

export function places(schema: GraphQLSchema): Place[] {
  const of = (kind: Place['kind'], type: GraphQLObjectType) => Object.values(type.getFields()).flatMap((field): Place[] => {
    const at = idsIn(field.args), named = getNamedType(field.type).name;
    return (at.length ? at : [null]).map((one) => ({ kind, name: field.name, at: one, of: named }));
  });
  return [...of('query', schema.getQueryType()!), ...of('mutation', schema.getMutationType()!)];
}

/** Values that a scalar takes; what is checked before an id is looked at can still refuse them, in the same words for every id. */
function plain(name: string, type: string): unknown {
  const known: Record<string, unknown> = { kind: 'email', channel: 'email', outcome: 'refusal', reached: 'debtor', locale: 'fr', name: 'essai.csv', email: 'essai@essai.example', base64: 'JVBERi0xLjQKJSVFT0YK', of: 'agency', means: 'transfer', receivedBy: 'agency', reason: 'not_me' };
  if (type === 'String') return known[name] ?? (/key/i.test(name) ? 'attempt-0123456789' : 'essai');
  return { Int: 1, Float: 1, Boolean: false, Money: '10.00', Percent: '1.00', Day: '2026-11-20', Instant: '2026-11-20T08:00:00Z', ID: null }[type] ?? null;
}

/** What an argument takes, with the id at its place; what may be left out is left out, but on the way to the id. */
function valueOf(name: string, type: GraphQLInputType, path: readonly string[], id: string): unknown {
  const inner = getNullableType(type);
  if (isListType(inner)) return path.length || isNonNullType(type) ? [valueOf(name, inner.ofType as GraphQLInputType, path, id)].filter((value) => value !== null) : [];
  const named = getNamedType(type);
  if (named.name === 'ID') return path.length ? id : '0197f000-0000-7000-8000-00000000000f';
  if (isEnumType(named)) return named.getValues()[0]!.name;
  if (!isInputObjectType(named)) return plain(name, named.name);
  return Object.fromEntries(Object.values(named.getFields()).filter((field) => isNonNullType(field.type) || path[1] === field.name).map((field) => [field.name, valueOf(field.name, field.type, path[1] === field.name ? path.slice(1) : [], id)]));
}

export function valuesFor(field: Field, at: string | null, id: string): Values {
  const path = at?.split('.') ?? [];
  return Object.fromEntries(field.args.filter((arg) => isNonNullType(arg.type) || arg.name === path[0]).map((arg) => [arg.name, valueOf(arg.name, arg.type, arg.name === path[0] ? path : [], id)]));
}

const leaves = (type: GraphQLObjectType): string => Object.values(type.getFields()).filter((field) => isLeafType(getNamedType(field.type)) && !field.args.some(({ type: arg }) => isNonNullType(arg))).map(({ name }) => name).join(' ') || '__typename';

function objectsOf(schema: GraphQLSchema, type: GraphQLOutputType): GraphQLObjectType[] {
  const named = getNamedType(type);
  return isAbstractType(named) ? [...schema.getPossibleTypes(named)] : isObjectType(named) ? [named] : [];
}

/** Arguments of a nested field that must be given, written out. */
const inner = (field: Field): string | undefined => {
  const must = field.args.filter(({ type }) => isNonNullType(type));
  if (must.some(({ type }) => isInputObjectType(getNamedType(type)))) return undefined;
  return must.length ? `(${must.map((arg) => `${arg.name}: ${JSON.stringify(plain(arg.name, getNamedType(arg.type).name) ?? '0197f000-0000-7000-8000-00000000000f')}`).join(', ')})` : '';
};

/** Every path below a field, as what it selects: its own plain fields first, then those of each object that can be reached from it, and so on. No type twice on one path. */
export function selections(schema: GraphQLSchema, type: GraphQLOutputType, seen: readonly string[] = [], depth = 0): string[] {
  const objects = objectsOf(schema, type);
  if (objects.length === 0) return [''];
  return objects.flatMap((object) => {
    const wrap = (text: string) => (isAbstractType(getNamedType(type)) ? `{ __typename ... on ${object.name} { ${text} } }` : `{ ${text} }`);
    if (seen.includes(object.name)) return [];
    const below = depth >= DEEPEST ? [] : Object.values(object.getFields()).filter((field) => !isLeafType(getNamedType(field.type))).flatMap((field) => {
      const given = inner(field);
      return given === undefined ? [] : selections(schema, field.type, [...seen, object.name], depth + 1).map((text) => wrap(`${field.name}${given} ${text}`));
    });
    return [wrap(leaves(object)), ...below];
  });
}

/** The operation as text with variables for its arguments. */
export function documentOf(kind: Place['kind'], field: Field, values: Values, selection: string): string {
  const given = field.args.filter(({ name }) => name in values);
  return `${kind}${given.length ? ` (${given.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')})` : ''} { ${field.name}${given.length ? `(${given.map(({ name }) => `${name}: $${name}`).join(', ')})` : ''} ${selection} }`;
}
