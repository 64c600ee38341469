import { abilityFor, type RoleHeld } from '@quittance/access';
import { sql, type Actor, type Sql } from '@quittance/platform';
import { ROLES } from '../sessions/sessions.service.ts';

export interface Reader { rows<T>(query: Sql): Promise<T[]> }

/** The roles that a person holds now, as his next request would have them. None while he is disabled. */
export async function rolesOf(reader: Reader, userId: string): Promise<{ agencyId: string; roles: RoleHeld[] }> {
  const [row] = await reader.rows<{ agency_id: string; disabled: boolean; roles: RoleHeld[] }>(sql`select u.agency_id, u.disabled_at is not null as disabled, ${ROLES} as roles from app_user u where u.id = ${userId}`);
  return { agencyId: row!.agency_id, roles: row!.disabled ? [] : row!.roles };
}

export const abilityNow = async (reader: Reader, userId: string) => abilityFor({ id: userId, ...(await rolesOf(reader, userId)) });

/**
 * A person as a row that a sentence can stand on: of one creditor, or of one study, where every role that he ever held is of it; of nobody's
 * but the agency's otherwise. Joined as `p` to `app_user u`.
 */
export const PERSON_ROW = sql`lateral (select u.id, u.agency_id,
    case when count(r.id) > 0 and count(distinct r.creditor_id) = 1 and bool_and(r.creditor_id is not null) then (array_agg(r.creditor_id))[1] end as creditor_id,
    case when count(r.id) > 0 and count(distinct r.study_id) = 1 and bool_and(r.study_id is not null) then (array_agg(r.study_id))[1] end as study_id
  from role_held r where r.user_id = u.id)`;

/** For people who run their own company's access: the second wall shows them no other person, so what the sentences open is read for them. */
export const isOutside = (actor: Actor): boolean => actor.creditorId !== null || actor.studyId !== null;
