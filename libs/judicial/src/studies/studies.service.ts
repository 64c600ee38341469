import { Inject, Injectable } from '@nestjs/common';
import { as, rowsFor } from '@quittance/access';
import type { Reader } from '@quittance/cases';
import { AuditService, InvitationsService, PeopleService } from '@quittance/identity';
import { Faults } from '@quittance/parties';
import { Clock, Database, isId, newId, notFound, refuseFaults, sql, type Actor } from '@quittance/platform';
import { studyEntity } from './study.entity.ts';
import { Study, StudyUser, StudyUserAdded, type AddStudyUserInput, type RegisterStudyInput, type StudySummary } from './study.type.ts';

interface Row {
  id: string; name: string; legal_form: string | null; siren: string | null; line1: string; line2: string | null; postal_code: string; city: string; country: string;
  email: string; phone: string | null; departments: string[]; open_files: string;
}

/** 01 to 95 with Corsica's two, and overseas. */
const DEPARTMENT = /^(0[1-9]|[1-8]\d|9[0-5]|2A|2B|97[1-8]|98[4678])$/;
const MOST_DEPARTMENTS = 110;

/** The studies of commissaires de justice to which an agency hands files, and the people who work there. */
@Injectable()
export class StudiesService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(AuditService) private readonly audit: AuditService, @Inject(PeopleService) private readonly people: PeopleService, @Inject(InvitationsService) private readonly invitations: InvitationsService) {}

  /** A study that the agency works with. Every field that can't be taken is named. Refusals: not_found, bad_fields. */
  register(actor: Actor, input: RegisterStudyInput, { dryRun = false }: { dryRun?: boolean } = {}): Promise<Study> {
    return this.database.transact(async (tx) => {
      if (!actor.ability.can('register', as('Study', { agencyId: actor.agencyId }))) throw notFound('Agency');
      const faults = new Faults();
      const study = checkStudy(faults, input);
      // One at a time in one agency: the same study can't be taken on twice by two people at once.
      await tx.rows(sql`select 1 as one from agency where id = ${actor.agencyId} for no key update`);
      const taken = study.siren ? await tx.first<{ name: string }>(sql`select name from study where agency_id = ${actor.agencyId} and siren = ${study.siren}`) : undefined;
      if (taken) faults.add('siren', 'siren_taken', { siren: study.siren, name: taken.name });
      const namesake = !taken && (await tx.first(sql`select 1 as one from study where agency_id = ${actor.agencyId} and lower(name) = lower(${study.name}) and postal_code = ${study.postalCode}`));
      if (namesake) faults.add('name', 'study_taken', { name: study.name });
      refuseFaults(faults.all);
      const id = newId();
      await tx.add(studyEntity, { id, agencyId: actor.agencyId, ...study, createdAt: this.clock.now(), createdBy: actor.id });
      await tx.emit('StudyRegistered', { studyId: id }, { agencyId: actor.agencyId, internal: true });
      await this.audit.record(tx, actor, { action: 'registerStudy', subject: 'Study', subjectId: id, outcome: 'done', facts: { name: study.name } });
      return (await this.one(actor, id, tx))!;
    }, { dryRun });
  }

  /** An account for somebody who works at the study; he is sent a link to choose his password. Refusals: not_found, bad_fields, email_taken. */
  addUser(actor: Actor, input: AddStudyUserInput): Promise<StudyUserAdded> {
    return this.database.transact(async (tx) => {
      const study = isId(input.studyId) && (await tx.first<{ agency_id: string }>(sql`select s.agency_id from study s where s.id = ${input.studyId} and (${rowsFor(actor.ability, 'read', 'Study', 's')})`));
      if (!study || !actor.ability.can('invite', as('StudyUser', { agencyId: study.agency_id }))) throw notFound('Study');
      const faults = new Faults();
      const name = faults.required('name', input.name);
      faults.required('email', input.email, 'email');
      const email = faults.email('email', input.email) ?? '';
      refuseFaults(faults.all);
      const { userId: id, expiresAt: invitedUntil } = await this.invitations.open(tx, actor, { agencyId: actor.agencyId, email, name, role: 'bailiff', studyId: input.studyId });
      await tx.emit('AccessChanged', { userId: id, studyId: input.studyId }, { agencyId: actor.agencyId, internal: true });
      await this.audit.record(tx, actor, { action: 'addStudyUser', subject: 'StudyUser', subjectId: id, outcome: 'done', facts: { studyId: input.studyId } });
      return Object.assign(new StudyUserAdded(), { user: Object.assign(new StudyUser(), { id, name, email }), invitedUntil });
    });
  }

  async one(actor: Actor, id: string, reader: Reader = this.database): Promise<Study | null> {
    return isId(id) ? ((await this.#where(reader, actor, sql`s.id = ${id}`))[0] ?? null) : null;
  }

  /** Those of the agency, by name. */
  all(actor: Actor): Promise<Study[]> {
    return this.#where(this.database, actor, sql`true`);
  }

  /** Its people, for those who run its access. */
  async users(actor: Actor, studyId: string): Promise<StudyUser[]> {
    if (!actor.ability.can('read', as('StudyUser', { agencyId: actor.agencyId }))) return [];
    return (await this.people.ofStudy(this.database, studyId)).map((row) => Object.assign(new StudyUser(), row));
  }

  /** Those to which a file may be handed: somebody works there. */
  async withPeople(reader: Reader, actor: Actor): Promise<StudySummary[]> {
    return reader.rows<StudySummary>(sql`select s.id, s.name, s.city from study s where (${rowsFor(actor.ability, 'read', 'Study', 's')})
      and exists (select 1 from role_held r join app_user u on u.id = r.user_id where r.study_id = s.id and r.ended_at is null and u.disabled_at is null) order by s.name, s.id`);
  }

  async #where(reader: Reader, actor: Actor, condition: ReturnType<typeof sql>): Promise<Study[]> {
    const rows = await reader.rows<Row>(sql`select s.id, s.name, s.legal_form, s.siren, s.line1, s.line2, s.postal_code, s.city, s.country, s.email, s.phone, s.departments,
        (select count(*) from case_file f where f.study_id = s.id) as open_files
      from study s where (${condition}) and (${rowsFor(actor.ability, 'read', 'Study', 's')}) order by s.name, s.id`);
    return rows.map((row) => Object.assign(new Study(), {
      id: row.id, name: row.name, legalForm: row.legal_form, siren: row.siren, email: row.email, phone: row.phone, departments: row.departments, openFiles: Number(row.open_files),
      address: { line1: row.line1, line2: row.line2, postalCode: row.postal_code, city: row.city, country: row.country },
    }));
  }
}

function checkStudy(faults: Faults, input: RegisterStudyInput) {
  const given = [...new Set(input.departments.map((one) => one.trim().toUpperCase()).filter(Boolean))];
  given.forEach((one, i) => { if (!DEPARTMENT.test(one)) faults.add(`departments.${i}`, 'department_invalid', { found: one.slice(0, 40) }); });
  if (given.length > MOST_DEPARTMENTS) faults.add('departments', 'too_many', { limit: MOST_DEPARTMENTS });
  faults.required('email', input.email, 'email');
  return {
    name: faults.required('name', input.name), legalForm: faults.optional('legalForm', input.legalForm, 'short'),
    siren: input.siren?.trim() ? faults.siren('siren', input.siren) : null, ...faults.address('address', input.address), email: faults.email('email', input.email) ?? '',
    phone: faults.phone('phone', input.phone), iban: input.iban?.trim() ? faults.iban('iban', input.iban) : null, bic: faults.bic('bic', input.bic), departments: given,
  };
}
