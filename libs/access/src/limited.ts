import type { RawRuleOf } from '@casl/ability';
import { packRules } from '@casl/ability/extra';
import { unpack, type Ability, type Action } from './ability.ts';

/** What a program may do with a person's rights: read; hand over, where he may. */
export const TOKEN_SCOPES = ['read', 'deposit'] as const satisfies readonly Action[];
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** By which scope a program may do this, where its person may; undefined: by none. Papers for claims that are placed belong to handing over. */
export const scopeOf = (action: unknown, subject: unknown): TokenScope | undefined =>
  TOKEN_SCOPES.find((scope) => scope === action) ?? (action === 'register' && subject === 'Document' ? 'deposit' : undefined);

/** Read by people alone, however far the person's own rights go: who works here, what was done, who asked for his data, and the keys themselves. */
const PEOPLE_ALONE: ReadonlySet<string> = new Set(['Account', 'Person', 'CaseAccess', 'CaseOpening', 'CreditorUser', 'StudyUser', 'AuditEntry', 'ApiToken', 'PrivacyRequest', 'RetentionPolicy']);

/** The code on a posted letter opens the debtor's page: papers that are internal to the agency are not read by a program. */
const INTERNAL_PAPERS = { action: 'read', subject: 'Document', conditions: { internal: true }, inverted: true };

/** The same ability, cut to these scopes: never more than the person has, and what is forbidden to him stays so. */
export function cutTo(ability: Ability, scopes: readonly TokenScope[]): Ability {
  const kept = (ability.rules as RawRuleOf<Ability>[]).flatMap((rule) => {
    const subjects = [rule.subject].flat().filter((one) => !PEOPLE_ALONE.has(String(one)));
    if (rule.inverted) return subjects.length ? [{ ...rule, subject: subjects, action: [rule.action].flat() }] : [];
    // One pair at a time: what a scope opens may hang on both.
    return subjects.flatMap((subject) => {
      const action = [rule.action].flat().filter((one) => { const scope = scopeOf(one, subject); return scope !== undefined && scopes.includes(scope); });
      return action.length ? [{ ...rule, subject: [subject], action }] : [];
    });
  });
  return unpack(JSON.stringify(packRules([...kept, INTERNAL_PAPERS] as unknown as RawRuleOf<Ability>[])));
}
