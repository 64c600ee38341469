/** What the second wall is told at the beginning of each transaction: one statement, true until its end. */
import { isId } from '../ids.ts';
import type { Standing } from '../guard/standing.ts';

/** Ids and role names alone, each looked at: there is nothing here to escape. */
function literal(id: string | null): string {
  if (id === null) return `''`;
  if (!isId(id)) throw new Error('standing: an actor stands on ids');
  return `'${id}'`;
}

const role = (kind: Standing['kind']) => `set_config('role', 'quittance_${kind}', true)`;

/** `select set_config(…)`: the role of this kind of actor, and what is his. */
export function settingsOf({ kind, actorId, agencyId, creditorId, studyId, caseIds }: Standing): string {
  const said = [role(kind)];
  const say = (name: string, value: string) => said.push(`set_config('quittance.${name}', ${value}, true)`);
  if (actorId) say('actor', literal(actorId));
  if (agencyId) say('agency', literal(agencyId));
  if (creditorId) say('creditor', literal(creditorId));
  if (studyId) say('study', literal(studyId));
  if (caseIds.length) say('cases', `'${caseIds.map((id) => literal(id).slice(1, -1)).join(',')}'`);
  return `select ${said.join(', ')}`;
}

/** Another kind of actor from here on, within the same transaction. */
export const roleOnly = (kind: Standing['kind']): string => `select ${role(kind)}`;
