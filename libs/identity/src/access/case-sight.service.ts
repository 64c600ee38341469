import { Inject, Injectable } from '@nestjs/common';
import { abilityFor, ACTIONS, as, openFields, rowsFor, type Ability, type RoleHeld, type SubjectName } from '@quittance/access';
import { Clock, Database, isId, sql, toInstant, type Actor } from '@quittance/platform';
import { ROLES } from '../sessions/sessions.service.ts';
import { visitor } from '../visits/visits.service.ts';
import { CaseSight, CaseViewer } from './access.type.ts';

/** Kinds of rows that a case has. Each is asked for as a row of this very case would be. */
const OF_CASE: readonly SubjectName[] = ['Claim', 'TimelineEntry', 'Document', 'Letter', 'Payment', 'Plan', 'Dispute', 'Question', 'Title', 'Handoff', 'BailiffAct', 'Hold', 'Message', 'Wish', 'Reminder', 'Mandate', 'Debtor'];

interface File { id: string; agency_id: string; creditor_id: string; debtor_id: string; study_id: string | null; public_reference: string; opened_at: string; creditor_name: string; study_name: string | null; offered_at: string | null }
interface Holder { user_id: string; name: string; roles: RoleHeld[]; held: { id: string; role: string; creditorId: string | null; studyId: string | null; company: string | null; givenAt: string }[] }
interface Visit { id: string; agency_id: string; creditor_id: string; case_id: string; name: string; locale: string; opened_at: string; by_name: string | null }

/**
 * Who can see a case now, and why. No rule stands here: each role that somebody holds is made into the ability that his next request gets,
 * and that ability is asked about the row of the case.
 */
@Injectable()
export class CaseSightService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock) {}

  async of(actor: Actor, { caseId, reference }: { caseId?: string | null | undefined; reference?: string | null | undefined }): Promise<CaseSight | null> {
    const which = caseId && isId(caseId) ? sql`f.id = ${caseId}` : !caseId && reference ? sql`f.public_reference = ${reference.trim().toUpperCase().slice(0, 20)}` : undefined;
    const file = which && (await this.database.first<File>(sql`
      select f.id, f.agency_id, f.creditor_id, f.debtor_id, f.study_id, f.public_reference, f.opened_at, c.name as creditor_name, y.name as study_name,
        (select max(h.offered_at) from handoff h where h.case_id = f.id and h.study_id = f.study_id) as offered_at
      from case_file f join creditor c on c.id = f.creditor_id left join study y on y.id = f.study_id
      where ${which} and (${rowsFor(actor.ability, 'read', 'CaseAccess', 'f')})`));
    if (!file) return null;
    const viewers = [...(await this.#people(file)), ...(await this.#visitors(file))];
    return Object.assign(new CaseSight(), {
      caseId: file.id, publicReference: file.public_reference, creditorId: file.creditor_id, creditorName: file.creditor_name, studyId: file.study_id, studyName: file.study_name, at: this.clock.now(), viewers,
    });
  }

  /** Each person once for each role by which he sees it. */
  async #people(file: File): Promise<CaseViewer[]> {
    const holders = await this.database.rows<Holder>(sql`
      select u.id as user_id, u.name, ${ROLES} as roles, (select jsonb_agg(jsonb_build_object('id', r.id, 'role', r.role, 'creditorId', r.creditor_id, 'studyId', r.study_id, 'company', coalesce(c.name, y.name), 'givenAt', r.given_at) order by r.given_at)
        from role_held r left join creditor c on c.id = r.creditor_id left join study y on y.id = r.study_id where r.user_id = u.id and r.ended_at is null) as held
      from app_user u where u.agency_id = ${file.agency_id} and u.disabled_at is null and exists (select 1 from role_held r where r.user_id = u.id and r.ended_at is null) order by lower(u.name), u.id`);
    const abilities = new Map<string, Ability>();
    const viewers = holders.flatMap(({ user_id, name, roles, held }) => roles.flatMap((role, n) => {
      const one = held[n]!;
      const key = `${role.role} ${role.grade ?? ''} ${role.creditorId ?? ''} ${role.studyId ?? ''}`;
      const ability = abilities.get(key) ?? abilityFor({ id: user_id, agencyId: file.agency_id, roles: [role] });
      abilities.set(key, ability);
      if (!sees(ability, file)) return [];
      const side = role.studyId ? 'study' as const : role.creditorId ? 'creditor' as const : 'agency' as const;
      return [this.#viewer(ability, file, { id: one.id, userId: user_id, name, companyName: one.company, side, role: role.role, grade: role.grade ?? null, since: later(one.givenAt, side === 'study' ? file.offered_at : file.opened_at), readOnlyBy: null })];
    }));
    const order = ['agency', 'creditor', 'study'];
    return viewers.sort((a, b) => order.indexOf(a.side) - order.indexOf(b.side));
  }

  async #visitors(file: File): Promise<CaseViewer[]> {
    const now = this.clock.now();
    const rows = await this.database.rows<Visit>(sql`
      select v.id, v.agency_id, v.creditor_id, v.case_id, v.name, v.locale, v.opened_at, u.name as by_name
      from visit v left join viewing w on w.id = v.viewing_id left join app_user u on u.id = w.user_id
      where v.case_id = ${file.id} and v.ended_at is null and v.expires_at > ${now} and v.last_seen_at > ${now.subtract({ minutes: 30 })} order by v.opened_at`);
    return rows.flatMap((row) => {
      const { ability } = visitor(row);
      return sees(ability, file) ? [this.#viewer(ability, file, { id: row.id, userId: null, name: row.name, companyName: null, side: 'debtor', role: 'debtor', grade: null, since: toInstant(row.opened_at), readOnlyBy: row.by_name })] : [];
    });
  }

  #viewer(ability: Ability, file: File, who: Omit<CaseViewer, 'why' | 'sees' | 'internal' | 'closed' | 'acts'>): CaseViewer {
    const open = openFields(ability);
    const row = { agencyId: file.agency_id, creditorId: file.creditor_id, caseId: file.id, studyId: file.study_id };
    // A line of the case as the outside may be shown it: what a role may see of the kind, it sees of such a row.
    const told = (subject: SubjectName, internal: boolean) => ability.can('read', as(subject, { ...row, id: subject === 'Debtor' ? file.debtor_id : file.id, internal, toBailiff: true, toDebtor: true, kind: subject === 'Document' ? 'invoice' : 'payment', askedOf: 'creditor' }));
    return Object.assign(new CaseViewer(), {
      ...who, why: whyOf(ability, file), sees: OF_CASE.filter((subject) => told(subject, false) || told(subject, true)), internal: told('TimelineEntry', true),
      closed: open ? closedOf(open) : [], acts: ACTIONS.filter((action) => action !== 'read' && action !== 'viewAs' && ability.can(action, subjectOf(file))),
    });
  }
}

const subjectOf = (file: File) => as('CaseFile', { id: file.id, agencyId: file.agency_id, creditorId: file.creditor_id, studyId: file.study_id, debtorId: file.debtor_id });
const sees = (ability: Ability, file: File): boolean => ability.can('read', subjectOf(file));

/** By which condition of the sentence the row is theirs: the sentence that lets them see it names it. */
function whyOf(ability: Ability, file: File): string {
  const named = Object.keys((ability.relevantRuleFor('read', subjectOf(file))?.conditions ?? {}) as object);
  if (named.includes('creditorId')) return 'own_company';
  if (named.includes('agencyId')) return 'works_for_agency';
  return ability.can('read', as('Study', { id: file.study_id })) ? 'handed_over' : 'visit';
}

/** What an agency's own people read of a case and others may not: told by name where it is closed. */
const INSIDE = ['nextAction', 'acts', 'wishes', 'reminders', 'contactAdvice', 'holds', 'disputes', 'plans', 'promise', 'letters'];
const closedOf = (open: ReadonlySet<string>): string[] => INSIDE.filter((field) => !open.has(`CaseFile.${field}`));

const later = (given: string, of: string | null): Temporal.Instant => {
  const [a, b] = [toInstant(given), of ? toInstant(of) : undefined];
  return b && Temporal.Instant.compare(b, a) > 0 ? b : a;
};
