import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { Database, isId, sql, toInstant, type Actor } from '@quittance/platform';
import { CaseOpening } from './access.type.ts';
import { PERSON_ROW } from './held.ts';

const MOST = 10;

interface Row { id: string; at: string; actor_kind: string; user_id: string | null; name: string | null; role: string | null; grade: string | null; creditor_id: string | null; study_id: string | null; company: string | null }

/** Who opened a case lately, as the trail has it: each person once, by the newest opening. All visits of the debtor are his. */
@Injectable()
export class CaseOpeningsService {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Newest first, ten at most; none of a case that the actor may not ask about. Each is told by the role that he has now; his name to those who may know him, and not once the trail has forgotten it. */
  async of(actor: Actor, caseId: string): Promise<CaseOpening[]> {
    if (!isId(caseId)) return [];
    const rows = await this.database.rows<Row>(sql`
      select x.*, h.role, h.grade, h.creditor_id, h.study_id, h.company from (
        select distinct on (coalesce(u.id::text, e.actor_kind)) e.id, e.at, e.actor_kind, u.id as user_id, case when u.id is not null and p.erased_at is null and exists (select 1 from ${PERSON_ROW} w where ${rowsFor(actor.ability, 'read', 'Person', 'w')}) then coalesce(p.actor_name, u.name) end as name
        from audit_entry e join case_file f on f.id = e.case_id left join audit_person p on p.id = e.person_id left join app_user u on u.id = e.actor_id and u.agency_id = e.agency_id
        where e.case_id = ${caseId} and e.action in ('openCase', 'enterCase') and e.outcome = 'done' and (${rowsFor(actor.ability, 'read', 'CaseOpening', 'e')}) and (${rowsFor(actor.ability, 'read', 'CaseAccess', 'f')})
        order by coalesce(u.id::text, e.actor_kind), e.id desc) x
      left join lateral (select r.role, r.grade, r.creditor_id, r.study_id, coalesce(c.name, y.name) as company from role_held r left join creditor c on c.id = r.creditor_id left join study y on y.id = r.study_id
        where r.user_id = x.user_id order by r.ended_at desc nulls first, r.given_at limit 1) h on true
      order by x.id desc limit ${MOST}`);
    return rows.map((row) => Object.assign(new CaseOpening(), {
      id: row.id, at: toInstant(row.at), userId: row.name === null ? null : row.user_id, name: row.name, companyName: row.company, role: row.actor_kind === 'debtor' ? 'debtor' : row.role, grade: row.grade,
      side: row.actor_kind === 'debtor' ? 'debtor' : row.study_id ? 'study' : row.creditor_id ? 'creditor' : 'agency',
    }));
  }
}
