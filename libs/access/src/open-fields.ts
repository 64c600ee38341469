import type { RawRuleOf } from '@casl/ability';
import type { Ability } from './ability.ts';
import { EVERYONE } from './fields/everyone.ts';
import { fieldsOf } from './fields/lists.ts';

const COMMON = fieldsOf(EVERYONE);
const known = new WeakMap<Ability, { open: ReadonlySet<string> | undefined }>();

/**
 * What of the schema this ability opens, as "Type.field"; undefined: all of it, for those of the house, whose sentences name no fields. Which
 * rows is another question (rowsFor). Reckoned once for an ability.
 */
export function openFields(ability: Ability): ReadonlySet<string> | undefined {
  const found = known.get(ability);
  if (found) return found.open;
  const reads = (ability.rules as RawRuleOf<Ability>[]).filter((rule) => !rule.inverted && [rule.action].flat().includes('read'));
  const open = reads.some(({ fields }) => !fields?.length) ? undefined : new Set([...COMMON, ...reads.flatMap(({ fields }) => fields!)].flat());
  known.set(ability, { open });
  return open;
}
