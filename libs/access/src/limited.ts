import type { RawRuleOf } from '@casl/ability';
import { packRules } from '@casl/ability/extra';
import { unpack, type Ability, type Action } from './ability.ts';

/** What a program may do with a person's rights: read; hand over, where he may. */
export const TOKEN_SCOPES = ['read', 'deposit'] as const satisfies readonly Action[];
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** Read by people alone, however far the person's own rights go: who works here, what was done, who asked for his data, and the keys themselves. */
const PEOPLE_ALONE: ReadonlySet<string> = new Set(['Account', 'Person', 'CaseAccess', 'CreditorUser', 'StudyUser', 'AuditEntry', 'ApiToken', 'PrivacyRequest', 'RetentionPolicy']);

/** The code on a posted letter opens the debtor's page: papers that are internal to the agency are not read by a program. */
const INTERNAL_PAPERS = { action: 'read', subject: 'Document', conditions: { internal: true }, inverted: true };

/** The same ability, cut to these scopes: never more than the person has, and what is forbidden to him stays so. */
export function cutTo(ability: Ability, scopes: readonly TokenScope[]): Ability {
  const kept = (ability.rules as RawRuleOf<Ability>[]).flatMap((rule) => {
    const subject = [rule.subject].flat().filter((one) => !PEOPLE_ALONE.has(String(one)));
    const action = rule.inverted ? [rule.action].flat() : [rule.action].flat().filter((one) => (scopes as readonly unknown[]).includes(one));
    return subject.length && action.length ? [{ ...rule, subject, action }] : [];
  });
  return unpack(JSON.stringify(packRules([...kept, INTERNAL_PAPERS] as unknown as RawRuleOf<Ability>[])));
}
