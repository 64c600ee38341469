/**
 * What of a row a role may read: field by field, asked of the ability, for every type of the schema. A field that no list of an outside role
 * names is closed to it: it answers as though there were nothing (null, or no rows), and where the schema promises a value, it is refused.
 */
import { EVERYONE, openFields } from '@quittance/access';
import { defaultFieldResolver, getNullableType, GraphQLError, isListType, isNonNullType, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import type { DoorContext } from './actor.ts';

/** undefined: everything is open (those of the house). */
interface Seen { open: ReadonlySet<string> | undefined }
const seen = new WeakMap<object, Seen>();
const ANYBODY: ReadonlySet<string> = new Set(Object.entries(EVERYONE).flatMap(([type, names]) => names.split(' ').map((name) => `${type}.${name}`)));

/** Wraps every field of the schema, once, where it is made. */
export function closeFields(schema: GraphQLSchema): GraphQLSchema {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (roots.includes(type)) rootField(field);
      else closedField(field, `${type.name}.${field.name}`);
    }
  }
  return schema;
}

/** Behind its guard somebody is known, and with him what is open below. */
function rootField(field: GraphQLField<unknown, DoorContext>): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = async (source, args, context, info) => {
    const answer: unknown = await resolve(source, args, context, info);
    const actor = await context.req.actor;
    seen.set(context, { open: actor ? openFields(actor.ability) : ANYBODY });
    return answer;
  };
}

function closedField(field: GraphQLField<unknown, DoorContext>, name: string): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  const nothing = isListType(getNullableType(field.type)) ? [] : isNonNullType(field.type) ? undefined : null;
  field.resolve = (source, args, context, info) => {
    const known = seen.get(context);
    if (known && (!known.open || known.open.has(name))) return resolve(source, args, context, info);
    if (nothing === undefined) throw new GraphQLError('Not allowed', { extensions: { code: 'FORBIDDEN' } });
    return nothing;
  };
}
