/** The view as another: what is kept of it with the session, and what becomes of the actor while it lasts. */
import { abilityFor, readOnly, type RoleHeld } from '@quittance/access';
import { sql, toInstant, type Actor, type Sql } from '@quittance/platform';

export const VIEWING_LASTS = Temporal.Duration.from({ minutes: 30 });

export interface ViewingRow { id: string; role: 'creditor_user' | 'bailiff'; creditorId: string | null; studyId: string | null; caseIds: string[]; subjectName: string; beganAt: string; expiresAt: string; backTo: string }

/** The view that stands for session `s` of user `u`, as json; the debtor's is a visit of its own, and leaves the session what it is. */
export const viewingOf = (now: Temporal.Instant): Sql => sql`(select jsonb_build_object('id', w.id, 'role', w.role, 'creditorId', w.creditor_id, 'studyId', w.study_id, 'subjectName', w.subject_name, 'beganAt', w.began_at, 'expiresAt', w.expires_at, 'backTo', w.back_to,
    'caseIds', case when w.study_id is null then '[]'::jsonb else coalesce((select jsonb_agg(f.id) from case_file f where f.study_id = w.study_id and f.agency_id = w.agency_id), '[]'::jsonb) end)
  from viewing w where w.session_id = s.id and w.ended_at is null and w.expires_at > ${now} and w.role <> 'debtor' order by w.began_at desc limit 1)`;

/** He who looks, with the eyes of another and no hands: the roles of that other, restricted to reading. */
export function seenAs(actor: Actor, row: ViewingRow): Actor {
  // An administrator of the company: of all its grades, the one that sees the most.
  const roles: RoleHeld[] = [row.role === 'bailiff' ? { role: 'bailiff', studyId: row.studyId, caseIds: row.caseIds } : { role: 'creditor_user', grade: 'administrator', creditorId: row.creditorId }];
  return {
    ...actor, roles, creditorId: row.creditorId, studyId: row.studyId, ability: readOnly(abilityFor({ id: actor.id, agencyId: actor.agencyId, roles })),
    viewing: { id: row.id, as: row.role === 'bailiff' ? 'bailiff' : 'creditor', subjectName: row.subjectName, beganAt: instant(row.beganAt), expiresAt: instant(row.expiresAt), backTo: row.backTo },
  };
}

const instant = (value: string) => toInstant(value);
