import { Inject, Injectable } from '@nestjs/common';
import { as, rowsFor } from '@quittance/access';
import { Database, inputHash, isId, notFound, Refused, refuseFaults, refuseOtherInput, sql, standAsSystem, type Actor, type Fault, type Tx } from '@quittance/platform';
import { PeopleReadService } from '../access/people-read.service.ts';
import { HoldersService } from '../account/holders.service.ts';
import { AuditService } from '../audit/audit.service.ts';
import { STAFF } from '../sessions/session-limits.ts';
import { AccountLinksService, type MadeLink } from './account-links.service.ts';
import type { InvitePersonInput } from './invitation.type.ts';
import { PeopleService, type NewUser } from './people.service.ts';
import type { Person } from './person.type.ts';

const EMAIL = /^[^\s@"(),:;<>[\\\]]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}]{2,}$/u;
const GRADES: readonly string[] = ['reader', 'operator', 'administrator'];
const MOST = { name: 200, email: 254, phone: 40 };

/** Who is asked in: an account without a password, and a link by mail to choose one. */
@Injectable()
export class InvitationsService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(PeopleService) private readonly people: PeopleService, @Inject(PeopleReadService) private readonly read: PeopleReadService,
    @Inject(AccountLinksService) private readonly links: AccountLinksService, @Inject(HoldersService) private readonly holders: HoldersService, @Inject(AuditService) private readonly audit: AuditService,
  ) {}

  /** For use-cases that open an account of their own kind, which ask for permission and write to the trail themselves. Refusals: email_taken. */
  async open(tx: Tx, by: { id: string; name: string } | null, user: Omit<NewUser, 'password' | 'givenBy'>, key?: { idempotencyKey: string; inputHash: string }): Promise<MadeLink & { userId: string }> {
    const userId = await this.people.openAccount(tx, { ...user, givenBy: by });
    const made = await this.links.invite(tx, { id: userId, agencyId: user.agencyId, email: user.email, name: user.name, locale: user.locale ?? 'fr' }, by, key);
    await tx.emit('PersonInvited', { userId }, { agencyId: user.agencyId, internal: true });
    return { ...made, userId };
  }

  /** Refusals: not_found, bad_fields, email_taken. */
  invite(actor: Actor, input: InvitePersonInput): Promise<Person> {
    return this.#for(actor, () => this.database.transact(async (tx) => {
      const { idempotencyKey, ...asked } = input, hash = inputHash(asked), user = asUser(input);
      if (!actor.ability.can('invite', as('Person', { agencyId: actor.agencyId, creditorId: user.creditorId ?? null, studyId: user.studyId ?? null }))) throw notFound('Person');
      // The step is the agency's, and sees everybody: that it is of his own company is said here, whatever his ability says.
      if ((actor.creditorId && user.creditorId !== actor.creditorId) || (actor.studyId && user.studyId !== actor.studyId)) throw notFound('Person');
      await this.#mustBeOurs(tx, actor, user);
      await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`invite ${actor.agencyId} ${idempotencyKey}`}, 0))`);
      const before = await tx.first<{ user_id: string; input_hash: string }>(sql`select user_id, input_hash from account_link where agency_id = ${actor.agencyId} and idempotency_key = ${idempotencyKey}`);
      if (before) {
        refuseOtherInput(before.input_hash, hash);
        return this.#person(tx, actor, before.user_id);
      }
      const { userId } = await this.open(tx, actor, { ...user, agencyId: actor.agencyId }, { idempotencyKey, inputHash: hash });
      await this.audit.record(tx, actor, { action: 'invitePerson', subject: 'Person', subjectId: userId, outcome: 'done', facts: { role: user.role, grade: user.grade, creditorId: user.creditorId, studyId: user.studyId } });
      return this.#person(tx, actor, userId);
    }));
  }

  /** Another link in the place of the one before. Refusals: not_found, already_in (he has chosen a password), already_disabled. */
  again(actor: Actor, userId: string): Promise<Person> {
    return this.#for(actor, () => this.database.transact(async (tx) => {
      const person = await this.read.mayActOn(actor, 'invite', userId, tx);
      if (!person) throw notFound('Person');
      if (person.standing === 'disabled') throw new Refused('already_disabled');
      const holder = person.standing === 'invited' ? await this.holders.byId(userId, tx) : undefined;
      if (!holder) throw new Refused('already_in');
      await this.links.invite(tx, holder, actor);
      await tx.emit('PersonInvited', { userId }, { agencyId: actor.agencyId, internal: true });
      await this.audit.record(tx, actor, { action: 'inviteAgain', subject: 'Person', subjectId: userId, outcome: 'done' });
      return this.#person(tx, actor, userId);
    }));
  }

  /** Those who run their own company's access do it by a step of the agency's: the second wall shows them nobody else. */
  #for<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    return actor.creditorId || actor.studyId ? standAsSystem('people', work) : work();
  }

  async #person(tx: Tx, actor: Actor, id: string): Promise<Person> {
    const person = await this.read.one(actor, id, tx);
    if (!person) throw notFound('Person');
    return person;
  }

  async #mustBeOurs(tx: Tx, actor: Actor, { creditorId, studyId }: { creditorId?: string | null; studyId?: string | null }): Promise<void> {
    if (creditorId && !(isId(creditorId) && (await tx.first(sql`select 1 as one from creditor c where c.id = ${creditorId} and (${rowsFor(actor.ability, 'read', 'Creditor', 'c')})`)))) throw notFound('Creditor');
    if (studyId && !(isId(studyId) && (await tx.first(sql`select 1 as one from study s where s.id = ${studyId} and (${rowsFor(actor.ability, 'read', 'Study', 's')})`)))) throw notFound('Study');
  }
}

/** The input as an account to open; every field that can't be taken is named. */
function asUser(input: InvitePersonInput): Omit<NewUser, 'agencyId' | 'password' | 'givenBy'> {
  const faults: Fault[] = [], text = (field: keyof typeof MOST, value: string | null | undefined, needed: boolean): string => {
    const found = value?.trim() ?? '';
    if (needed && !found) faults.push({ field, code: 'required' });
    if (found.length > MOST[field]) faults.push({ field, code: 'too_long', facts: { limit: MOST[field] } });
    return found;
  };
  const name = text('name', input.name, true), email = text('email', input.email, true), phone = text('phone', input.phone, false);
  if (email && !EMAIL.test(email)) faults.push({ field: 'email', code: 'email_invalid', facts: { found: email.slice(0, 40) } });
  const { role } = input, creditorId = input.creditorId || null, studyId = input.studyId || null, grade = input.grade || null;
  const ofCreditor = role === 'creditor_user', ofStudy = role === 'bailiff';
  if (!ofCreditor && !ofStudy && !(STAFF as readonly string[]).includes(role)) faults.push({ field: 'role', code: 'unknown_value', facts: { found: role.slice(0, 40) } });
  if (ofCreditor !== (creditorId !== null)) faults.push({ field: 'creditorId', code: ofCreditor ? 'required' : 'unexpected' });
  if (ofStudy !== (studyId !== null)) faults.push({ field: 'studyId', code: ofStudy ? 'required' : 'unexpected' });
  if (ofCreditor ? !GRADES.includes(grade ?? '') : grade !== null) faults.push({ field: 'grade', code: ofCreditor ? 'unknown_value' : 'unexpected' });
  if (!input.idempotencyKey.trim() || input.idempotencyKey.length > 100) faults.push({ field: 'idempotencyKey', code: 'required' });
  refuseFaults(faults);
  return { name, email, phone: phone || null, role: role as NewUser['role'], grade, creditorId, studyId };
}
