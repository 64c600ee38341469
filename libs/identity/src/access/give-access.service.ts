import { Inject, Injectable } from '@nestjs/common';
import { as, GRADES, rowsFor, type Action, type Grade } from '@quittance/access';
import { Clock, Database, isFresh, isId, newId, notFound, notFresh, Refused, sql, standAsSystem, type Actor, type Tx } from '@quittance/platform';
import { AuditService } from '../audit/audit.service.ts';
import type { Person } from '../people/person.type.ts';
import { SessionsService } from '../sessions/sessions.service.ts';
import { AccessChange, type GiveAccessInput } from './access.type.ts';
import { EffectService } from './effect.service.ts';
import { isOutside } from './held.ts';
import { PeopleReadService } from './people-read.service.ts';

const OF_AGENCY = ['collector', 'supervisor', 'accountant', 'administrator'];
interface Held { id: string; role: string; grade: Grade | null; creditor_id: string | null; study_id: string | null }
export interface Change { action: string; event: 'AccessGiven' | 'AccessTaken'; ends: boolean; facts: Record<string, string | null> }

/**
 * Who may come in, and as what. Nobody changes his own access, and the last administrator stays; what a change does is reckoned by the
 * abilities before and after it, in its own transaction, so that what is shown before saving is what saving does.
 */
@Injectable()
export class GiveAccessService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(AuditService) private readonly audit: AuditService,
    @Inject(SessionsService) private readonly sessions: SessionsService, @Inject(PeopleReadService) private readonly people: PeopleReadService, @Inject(EffectService) private readonly effects: EffectService,
  ) {}

  /** Refusals: own_access, mixed_access, already_held, bad_fields, not_found. */
  give(actor: Actor, input: GiveAccessInput, dryRun = false): Promise<AccessChange> {
    return this.change(actor, 'give', input.userId, dryRun, async (tx, person) => {
      const asked = this.#asked(input);
      // Of whom the role is: a company of this agency that the actor may give access to, or the agency itself.
      if (!actor.ability.can('give', as('Person', { agencyId: actor.agencyId, creditorId: asked.creditorId, studyId: asked.studyId }))) throw notFound('Person');
      const company = await this.#company(tx, actor, asked);
      const held = await this.#held(tx, person.id);
      if (held.some((one) => one.creditor_id !== asked.creditorId || one.study_id !== asked.studyId)) throw new Refused('mixed_access', { facts: { company: person.roles[0]?.companyName ?? null } });
      const same = held.find((one) => one.role === asked.role);
      if (same && same.grade === asked.grade) throw new Refused('already_held', { facts: { role: asked.role, grade: asked.grade } });
      const lowered = same?.grade !== undefined && same?.grade !== null && GRADES.indexOf(same.grade) > GRADES.indexOf(asked.grade!);
      if (same) await this.#notLast(tx, actor, person.id, same);
      if (same) await this.#end(tx, actor, same.id);
      await tx.rows(sql`insert into role_held (id, agency_id, user_id, role, grade, creditor_id, study_id, given_at, given_by, given_by_name)
        values (${newId()}, ${actor.agencyId}, ${person.id}, ${asked.role}, ${asked.grade}, ${asked.creditorId}, ${asked.studyId}, ${this.clock.now()}, ${actor.id}, ${actor.name})`);
      return { action: 'giveAccess', event: 'AccessGiven', ends: lowered, facts: { role: asked.role, grade: asked.grade, was: same?.grade ?? null, company } };
    });
  }

  /** Refusals: own_access, last_administrator, not_found. */
  take(actor: Actor, userId: string, roleId: string, dryRun = false): Promise<AccessChange> {
    return this.change(actor, 'give', userId, dryRun, async (tx, person) => {
      const taken = (await this.#held(tx, person.id)).find((one) => one.id === roleId);
      if (!taken) throw notFound('Person');
      await this.#notLast(tx, actor, person.id, taken);
      await this.#end(tx, actor, taken.id);
      return { action: 'takeAccess', event: 'AccessTaken', ends: true, facts: { role: taken.role, grade: taken.grade, company: person.roles.find(({ id }) => id === roleId)?.companyName ?? null } };
    });
  }

  /** Refusals: own_access, last_administrator, already_disabled. */
  disable(actor: Actor, userId: string, dryRun = false): Promise<AccessChange> {
    return this.change(actor, 'revoke', userId, dryRun, async (tx, person) => {
      if (person.standing === 'disabled') throw new Refused('already_disabled');
      for (const held of await this.#held(tx, person.id)) await this.#notLast(tx, actor, person.id, held);
      await tx.rows(sql`update app_user set disabled_at = ${this.clock.now()} where id = ${person.id}`);
      return { action: 'disablePerson', event: 'AccessTaken', ends: true, facts: {} };
    });
  }

  /** Refusals: own_access, not_disabled. */
  enable(actor: Actor, userId: string, dryRun = false): Promise<AccessChange> {
    return this.change(actor, 'revoke', userId, dryRun, async (tx, person) => {
      if (person.standing !== 'disabled') throw new Refused('not_disabled');
      await tx.rows(sql`update app_user set disabled_at = null where id = ${person.id}`);
      return { action: 'enablePerson', event: 'AccessGiven', ends: false, facts: {} };
    });
  }

  /** The one way in which somebody's access changes: by who may, who proved himself lately, never his own; foreseen by the act itself. */
  async change(actor: Actor, action: Action, userId: string, dryRun: boolean, work: (tx: Tx, person: Person) => Promise<Change>): Promise<AccessChange> {
    // What is only looked at may be looked at; what is done is done by one who just proved himself.
    if (!dryRun && !isFresh(actor.authenticatedAt, this.clock.now())) throw notFresh();
    const all = () => this.database.transact(async (tx) => {
      const person = await this.people.mayActOn(actor, action, userId, tx);
      if (!person) throw notFound('Person');
      if (person.id === actor.id) throw new Refused('own_access');
      // One change at a time in an agency: two administrators can't take each other at once.
      await tx.rows(sql`select 1 as one from agency where id = ${actor.agencyId} for no key update`);
      const before = await this.effects.reach(tx, person.id), open = await this.effects.sessions(tx, person.id);
      const change = await work(tx, person);
      const after = await this.effects.reach(tx, person.id);
      const effect = await this.effects.between(before, after, change.ends ? open : []);
      if (change.ends) await this.sessions.endAllOf(tx, person.id, change.action === 'disablePerson' ? 'disabled' : 'access_changed');
      await tx.emit(change.event, { userId: person.id }, { agencyId: actor.agencyId, internal: true });
      await this.audit.record(tx, actor, { action: change.action, subject: 'Person', subjectId: person.id, outcome: 'done', facts: { ...change.facts, casesBefore: effect.casesBefore, casesAfter: effect.casesAfter, sessionsEnded: effect.sessionsClosing } });
      return Object.assign(new AccessChange(), { person: (await this.people.one(actor, person.id, tx))!, effect });
    }, { dryRun });
    return isOutside(actor) ? standAsSystem('people', all) : all();
  }

  #asked({ role, grade, creditorId, studyId }: GiveAccessInput): { role: string; grade: Grade | null; creditorId: string | null; studyId: string | null } {
    const bad = (field: string) => new Refused('bad_fields', { fields: [{ field, code: 'unknown_value' }] });
    const none = { grade: null, creditorId: null, studyId: null };
    if (OF_AGENCY.includes(role)) { if (grade || creditorId || studyId) throw bad('role'); return { role, ...none }; }
    if (role === 'creditor_user') {
      if (!GRADES.includes(grade as Grade)) throw bad('grade');
      if (!creditorId || !isId(creditorId) || studyId) throw notFound('Creditor');
      return { ...none, role, grade: grade as Grade, creditorId };
    }
    if (role !== 'bailiff' || grade) throw bad('role');
    if (!studyId || !isId(studyId) || creditorId) throw notFound('Study');
    return { ...none, role, studyId };
  }

  async #company(tx: Tx, actor: Actor, { creditorId, studyId }: { creditorId: string | null; studyId: string | null }): Promise<string | null> {
    if (!creditorId && !studyId) return null;
    const [found] = await tx.rows<{ name: string }>(creditorId ? sql`select c.name from creditor c where c.id = ${creditorId} and (${rowsFor(actor.ability, 'read', 'Creditor', 'c')})` : sql`select y.name from study y where y.id = ${studyId} and (${rowsFor(actor.ability, 'read', 'Study', 'y')})`);
    if (!found) throw notFound(creditorId ? 'Creditor' : 'Study');
    return found.name;
  }

  #held(tx: Tx, userId: string): Promise<Held[]> {
    return tx.rows<Held>(sql`select r.id, r.role, r.grade, r.creditor_id, r.study_id from role_held r where r.user_id = ${userId} and r.ended_at is null order by r.given_at, r.id`);
  }

  /** Somebody must be left who can give access: in the agency always, in a company when it is the company that takes it. */
  async #notLast(tx: Tx, actor: Actor, userId: string, held: Held): Promise<void> {
    const others = held.role === 'administrator' ? sql`r.role = 'administrator' and r.agency_id = ${actor.agencyId}`
      : held.grade === 'administrator' && isOutside(actor) ? sql`r.grade = 'administrator' and r.creditor_id = ${held.creditor_id}` : undefined;
    if (!others) return;
    const left = await tx.first(sql`select 1 as one from role_held r join app_user u on u.id = r.user_id where r.ended_at is null and u.disabled_at is null and u.id <> ${userId} and ${others} limit 1`);
    if (!left) throw new Refused('last_administrator', { facts: { company: held.creditor_id ? 'company' : 'agency' } });
  }

  #end(tx: Tx, actor: Actor, roleId: string): Promise<unknown> {
    return tx.rows(sql`update role_held set ended_at = ${this.clock.now()}, ended_by = ${actor.id}, ended_by_name = ${actor.name} where id = ${roleId} and ended_at is null`);
  }
}
